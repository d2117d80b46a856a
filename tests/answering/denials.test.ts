import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const PARTY = `Mr Gareth Harlow, the leader of the Coastal Party, says he will not stand for the leadership again. His deputy, Ms Petra Lund, said she had agreed to give evidence to the inquiry.

Boxer Mark Dunn said he did not pay his aunt the $2 million.

Councillor Owen Trask said he could not honestly say sorry for the remarks and would not apologise to the residents. Ferry operator Nordline refused to hand back the deposit. Nordline ruled out a bid for rival Seaway.

Marcus Bell founded the Lantern Festival in 1979.

The charity single Hands Across The Sea raised $3m. The song was written by Peter Lowe and sung by forty stars.`;

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };
  const article = { ...nothing, id: 'party', published: '2021-03-05', text: PARTY };
  await store.put([{ article, reading: readArticle(article) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('a denial in other words than the question', () => {
  it.each([
    ['does harlow want another go at being leader'],
    ['did mark dunn give his aunt the 2 million'],
    ['is trask willing to say sorry'],
    ['did trask say sorry to the residents'],
    ['did nordline give the deposit back'],
    ['is nordline bidding for seaway'],
  ])('answers no to "%s"', async (question) => {
    const { answers } = await answering.ask({ question });

    expect(answers.map((a) => a.text)).toEqual(['no']);
  });

  it.each([
    ['has petra lund resigned'],
    ['did harlow apologise to the residents'],
    ['did petra lund pay her aunt the 2 million'],
    ['did nordline pay its aunt'],
  ])('is not taken for one of somebody else in "%s"', async (question) => {
    const { abstained } = await answering.ask({ question });

    expect(abstained).toBe(true);
  });
});

describe('who wrote a work', () => {
  it('is not said by a line about another work', async () => {
    const { answers } = await answering.ask({ question: 'who wrote Broken Kites' });

    expect(answers).toEqual([]);
  });
});

describe('a phrasal verb in a question', () => {
  it.each([
    ['who set up the lantern festival', 'Marcus Bell'],
    ['Who wrote Hands Across The Sea?', 'Peter Lowe'],
  ])('is looked up by both its words in "%s"', async (question, expected) => {
    const { answers } = await answering.ask({ question });

    expect(answers[0]?.text).toBe(expected);
  });
});
