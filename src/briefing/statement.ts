import type { ReadArticle } from '../model.ts';
import { contentTerms } from '../store/content-terms.ts';
import { shinglesOf } from './shingles.ts';
import { countWords, type Vector, vectorOf } from './weighing.ts';

/** One thing an article says, in words that stand alone, with the stretch of the article that proves it. */
export type Statement = {
  readonly read: ReadArticle;
  /** Ordinal of the sentence in its article. */
  readonly n: number;
  readonly text: string;
  readonly words: number;
  /** Exact substring of the article's text. */
  readonly quote: string;
  readonly terms: readonly string[];
  readonly vector: Vector;
  readonly shingles: ReadonlySet<string>;
  /** How many tellable sentences of its article stand before it. */
  readonly position: number;
};

const LONGEST_QUOTE = 80;

/** Binds words to the sentence they come from; null when the sentence is too short or empty to prove anything. */
export function state(read: ReadArticle, n: number, text: string, position: number): Statement | null {
  const quote = quoteOf(read, n);
  const words = countWords(text);
  if (quote === null || words < 4) return null;
  return new Bound({ read, n, text, words, quote, position });
}

type Given = Pick<Statement, 'read' | 'n' | 'text' | 'words' | 'quote' | 'position'>;

/** Reads its words only when they are compared: of many articles most statements are never looked at. */
class Bound implements Statement {
  readonly read: ReadArticle;
  readonly n: number;
  readonly text: string;
  readonly words: number;
  readonly quote: string;
  readonly position: number;
  #terms: readonly string[] | undefined;
  #vector: Vector | undefined;
  #shingles: ReadonlySet<string> | undefined;

  constructor(given: Given) {
    this.read = given.read;
    this.n = given.n;
    this.text = given.text;
    this.words = given.words;
    this.quote = given.quote;
    this.position = given.position;
  }

  get terms(): readonly string[] {
    this.#terms ??= contentTerms(this.text);
    return this.#terms;
  }

  get vector(): Vector {
    this.#vector ??= vectorOf(this.terms);
    return this.#vector;
  }

  get shingles(): ReadonlySet<string> {
    this.#shingles ??= shinglesOf(this.text);
    return this.#shingles;
  }
}

/** The sentence as it stands in the article, at most eighty words of it; null when it has fewer than four. */
export function quoteOf(read: ReadArticle, n: number): string | null {
  const span = read.reading.sentences[n];
  if (!span) return null;
  const whole = read.article.text.slice(span.start, span.end);
  const words = [...whole.matchAll(/\S+/g)];
  if (words.length < 4) return null;
  const last = words[Math.min(words.length, LONGEST_QUOTE) - 1]!;
  return whole.slice(0, last.index + last[0].length);
}
