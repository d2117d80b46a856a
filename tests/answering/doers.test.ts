import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const PRIZES = `Kestrel wins two at the Northern Music Awards

Singer Mia Rowan won the best newcomer award, while the group Kestrel took best Scottish band. The group Palefire won best live act. Thousands of fans attended the ceremony at Glasgow's Harbour Hall.

Two shipping firms, Maersund and Atlas Line, refused to carry the waste. Port workers stayed at home.

The charity single Hands Across The Sea raised $3m. The song was written by Peter Lowe and Dana Finch and sung by forty stars.

Ann Doyle met Jill Marsh and Colin Pratt resigned.`;

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };
  const article = { ...nothing, id: 'prizes', published: '2021-03-05', text: PRIZES };
  await store.put([{ article, reading: readArticle(article) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('a who-answer', () => {
  it.each([
    ['Who won best Scottish band at the awards?', ['Kestrel']],
    ['who won best live act', ['Palefire']],
    ['who refuses to carry the waste', ['Atlas Line', 'Maersund']],
    ['Who wrote Hands Across The Sea?', ['Dana Finch', 'Peter Lowe']],
    ['who resigned', ['Colin Pratt']],
  ])('names all who did just what is asked, and nobody else: "%s"', async (question, expected) => {
    const { answers } = await answering.ask({ question });

    expect(answers.map((a) => a.text).sort()).toEqual(expected);
  });
});
