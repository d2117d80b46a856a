import { type Announced, announcedIn } from './announced.ts';
import { decode } from './decode.ts';
import { parseFeed } from './feed.ts';
import { decodeFeed } from './feed-charset.ts';
import { describeFeed, type FeedFormat } from './feed-format.ts';
import { type FeedLink, feedLinks } from './feed-links.ts';
import type { FeedRhythm } from './feed-rhythm.ts';
import { pageCharset } from './html.ts';
import type { Parsed } from './incoming.ts';
import { type Outline, parseOpml } from './opml.ts';
import { type Body, pageArticle } from './page-article.ts';
import { believableDate } from './published.ts';

export type LookedFeed = {
  readonly kind: 'feed';
  readonly title: string | null;
  readonly format: FeedFormat;
  readonly rhythm: FeedRhythm;
  /** How many items it holds, and how many of them say when they were published. */
  readonly items: number;
  readonly dated: number;
  /** ISO; null when no item has a date that can be. */
  readonly newest: string | null;
  readonly announced: readonly Announced[];
};

/** A page: the feeds it names, and its own article or why it has none. */
export type LookedPage = {
  readonly kind: 'page';
  readonly login: boolean;
  readonly feeds: readonly FeedLink[];
  readonly article: Parsed;
};

/** What a body is that was fetched from a source, or that somebody points to. */
export type Looked =
  | LookedFeed
  | LookedPage
  | { readonly kind: 'list'; readonly outlines: readonly Outline[] }
  /** `why` completes "sends …". */
  | { readonly kind: 'neither'; readonly why: string };

/** Reads a body as a feed, a list of feeds or a page. Takes long where somebody means it to: for a thread with limits. */
export async function look(body: Body, now: Date): Promise<Looked> {
  if (body.bytes.length === 0) return { kind: 'neither', why: 'nothing' };
  // Feeds in wide charsets look binary to everybody but their parser.
  const parsed = parseFeed(body);
  if (parsed.kind === 'feed') {
    const { feed } = parsed;
    const dates = feed.items.map((item) => item.published ?? item.updated).filter((date) => date !== null);
    const believed = dates.filter((date) => believableDate(date, now) !== null);
    return {
      kind: 'feed',
      title: feed.title,
      format: describeFeed(body, feed, now),
      rhythm: feed.rhythm,
      items: feed.items.length,
      dated: dates.length,
      // By the instant: as text, a date with another zone would stand elsewhere.
      newest: believed.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? null,
      announced: announcedIn(feed, body.url, now),
    };
  }
  if (/<opml[\s>]/i.test(new TextDecoder().decode(body.bytes.subarray(0, 4000))))
    return { kind: 'list', outlines: parseOpml(decodeFeed(body.bytes, body.contentType)) };
  const decoded = decode(body.bytes, pageCharset(body.bytes, body.contentType));
  if (decoded.kind === 'binary') {
    const type = /^\s*([\w.+-]{1,40}\/[\w.+-]{1,80})/.exec(body.contentType ?? '')?.[1];
    return { kind: 'neither', why: `no feed and no page${type ? ` but ${type}` : ''}` };
  }
  const { text } = decoded;
  if (!/<(!doctype html|html|head|body|title|div|p)\b/i.test(text.slice(0, 5000)))
    return { kind: 'neither', why: noFeed[parsed.why] ?? `no feed: ${parsed.why}` };
  const login = /<input[^<>]{1,500}type\s*=\s*["']?password/i.test(text);
  return { kind: 'page', login, feeds: feedLinks(text, body.url), article: await pageArticle(body, now) };
}

const noFeed: Readonly<Record<string, string>> = {
  'it is JSON of another kind': 'JSON that is no feed',
  'it is XML of another kind': 'XML that is no feed',
  'it is neither XML nor JSON': 'neither a feed nor a page',
};
