import { isUnderstood, languageNames } from '../language/understood.ts';
import { type Sample, short } from './check-sample.ts';
import type { Answer, Found } from './discover.ts';
import type { RobotsWord } from './robots.ts';

/** An answer and how long it took. */
export type Timed = { readonly got: Answer; readonly tookMs: number };

/** What a site's robots.txt says of an address. */
export function robotsWords(word: RobotsWord, host: string): string {
  if (word.kind !== 'allowed') return word.why;
  const delay = word.delaySeconds > 0 ? `, with ${count(word.delaySeconds, 'second')} between two requests` : '';
  return `${host} lets programs read that address${delay}.`;
}

/** What came back, from where, and how long it took. */
export function fetchedWords({ got, tookMs }: Timed, address: string): string {
  const type = got.contentType?.split(';')[0]?.trim() || 'no type';
  const kilobytes = Math.max(1, Math.round(got.bytes.length / 1024)).toLocaleString('en');
  const from = URL.parse(address)?.href === got.url ? '' : ` from ${got.url}`;
  const moved = got.moved ? ', where it has moved for good' : '';
  return `Status 200, ${type}, ${kilobytes} kB in ${tookMs} ms${from}${moved}.`;
}

/** What a feed is, and what is odd about it. */
export function feedWords(found: Extract<Found, { kind: 'feed' }>, address: string): string {
  const { got, feed, others } = found;
  const { format, charset, warnings } = feed.format;
  const title = feed.title ? ` "${short(feed.title)}"` : ' without a title';
  const where = URL.parse(address)?.href === got.url || got.moved ? '' : `, found at ${got.url}`;
  const more = others.length > 0 ? ` The site names ${count(others.length, 'further feed')}.` : '';
  const odd = warnings.length > 0 ? ` But ${warnings.join('; ')}.` : '';
  return `It is ${format}${title}${where}, ${charset ?? 'no charset declared'}.${odd}${more}`;
}

/** What a page is that is to be followed itself. */
export function pageWords({ title, words }: Extract<Found, { kind: 'page' }>): string {
  return `It is a page that names no feed${title ? `, "${title}"` : ''}, with an article of ${count(words, 'word')}: the page itself would be followed.`;
}

/** "30 items, 28 with a date, the newest of 2026-06-03." */
export function itemsWords({ items, dated, newest }: Extract<Found, { kind: 'feed' }>['feed']): string {
  if (items === 0) return 'It has no items yet.';
  return `${count(items, 'item')}, ${dated} with a date${newest === null ? '' : `, the newest of ${newest.slice(0, 10)}`}.`;
}

/** How the first articles were read. */
export function extractionWords(samples: readonly Sample[]): string {
  const read = samples.filter(({ why }) => why === null);
  if (read.length === 0)
    return `None of the first articles could be read: the first ${samples[0]?.why ?? 'has no text'}.`;
  const having = (key: 'title' | 'author' | 'published' | 'publisher') =>
    read.filter((each) => each[key] !== null).length;
  const words = read.map((each) => each.words.toLocaleString('en')).join(', ');
  const has = `${having('title')} with a title, ${having('author')} with an author, ${having('published')} with a date, ${having('publisher')} with a publisher`;
  return `${read.length} of ${samples.length} read, words: ${words}; ${has}.${foreignWords(read)}`;
}

/** In which languages articles are that are not understood; empty for none. */
function foreignWords(read: readonly Sample[]): string {
  const foreign = read
    .map(({ language }) => (language === null ? {} : { language }))
    .filter((each) => !isUnderstood(each));
  if (foreign.length === 0) return '';
  return ` ${foreign.length} of them in ${languageNames(foreign)}: only English is understood, so no digest and no answer will tell of them.`;
}

/** How many of the articles are stored already. */
export function duplicateWords(known: number, all: number): string {
  if (known === 0) return 'None of it is stored yet.';
  return `${known} of ${count(all, 'article')} ${known === 1 ? 'is' : 'are'} stored already.`;
}

/** A number with its noun. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : `${noun}s`}`;
}
