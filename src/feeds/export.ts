import type { Article } from '../model.ts';
import type { Store } from '../store/store.ts';

const BATCH = 200;

/** Every article of a store as a line of JSON that `ingest` of a .jsonl file reads back, newest first. */
export async function* exportLines(store: Store): AsyncGenerator<string> {
  const ids = await store.newest({}, Number.POSITIVE_INFINITY);
  for (let at = 0; at < ids.length; at += BATCH) {
    for (const article of await store.articles(ids.slice(at, at + BATCH))) yield `${JSON.stringify(rowOf(article))}\n`;
  }
}

const rowOf = ({ id, title, publisher, author, published, publishedHow, url, text }: Article) => ({
  id,
  title,
  publisher,
  author,
  published,
  publishedHow,
  url,
  text,
});
