import { createHash } from 'node:crypto';
import { canonicalUrl } from './canonical-url.ts';
import { decode } from './decode.ts';
import { parseFeed } from './feed.ts';
import type { Feed, FeedItem } from './feed-model.ts';
import type { Fetcher } from './fetch.ts';
import { declaredCharset, parsePage } from './html.ts';
import type { Incoming, Parsed, Particulars } from './incoming.ts';

/** Below this many characters a feed gives a teaser, and the page itself is fetched. */
const teaserChars = 600;
/** Items of one feed that are read in one go; a feed that holds more is an archive, read from its newest end. */
const mostItems = 200;

const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5';

export type WebOptions = { readonly fetcher: Fetcher; readonly signal?: AbortSignal };

/** The id of an article of the web: the same for every form of its address. */
export function webId(address: string): string {
  return createHash('sha256').update(canonicalUrl(address)).digest('hex').slice(0, 16);
}

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
  if (parsed.kind === 'feed') {
    yield* feedArticles(parsed.feed, address, options);
    return;
  }
  yield await pageArticle(got);
}

/**
 * The articles of a feed that was read at `address`, an address or a path. A teaser's page is fetched with `options`;
 * without them an item is what the feed holds of it.
 */
export async function* feedArticles(feed: Feed, address: string, options: WebOptions | null): AsyncGenerator<Parsed> {
  if (feed.items.length === 0) yield { kind: 'skipped', where: address, why: 'is a feed without items' };
  for (const item of feed.items.slice(0, mostItems)) {
    yield await itemArticle(item, { publisher: feed.title, feed: address }, options);
  }
}

type Body = {
  readonly kind: 'body';
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly contentType: string | null;
};

async function get(
  address: string,
  { fetcher, signal }: WebOptions,
): Promise<Body | Extract<Parsed, { kind: 'skipped' }>> {
  const got = await fetcher.get({ url: address, accept, ...(signal ? { signal } : {}) });
  if (got.kind === 'ok') return { kind: 'body', bytes: got.bytes, url: got.url, contentType: got.contentType };
  const why = {
    'not-modified': 'has not changed',
    gone: 'is not there (any more)',
    failed: got.kind === 'failed' ? `cannot be read: ${got.why.replace(/\.$/, '')}` : '',
  };
  return { kind: 'skipped', where: address, why: why[got.kind] };
}

async function pageArticle({ bytes, url, contentType }: Body): Promise<Parsed> {
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? declaredCharset(bytes);
  const decoded = decode(bytes, charset);
  if (decoded.kind === 'binary') return { kind: 'skipped', where: url, why: 'is no text' };
  const plain = /^text\/plain/i.test(contentType ?? '');
  const page = plain ? { text: decoded.text, particulars: {} } : await parsePage(decoded.text);
  if (page === null || page.text.trim() === '') return { kind: 'skipped', where: url, why: 'holds no article' };
  return { kind: 'article', incoming: incoming(page.text, url, page.particulars) };
}

async function itemArticle(
  item: FeedItem,
  from: { publisher: string | null; feed: string },
  options: WebOptions | null,
): Promise<Parsed> {
  const where = item.url ?? item.id ?? [from.feed, item.title].filter(Boolean).join(' ');
  const own = (await textOf(item.content)) ?? (await textOf(item.summary)) ?? '';
  const known: Particulars = {
    ...(item.title ? { title: item.title } : {}),
    ...((item.from ?? from.publisher) ? { publisher: item.from ?? from.publisher } : {}),
    ...(item.author ? { author: item.author } : {}),
    ...((item.published ?? item.updated)
      ? { published: item.published ?? item.updated, publishedHow: 'read' as const }
      : {}),
  };
  if (options !== null && own.length < teaserChars && item.url) {
    const page = await pageOf(item.url, options);
    // A page that gives less than the feed (a login, a notice) is not the article.
    if (page && page.text.length > own.length)
      return { kind: 'article', incoming: incoming(page.text, item.url, { ...page.particulars, ...known }) };
  }
  if (own === '') return { kind: 'skipped', where, why: 'has no text' };
  return { kind: 'article', incoming: incoming(own, where, known) };
}

async function pageOf(url: string, options: WebOptions): Promise<Incoming | null> {
  try {
    const got = await get(url, options);
    const page = got.kind === 'skipped' ? got : await pageArticle(got);
    return page.kind === 'article' ? page.incoming : null;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // An item that points to a private address still has its own words.
    return null;
  }
}

async function textOf(html: string | null): Promise<string | null> {
  if (html === null || html.trim() === '') return null;
  if (!/[<&]/.test(html)) return html.trim();
  return (await parsePage(html))?.text ?? null;
}

function incoming(text: string, where: string, particulars: Particulars): Incoming {
  const isUrl = /^https?:/i.test(where);
  const address = isUrl ? where : null;
  const id = isUrl ? webId(where) : createHash('sha256').update(where).digest('hex').slice(0, 16);
  // The canonical address a page declares is shown; what it was fetched from names it, for that cannot be forged.
  return { id, ownId: true, where, particulars: { ...(address ? { url: address } : {}), ...particulars }, text };
}
