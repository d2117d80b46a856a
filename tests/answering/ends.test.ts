import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const BRIDGE = `The council of Holmvik agreed on 9 January 2024 to build a bridge.
The Holmvik bridge opened on 14 March 2024 with a feast on the quay.
Divers inspected the bridge of Holmvik on 2 April 2024 and found cracks.
Lorries were banned from the Holmvik bridge on 20 April 2024.
The strike at the Holmvik ferry began on 6 May 2024.
The bridge of Holmvik was closed for good on 3 June 2024.
Tuesday's hearing on the Holmvik bridge finished two hours earlier than planned.`;

const TALKS = `On 8 January 2024 Norway and Sweden began ferry talks in Tornvik.
Norway and Sweden resumed their ferry talks in Tornvik on 12 February 2024.
The ferry talks of Norway and Sweden ended with a treaty on 5 March 2024.`;

const particulars = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const articles = [
    { ...particulars, id: 'bridge', published: '2024-06-04', text: BRIDGE },
    { ...particulars, id: 'talks', published: '2024-03-06', text: TALKS },
  ];
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2024-07-01T12:00:00Z') });
});

const daysOf = async (question: string): Promise<string[]> =>
  (await answering.ask({ question })).answers.map((a) => a.text.slice(0, a.text.indexOf(':')));

describe('what happened between two events', () => {
  it('keeps to the days between those of the events', async () => {
    const days = await daysOf('what happened to the Holmvik bridge between the opening and the ferry strike, in order');

    expect(days).toEqual(expect.arrayContaining(['14 March 2024', '20 April 2024', '6 May 2024']));
    expect(days).not.toContain('9 January 2024');
    expect(days).not.toContain('3 June 2024');
  });

  it('keeps to them too where the later event is named first', async () => {
    const days = await daysOf('what happened to the Holmvik bridge between the ferry strike and the opening, in order');

    expect(days).toEqual(expect.arrayContaining(['14 March 2024', '20 April 2024', '6 May 2024']));
    expect(days).not.toContain('3 June 2024');
  });
});

describe('what went on between two parties', () => {
  it.each([
    'timeline of the ferry talks between Norway and Sweden',
    'what happened between Norway and Sweden in order',
  ])('is told from its beginning to its end: %s', async (question) => {
    expect(await daysOf(question)).toEqual(['8 January 2024', '12 February 2024', '5 March 2024']);
  });
});

describe('how long something was', () => {
  it('is not told by how far it was from a plan', async () => {
    const { answer } = await answering.ask({ question: "how long did Tuesday's hearing on the Holmvik bridge go on" });

    expect(answer).not.toMatch(/^two hours/i);
  });
});
