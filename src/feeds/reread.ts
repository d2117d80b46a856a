import { NutgrafError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { createReader } from './reader.ts';

const BATCH = 64;

/**
 * Reads anew the articles that an older language engine read; how many there were. Each batch is stored before the
 * next is read, so it may be stopped at any time.
 */
export const rereadOutdated = async ({ store, signal }: { store: Store; signal?: AbortSignal }): Promise<number> => {
  const reader = createReader();
  let count = 0;
  try {
    for (;;) {
      const articles = await store.articles(await store.outdated(BATCH));
      if (articles.length === 0) return count;
      const batch = await reader.read(articles);
      if (signal?.aborted) throw new NutgrafError('interrupted', 'Stopped; the rest is read anew at the next start.');
      await store.put(batch);
      count += articles.length;
    }
  } finally {
    await reader.close();
  }
};
