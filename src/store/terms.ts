import { porter } from './porter.ts';

/** A word of a text as the index knows it, with where it stands (UTF-16 units). */
export type Term = { readonly term: string; readonly start: number; readonly end: number };

// Letters and digits of any script; dotted capitals ("U.S.", "U.N.") are one word; an apostrophe ends a word.
const WORD = /(?:\p{Lu}\.){2,}|[\p{L}\p{N}\p{M}]+/gu;
const POSSESSIVE = /['’]s$/;

// Stemming one word costs a hundred times a look-up, and a news corpus has few words that are often used.
const CACHE_WORDS = 100_000;
const cache = new Map<string, string>();

/** The index's form of one word: lower case, no diacritics, dots or apostrophes, stemmed. */
export const termOf = (word: string): string => {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const plain = word
    .normalize('NFKD')
    .replace(/[\p{M}.'’]/gu, '')
    .toLowerCase();
  const term = /^[a-z]+$/.test(plain) ? porter(plain) : plain;
  if (cache.size >= CACHE_WORDS) cache.clear();
  cache.set(word, term);
  return term;
};

/** All words of a text in order. A possessive 's is left out, so that "Holt's" is found by "Holt". */
export const termsOf = (text: string): Term[] => {
  const found: Term[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    const start = match.index;
    if ((word === 's' || word === 'S') && start > 1 && POSSESSIVE.test(text.slice(start - 1, start + 1))) continue;
    const term = termOf(word);
    if (term !== '') found.push({ term, start, end: start + word.length });
  }
  return found;
};

/** How often each term stands in a text, and how many words it has in all. */
export const countTerms = (text: string): { readonly counts: Map<string, number>; readonly length: number } => {
  const counts = new Map<string, number>();
  let length = 0;
  for (const word of text.match(WORD) ?? []) {
    if (word === 's' || word === 'S') continue;
    const term = termOf(word);
    if (term === '') continue;
    counts.set(term, (counts.get(term) ?? 0) + 1);
    length++;
  }
  return { counts, length };
};

/** The key under which a name is looked up: lower case, no diacritics, hyphens and dots as spaces. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
