import { mostItems } from './announced.ts';
import type { FeedBytes } from './feed.ts';
import { decodeFeed } from './feed-charset.ts';
import type { Feed } from './feed-model.ts';

/** What a feed calls itself, the charset it declares (null when none), and what is odd about it, in words. */
export type FeedFormat = {
  readonly format: string;
  readonly charset: string | null;
  readonly warnings: readonly string[];
};

/** Describes a feed that was read, for somebody who asks why it reads as it does. */
export function describeFeed(source: FeedBytes, feed: Feed, now: Date): FeedFormat {
  const text = decodeFeed(source.bytes, source.contentType);
  const head = text.slice(0, 5000);
  const declared =
    /charset\s*=\s*["']?([\w:-]+)/i.exec(source.contentType ?? '')?.[1] ??
    /<\?xml[^>]+encoding\s*=\s*["']\s*([\w:-]+)/i.exec(head)?.[1] ??
    null;
  return {
    format: formatOf(head),
    charset: declared?.toLowerCase() ?? null,
    warnings: warningsOf(text, source, feed, now),
  };
}

function formatOf(head: string): string {
  if (head.trimStart().startsWith('{'))
    return `JSON Feed ${/jsonfeed\.org\/version\/([\d.]+)/.exec(head)?.[1] ?? ''}`.trim();
  const rss = /<rss\b[^>]*?(?:\bversion\s*=\s*["']([\d.]+)["'])?[^>]*>/i.exec(head);
  if (rss) return `RSS ${/version\s*=\s*["']([\d.]+)["']/i.exec(rss[0])?.[1] ?? ''}`.trim();
  if (/<rdf:RDF\b/i.test(head)) return 'RSS 1.0 (RDF)';
  if (/<(?:\w+:)?feed\b/i.test(head)) return head.includes('purl.org/atom/ns#') ? 'Atom 0.3' : 'Atom 1.0';
  return 'a feed of no named kind';
}

function warningsOf(text: string, { contentType }: FeedBytes, { items }: Feed, now: Date): string[] {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? null;
  const dateOf = (item: Feed['items'][number]): string | null => item.published ?? item.updated;
  const undated = items.filter((item) => dateOf(item) === null).length;
  // A day ahead may be a zone that was left out.
  const ahead = items.filter((item) => Date.parse(dateOf(item) ?? '') > now.getTime() + 86_400_000).length;
  const ids = new Set(items.map(({ id }) => id));
  const unlinked = items.filter(({ url }) => url === null).length;
  const told: readonly (readonly [boolean, string])[] = [
    [type === 'text/html', 'the label is text/html'],
    [text.includes('\ufffd'), 'some characters do not fit its charset'],
    [items.length > mostItems, `only the newest ${mostItems} of ${items.length.toLocaleString('en')} items are read`],
    [undated > 0, undated === items.length ? 'no item has a date' : many(undated, 'has no date', 'have no date')],
    [ahead > 0, many(ahead, 'is dated in the future', 'are dated in the future')],
    [items.length > 1 && ids.size === 1 && !ids.has(null), 'all items have the same id'],
    [unlinked > 0, unlinked === items.length ? 'no item has a link' : many(unlinked, 'has no link', 'have no link')],
  ];
  return told.filter(([is]) => is).map(([, words]) => words);
}

const many = (count: number, does: string, doing: string): string =>
  count === 1 ? `1 item ${does}` : `${count.toLocaleString('en')} items ${doing}`;
