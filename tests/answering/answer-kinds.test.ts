import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const QUARRY = `Quarry owner Peter Strand was arrested in Tromso on 4 March after inspectors found unlicensed explosives.
Mr Strand's lawyer, Eva Moe, said he would appeal.
Sales at the quarry fell 12% last year, while costs rose to 3.5m euros.
"It is a black day for the valley," said Nils Aune, the mayor of Storvik.
The mayor called the arrest a mistake, but police insisted that it was right.
The quarry, which employs 140 people, has not reopened.
It is Mr Strand's third arrest since 2015.`;

const LATER = `Peter Strand was released on 9 March, police in Tromso said.
Prosecutors dropped the case because the explosives had been licensed in 2014.
The quarry reopened on 16 March.`;

const particulars = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const articles = [
    { ...particulars, id: 'arrest', published: '2021-03-05', text: QUARRY },
    { ...particulars, id: 'release', published: '2021-03-17', text: LATER },
  ];
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('an answer', () => {
  it.each([
    ['who was arrested in tromso', /^Peter Strand/],
    ['why was peter strand arrested', /explosives/],
    ['why did prosecutors drop the case', /licensed in 2014/],
    ['by how much did sales at the quarry fall', /^12%/],
    ['how many people does the quarry employ', /^140/],
    ['who is the mayor of storvik', /^Nils Aune/],
    ['who called it a black day for the valley', /^Nils Aune/],
    ['who is eva moe', /lawyer/],
    ['when was strand released', /9 March 2021/],
    ['did the quarry reopen', /^(?:Yes|No)\./],
  ])('to "%s" matches %s', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toMatch(expected);
  });

  it('tells a timeline in order of time', async () => {
    const { answers } = await answering.ask({ question: 'timeline of the quarry' });

    const days = answers.map((a) => a.text.slice(0, a.text.indexOf(':')));
    expect(days).toEqual(['4 March 2021', '16 March 2021']);
  });

  it('stays short and marks no citations in its words', async () => {
    const { answer } = await answering.ask({ question: 'where was Peter Strand arrested' });

    expect(answer.split(' ').length).toBeLessThanOrEqual(26);
    expect(answer).not.toMatch(/\[\d\]/);
  });
});

describe('an abstention', () => {
  it.each([
    ['did eva moe resign'],
    ['why did nils aune resign'],
    ['who is the mayor of Tromso'],
    ['how many inspectors work in norway'],
    ['what did the queen say about the quarry'],
  ])('is given for "%s" with the nearest sentence, not as an answer', async (question) => {
    const answer = await answering.ask({ question });

    expect(answer).toMatchObject({ abstained: true, answers: [], citations: [], confidence: 0 });
  });
});
