import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const FERRY = `The ferry terminal in Harwick was built in 1974 and opened again on Monday, six months late.
Mayor Ingrid Falk met the shipowner Tore Brandvik in Harwick on Tuesday.
Ms Falk did not meet the union leader Jonas Lie, who had asked for talks.
A court convicted the former captain Arne Holm of smuggling but cleared him of taking bribes from Mr Brandvik.
Captain Rolf Berg, whose contract had not been renewed, will stay, Ms Falk said.
Mr Holm resigned in May, a week after police searched his office.
Some 300 dockers marched to the terminal.
Minister Eva Strand will visit Harwick next month.`;

const particulars = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const article = { ...particulars, id: 'ferry', published: '2021-03-05', text: FERRY };
  await store.put([{ article, reading: readArticle(article) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('a yes-or-no answer', () => {
  it.each([
    ['did ingrid falk meet tore brandvik', 'yes'],
    ['Did Ingrid Falk meet Jonas Lie?', 'no'],
    ['Will Captain Rolf Berg stay?', 'yes'],
    ['Was Arne Holm cleared of taking bribes?', 'yes'],
    ['Did Arne Holm take bribes?', 'no'],
    ['Was the terminal built in 1974?', 'yes'],
    ['Was the terminal built in 1984?', 'no'],
    ['Did the terminal open on time?', 'no'],
    ['Did Holm resign before police searched his office?', 'no'],
    ['Did Holm resign after police searched his office?', 'yes'],
    ['Did 300 dockers march to the terminal?', 'yes'],
    ['Did 900 dockers march to the terminal?', 'no'],
    ['Is Ingrid Falk the mayor?', 'yes'],
    ['Did Eva Strand visit Harwick?', 'planned'],
  ])('to "%s" is %s', async (question, expected) => {
    const { answers } = await answering.ask({ question });

    expect(answers.map((a) => a.text)).toEqual([expected]);
  });

  it.each([
    ['Is Jonas Lie the mayor?'],
    ['Did Tore Brandvik resign?'],
    ['Was the march banned?'],
    ['Did Jonas Lie meet Tore Brandvik?'],
  ])('is not given for "%s"', async (question) => {
    const { abstained } = await answering.ask({ question });

    expect(abstained).toBe(true);
  });
});
