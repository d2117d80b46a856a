import { NutgrafError } from '../errors.ts';
import type { Article } from '../model.ts';
import type { Store } from '../store/store.ts';
import { createReader, type Reader } from './reader.ts';

export type RereadOptions = {
  readonly store: Store;
  readonly signal?: AbortSignal;
  /** Articles that are read and stored in one go; the thread that stores them does nothing else meanwhile. */
  readonly atOnce?: number;
  /** Waited for after each of them, so that others get their turn. */
  readonly pause?: () => Promise<void>;
  readonly reader?: Reader;
};

/**
 * Reads anew the articles that an older language engine read; how many there were. Each batch is stored before the
 * next is read, so it may be stopped at any time. What changes meanwhile is left as it then is.
 */
export const rereadOutdated = async ({
  store,
  signal,
  atOnce = 64,
  pause,
  ...given
}: RereadOptions): Promise<number> => {
  const reader = given.reader ?? createReader();
  let count = 0;
  let last = '';
  try {
    for (;;) {
      if (signal?.aborted) throw new NutgrafError('interrupted', 'Stopped; the rest is read anew at the next start.');
      const articles = await store.articles(await store.outdated(atOnce));
      const batch = articles.map(({ id }) => id).join('\n');
      // The same again: something keeps changing them, and each change brings its own reading.
      if (articles.length === 0 || batch === last) return count;
      last = batch;
      const read = await reader.read(articles);
      if (signal?.aborted) throw new NutgrafError('interrupted', 'Stopped; the rest is read anew at the next start.');
      // A newer text must not be replaced by the old one, nor what was forgotten come back.
      const now = new Map((await store.articles(articles.map(({ id }) => id))).map((each) => [each.id, each]));
      const unchanged = read.filter(({ article }) => saysSame(now.get(article.id), article));
      await store.put(unchanged);
      count += unchanged.length;
      await pause?.();
    }
  } finally {
    if (given.reader === undefined) await reader.close();
  }
};

/** In which language it is may be known since it was read. */
function saysSame(now: Article | undefined, { language: _, ...read }: Article): boolean {
  if (now === undefined) return false;
  const { language: _now, ...there } = now;
  return JSON.stringify(there) === JSON.stringify(read);
}
