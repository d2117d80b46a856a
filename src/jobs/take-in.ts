import { putOnce } from '../briefing/put-once.ts';
import { type Announced, wholeArticle } from '../feeds/announced.ts';
import { teaserOf } from '../feeds/edited.ts';
import type { Incoming } from '../feeds/incoming.ts';
import type { PoliteFetcher } from '../feeds/polite.ts';
import { saysSame } from '../feeds/says-same.ts';
import { toArticle } from '../feeds/to-article.ts';
import { accept } from '../feeds/whole.ts';
import type { Workers } from '../feeds/workers.ts';
import { isUnderstood } from '../language/understood.ts';
import type { Article, Source } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import type { Put, Store } from '../store/store.ts';
import { newsAmong } from './news-among.ts';

export type TakeInOptions = {
  readonly store: Store;
  /** Stores articles, with those of other sources where they come together. */
  readonly put: (batch: readonly Prepared[]) => Promise<readonly Put[]>;
  readonly fetcher: PoliteFetcher;
  readonly workers: Workers;
  readonly now: () => Date;
  /** Stops everything: what was stored stays, nothing is half-written. */
  readonly stop: AbortSignal;
  /** Stops fetching pages: what was read is stored, the rest is left for the next poll. */
  readonly enough: AbortSignal;
  /** How often the page of each article could not be had, by article; kept from poll to poll. */
  readonly missedPages: Map<string, number>;
  /** Called as each article is read. */
  readonly onArticle?: ((where: string) => void) | undefined;
};

/** What came of a feed's announcements. */
export type TakenIn = {
  /** Articles that were not known before. */
  readonly fresh: number;
  /** New and changed articles, to be put into stories. */
  readonly ids: readonly string[];
  /** How many were stored already, as they are announced. */
  readonly known: number;
  /** How many new ones have neither words of their own nor a page that gives them. */
  readonly textless: number;
  /** New and changed ones in a language that is not understood. */
  readonly foreign: readonly Pick<Article, 'language'>[];
  /** Whether everything announced was looked at; if not, the feed is to be read again although it did not change. */
  readonly complete: boolean;
};

/** Pages of one feed that are fetched at once; those of one host wait for each other all the same. */
const pagesAtOnce = 3;
/** Articles read and stored in one go: few enough that nobody waits long for an answer meanwhile. */
const storedAtOnce = 32;
/** So often a page is asked for that cannot be had for now; then the feed's own words have to do. */
const mostMisses = 3;

/**
 * Stores what a source announces, so far as it is new or changed. What is known is looked up first, so that only that
 * costs a page. An article belongs to the source that brought it first: that one alone changes it, others are noted as
 * bringing it too.
 */
export async function takeIn(
  announced: readonly Announced[],
  source: Source,
  options: TakeInOptions,
): Promise<TakenIn> {
  const { store, stop } = options;
  const { wanted, stored, teasers } = await newsAmong(announced, source, { ...options, now: options.now() });
  const result = {
    fresh: 0,
    ids: [] as string[],
    known: announced.length - wanted.length,
    textless: 0,
    foreign: [] as Article[],
    complete: true,
  };
  for (let at = 0; at < wanted.length; at += storedAtOnce) {
    const some = wanted.slice(at, at + storedAtOnce);
    const { articles, read, textless, complete } = await gather(some, source, { ...options, stored });
    result.complete &&= complete;
    result.textless += textless;
    const changed = articles.filter((article) => !isKnown(article, stored.get(article.id)));
    result.known += articles.length - changed.length;
    const storedAs = new Map<string, string>();
    if (changed.length > 0) {
      const prepared = await options.workers.run({ kind: 'articles', articles: changed });
      stop.throwIfAborted();
      result.foreign.push(...prepared.map(({ article }) => article).filter((each) => !isUnderstood(each)));
      // Without its source an article would be taken for everybody's.
      if (!(await isFollowed(source, store))) return result;
      // A team's own go into its view: should the source be removed in this moment, they are still not everybody's.
      const { workspace } = source;
      const put = workspace === null ? options.put : puttingInto(store.view(workspace), workspace);
      for (const [i, { id, kind }] of (await put(prepared)).entries()) {
        storedAs.set(changed[i]!.id, id);
        if (kind === 'new') result.fresh++;
        if (kind === 'unchanged') result.known++;
        else result.ids.push(id);
      }
    }
    await store.teasers.save(
      read.map((each) => {
        const id = storedAs.get(each.id);
        return teaserOf(
          { ...each, id: id ?? each.id },
          options.now(),
          id === undefined ? teasers.get(each.id) : undefined,
        );
      }),
    );
    if (options.enough.aborted && at + storedAtOnce < wanted.length) return { ...result, complete: false };
  }
  return result;
}

/** The whole articles of announcements, their pages fetched where the feed gives a teaser; `read` are those whose page was. */
async function gather(
  wanted: readonly Announced[],
  source: Source,
  options: TakeInOptions & { readonly stored: ReadonlyMap<string, Article> },
): Promise<{ articles: Article[]; read: Announced[]; textless: number; complete: boolean }> {
  const found: (Article | null)[] = wanted.map(() => null);
  const read: Announced[] = [];
  let textless = 0;
  let complete = true;
  let next = 0;
  const walk = async (): Promise<void> => {
    for (let at = next++; at < wanted.length; at = next++) {
      const each = wanted[at]!;
      const page = each.page === null ? { kind: 'none' as const } : await pageOf(each.id, each.page, options);
      if (page.kind === 'later') complete = false;
      if (page.kind === 'stopped') continue;
      if (each.page !== null && page.kind !== 'later') read.push(each);
      options.onArticle?.(each.where);
      const whole = wholeArticle(each, page.kind === 'page' ? page.incoming : null);
      if (whole.kind === 'article')
        found[at] = settled(toArticle(whole.incoming, source.id), each, options.stored.get(each.id));
      else textless++;
    }
  };
  await Promise.all(Array.from({ length: Math.min(pagesAtOnce, wanted.length) }, walk));
  const articles = new Map(found.flatMap((each) => (each === null ? [] : [[each.id, each]])));
  return { articles: [...articles.values()], read, textless, complete: complete && !options.enough.aborted };
}

/** A teaser never takes the place of the text its page gave before; the page may be away for a while, or behind a wall by now. */
function settled(article: Article, { page, text }: Announced, there: Article | undefined): Article {
  const isTeaser = page !== null && article.text === text;
  return isTeaser && there !== undefined && there.text.length > text.length
    ? { ...article, text: there.text }
    : article;
}

type PageFound =
  | { readonly kind: 'page'; readonly incoming: Incoming }
  | { readonly kind: 'none' }
  /** It may be had another time. */
  | { readonly kind: 'later' }
  | { readonly kind: 'stopped' };

async function pageOf(id: string, url: string, options: TakeInOptions): Promise<PageFound> {
  const { fetcher, workers, now, stop, enough, missedPages } = options;
  stop.throwIfAborted();
  if (enough.aborted) return { kind: 'stopped' };
  try {
    const got = await fetcher.get({ url, accept, signal: AbortSignal.any([stop, enough]) });
    if (got.kind === 'ok') {
      missedPages.delete(id);
      const page = await workers.run({ kind: 'page', body: got, now: now() });
      return page.kind === 'article' ? { kind: 'page', incoming: page.incoming } : { kind: 'none' };
    }
    const passing = got.kind === 'failed' && (got.status === null || got.status >= 500 || got.status === 429);
    const misses = (missedPages.get(id) ?? 0) + 1;
    if (passing && misses < mostMisses) {
      missedPages.set(id, misses);
      return { kind: 'later' };
    }
  } catch {
    stop.throwIfAborted();
    if (enough.aborted) return { kind: 'stopped' };
    // A page at a private address, or one that takes too long to read, is none: the feed's own words remain.
  }
  missedPages.delete(id);
  return { kind: 'none' };
}

const puttingInto =
  (view: Store, workspace: string): TakeInOptions['put'] =>
  (batch) =>
    putOnce(batch, { store: view, workspace });

async function isFollowed(source: Source, store: Store): Promise<boolean> {
  if (source.workspace === null) return true;
  return (await store.sources.find(source.id))?.workspace === source.workspace;
}

const isKnown = (article: Article, there: Article | undefined): boolean =>
  there !== undefined && saysSame(there, article);
