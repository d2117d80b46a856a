import type { Prepared } from '../store/prepare.ts';
import type { Put } from '../store/store.ts';

export type PutTogetherOptions = {
  readonly store: { put(batch: readonly Prepared[]): Promise<readonly Put[]> };
  /** Articles that are stored at once, as far as they come together. */
  readonly most?: number;
  /** How long the first waits for others. */
  readonly withinMs?: number;
};

type Waiting = {
  readonly batch: readonly Prepared[];
  resolve(put: readonly Put[]): void;
  reject(error: unknown): void;
};

/**
 * Stores what many sources bring in few transactions: common words are in every article, so the more are stored at once,
 * the less each costs. Gives each caller what became of its own articles. If a transaction fails, nothing of it is
 * stored and each caller gets the error.
 */
export function createPutTogether(
  options: PutTogetherOptions,
): (batch: readonly Prepared[]) => Promise<readonly Put[]> {
  const { store, most = 192, withinMs = 400 } = options;
  let waiting: Waiting[] = [];
  let articles = 0;
  let timer: NodeJS.Timeout | null = null;

  async function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const now = waiting;
    waiting = [];
    articles = 0;
    try {
      const put = await store.put(now.flatMap(({ batch }) => batch));
      let at = 0;
      for (const { batch, resolve } of now) {
        resolve(put.slice(at, at + batch.length));
        at += batch.length;
      }
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
  }

  return (batch) =>
    new Promise((resolve, reject) => {
      waiting.push({ batch, resolve, reject });
      articles += batch.length;
      if (articles >= most) void flush();
      else timer ??= setTimeout(() => void flush(), withinMs);
    });
}
