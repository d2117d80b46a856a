import { type Announced, announcedIn, webId, wholeArticle } from './announced.ts';
import { decode } from './decode.ts';
import { parseFeed } from './feed.ts';
import { feedLinks } from './feed-links.ts';
import type { Feed } from './feed-model.ts';
import type { Fetcher } from './fetch.ts';
import { pageCharset, parsePage } from './html.ts';
import type { Incoming, Parsed } from './incoming.ts';
import { type ParsedPage, pageParticulars } from './page.ts';

/** What is asked for where a feed or a page may stand. */
export const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5';

export type WebOptions = {
  readonly fetcher: Fetcher;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** Skips a feed with the way to follow it, instead of reading what it announces. */
  readonly pagesOnly?: boolean;
  /** Which of what a feed announces is worth a page; all of it when not given. */
  readonly wanted?: (announced: readonly Announced[]) => Promise<readonly Announced[]>;
};

/** A body that was fetched. */
export type Body = {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType: string | null;
};

/**
 * The articles at an address: those of a feed, or the one of a page. An item that cannot be read is given with its
 * reason; so is an address that does not answer. Throws bad input for one that may not be fetched.
 */
export async function* webArticles(address: string, options: WebOptions): AsyncGenerator<Parsed> {
  const got = await get(address, options);
  if (got.kind === 'skipped') {
    yield got;
    return;
  }
  const parsed = parseFeed({ bytes: got.bytes, contentType: got.contentType, url: got.url });
  if (parsed.kind === 'feed' && options.pagesOnly === true) {
    yield { kind: 'skipped', where: address, why: `is a feed; to follow it, write: sources add ${address}` };
  } else if (parsed.kind === 'feed') yield* feedArticles(parsed.feed, address, options);
  else if (isOpml(got)) {
    yield { kind: 'skipped', where: address, why: `is a list of feeds; to follow them, write: sources add ${address}` };
  } else if (/ of another kind$/.test(parsed.why)) {
    yield { kind: 'skipped', where: address, why: `is no feed and no page: ${parsed.why}` };
  } else {
    const site = options.pagesOnly === true ? null : await feedOfSite(got, options);
    if (site !== null) return yield* feedArticles(site.feed, site.url, options);
    const page = await pageArticle(got, options.now());
    const isLogin = page.kind === 'skipped' && /login/.test(parsed.why);
    yield isLogin ? { ...page, why: 'is a login page' } : page;
  }
}

/**
 * The articles of a feed that was read at `address`, an address or a path. A teaser's page is fetched with `fetcher`;
 * without one an item is what the feed holds of it.
 */
export async function* feedArticles(
  feed: Feed,
  address: string,
  options: Omit<WebOptions, 'fetcher'> & { readonly fetcher: Fetcher | null },
): AsyncGenerator<Parsed> {
  const { fetcher } = options;
  if (feed.items.length === 0) yield { kind: 'skipped', where: address, why: 'is a feed without items' };
  const announced = announcedIn(feed, address, options.now());
  for (const each of (await options.wanted?.(announced)) ?? announced) {
    const page = each.page === null || fetcher === null ? null : await pageOf(each.page, { ...options, fetcher });
    yield wholeArticle(each, page);
  }
}

function typeIn(contentType: string | null): string {
  const type = /^\s*([\w.+-]{1,40}\/[\w.+-]{1,80})/.exec(contentType ?? '')?.[1];
  return type === undefined || type.startsWith('text/') ? '' : ` but ${type}`;
}

/** The feed of a site whose front page this is: nobody means the front page itself. Null when it names none. */
async function feedOfSite(front: Body, options: WebOptions): Promise<{ feed: Feed; url: string } | null> {
  const { pathname, search } = new URL(front.url);
  if (pathname !== '/' || search !== '') return null;
  const html = new TextDecoder().decode(front.bytes.subarray(0, 512 * 1024));
  for (const { url } of feedLinks(html, front.url).slice(0, 2)) {
    const got = await get(url, options).catch((error: unknown) => {
      if (options.signal?.aborted) throw error;
      // A feed on a private host is none for us.
      return null;
    });
    if (got?.kind !== 'body') continue;
    const parsed = parseFeed({ bytes: got.bytes, contentType: got.contentType, url: got.url });
    if (parsed.kind === 'feed') return { feed: parsed.feed, url };
  }
  return null;
}

/** Whether a body is a list of feeds. */
export function isOpml({ bytes }: Pick<Body, 'bytes'>): boolean {
  return /<opml[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 4000)));
}

async function get(
  address: string,
  { fetcher, signal }: WebOptions,
): Promise<(Body & { readonly kind: 'body' }) | Extract<Parsed, { kind: 'skipped' }>> {
  const got = await fetcher.get({ url: address, accept, ...(signal ? { signal } : {}) });
  if (got.kind === 'ok') return { kind: 'body', bytes: got.bytes, url: got.url, contentType: got.contentType };
  const why = {
    'not-modified': 'has not changed',
    gone: 'is not there (any more)',
    failed: got.kind === 'failed' ? `cannot be read: ${got.why.replace(/\.$/, '')}` : '',
  };
  return { kind: 'skipped', where: address, why: why[got.kind] };
}

/** The article of a page, or why there is none. */
export async function pageArticle({ bytes, url, contentType }: Body, now: Date): Promise<Parsed> {
  const decoded = decode(bytes, pageCharset(bytes, contentType));
  if (decoded.kind === 'binary') return { kind: 'skipped', where: url, why: `is no text${typeIn(contentType)}` };
  const plain = /^text\/plain/i.test(contentType ?? '');
  const page: ParsedPage = plain
    ? { kind: 'page', text: decoded.text, particulars: {}, language: null, image: null }
    : await parsePage(decoded.text, { url, now });
  if (page.kind === 'none') return { kind: 'skipped', where: url, why: page.why };
  if (page.text.trim() === '') return { kind: 'skipped', where: url, why: 'holds no article' };
  // The canonical address a page declares is shown; what it was fetched from names it, for that cannot be forged.
  return {
    kind: 'article',
    incoming: {
      id: webId(url),
      ownId: true,
      where: url,
      particulars: { url, ...pageParticulars(page) },
      text: page.text,
    },
  };
}

async function pageOf(url: string, options: WebOptions): Promise<Incoming | null> {
  try {
    const got = await get(url, options);
    const page = got.kind === 'skipped' ? got : await pageArticle(got, options.now());
    return page.kind === 'article' ? page.incoming : null;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // An item that points to a private address still has its own words.
    return null;
  }
}
