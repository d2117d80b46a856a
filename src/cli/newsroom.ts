import type { Core } from '../bot/core.ts';
import type { Config } from '../config.ts';
import type { Fetcher } from '../feeds/fetch.ts';
import type { ReadArticle } from '../model.ts';
import type { Store } from '../store/store.ts';

/** What an ingest did, item by item. */
export type IngestReport = {
  readonly new: number;
  readonly updated: number;
  /** How many of the new only repeat what another paper prints: those are counted once with it. */
  readonly copies: number;
  /** Articles that were there already, word for word. */
  readonly duplicate: number;
  readonly skipped: readonly { readonly item: string; readonly reason: string }[];
  /** Ids of all articles that were read, the ones known already too. */
  readonly articles: readonly string[];
};

export type IngestOptions = {
  /** Called as items are done. */
  readonly onProgress: (done: number, item: string) => void;
  /** Aborted by Ctrl-C: the item in hand is finished, the rest is left. */
  readonly signal: AbortSignal;
  /** The source the articles belong to; without it each file's folder. */
  readonly source?: string;
  /** Takes an address for a page: a feed is skipped with the way to follow it. */
  readonly pagesOnly?: boolean;
  /** Whose the articles are (`slack:T…`, `discord:…`) when no followed source brings them; everybody's when not given. */
  readonly workspace?: string | null;
  /** The targets are what `export` wrote: its sources are followed, and its articles shown to those they were shown to. */
  readonly backup?: boolean;
};

/** Everything the command line works with: the rooms put together over one open store. */
export type Newsroom = {
  /** What the operator can ask: of all articles. */
  readonly core: Core;
  /** What a workspace can ask: of everybody's articles and its own. Null is the operator, '' a stranger. */
  coreFor(workspace: string | null): Core;
  readonly store: Store;
  /** The store as a person may be shown it: without a password. */
  readonly location: string;
  ingest(targets: readonly string[], options: IngestOptions): Promise<IngestReport>;
  /** Puts stored articles into stories. */
  assign(articles: readonly string[]): Promise<void>;
  /** What fetches from the web, with what the configuration allows; made when it is first needed. */
  fetcher(): Promise<Fetcher>;
  /** Reads a file that is not stored, decoded and parsed as ingest would. `published` is used when the file says nothing. */
  readFile(path: string, published: string | null): Promise<ReadArticle>;
  /** Reads articles anew that an older engine read; how many there were. */
  reindex(signal: AbortSignal): Promise<number>;
  /** The same little by little while others work: all threads stay free for them, and stories stay as they are. */
  reindexQuietly(signal: AbortSignal): Promise<number>;
  close(): Promise<void>;
};

/** Opens a newsroom over a store URL; null means the default store, which holds the seeds when it is first used. */
export type OpenNewsroom = (options: {
  readonly store: string | null;
  /** Whether a store that was named and is not there may be made; yes when it is not said. */
  readonly create?: boolean;
  /** Whether many articles of an older engine are read anew by the caller, in the background; else that is warned of. */
  readonly rereads?: boolean;
  /** Whether to keep little of the store in memory: for what runs for long. */
  readonly frugal?: boolean;
  /** Read when a topic, a source or a limit is first needed. */
  readonly config: () => Promise<Config>;
  readonly warn: (sentence: string) => void;
}) => Promise<Newsroom>;
