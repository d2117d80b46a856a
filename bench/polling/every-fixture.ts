import { createWorkers } from '../../src/feeds/workers.ts';
import type { Figure } from '../suite.ts';

/** A document as a server would send it. */
export type Sent = { readonly id: string; readonly bytes: Uint8Array; readonly contentType: string | null };

const limitMs = 5000;

/**
 * Reads every document as a poll does, in a thread with limits. Each must give what it holds or one sentence why not;
 * what throws, or is ended by the limits, is a crash or a hang.
 */
export async function measureEveryFixture(all: readonly Sent[], errors: string[]): Promise<Figure[]> {
  const workers = createWorkers({ threads: 1, limitMs });
  const refusals = new Map<string, number>();
  let broken = 0;
  let slowest = 0;
  // The first piece of work waits for its thread to start.
  await workers.run({ kind: 'articles', articles: [] });
  for (const { id, bytes, contentType } of all) {
    const began = performance.now();
    try {
      const url = 'http://127.0.0.1/feed';
      const now = new Date('2026-01-15T08:00:00Z');
      const read = await workers.run({ kind: 'look', body: { bytes, url, contentType }, now });
      const why =
        read.kind === 'neither'
          ? `sends ${read.why}`
          : read.kind === 'page'
            ? 'sends a web page'
            : read.kind === 'list'
              ? 'sends a list of feeds'
              : read.announced.length === 0
                ? 'has no items'
                : null;
      if (why !== null) refusals.set(why, (refusals.get(why) ?? 0) + 1);
    } catch (error) {
      broken++;
      errors.push(`crash ${id}: ${(error as Error).message.split('\n')[0]}`);
    }
    slowest = Math.max(slowest, performance.now() - began);
  }
  await workers.close();
  const refused = [...refusals.values()].reduce((sum, n) => sum + n, 0);
  const sentences = [...refusals].sort((a, b) => b[1] - a[1]).map(([why, n]) => `${why} ${n}`);
  return [
    { name: 'documents that crash or hang', value: broken, target: 0, better: 'lower', note: `of ${all.length}` },
    { name: '… refused with a sentence', value: refused, note: sentences.join(', ') },
    { name: '… slowest, ms', value: slowest, better: 'lower' },
  ];
}
