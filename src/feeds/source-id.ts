import { createHash } from 'node:crypto';

/**
 * One form for all ways of writing a source's address: without scheme, "www.", user name, fragment, default port and
 * last slash. The query stays: many sites tell their feeds apart by it. A path is its own form.
 */
export function sourceKey(address: string): string {
  const url = /^https?:/i.test(address) ? URL.parse(address) : null;
  if (url === null) return address.replace(/(?<=.)\/+$/, '');
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

/** Parts of an address that say that it is a feed, not whose. */
const plainParts = /^(?:www\d?|feeds?|rss2?|atom|xml|index|default|home|com|org|net|co|uk|html?|json|php|aspx?)$/;

/**
 * A short id that a person can type, made of the address: "https://feeds.example.org/world/rss.xml" is `example-world`.
 * One that is taken gets four letters that the workspace and the address decide, so that it stays the same.
 */
export function sourceId(
  source: { readonly url: string; readonly workspace: string | null },
  taken: ReadonlySet<string>,
): string {
  const url = /^https?:/i.test(source.url) ? URL.parse(source.url) : null;
  const host = url?.hostname.split('.').slice(0, -1) ?? [];
  // A numbered host has no name to take from.
  const named = url && /^[\d.]+$|:/.test(url.hostname) ? [url.hostname.replace(/[^\da-f]+/gi, '-')] : host;
  // Of a folder its own name alone: where it lies is nobody's business in chat.
  const path = url ? url.pathname.split(/[/.]/) : source.url.split('/').filter(Boolean).slice(-1);
  const parts = [...named, ...path].map((part) => slug(part)).filter((part) => part !== '' && !plainParts.test(part));
  const id =
    parts
      .join('-')
      .replace(/^(.{1,32})(?:-.*)?$/, '$1')
      .slice(0, 32) || 'source';
  if (!taken.has(id)) return id;
  const hash = createHash('sha256')
    .update(`${source.workspace ?? ''} ${sourceKey(source.url)}`)
    .digest('hex');
  for (let letters = 4; ; letters += 2) {
    const longer = `${id}-${hash.slice(0, letters)}`;
    if (!taken.has(longer) || letters >= hash.length) return longer;
  }
}

function slug(part: string): string {
  return part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
