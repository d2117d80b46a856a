import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, ReadArticle } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { article } from '../store/contract.ts';

const sentences = (id: string, lines: readonly string[], more: Partial<Article> = {}): ReadArticle => {
  const text = lines.join(' ');
  let at = 0;
  return {
    article: article(id, text, more),
    reading: {
      sentences: lines.map((line, n) => {
        const start = at;
        at += line.length + 1;
        return { n, kind: 'body', paragraph: 0, start, end: start + line.length };
      }),
      entities: [],
      dates: [],
      quotations: [],
      events: [],
    },
  };
};

let store: Store;

beforeEach(async () => {
  store = await openStore('memory:');
  await store.put([
    sentences('ferry', ['The ferry to Sandholm sails again.', 'Captain Anna Holt repaired its engine on Friday.'], {
      title: 'Ferry is back',
      publisher: 'The Harbour Post',
      published: '2024-03-02',
    }),
    sentences('bridge', ['The bridge to Sandholm is closed.', 'Its repair takes two weeks, the council said.'], {
      title: 'Bridge closed',
      publisher: 'Valley News',
    }),
    sentences('bread', ['Bread prices rose again.', 'Bakers blame the harvest.']),
  ]);
});
afterEach(async () => {
  await store.close();
});

const find = (text: string) => createSearch({ store }).find({ text, filter: {}, articles: 5 });

describe('find', () => {
  it('puts the article and the sentence first that hold what is asked', async () => {
    const found = await find('Who repaired the engine of the ferry?');

    expect(found.articles[0]?.read.article.id).toBe('ferry');
    expect(found.sentences[0]).toMatchObject({ article: 'ferry', n: 1 });
  });

  it('covers all of a question that a sentence answers and little of one about something else', async () => {
    const covered = await find('What did Anna Holt repair?');
    const other = await find('Which volcano erupted in Iceland?');

    expect(covered.coverage).toBeGreaterThan(0.7);
    expect(other.coverage).toBe(0);
    expect(other.articles).toEqual([]);
  });

  it('prefers the publisher that the question names', async () => {
    const found = await find('What did Valley News report about Sandholm?');

    expect(found.articles.map(({ read }) => read.article.id)).toEqual(['bridge', 'ferry']);
  });

  it('keeps to the filter', async () => {
    const found = await createSearch({ store }).find({ text: 'Sandholm', filter: { ids: ['bridge'] }, articles: 5 });

    expect(found.articles.map(({ read }) => read.article.id)).toEqual(['bridge']);
  });

  it('finds nothing for an empty text and for marks alone', async () => {
    expect((await find('')).articles).toEqual([]);
    expect((await find('?!')).sentences).toEqual([]);
  });
});

describe('hits', () => {
  it('give the best passage as it stands in the article', async () => {
    const hits = await createSearch({ store }).hits({ query: 'repair council', filter: {}, limit: 5 });

    expect(hits[0]).toMatchObject({
      article: 'bridge',
      title: 'Bridge closed',
      source: 'Valley News',
      passage: 'Its repair takes two weeks, the council said.',
    });
  });

  it('are as many as asked for', async () => {
    const hits = await createSearch({ store }).hits({ query: 'Sandholm', filter: {}, limit: 1 });

    expect(hits).toHaveLength(1);
  });
});
