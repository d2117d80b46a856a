import type { Pace } from '../bot/adapter.ts';
import { createPacer } from '../bot/pace.ts';
import type { FirstPoll, SourceDesk } from '../bot/sources.ts';
import type { Workers } from '../feeds/workers.ts';
import { createSourceDesk } from '../jobs/sources.ts';
import type { Source } from '../model.ts';
import type { CliContext } from './context.ts';
import { keepConfigured } from './polling.ts';

/** Addresses one person in chat may have looked at: enough to try out a list by hand, too few to search a network. */
const pace: Pace = { burst: 40, perSecond: 0.2 };

/**
 * The sources that people add. `pollSoon` makes a running poller ask what is due; without one a new source's articles
 * are fetched while the person waits.
 */
export async function openSources(
  context: CliContext,
  { pollSoon }: { readonly pollSoon?: () => void } = {},
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
    async poll(source, progress) {
      if (pollSoon === undefined) return await pollNow(context, source, progress);
      pollSoon();
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

async function pollNow(context: CliContext, source: Source, progress: (words: string) => void): Promise<FirstPoll> {
  const { ingest, store } = await context.newsroom();
  const began = context.now().toISOString();
  const report = await ingest([source.url], {
    source: source.id,
    signal: context.signal,
    onProgress: (done, item) => progress(`${done} read, ${item}`),
  });
  // The address itself, not one of its items: what it could not bring now is due again.
  const failed = report.skipped.some(({ item }) => item === source.url);
  const common = { new: report.new, updated: report.updated, duplicate: report.duplicate };
  if (failed) return { ...common, skipped: report.skipped.length - 1 };
  const at = context.now().toISOString();
  const [health] = await store.sources.health([source.id]);
  // A watched folder's files are told apart by when it was last looked through.
  const seen = source.kind === 'folder' ? { lastModified: began } : {};
  const news = report.new > 0 ? { lastNew: at } : {};
  if (health !== undefined) await store.sources.record({ ...health, ...seen, lastPoll: at, lastSuccess: at, ...news });
  return { ...common, skipped: report.skipped.length };
}
