import type { Pace } from '../bot/adapter.ts';
import { createPacer } from '../bot/pace.ts';
import type { FirstPoll, SourceDesk } from '../bot/sources.ts';
import { NutgrafError } from '../errors.ts';
import type { Workers } from '../feeds/workers.ts';
import type { FirstLook } from '../jobs/add-source.ts';
import { createSourceDesk } from '../jobs/sources.ts';
import type { Source } from '../model.ts';
import type { CliContext } from './context.ts';
import { keepConfigured, openPolling, type PollingDesk } from './polling.ts';

/** Addresses one person in chat may have looked at: enough to try out a list by hand, too few to search a network. */
const pace: Pace = { burst: 40, perSecond: 0.2 };

/**
 * The sources that people add. Where a poller runs, `polling` gives it, and a new source's articles are fetched in the
 * background; else they are fetched while the person waits.
 */
export async function openSources(
  context: CliContext,
  { polling }: { readonly polling?: () => PollingDesk | null } = {},
): Promise<SourceDesk> {
  const [{ sources: configured, limits }, { core, store, fetcher }] = await Promise.all([
    context.config(),
    context.newsroom(),
    keepConfigured(context),
  ]);
  return createSourceDesk({
    book: store.sources,
    store,
    fetcher,
    allowance: { hosts: limits.hosts },
    workers: lazyWorkers(),
    topics: async () => (await core.topics()).map(({ slug }) => slug),
    configured: configured.map(({ url }) => url),
    most: limits.sources,
    pace: createPacer(pace),
    now: context.now,
    signal: context.signal,
    async poll(source, first) {
      if (polling === undefined) return await pollNow(context, source, first);
      // Before the poller runs what is added is due with the first tick.
      polling()
        ?.ask(source.id, { answer: first.answer ?? undefined })
        .catch((error: unknown) => context.log.warn('a poll failed', { error: String(error) }));
      return null;
    },
  });
}

/** Threads that are made when something is first fetched: to list sources must not pay for reading them. */
function lazyWorkers(): Workers {
  let made: Promise<Workers> | null = null;
  const workers = () => {
    made ??= import('../feeds/workers.ts').then(({ createWorkers }) => createWorkers());
    return made;
  };
  return {
    run: async (task) => (await workers()).run(task),
    close: async () => (await made)?.close(),
  };
}

/** Polls a new source as the poller does, once. */
async function pollNow(context: CliContext, { id }: Source, first: FirstLook): Promise<FirstPoll | null> {
  const polling = await openPolling(context, () => []);
  const stop = (): void => void polling.stop();
  context.signal.addEventListener('abort', stop, { once: true });
  let read = 0;
  const onArticle = (where: string): void => first.progress(`${++read} read, ${where}`);
  try {
    const polled = await polling.ask(id, { answer: first.answer ?? undefined, onArticle });
    if (context.signal.aborted) throw new NutgrafError('interrupted', stopped);
    if (polled === null) return null;
    const { outcome, ids, known } = polled;
    const fresh = outcome.kind === 'read' ? outcome.fresh : 0;
    const why = outcome.kind === 'read' ? outcome.remark : outcome.kind === 'unchanged' ? null : outcome.why;
    return { new: fresh, updated: ids.length - fresh, duplicate: known, why };
  } finally {
    context.signal.removeEventListener('abort', stop);
    await polling.stop();
  }
}

const stopped = 'Stopped. What was stored is kept; the rest is fetched when the sources are next asked.';
