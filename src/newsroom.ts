import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from './bot/core.ts';
import type { Newsroom, OpenNewsroom } from './cli/newsroom.ts';
import { badInput, hideUserInfo } from './errors.ts';
import type { Reader } from './feeds/reader.ts';
import type { Article } from './model.ts';
import { createCore } from './newsroom-core.ts';
import { readUnstored, unknown } from './newsroom-reading.ts';
import type { Store } from './store/store.ts';

/** Articles put into stories in one go. */
const assignedAtOnce = 500;
/** Most articles that are read anew while somebody waits: about a second. */
const mostRereadAtOnce = 200;
/** Articles read anew at once while others work: storing them takes a few hundredths of a second. */
const rereadQuietly = 4;
const quietPauseMs = 30;
/** Workspaces whose rooms are kept put together. */
const mostCores = 100;

/**
 * Puts the rooms together over one open store. Each room is loaded when something first needs it, so that asking does
 * not pay for briefing. `root` holds seeds/ and the default store's data/.
 */
export function newsroomOpener({ root, now }: { root: string; now: () => Date }): OpenNewsroom {
  return async ({ store: named, create = true, rereads = false, frugal = false, config, warn }) => {
    const url = named ?? `sqlite:${join(root, 'data', 'nutgraf.db')}`;
    const [{ openStore }, { ENGINE_VERSION }] = await Promise.all([
      import('./store/open.ts'),
      import('./language/engine-version.ts'),
    ]);
    const store = await openStore(url, { engine: ENGINE_VERSION, create: named === null || create, frugal });

    const fetcher = once(async () => {
      const [{ createFetcher }, { limits }] = await Promise.all([import('./feeds/fetch.ts'), config()]);
      const userAgent = `Nutgraf (news briefing; ${limits.contact ?? 'contact not configured'})`;
      return createFetcher({ allowance: { hosts: limits.hosts }, userAgent, now });
    });

    /** A thread in which what strangers name is read: the bot must go on answering whatever a page does. */
    const workers = once(async () => (await import('./feeds/workers.ts')).createWorkers({ threads: 1 }));
    const forStrangers = async () => {
      const [threads, { concealing }] = await Promise.all([workers(), import('./feeds/conceal.ts')]);
      const reader: Reader = { read: (articles) => threads.run({ kind: 'articles', articles }), close: async () => {} };
      return { fetcher: concealing(await fetcher()), workers: threads, reader };
    };

    /** Stores for those who see `into`, then puts what is new into stories: a story needs its articles to be there. */
    const ingestInto =
      (into: Store, workspace: string | null, { open }: { open: boolean }): Newsroom['ingest'] =>
      async (targets, { onProgress, signal, source, pagesOnly = false }) => {
        const [{ ingest: ingestFiles }, { putOnce }] = await Promise.all([
          import('./feeds/ingest.ts'),
          import('./briefing/put-once.ts'),
        ]);
        const stored: string[] = [];
        const fresh: string[] = [];
        const isWeb = targets.every(isAddress);
        const watched: Store = {
          ...into,
          async put(batch) {
            // Two files are two articles, however alike; two addresses may be one.
            const put = await (isWeb ? putOnce(batch, { store: into, workspace }) : into.put(batch));
            stored.push(...put.filter(({ kind }) => kind !== 'unchanged').map(({ id }) => id));
            fresh.push(...put.filter(({ kind }) => kind === 'new').map(({ id }) => id));
            return put;
          },
        };
        const web = !targets.some(isAddress) ? {} : open ? { fetcher: await fetcher() } : await forStrangers();
        const options = { store: watched, signal, now, pagesOnly, ...web, ...(source === undefined ? {} : { source }) };
        const progress = { onProgress: ({ done, where }: { done: number; where: string }) => onProgress(done, where) };
        // What was stored before Ctrl-C belongs into stories too: the next run takes it for known.
        const report = await ingestFiles(targets, { ...options, ...progress }).finally(() => assign(stored));
        const origins = await into.origins.of(fresh);
        return {
          new: report.new,
          copies: [...origins.values()].filter(({ article, group }) => group.replace(/#\d+$/, '') !== article).length,
          updated: report.updated,
          duplicate: report.duplicate,
          articles: [...report.ids, ...report.known],
          skipped: report.skipped.map(({ where, why }) => ({ item: hideUserInfo(where), reason: hideUserInfo(why) })),
        };
      };

    const importBackup: Newsroom['ingest'] = async (targets, options) => {
      const { followKept, keeping, readKept } = await import('./feeds/import.ts');
      const kept = await readKept(targets.filter((target) => !/^https?:/i.test(target)));
      await followKept(kept, store);
      return await ingestInto(await keeping(kept, store), null, { open: true })(targets, options);
    };

    /** Stories are made of all articles; each workspace is shown the part it may see. */
    const assign = async (ids: readonly string[]) => {
      const { assignStored } = await import('./briefing/assign.ts');
      for (let start = 0; start < ids.length; start += assignedAtOnce)
        await assignStored(ids.slice(start, start + assignedAtOnce), store);
    };

    const coreOver = (seen: Store, workspace: string | null, open: boolean): Core =>
      createCore({
        store: seen,
        config,
        now,
        open,
        ingest: ingestInto(seen, workspace, { open }),
      });
    const core = coreOver(store, null, true);
    const cores = new Map<string, Core>();

    /** The last used are kept: one holds a byte for each article. */
    const coreFor = (workspace: string | null): Core => {
      if (workspace === null) return core;
      const known = cores.get(workspace) ?? coreOver(store.view(workspace), workspace, false);
      cores.delete(workspace);
      cores.set(workspace, known);
      if (cores.size > mostCores) cores.delete(cores.keys().next().value!);
      return known;
    };

    // Asked first in the cheapest way: loading the seeds' room costs more than answering.
    if (named === null && (await store.newest({}, 1)).length === 0 && (await config()).sources.length === 0) {
      const { loadSeeds } = await import('./feeds/seeds.ts');
      const report = await loadSeeds({ store, folder: join(root, 'seeds') });
      if (report !== null) await assign(report.ids);
    }
    await rereadFew();

    return {
      core,
      coreFor,
      store,
      location: url.replace(/\/\/[^/@]*@/, '//…@'),
      async ingest(targets, options) {
        const { workspace = null, backup = false } = options;
        if (backup) return await importBackup(targets, options);
        return await ingestInto(workspace === null ? store : store.view(workspace), workspace, { open: true })(
          targets,
          options,
        );
      },
      assign,
      fetcher,
      async readFile(path, published) {
        return await readUnstored(await readOneFile(path), published);
      },
      async reindex(signal) {
        return await rereadAll(signal);
      },
      async reindexQuietly(signal) {
        const [{ rereadOutdated }, { createReader }] = await Promise.all([
          import('./feeds/reread.ts'),
          import('./feeds/reader.ts'),
        ]);
        const reader = createReader({ threads: 1, inline: 0 });
        const pause = () => delay(quietPauseMs, undefined, { signal });
        return await rereadOutdated({ store, signal, reader, atOnce: rereadQuietly, pause }).finally(reader.close);
      },
      async close() {
        if (workers.made()) await (await workers()).close();
        await store.close();
      },
    };

    /** After an upgrade a small store is read anew at once; a large one when `reindex` is run. */
    async function rereadFew(): Promise<void> {
      const outdated = await store.outdated(mostRereadAtOnce + 1);
      if (outdated.length === 0) return;
      if (outdated.length <= mostRereadAtOnce) await rereadAll(new AbortController().signal);
      else if (!rereads) warn('Many articles were read by an older version. Run "reindex" to read them anew.');
    }

    async function rereadAll(signal: AbortSignal): Promise<number> {
      const ids = await store.outdated(Number.MAX_SAFE_INTEGER);
      const { rereadOutdated } = await import('./feeds/reread.ts');
      const count = await rereadOutdated({ store, signal });
      await assign(ids);
      return count;
    }
  };
}

function once<Value>(make: () => Promise<Value>): (() => Promise<Value>) & { readonly made: () => boolean } {
  let made: Promise<Value> | null = null;
  const get = () => {
    made ??= make();
    return made;
  };
  return Object.assign(get, { made: () => made !== null });
}

const isAddress = (target: string): boolean => /^https?:\/\//i.test(target);

async function readOneFile(path: string): Promise<Article> {
  const [{ findFiles }, { readFoundFile }] = await Promise.all([
    import('./feeds/find-files.ts'),
    import('./feeds/read-file.ts'),
  ]);
  const { files, skipped } = await findFiles([path]);
  for (const file of files) {
    for await (const parsed of readFoundFile(file, new Map())) {
      if (parsed.kind === 'skipped') throw badInput(`${parsed.where} ${parsed.why}.`);
      const { id, particulars, text } = parsed.incoming;
      return { ...unknown, ...particulars, id, text };
    }
  }
  throw badInput(`${path} ${skipped[0]?.why ?? 'holds no article'}.`);
}
