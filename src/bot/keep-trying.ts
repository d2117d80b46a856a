import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Started } from './adapter.ts';

/** Longest pause between two attempts to reach a platform that does not answer. */
const longestPauseMs = 60_000;

/**
 * Tries in the background to start on a platform that did not answer, after a second, then twice as long each time.
 * Ends when it is up, when a person is needed, or when `stopping` says so.
 */
export async function keepTrying(
  platform: string,
  options: {
    readonly tryOnce: () => Promise<Started | { readonly kind: 'slow'; readonly why: string }>;
    readonly stopping: AbortSignal;
    readonly log: Log;
  },
): Promise<void> {
  const { tryOnce, stopping, log } = options;
  for (let waitMs = 1000; !stopping.aborted; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
    await pause(waitMs, undefined, { signal: stopping }).catch(() => {});
    if (stopping.aborted) return;
    const started = await tryOnce();
    if (started.kind === 'up') log.info(`${platform} is up`, { as: started.as });
    if (started.kind === 'refused') log.error(started.why);
    if (started.kind !== 'waiting') return;
    log.warn(`${platform} is tried again`, { why: started.why });
  }
}
