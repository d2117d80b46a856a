import { isEmptyWord } from './empty-words.ts';
import { porter } from './porter.ts';

/** A word of a text as the index knows it, with where it stands (UTF-16 units). */
export type Term = { readonly term: string; readonly start: number; readonly end: number };

/** What is known of a word as it is written. */
export type Word = {
  /** In small letters. */
  readonly lower: string;
  readonly term: string;
  /** FNV-1a of the term's letters, 32 bits. */
  readonly hash: number;
  /** Whether it says nothing of what a text is about. */
  readonly empty: boolean;
};

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const CAPITAL = /\p{Lu}/u;

const [WORD, UPPER, KNOWN] = [1, 2, 4];
/** For each UTF-16 unit whether it is part of a word and a capital, filled when first met. */
const classes = new Uint8Array(65_536);

const classOf = (unit: number): number => {
  const known = classes[unit]!;
  if (known !== 0) return known;
  const character = String.fromCharCode(unit);
  // Halves of letters beyond the first plane count as word characters: such a word is looked up as a whole.
  const inWord = WORD_CHARACTER.test(character) || (unit >= 0xd800 && unit <= 0xdfff);
  classes[unit] = KNOWN | (inWord ? WORD : 0) | (CAPITAL.test(character) ? UPPER : 0);
  return classes[unit]!;
};

// Stemming one word costs a hundred times a look-up, and a news corpus has few words that are often used. ASCII words
// are looked up by a hash taken while scanning, so that no string is made of a word that was met before.
const CACHE_WORDS = 40_000;
const words = new Map<string, Word>();
const cache = new Map<number, Word>();

/** The index's form of one word: lower case, no diacritics, dots or apostrophes, stemmed. */
export const termOf = (word: string): string => wordOf(word).term;

const wordOf = (word: string): Word => {
  const known = words.get(word);
  if (known !== undefined) return known;
  const plain = word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
  const term = /^[a-z]+$/.test(plain) ? porter(plain) : plain;
  const lower = word.toLowerCase();
  const made = { lower, term, hash: hashOf(term), empty: isEmptyWord(lower) };
  if (words.size >= CACHE_WORDS) words.clear();
  words.set(word, made);
  return made;
};

const hashOf = (term: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash | 0;
};

/**
 * Visits the words of a stretch of text in order: letters and digits of any script. Dotted capitals ("U.S.", "U.N.") are
 * one word; an apostrophe ends a word, and a possessive 's is left out, so that "Holt's" is found by "Holt".
 */
export const scanTerms = (
  text: string,
  from: number,
  to: number,
  visit: (term: string, start: number, end: number, word: Word) => void,
): void => {
  for (let at = from; at < to; ) {
    const first = text.charCodeAt(at);
    if ((classOf(first) & WORD) === 0) {
      at++;
      continue;
    }
    const dotted = (classOf(first) & UPPER) === 0 ? at : endOfDotted(text, at, to);
    if (dotted > at) {
      const word = wordOf(text.slice(at, dotted));
      visit(word.term, at, dotted, word);
      at = dotted;
      continue;
    }
    let hash = 0;
    let ascii = true;
    let end = at;
    for (; end < to; end++) {
      let unit = text.charCodeAt(end);
      if ((classOf(unit) & WORD) === 0) break;
      if (unit > 127) ascii = false;
      else if (unit >= 65 && unit <= 90) unit += 32;
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    if (!isPossessive(text, at, end)) {
      const word = ascii ? lookUp(text, at, end, hash) : wordOf(text.slice(at, end));
      if (word.term !== '') visit(word.term, at, end, word);
    }
    at = end;
  }
};

const endOfDotted = (text: string, at: number, to: number): number => {
  let end = at;
  while (end + 1 < to && (classOf(text.charCodeAt(end)) & UPPER) !== 0 && text[end + 1] === '.') end += 2;
  return end - at >= 4 ? end : at;
};

const isPossessive = (text: string, at: number, end: number): boolean =>
  end - at === 1 && at > 1 && (text[at] === 's' || text[at] === 'S') && (text[at - 1] === "'" || text[at - 1] === '’');

const lookUp = (text: string, start: number, end: number, hash: number): Word => {
  const known = cache.get(hash);
  if (known !== undefined && known.lower.length === end - start && isSame(known.lower, text, start)) return known;
  const word = wordOf(text.slice(start, end).toLowerCase());
  if (cache.size >= CACHE_WORDS) cache.clear();
  cache.set(hash, word);
  return word;
};

const isSame = (lower: string, text: string, start: number): boolean => {
  for (let i = 0; i < lower.length; i++) {
    let unit = text.charCodeAt(start + i);
    if (unit >= 65 && unit <= 90) unit += 32;
    if (unit !== lower.charCodeAt(i)) return false;
  }
  return true;
};

/** All words of a text in order. */
export const termsOf = (text: string): Term[] => {
  const found: Term[] = [];
  scanTerms(text, 0, text.length, (term, start, end) => found.push({ term, start, end }));
  return found;
};

/** The key under which a name is looked up: lower case, no diacritics, hyphens and dots as spaces. */
export const nameKey = (name: string): string => {
  // Most names are plain words; the four passes below take ten times as long.
  if (/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
};
