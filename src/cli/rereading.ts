import type { CliContext } from './context.ts';

/**
 * Reads anew, in the background, what an older version of the engine read. Whatever happens is told in the log: the bot
 * answers all the same, and the next start goes on.
 */
export function startRereading({ newsroom, log, signal }: CliContext): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const stopped = AbortSignal.any([signal, stopping.signal]);
  const done = (async () => {
    const { store, reindexQuietly } = await newsroom();
    if ((await store.outdated(1)).length === 0) return;
    log.info('reading articles anew that an older version read');
    const count = await reindexQuietly(stopped);
    log.info('every article is read by this version', { anew: count });
  })().catch((error: unknown) => {
    if (stopped.aborted) log.info('reading anew was stopped; the next start goes on');
    else log.warn('reading anew failed; the next start goes on', { error: String(error) });
  });
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
