import { getDomain } from 'tldts';
import type { Article } from '../model.ts';
import { agencyIn } from './agency.ts';

/** Whose an article is: outlets with one house or site are one publisher's, and an agency's words are the agency's. */
export type House = { readonly house: string | null; readonly site: string | null; readonly agency: string | null };

/** What tells an article's house: its particulars and text, no network. Null where nothing tells. */
export function houseOf(article: Article): House {
  return {
    house: article.publisher === null ? null : houseName(article.publisher),
    site: article.url === null ? null : siteOf(article.url),
    agency: agencyIn(article),
  };
}

/**
 * The registrable domain of an address by the public suffix list: "bbc.co.uk" for news.bbc.co.uk, and a site of its own
 * for each customer of a host of many (a.blogspot.com). The host itself where it is an IP address or a single word.
 */
export function siteOf(address: string): string | null {
  const host = URL.parse(address)?.hostname;
  if (!host) return null;
  return getDomain(address, { allowPrivateDomains: true }) ?? host;
}

// What outlets of one house add to its name. Only what follows a name is cut off: "Sunday Times" is no edition of "Times".
const SECTIONS = new Set(
  `news sport sports business money world online digital live tv radio video video's weekend politics opinion tech technology
  science health culture entertainment lifestyle travel us uk usa eu uae ireland scotland wales england australia canada
  india africa asia europe america americas international global english edition app com net org breaking headlines rss feed`.split(
    /\s+/,
  ),
);
// Names that say nothing once the section is gone ("Daily News", "World Business Online").
const NO_NAME = new Set(
  `the a daily evening morning local national city first new today my your all top latest`.split(' '),
);

/**
 * A publisher's name without article, section and edition, in small letters: "The Guardian" and "Guardian US" are
 * "guardian", "BBC News" and "BBC Sport" are "bbc". A name of such words alone is kept whole.
 */
export function houseName(publisher: string): string {
  const head = publisher
    .normalize('NFKC')
    .split(/\s+[-–—|:·»]\s+|:\s+|\s*[(|]/u)[0]!
    .replace(/^(?:https?:\/\/)?(?:www\.)?([\w-]+)\.(?:com|org|net|co\.\w\w|\w\w)\/?$/iu, '$1');
  const words = head.toLowerCase().match(/[\p{L}\p{N}&]+(?:['’][\p{L}]+)*/gu) ?? [];
  const named = words[0] === 'the' && words.length > 1 ? words.slice(1) : words;
  let end = named.length;
  while (end > 1 && SECTIONS.has(named[end - 1]!)) end -= 1;
  const kept = named.slice(0, end);
  const isName = kept.some((word) => !SECTIONS.has(word) && !NO_NAME.has(word));
  return (isName ? kept : named).join(' ') || publisher.trim().toLowerCase();
}
