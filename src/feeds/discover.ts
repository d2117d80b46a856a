import { Parser } from 'htmlparser2';
import { decode } from './decode.ts';
import { parseFeed } from './feed.ts';
import { decodeFeed } from './feed-charset.ts';
import type { Feed } from './feed-model.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import { declaredCharset, parsePage } from './html.ts';
import { type Outline, parseOpml } from './opml.ts';
import { tidyPage } from './page-tidy.ts';
import { accept } from './web.ts';
import { wholeUrl } from './whole-url.ts';

/** A feed that a page names, or that was found at one of the usual paths. */
export type FeedLink = { readonly url: string; readonly title: string | null };

/** An answer of the web with a body. */
export type Body = Extract<Fetched, { kind: 'ok' }>;

/**
 * What stands at an address. `got` is the answer it was read from, `asked` the address that gave it, before redirects;
 * `others` are further feeds of the same site.
 */
export type Found =
  | {
      readonly kind: 'feed';
      readonly asked: string;
      readonly got: Body;
      readonly feed: Feed;
      readonly others: readonly FeedLink[];
    }
  | { readonly kind: 'list'; readonly got: Body; readonly outlines: readonly Outline[] }
  | {
      readonly kind: 'page';
      readonly asked: string;
      readonly got: Body;
      readonly title: string | null;
      readonly words: number;
    }
  /** `why` is a whole sentence. */
  | { readonly kind: 'nothing'; readonly why: string };

export type DiscoverOptions = {
  readonly fetcher: Fetcher;
  readonly signal?: AbortSignal;
  /** Called with a few words before each further request. */
  readonly progress?: (words: string) => void;
};

/** Where sites keep a feed that they do not name. Asked one at a time, and no more of them: guessing costs the site. */
const usualPaths = ['/feed', '/rss', '/atom.xml', '/index.xml', '/feed.json', '/rss.xml'];
/** Most feeds of one site that are told of. */
const mostLinks = 10;
/** A page with fewer words holds no article to follow. */
const fewestWords = 80;

/**
 * Looks at an address: a feed, a list of feeds (OPML), or a page. A page's feed is looked for, first where the page
 * names it (`<link rel="alternate">`, WHATWG HTML section 4.6.7.1), then at a few usual paths of its site.
 *
 * Throws bad input for an address that may not be fetched.
 */
export async function discover(address: string, options: DiscoverOptions): Promise<Found> {
  const got = await ask(address, options);
  if (got.kind !== 'ok') return { kind: 'nothing', why: whyNot(got, address) };
  const read = readAs(got);
  if (read.kind === 'feed') return { ...read, asked: address, others: [] };
  if (read.kind === 'list') return read;
  const named = read.html === null ? [] : feedLinks(read.html, got.url);
  for (const [at, link] of named.slice(0, 3).entries()) {
    const feed = await feedAt(link.url, options);
    if (feed !== null) return { ...feed, others: named.filter((_, other) => other !== at) };
  }
  if (read.html === null) return { kind: 'nothing', why: read.why };
  if (read.login) return { kind: 'nothing', why: `${hostOf(got.url)} shows a login page, and names no feed.` };
  for (const path of usualPaths) {
    const feed = await feedAt(new URL(path, got.url).href, options);
    if (feed !== null) return { ...feed, others: [] };
  }
  const page = await parsePage(read.html);
  const words = page.kind === 'page' ? (page.text.match(/\S+/g)?.length ?? 0) : 0;
  if (words < fewestWords)
    return { kind: 'nothing', why: `${hostOf(got.url)} shows a page that names no feed and holds no article.` };
  return {
    kind: 'page',
    asked: address,
    got,
    title: page.kind === 'page' ? (page.particulars.title ?? null) : null,
    words,
  };
}

/** The feeds that a page names in its head, each once, in its order; feeds of comments last. */
export function feedLinks(html: string, base: string): FeedLink[] {
  const found = new Map<string, FeedLink>();
  let from = base;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'base' && attributes.href) from = wholeUrl(attributes.href, base) ?? base;
      if (name !== 'link' && name !== 'a') return;
      const isFeed = /^(application\/(rss|atom|rdf|feed)\+(xml|json)|text\/(rss|atom)\+xml)\b/i.test(
        attributes.type?.trim() ?? '',
      );
      if (!isFeed || !/(^|\s)(alternate|feed)(\s|$)/i.test(attributes.rel ?? (name === 'a' ? 'alternate' : ''))) return;
      const url = wholeUrl(attributes.href, from);
      if (url !== null && !found.has(url)) found.set(url, { url, title: attributes.title?.trim() || null });
    },
  });
  // Bounded in depth: the parser takes quadratic time where nothing is closed.
  parser.end(tidyPage(html).html);
  const isComments = ({ url, title }: FeedLink): boolean => /comments?\b/i.test(`${url} ${title ?? ''}`);
  const links = [...found.values()];
  return [...links.filter((link) => !isComments(link)), ...links.filter(isComments)].slice(0, mostLinks);
}

/** What an answer is: a feed, a list of feeds, a page, or neither, with the reason as a sentence. */
export function readAs(
  got: Body,
):
  | { readonly kind: 'feed'; readonly got: Body; readonly feed: Feed }
  | { readonly kind: 'list'; readonly got: Body; readonly outlines: readonly Outline[] }
  | { readonly kind: 'other'; readonly html: string | null; readonly login: boolean; readonly why: string } {
  const host = hostOf(got.url);
  if (got.bytes.length === 0) return { kind: 'other', html: null, login: false, why: `${host} sends nothing there.` };
  const decoded = decode(got.bytes, charsetOf(got));
  if (decoded.kind === 'binary') {
    const type = got.contentType?.split(';')[0]?.trim();
    const why = `${host} sends no feed and no page${type ? ` but ${type}` : ''}.`;
    return { kind: 'other', html: null, login: false, why };
  }
  const text = decodeFeed(got.bytes, got.contentType);
  if (/<opml[\s>]/i.test(text.slice(0, 2000))) return { kind: 'list', got, outlines: parseOpml(text) };
  const parsed = parseFeed({ bytes: got.bytes, contentType: got.contentType, url: got.url });
  if (parsed.kind === 'feed') return { kind: 'feed', got, feed: parsed.feed };
  if (!/<(!doctype html|html|head|body|title|div|p)\b/i.test(decoded.text.slice(0, 5000)))
    return { kind: 'other', html: null, login: false, why: `${host} sends no feed: ${parsed.why}.` };
  const login = /<input[^>]+type\s*=\s*["']?password/i.test(decoded.text);
  return { kind: 'other', html: decoded.text, login, why: `${host} sends no feed: ${parsed.why}.` };
}

/** Why an address gave nothing to read, as a sentence. */
export function whyNot(got: Exclude<Fetched, { kind: 'ok' }>, address: string): string {
  if (got.kind === 'failed') return got.why;
  if (got.kind === 'not-modified') return `${hostOf(address)} says that nothing has changed.`;
  return `${hostOf(address)} has nothing at that address (any more).`;
}

/** The charset that an answer or its page's head declares; null when neither does. */
function charsetOf({ bytes, contentType }: Body): string | null {
  return /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1] ?? declaredCharset(bytes);
}

async function ask(url: string, { fetcher, signal, progress }: DiscoverOptions): Promise<Fetched> {
  progress?.(`Asking ${hostOf(url)}…`);
  return await fetcher.get({ url, accept, ...(signal ? { signal } : {}) });
}

async function feedAt(
  url: string,
  options: DiscoverOptions,
): Promise<{ kind: 'feed'; asked: string; got: Body; feed: Feed } | null> {
  try {
    const got = await ask(url, options);
    const read = got.kind === 'ok' ? readAs(got) : null;
    return read?.kind === 'feed' ? { ...read, asked: url } : null;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // A page may name a feed on a private host; that one is none for us, and the next is tried.
    return null;
  }
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
