import { createHash } from 'node:crypto';
import type { Article } from '../model.ts';
import { leadsInside } from './address.ts';
import { canonicalUrl } from './canonical-url.ts';
import type { Feed, FeedItem } from './feed-model.ts';
import { fragmentText } from './fragment-text.ts';
import type { Incoming, Parsed, Particulars } from './incoming.ts';
import { believableDate } from './published.ts';
import { isTeaser, tellsOf } from './teaser.ts';

/** An article as a feed announces it, before anybody has looked at its page. */
export type Announced = {
  readonly id: string;
  /** Its address, or what else names it in messages. */
  readonly where: string;
  /** The page that holds the whole of it; null where the feed gives the whole, or the item has no page of its own. */
  readonly page: string | null;
  /** What the feed itself says; empty when it says nothing. */
  readonly text: string;
  /** When the feed says it was changed last; null when it does not say, or says so of most of its items at once. */
  readonly updated: string | null;
  readonly particulars: Particulars;
};

/** Items of one feed that are read in one go; a feed that holds more is an archive, read from its newest end. */
export const mostItems = 200;
/** The most characters of one item that are read: the longest novels have three million. */
const mostChars = 3_000_000;

/** The id of an article of the web: the same for every form of its address. */
export function webId(address: string): string {
  return hash(canonicalUrl(address));
}

/**
 * What a feed read at `address` (an address or a path) announces, in its order, each article once.
 *
 * An item is known by its link. A link that items of other titles share, or that leads to a front page, is nobody's (the
 * next item would take this one's place): then the item's own id tells it apart, and where all items have one id, its title and date.
 */
export function announcedIn(feed: Feed, address: string, now: Date): Announced[] {
  const items = newestOf(feed.items).map((item) =>
    item.url !== null && leadsInside(item.url, address) ? { ...item, url: null } : item,
  );
  const links = titlesBy(items, ({ url }) => (url === null ? null : canonicalUrl(url)));
  const ids = titlesBy(items, ({ id }) => id);
  const feedKey = /^https?:/i.test(address) ? canonicalUrl(address) : address;
  const stamp = commonStamp(items);
  const found = new Map<string, Announced>();
  for (const item of items) {
    const isOwn = item.url !== null && !isFrontPage(item.url) && links.get(canonicalUrl(item.url))!.size === 1;
    const own = isOwn ? item.url : null;
    const guid = item.id !== null && ids.get(item.id)!.size === 1 ? item.id : null;
    const name = guid ?? ([item.title, item.published].filter(Boolean).join(' ') || contentOf(item));
    const id = own === null ? hash(`${feedKey} ${name}`) : webId(own);
    if (!found.has(id)) found.set(id, announced(item, { id, own, feed, address, now, stamp }));
  }
  return [...found.values()];
}

function isFrontPage(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.pathname === '/' && url.search === '' && url.hash === '';
}

/** As many as are read, from the end where the newest stand: most feeds begin with it, some end with it. */
function newestOf(items: readonly FeedItem[]): readonly FeedItem[] {
  if (items.length <= mostItems) return items;
  const dates = items.map(({ published, updated }) => Date.parse(published ?? updated ?? '')).filter(Number.isFinite);
  const oldestFirst = dates.length > 1 && dates.at(-1)! > dates[0]!;
  return oldestFirst ? items.slice(-mostItems) : items.slice(0, mostItems);
}

/** The article that an announcement and its page (null when it was not read) make together. */
export function wholeArticle({ id, where, text, particulars }: Announced, page: Incoming | null): Parsed {
  // A page that gives less than the feed, or tells of something else (a front page, a notice), is not the article.
  if (page !== null && page.text.length > text.length && tellsOf(page.text, `${particulars.title ?? ''} ${text}`))
    return article({
      ...page,
      id,
      where,
      particulars: { ...particulars, ...page.particulars, ...withoutImage(particulars) },
    });
  if (text === '') return { kind: 'skipped', where, why: 'has no text' };
  return article({ id, where, particulars, text });
}

// A page shows the picture of its article; a feed may show the paper's own.
const withoutImage = ({ image: _, ...rest }: Particulars): Particulars => rest;

/** Whether an announcement says something else than what is stored of it; only then is its page worth a request. */
export function saysMore({ page, text, particulars }: Announced, there: Article): boolean {
  const { title, published } = particulars;
  if (title !== undefined && title !== there.title) return true;
  // Some feeds date everything anew with each answer: the first date is the date, unless an earlier one comes to light.
  if (published && (there.published === null || Date.parse(published) < Date.parse(there.published))) return true;
  return page === null && text !== '' && text !== there.text;
}

const article = (incoming: Omit<Incoming, 'ownId'>): Parsed => ({
  kind: 'article',
  incoming: { ...incoming, ownId: true },
});

function announced(
  item: FeedItem,
  from: { id: string; own: string | null; feed: Feed; address: string; now: Date; stamp: string | null },
): Announced {
  const text = contentOf(item);
  const publisher = item.from ?? from.feed.title;
  const published = believableDate(item.published, from.now) ?? believableDate(item.updated, from.now);
  return {
    id: from.id,
    where: item.url ?? item.id ?? [from.address, item.title].filter(Boolean).join(' '),
    page: isTeaser(text) ? from.own : null,
    text,
    updated: item.updated === from.stamp ? null : believableDate(item.updated, from.now),
    particulars: {
      ...(item.url ? { url: item.url } : {}),
      ...(item.title ? { title: item.title } : {}),
      ...(publisher ? { publisher } : {}),
      ...(item.author ? { author: item.author } : {}),
      ...(published ? { published, publishedHow: 'read' as const } : {}),
      ...(item.image ? { image: item.image } : {}),
    },
  };
}

/** The date of change that more than half of at least three items share: when the feed was made, not when they were edited. */
function commonStamp(items: readonly FeedItem[]): string | null {
  const stamps = Map.groupBy(items, ({ updated }) => updated);
  const most = [...stamps].find(([, { length }]) => length >= 3 && length > items.length / 2);
  return most?.[0] ?? null;
}

function contentOf({ content, summary }: FeedItem): string {
  return textOf(content) || textOf(summary);
}

const textOf = (html: string | null): string => (html === null ? '' : fragmentText(html.slice(0, mostChars)));

/** The titles under which each key stands. */
function titlesBy(items: readonly FeedItem[], keyOf: (item: FeedItem) => string | null): Map<string, Set<string>> {
  const titles = new Map<string, Set<string>>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const there = titles.get(key) ?? new Set();
    titles.set(key, there.add(item.title ?? contentOf(item)));
  }
  return titles;
}

const hash = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 16);
