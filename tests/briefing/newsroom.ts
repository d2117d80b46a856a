import { type Briefing, createBriefing } from '../../src/briefing/briefing.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Article, ReadArticle, Topic } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** An article of a test: what is not given is unknown. */
export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  const published = more.published ?? null;
  return {
    id,
    title: null,
    publisher: null,
    author: null,
    published,
    publishedHow: published === null ? null : 'read',
    url: null,
    source: 'test',
    text,
    ...more,
  };
}

export function read(id: string, text: string, more: Partial<Article> = {}): ReadArticle {
  const own = article(id, text, more);
  return { article: own, reading: readArticle(own) };
}

/** A briefing over these articles, in a store in memory. */
export async function newsroom(
  reads: readonly ReadArticle[],
  topics: readonly Topic[] = [],
): Promise<{ briefing: Briefing; store: Store }> {
  const store = await openStore('memory:');
  await store.put(reads);
  const search = createSearch({ store });
  const now = () => new Date('2026-03-10T09:00:00Z');
  return { briefing: createBriefing({ store, search, topics, now }), store };
}
