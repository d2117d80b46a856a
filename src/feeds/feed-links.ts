import { decodeHTML } from 'entities';

/** A feed that a page names. */
export type FeedLink = { readonly url: string; readonly title: string | null };

/** The addresses of feeds are in a page's head; one that is longer than this names them nowhere. */
const headChars = 512 * 1024;
const mostLinks = 10;

/**
 * The feeds that a page names, each once, in its order, those of comments last: `<link rel="alternate">` with the type of
 * a feed (WHATWG HTML section 4.6.7.1). Linear in the page's length, whatever it holds.
 */
export function feedLinks(html: string, base: string): FeedLink[] {
  const head = html.slice(0, headChars);
  const from = wholeAddress(attribute(/<base\b[^<>]{0,2000}>/i.exec(head)?.[0] ?? '', 'href'), base) ?? base;
  const found = new Map<string, FeedLink>();
  for (const [tag] of head.matchAll(/<(?:link|a)\b[^<>]{0,2000}>/gi)) {
    if (!/type\s*=\s*["']?\s*(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|text\/(?:rss\+)?xml)/i.test(tag))
      continue;
    const rel = attribute(tag, 'rel') ?? (/^<a/i.test(tag) ? 'alternate' : '');
    if (!/(?:^|\s)(?:alternate|feed)(?:\s|$)/i.test(rel)) continue;
    const url = wholeAddress(attribute(tag, 'href'), from);
    if (url !== null && !found.has(url)) found.set(url, { url, title: attribute(tag, 'title')?.trim() || null });
  }
  const isComments = ({ url, title }: FeedLink): boolean => /comments?\b/i.test(`${url} ${title ?? ''}`);
  const links = [...found.values()];
  return [...links.filter((link) => !isComments(link)), ...links.filter(isComments)].slice(0, mostLinks);
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const said = found?.[1] ?? found?.[2] ?? found?.[3];
  return said === undefined ? null : decodeHTML(said);
}

function wholeAddress(href: string | null, base: string): string | null {
  const url = href === null ? null : URL.parse(href.trim(), base);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
