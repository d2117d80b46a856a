import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Article } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const TEXT = `The Vardal swimming hall will open again in May, its director Nina Holm said on Monday.
Repairs to the roof took eleven months and cost 4 million euros, twice what the council had planned.
Swimmers from two clubs trained in Orsdal meanwhile, a journey of forty minutes by bus.
"We lost about a third of our members," said Per Aas, who leads the older of the clubs.
Mayor Lars Brekke promised that tickets would not cost more than before.
A new café on the first floor is to be run by a family from Orsdal.`;

const article: Article = {
  id: 'hall',
  source: 'test',
  title: 'Swimming hall to open again',
  publisher: null,
  author: null,
  published: '2024-04-08',
  publishedHow: null,
  url: null,
  text: TEXT,
};

describe('a question on the subject that the article does not answer', () => {
  let store: Store;
  let answering: Answering;

  beforeAll(async () => {
    store = await openStore('memory:');
    await store.put([{ article, reading: readArticle(article) }]);
    answering = createAnswering({
      search: createSearch({ store }),
      store,
      now: () => new Date('2024-05-01T00:00:00Z'),
    });
  });

  afterAll(() => store.close());

  it.each([
    'what went wrong with the boiler',
    'which band plays at the party',
    'how much does the café charge for a sandwich',
    'why was the deputy director dismissed',
    'what did the inspectors find',
  ])('"%s" gets no answer', async (question) => {
    const answer = await answering.ask({ question });

    expect(answer.abstained, answer.answer).toBe(true);
  });

  it.each([
    ['how long did the roof repairs take', /eleven months/],
    ['who is going to run the café', /family from Orsdal/],
    ['how much did the repairs cost', /4 million euros/],
  ])('while "%s" is answered', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toMatch(expected);
  });

  it('says that nothing of it is mentioned where no word is', async () => {
    const { reason } = await answering.ask({ question: 'when do the dockers go on strike' });

    expect(reason).toBe('No stored article mentions any of this.');
  });
});
