import { lemma } from '../language/lemma.ts';
import { findNumbers, type NumberMention } from '../language/numbers.ts';
import type { ReadArticle, Sentence } from '../model.ts';
import { contentTerms } from '../store/content-terms.ts';
import type { Account } from './comparison.ts';
import { quoteOf, type Statement, state } from './statement.ts';
import { CORRECTION } from './taken-back.ts';

/** What an earlier article says, and a later one that sets its own number or day against it in so many words. */
export type Restatement = {
  readonly kind: 'moved' | 'contrast';
  readonly before: Statement;
  readonly now: Statement;
  /** The numbers as they are written, where they stand in the words of both. */
  readonly cores?: readonly [string, string];
};

/**
 * Numbers and days of `first` that `second` itself says are otherwise: "moved from 3 to 10 May", "8 metres, not 12",
 * "less than the £212 that was announced", and corrections. Both articles must give the old one, of the same matter.
 */
export function restatements(first: Account, second: Account): Restatement[] {
  return [...moves(first, second), ...contrasts(first, second), ...corrections(first, second)];
}

const MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December';
const DAY = `(?:\\d{1,2} (?:${MONTH})|(?:${MONTH}) \\d{1,2}\\b(?!,? \\d))`;
const SHIFTED =
  '\\b(?:moved|changed|put back|pushed back|postponed|delayed|brought forward|rescheduled|raised|cut|lowered|increased|reduced|revised)';
const MOVED_DAY = new RegExp(`${SHIFTED}\\b[^.;,]{0,25}\\bfrom (${DAY}) (?:to|until) (${DAY})`);

function moves(first: Account, second: Account): Restatement[] {
  return second.statements.flatMap((now) => {
    const match = MOVED_DAY.exec(rawOf(second.read, now.n));
    const before = match ? sayingOf(first.read, match[1]!, now.terms) : null;
    return before ? [{ kind: 'moved' as const, before, now }] : [];
  });
}

/** A day in so many words, in a sentence that has the matter in common. */
function sayingOf(read: ReadArticle, day: string, terms: readonly string[]): Statement | null {
  for (const sentence of bodyOf(read)) {
    const text = rawOf(read, sentence.n);
    const at = text.search(new RegExp(`\\b${day}\\b`));
    if (at < 0 || sharedTerms(contentTerms(text.replace(day, '')), terms) < 1) continue;
    const upTo = text.slice(0, at + day.length);
    const relative = /(\b(?:the|an?)\s(?:\p{L}+\s){0,2}\p{L}+),\s(?:which|who)\s([^,;]+)$/u.exec(upTo);
    const words = relative ? `${relative[1]} ${relative[2]}` : `it was given as ${day}`;
    const plain = /^(?:The|An?|\p{Lu})[^,;]+$/u.test(upTo) ? upTo : words;
    return state(read, sentence.n, plain, sentence.n);
  }
  return null;
}

const NOT_THE =
  /(?:,?\s(?:not|rather than|instead of)\s(?:the\s)?|,?\s(?:less|more|fewer|higher|lower|larger|smaller|bigger|shorter|longer) than the\s)$/;
const AS_TOLD =
  /^[^.;]{0,20}\b(?:(?:as|that|which)\b[^.;]{0,30}\b)?(?:first|initially|originally|previously|earlier|announced|reported|stated|claimed|said|estimated|given|feared)\b/;

function contrasts(first: Account, second: Account): Restatement[] {
  return second.statements.flatMap((now) => {
    const { start, end } = second.read.reading.sentences[now.n]!;
    const text = second.read.article.text;
    const numbers = findNumbers(text, start, end);
    for (const old of numbers) {
      const own = numbers.find((one) => one.end <= old.start && one.value !== old.value && sameKind(one, old));
      if (!own || !NOT_THE.test(text.slice(start, old.start)) || !AS_TOLD.test(text.slice(old.end, end))) continue;
      const before = giving(first, old, now.terms);
      const cores = [
        /[\d.,]*\d/.exec(text.slice(old.start, old.end))?.[0] ?? '',
        text.slice(own.start, own.end),
      ] as const;
      if (before) return [{ kind: 'contrast' as const, before, now, cores }];
    }
    return [];
  });
}

function corrections(first: Account, second: Account): Restatement[] {
  const { read } = second;
  return read.reading.sentences.flatMap((sentence) => {
    const said = rawOf(read, sentence.n);
    const next = read.reading.sentences[sentence.n + 1];
    if (!CORRECTION.test(said) || !next || next.paragraph !== sentence.paragraph) return [];
    const { text } = read.article;
    for (const old of findNumbers(text, sentence.start, sentence.end)) {
      const own = findNumbers(text, next.start, next.end).find((one) => sameKind(one, old));
      if (!own || own.value === old.value) continue;
      const before = giving(first, old, contentTerms(said));
      const now = state(
        read,
        next.n,
        `${text.slice(next.start, next.end).replace(/[.]$/, '')} (a correction).`,
        next.n,
      );
      if (before && now) return [{ kind: 'moved' as const, before, now }];
    }
    return [];
  });
}

/** The statement of an account that gives this number of the same matter. */
function giving({ read, statements }: Account, wanted: NumberMention, terms: readonly string[]): Statement | null {
  for (const statement of statements) {
    const { start, end } = read.reading.sentences[statement.n]!;
    const same = findNumbers(read.article.text, start, end).some(
      (one) =>
        one.value === wanted.value &&
        (sameKind(one, wanted) || startsWith(read.article.text.slice(one.start, one.end + 12), wanted.unit)),
    );
    const own = statement.terms.filter((term) => !/\d|^(?:million|euro|pound|dollar|metr)/.test(term));
    if (same && sharedTerms(own, terms) >= 2) return statement;
  }
  return null;
}

function sameKind(a: NumberMention, b: NumberMention): boolean {
  return a.kind === b.kind && a.kind !== 'ordinal' && lemma(a.unit, 'NOUN') === lemma(b.unit, 'NOUN');
}

function startsWith(words: string, unit: string): boolean {
  return unit !== '' && new RegExp(`\\d[\\s-]${lemma(unit, 'NOUN')}`, 'i').test(words);
}

function sharedTerms(a: readonly string[], b: readonly string[]): number {
  return new Set(a).intersection(new Set(b)).size;
}

function bodyOf(read: ReadArticle): Sentence[] {
  return read.reading.sentences.filter(({ kind, n }) => kind === 'body' && quoteOf(read, n) !== null);
}

function rawOf(read: ReadArticle, n: number): string {
  const { start, end } = read.reading.sentences[n]!;
  return read.article.text.slice(start, end);
}
