import { termsOf } from '../store/terms.ts';
import { isReportingTerm, isStopTerm } from './stopwords.ts';

/** A word that is looked for. `weight` multiplies its rarity. */
export type QueryTerm = {
  readonly term: string;
  readonly weight: number;
  /** Written with a capital inside the text: part of a name. */
  readonly name: boolean;
};

/** What a text asks for, as the index knows words. */
export type Query = {
  /** Distinct, in the order they were first written. */
  readonly terms: readonly QueryTerm[];
  /** Every word as a term, stop words too, each once. */
  readonly all: readonly string[];
  /** Runs of terms in double quotation marks, which a sentence should hold as they stand. */
  readonly phrases: readonly (readonly string[])[];
  /** Names of two or more words ("Anna Holt"), as terms. */
  readonly names: readonly (readonly string[])[];
};

const NAME_WEIGHT = 1.4;
const REPORTING_WEIGHT = 0.3;

const QUOTED = /["“”]([^"“”]{2,200})["“”]/gu;
const CAPITAL = /^[\p{Lu}\p{N}]/u;

/** Reads words or a question. Stop words are left out, unless there is nothing else. */
export const readQuery = (text: string): Query => {
  const words = termsOf(text);
  // A sentence's first word has a capital whether or not it is a name; all capitals, or one name alone, say nothing.
  const shouted = text === text.toUpperCase();
  const isName = (at: number): boolean => {
    const word = words[at]!;
    if (shouted || !CAPITAL.test(text.slice(word.start, word.end)) || isStopTerm(word.term)) return false;
    const before = text.slice(0, word.start).trimEnd();
    return before !== '' && !/[.?!:]["'”’]?$/.test(before) ? true : isCapital(text, words[at + 1]);
  };
  const content = words.map((word, at) => ({ ...word, name: isName(at) })).filter(({ term }) => !isStopTerm(term));
  const kept = content.length > 0 ? content : words.map((word) => ({ ...word, name: false }));
  const terms = new Map<string, QueryTerm>();
  for (const { term, name } of kept) {
    const weight = name ? NAME_WEIGHT : isReportingTerm(term) ? REPORTING_WEIGHT : 1;
    const known = terms.get(term);
    if (known === undefined || known.weight < weight)
      terms.set(term, { term, weight, name: name || known?.name === true });
  }
  return {
    terms: [...terms.values()],
    all: [...new Set(words.map(({ term }) => term))],
    phrases: phrasesOf(text),
    names: namesOf(text, kept),
  };
};

const isCapital = (text: string, word: { start: number; end: number } | undefined): boolean =>
  word !== undefined && CAPITAL.test(text.slice(word.start, word.end));

const phrasesOf = (text: string): string[][] =>
  [...text.matchAll(QUOTED)].map((match) => termsOf(match[1]!).map(({ term }) => term)).filter((run) => run.length > 1);

const namesOf = (
  text: string,
  words: readonly { term: string; start: number; end: number; name: boolean }[],
): string[][] => {
  const runs: string[][] = [];
  let last = -1;
  for (const { term, start, end, name } of words) {
    const joined = last >= 0 && /^[\s.-]{1,2}$/.test(text.slice(last, start));
    if (name && joined) runs.at(-1)!.push(term);
    else if (name) runs.push([term]);
    last = name ? end : -1;
  }
  return runs.filter((run) => run.length > 1);
};
