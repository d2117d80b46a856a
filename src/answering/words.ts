import type { Span } from '../model.ts';
import { termOf as stemOf } from '../store/terms.ts';

/** A word of a question or a sentence. `term` is its stem in one spelling, equal for words that count as the same. */
export type Word = Span & { readonly text: string; readonly lower: string; readonly term: string };

const WORD =
  /[$£€]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|am|pm|m|bn|tn|k|km|kg|mph|%)?(?![\p{L}\p{N}])|(?:\p{L}\.){2,}|[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;

/** Splits text into words; hyphens separate, so that "Smith-Jones" and "Smith Jones" are the same two words. */
export function wordsOf(text: string): Word[] {
  const out: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const lower = match[0].toLowerCase().replaceAll('’', "'");
    out.push({ start, end: start + match[0].length, text: match[0], lower, term: termOf(lower) });
  }
  return out;
}

const NUMBER_WORDS: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  first: '1st',
  second: '2nd',
  third: '3rd',
  fourth: '4th',
  fifth: '5th',
};

/** Words of one meaning that stems do not join: short forms, and spellings of the two sides of the Atlantic. */
const SAME: Readonly<Record<string, string>> = {
  usa: 'us',
  american: 'us',
  americans: 'us',
  america: 'us',
  british: 'uk',
  britain: 'uk',
  programme: 'program',
  programmes: 'program',
  defence: 'defense',
  centre: 'center',
  theatre: 'theater',
  travelled: 'travel',
  travelling: 'travel',
  didn: 'did',
  folk: 'people',
  persons: 'people',
};

const cache = new Map<string, string>();

/** The term of one word: lower case, no possessive, no dots, one spelling, stemmed. */
export function termOf(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  let w = word
    .toLowerCase()
    .replaceAll('’', "'")
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');
  w = w.replace(/'s?$/, '').replace(/n't$/, '');
  if (/\p{L}\./u.test(w)) w = w.replaceAll('.', '');
  w = SAME[w] ?? NUMBER_WORDS[w] ?? w;
  if (/^\p{L}{5,}$/u.test(w)) w = w.replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1').replace(/our$/, 'or');
  const term = SAME[w] ?? (/^[a-z]+$/.test(w) ? stemOf(w) : w);
  if (cache.size > 50_000) cache.clear();
  cache.set(word, term);
  return term;
}

/** How many words an answer counts as: hyphens and slashes separate words, as readers of long compounds would say. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}$£€%]+(?:['’.][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
