import type { Prepared } from '../store/prepare.ts';
import type { Store } from '../store/store.ts';
import { type Announced, saysMore } from './announced.ts';
import { fromFiles, fromWeb } from './arrivals.ts';
import type { Fetcher } from './fetch.ts';
import { findFiles } from './find-files.ts';
import type { Incoming, Skipped } from './incoming.ts';
import { createReader, type Reader } from './reader.ts';
import { sortOut } from './sort-out.ts';
import { throwIfStopped } from './stopped.ts';
import type { Workers } from './workers.ts';

/** What an ingest did. `ids` are those of new and updated articles, which are to be put into stories. */
export type IngestReport = {
  readonly new: number;
  readonly updated: number;
  readonly duplicate: number;
  readonly skipped: readonly Skipped[];
  readonly ids: readonly string[];
  /** Ids of articles that were there already. */
  readonly known: readonly string[];
};

export type IngestOptions = {
  readonly store: Store;
  /** The source the articles are stored under; the folder they lie in when it is not given. */
  readonly source?: string;
  readonly onProgress?: (progress: { readonly done: number; readonly where: string }) => void;
  /** Stops between two transactions: what was stored stays, and a second run goes on from there. */
  readonly signal?: AbortSignal;
  readonly reader?: Reader;
  /** Takes an address for a page: a feed is skipped with the way to follow it. */
  readonly pagesOnly?: boolean;
  /** Fetches the web addresses among the targets; without it they are skipped. */
  readonly fetcher?: Fetcher;
  /** Reads what was fetched, within limits of time and memory; without it that is done here. */
  readonly workers?: Workers;
  /** Dates of feeds and pages after this are no publication dates. */
  readonly now?: () => Date;
};

// Articles read by one thread at a time, and batches under way: enough to keep every thread busy, few enough for memory.
const BATCH = 64;
const UNDER_WAY = 6;
const STORED_AT_ONCE = 512;
/** What comes from the web comes slowly: this many articles are stored in one go, so that a stop loses little. */
const WEB_BATCH = 8;

/**
 * Stores the articles of files and folders. An item that cannot be read is skipped with its reason and stops nothing.
 * Throws `interrupted` when the signal says stop, and what the store throws.
 */
export const ingest = async (paths: readonly string[], options: IngestOptions): Promise<IngestReport> => {
  const { store, onProgress, signal, fetcher, pagesOnly = false, now = () => new Date() } = options;
  const reader = options.reader ?? createReader();
  const counts = { new: 0, updated: 0, duplicate: 0 };
  const skipped: Skipped[] = [];
  const ids: string[] = [];
  const knownIds: string[] = [];
  const taken = new Map<string, string>();
  let done = 0;

  // Read and not yet stored: common words are in every article, so the more are stored at once, the less each costs.
  let ready: Prepared[] = [];
  const storeReady = async (): Promise<void> => {
    if (ready.length === 0) return;
    const batch = ready;
    ready = [];
    for (const { id, kind } of await store.put(batch)) {
      counts[kind === 'unchanged' ? 'duplicate' : kind]++;
      (kind === 'unchanged' ? knownIds : ids).push(id);
    }
    done += batch.length;
    onProgress?.({ done, where: batch.at(-1)!.article.id });
  };

  const underWay: Promise<readonly Prepared[]>[] = [];
  const drain = async (left: number): Promise<void> => {
    while (underWay.length > left) {
      ready.push(...(await underWay.shift()!));
      if (ready.length < STORED_AT_ONCE) continue;
      throwIfStopped(signal);
      await storeReady();
    }
  };

  try {
    let waiting: { incoming: Incoming; source: string }[] = [];
    const send = async (): Promise<void> => {
      const { fresh, known } = await sortOut(store, waiting, taken);
      waiting = [];
      // Known articles too were brought by this source: that may show them to more people.
      for (const [source, ids] of Map.groupBy(known, (article) => article.source)) {
        await store.sources.attribute(
          source,
          ids.map(({ id }) => id),
        );
      }
      counts.duplicate += known.length;
      knownIds.push(...known.map(({ id }) => id));
      done += known.length;
      if (fresh.length > 0) {
        const batch = reader.read(fresh);
        // Awaited in order later; until then a failure must not count as unhandled.
        batch.catch(() => undefined);
        underWay.push(batch);
      }
      await drain(UNDER_WAY - 1);
    };
    const found = await findFiles(paths.filter((path) => !hasScheme(path)));
    skipped.push(...found.skipped);
    for (const where of paths.filter((path) => hasScheme(path) && !isWebAddress(path)))
      skipped.push({ where, why: FOREIGN });
    const storeAll = async (): Promise<void> => {
      await send();
      await drain(0);
      await storeReady();
    };
    for await (const item of fromFiles(found.files)) {
      throwIfStopped(signal);
      if ('why' in item) skipped.push(item);
      else waiting.push({ incoming: item.incoming, source: options.source ?? item.folder });
      if (waiting.length === BATCH) await send();
    }
    await send();
    await drain(0);
    throwIfStopped(signal);
    await storeReady();

    /** Leaves out what a feed announces and the store holds as it is announced: it costs no page. */
    const wanted = async (announced: readonly Announced[], address: string): Promise<Announced[]> => {
      const selves = await store.otherIds.of(announced.map(({ id }) => id));
      const all = announced.map((each) => ({ ...each, id: selves.get(each.id) ?? each.id }));
      const there = new Map((await store.articles(all.map(({ id }) => id))).map((article) => [article.id, article]));
      const known = all.filter((each) => there.has(each.id) && !saysMore(each, there.get(each.id)!));
      await store.sources.attribute(
        options.source ?? address,
        known.map(({ id }) => id),
      );
      counts.duplicate += known.length;
      knownIds.push(...known.map(({ id }) => id));
      done += known.length;
      return all.filter((each) => !known.includes(each));
    };
    try {
      for await (const item of fromWeb(paths.filter(isWebAddress), {
        ...{ fetcher, workers: options.workers, signal, pagesOnly, now, wanted },
      })) {
        if ('why' in item) skipped.push(item);
        else waiting.push({ incoming: item.incoming, source: options.source ?? item.folder });
        onProgress?.({ done: done + waiting.length, where: 'why' in item ? item.where : item.incoming.where });
        throwIfStopped(signal);
        if (waiting.length === WEB_BATCH) await storeAll();
      }
    } finally {
      // What was fetched is kept also when the rest is stopped.
      await storeAll();
    }
  } finally {
    if (options.reader === undefined) await reader.close();
  }
  return { ...counts, skipped, ids, known: knownIds };
};

const hasScheme = (target: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(target);
const isWebAddress = (target: string): boolean => /^https?:\/\//i.test(target);
const FOREIGN = 'cannot be read: only files, folders and addresses that begin with http:// or https:// can';
