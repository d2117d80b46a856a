import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Adapter } from '../bot/adapter.ts';
import type { ConfiguredSource } from '../config.ts';
import { concealedWords } from '../feeds/conceal.ts';
import type { Polled } from '../jobs/poll-source.ts';
import type { Fresh, PollReport } from '../jobs/polling.ts';
import type { Source } from '../model.ts';
import type { CliContext } from './context.ts';
import { keepHeapSmall } from './small-heap.ts';

/** What asks the sources, put together for one run of the command line. */
export type PollingDesk = {
  /** Asks all sources that are due, until none is. */
  tick(): Promise<PollReport>;
  /** Asks what is due every minute from now on. */
  start(): Promise<void>;
  /** Asks one source that was just added, without waiting for the minute; null when another process does. */
  ask(source: string, fresh: Fresh): Promise<Polled | null>;
  /** Breaks off what runs; what was stored stays whole, what was not is due again. */
  stop(): Promise<void>;
};

/** Brings the configured sources into the book, and what asks them together. `adapters` tell people of a dead source. */
export async function openPolling(context: CliContext, adapters: () => readonly Adapter[]): Promise<PollingDesk> {
  const { store, fetcher, assign } = await context.newsroom();
  const { now, log } = context;
  const [{ createPolling }, { createPoliteFetcher }, { createWorkers }] = await Promise.all([
    import('../jobs/polling.ts'),
    import('../feeds/polite.ts'),
    import('../feeds/workers.ts'),
    keepConfigured(context),
  ]);
  keepHeapSmall();
  const workers = createWorkers();
  const polling = createPolling({
    store,
    fetcher: createPoliteFetcher({
      fetcher: await fetcher(),
      now,
      pause: async (ms, signal) => {
        await delay(ms, undefined, signal ? { signal } : {});
      },
    }),
    workers,
    assign,
    tellDead: (source, why) => tellDead(source, why, { adapters: adapters(), log }),
    now,
    random: Math.random,
    say: (line) => log.info(line),
  });
  let schedule: { stop(): Promise<void> } | null = null;

  async function askAll(): Promise<void> {
    const { polled, failed, articles } = await polling.tick();
    if (polled > 0) log.info(`sources: ${polled} asked, ${failed} failed, ${articles} articles new or changed`);
  }

  return {
    tick: polling.tick,
    async ask(source, fresh) {
      const polled = await polling.ask(source, fresh);
      if (polled !== null) log.info(`source ${source}: asked, ${polled.ids.length} articles new or changed`);
      return polled;
    },
    async start() {
      const { everyMinute } = await import('../jobs/schedule.ts');
      schedule = everyMinute('sources', {
        run: askAll,
        say: (line) => log.warn(line),
      });
    },
    async stop() {
      polling.stop();
      await schedule?.stop();
      await workers.close();
    },
  };
}

/** Makes the book of sources hold those of the configuration, beside those people added. */
export async function keepConfigured(context: CliContext): Promise<void> {
  const [{ sources }, { store }, { keepConfiguredSources }] = await Promise.all([
    context.config(),
    context.newsroom(),
    import('../jobs/configured-sources.ts'),
  ]);
  const configured = sources.map((source) => withSeconds(source, context.root));
  await keepConfiguredSources(configured, { sources: store.sources, now: context.now() });
}

async function tellDead(
  { id, title, url, workspace, by }: Source,
  why: string,
  { adapters, log }: { adapters: readonly Adapter[]; log: CliContext['log'] },
): Promise<void> {
  log.warn('a source is dead', { source: id, why });
  const adapter = adapters.find(({ name }) => workspace?.startsWith(`${name}:`));
  if (by === null || adapter?.tell === undefined) return;
  const words = `The source ${title ?? url} (${id}) brings nothing any more: ${concealedWords(why)} It is still asked now and then. To stop: /sources remove ${id}`;
  await adapter.tell(by, {
    audience: 'you',
    parts: [{ kind: 'notice', tone: 'warning', line: [words] }],
    actions: [{ kind: 'button', label: 'Remove it', command: 'sources', text: `remove ${id}` }],
  });
}

const secondsIn = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A configured source with its interval in seconds and, for a folder, its whole path. */
function withSeconds({ url, topics, every }: ConfiguredSource, root: string) {
  const unit = every?.at(-1) as keyof typeof secondsIn | undefined;
  const everySeconds = every === undefined || unit === undefined ? null : Number.parseInt(every, 10) * secondsIn[unit];
  return { url: /^https?:/i.test(url) ? url : resolve(root, url), topics, everySeconds };
}
