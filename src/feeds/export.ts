import type { Article, Source } from '../model.ts';
import type { Bringer } from '../store/sources.ts';
import type { Store } from '../store/store.ts';

const BATCH = 200;

/** The keys under which an export holds what is no part of an article as others know it. */
export const SOURCE_KEY = 'followed';
export const BROUGHT_KEY = 'brought';

/**
 * The sources, then every article, newest first, each as a line of JSON that `import` reads back. Of an article it says
 * who brought it, for that decides who sees it.
 */
export async function* exportLines(store: Store): AsyncGenerator<string> {
  for (const source of await store.sources.list())
    yield `${JSON.stringify({ [SOURCE_KEY]: source satisfies Source })}\n`;
  const ids = await store.newest({}, Number.POSITIVE_INFINITY);
  for (let at = 0; at < ids.length; at += BATCH) {
    const articles = await store.articles(ids.slice(at, at + BATCH));
    const brought = await store.sources.bringers(articles.map(({ id }) => id));
    for (const article of articles) yield `${JSON.stringify(rowOf(article, brought.get(article.id) ?? []))}\n`;
  }
}

const rowOf = (
  { id, title, publisher, author, published, publishedHow, url, text, language, image }: Article,
  brought: readonly Bringer[],
) => ({ id, title, publisher, author, published, publishedHow, url, text, language, image, [BROUGHT_KEY]: brought });
