import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const BRIDGE = `Some 3,100 residents were told to leave their homes on Monday after a bridge in Vardal cracked.
Engineer Nina Holm said repairs would cost 9 million euros.
The council will vote on the repairs on 12 April.
The new ferry in Vardal started on Sunday, a year late and £4m over budget.
Mayor Lars Brekke boarded the ferry with his deputy Siri Moen.
Mr Brekke said the delay was caused by a strike at the shipyard.
The Vardal choir sang on Saturday.
The swimming hall was shut on Saturday.
Some bathers went to Orsdal.
The closure was due to a burst pipe, the caretaker said.`;

const LATER = `Correction: An earlier version of this article said repairs would cost 9 million euros. The cost is 14 million euros.
The council said its vote had been moved from 12 April to 19 April.`;

const particulars = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const articles = [
    { ...particulars, id: 'bridge', published: '2021-03-30', text: BRIDGE },
    { ...particulars, id: 'later', published: '2021-04-02', text: LATER },
  ];
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-03T12:00:00Z') });
});

describe('an answer that fits what was asked', () => {
  it.each([
    ['How much will the repairs cost?', /^14 million euros: first given as 9 million euros/],
    ['When will the council vote on the repairs?', /^Monday 19 April 2021: moved from Monday 12 April 2021/],
    ['Why was the ferry late?', /strike at the shipyard/],
    ['Why was the swimming hall shut?', /burst pipe/],
  ])('to "%s" matches %s', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toMatch(expected);
  });

  it.each([['How many people died in Vardal?'], ['What colour is the ferry?'], ['What is the capital of Vardal?']])(
    'is not made up for "%s"',
    async (question) => {
      const { abstained } = await answering.ask({ question });

      expect(abstained).toBe(true);
    },
  );
});
