import { NutgrafError } from '../errors.ts';
import type { FeedLink } from './feed-links.ts';
import type { Looked, LookedFeed, LookedPage } from './look.ts';
import type { Outline } from './opml.ts';
import type { PoliteFetcher, PolitelyFetched } from './polite.ts';
import { accept, bodyOf } from './whole.ts';
import type { Workers } from './workers.ts';

/** An answer of the web with a body. */
export type Answer = Extract<PolitelyFetched, { kind: 'ok' }>;

/** A feed that was found: `asked` is the address that gave it, before redirects; `others` are further feeds of the same site. */
export type FoundFeed = {
  readonly kind: 'feed';
  readonly asked: string;
  readonly got: Answer;
  readonly feed: LookedFeed;
  readonly others: readonly FeedLink[];
};

/** What stands at an address. `got` is the answer it was read from. */
export type Found =
  | FoundFeed
  | { readonly kind: 'list'; readonly got: Answer; readonly outlines: readonly Outline[] }
  | {
      readonly kind: 'page';
      readonly asked: string;
      readonly got: Answer;
      readonly page: LookedPage;
      readonly title: string | null;
      readonly words: number;
    }
  /** `why` is a whole sentence; `answered` tells whether anybody was there to say so. */
  | { readonly kind: 'nothing'; readonly why: string; readonly answered: boolean };

export type DiscoverOptions = {
  readonly fetcher: PoliteFetcher;
  /** Reads what comes from a hostile place, within limits. */
  readonly workers: Workers;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Called with a few words before each further request. */
  readonly progress?: (words: string) => void;
};

/** Where sites keep a feed that they do not name. Asked one at a time, and no more of them: guessing costs the site. */
const usualPaths = ['/feed', '/rss', '/atom.xml', '/index.xml', '/feed.json', '/rss.xml'];
/** After this long no further address is asked: somebody waits, and a slow site is not guessed at. */
const enoughMs = 30_000;
/** Feeds that a page names and that are asked until one answers. */
const mostTried = 3;
/** A page with fewer words holds no article to follow. */
const fewestWords = 80;

/**
 * Looks at an address: a feed, a list of feeds (OPML), or a page. A page's feed is looked for, first where the page
 * names it, then at a few usual paths of its site. Throws bad input for an address that may not be fetched.
 */
export async function discover(address: string, options: DiscoverOptions): Promise<Found> {
  const begun = options.now();
  const got = await ask(address, options);
  if (got.kind !== 'ok') {
    const answered = got.kind !== 'failed' || got.status !== null;
    return { kind: 'nothing', why: whyNot(got, address), answered };
  }
  const host = hostOf(got.url);
  const looked = await lookAt(got, options);
  if (looked.kind === 'feed') return { kind: 'feed', asked: address, got, feed: looked, others: [] };
  if (looked.kind === 'list') return { kind: 'list', got, outlines: looked.outlines };
  if (looked.kind === 'neither') return nothing(`${host} sends ${looked.why}.`);
  const found = await feedOfSite(looked, got.url, { ...options, begun });
  if (found !== null) return found;
  if (looked.login) return nothing(`${host} shows a login page, and names no feed.`);
  const incoming = looked.article.kind === 'article' ? looked.article.incoming : null;
  const words = incoming?.text.match(/\S+/g)?.length ?? 0;
  if (words < fewestWords) {
    const why = looked.article.kind === 'skipped' ? looked.article.why : 'holds no article';
    const shows = isLabelledFeed(got) ? 'sends a web page labelled as a feed; it' : 'shows a page that';
    return nothing(`${host} ${shows} names no feed and ${why}.`);
  }
  return { kind: 'page', asked: address, got, page: looked, title: incoming?.particulars.title ?? null, words };
}

/** The feed of a site whose page this is: the first that answers of those the page names, then at a few usual paths. */
export async function feedOfSite(
  { feeds, login }: LookedPage,
  at: string,
  options: DiscoverOptions & { readonly begun?: Date },
): Promise<FoundFeed | null> {
  const begun = (options.begun ?? options.now()).getTime();
  // Nobody guesses at what stands behind a login.
  const usual = login ? [] : usualPaths.map((path) => new URL(path, at).href);
  const named = feeds.slice(0, mostTried).map(({ url }) => url);
  for (const url of [...named, ...usual]) {
    if (options.now().getTime() - begun > enoughMs) break;
    const found = await feedAt(url, options);
    if (found !== null)
      return { ...found, others: named.includes(url) ? feeds.filter((each) => each.url !== url) : [] };
  }
  return null;
}

const nothing = (why: string): Found => ({ kind: 'nothing', why, answered: true });

/** Why an address gave nothing to read, as a sentence. */
export function whyNot(got: Exclude<PolitelyFetched, { kind: 'ok' }>, address: string): string {
  if (got.kind === 'failed' || got.kind === 'disallowed') return got.why;
  if (got.kind === 'not-modified') return `${hostOf(address)} says that nothing has changed.`;
  if (got.forGood) return `${hostOf(address)} says that it is gone for good.`;
  return `${hostOf(address)} has nothing at that address (any more).`;
}

/** Whether a server says that what it sends is a feed. */
export function isLabelledFeed({ contentType }: Pick<Answer, 'contentType'>): boolean {
  return /[/+](rss|atom|xml|rdf)/i.test(contentType ?? '');
}

async function ask(url: string, { fetcher, signal, progress }: DiscoverOptions): Promise<PolitelyFetched> {
  progress?.(`Asking ${hostOf(url)}…`);
  return await fetcher.get({ url, accept, ...(signal ? { signal } : {}) });
}

async function lookAt(got: Answer, { workers, now }: DiscoverOptions): Promise<Looked> {
  try {
    return await workers.run({ kind: 'look', body: bodyOf(got), now: now() });
  } catch (error) {
    // It takes longer or more memory than any feed does.
    if (error instanceof NutgrafError && error.code === 'unreadable')
      return { kind: 'neither', why: `what ${error.message}` };
    throw error;
  }
}

async function feedAt(url: string, options: DiscoverOptions): Promise<Omit<FoundFeed, 'others'> | null> {
  try {
    const got = await ask(url, options);
    const looked = got.kind === 'ok' ? await lookAt(got, options) : null;
    return got.kind === 'ok' && looked?.kind === 'feed' ? { kind: 'feed', asked: url, got, feed: looked } : null;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // A page may name a feed on a private host; that one is none for us, and the next is tried.
    return null;
  }
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
