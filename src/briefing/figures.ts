import { lemma } from '../language/lemma.ts';
import { findNumbers, type NumberMention } from '../language/numbers.ts';
import { isPredicate, related } from '../language/predicates.ts';
import type { ReadArticle } from '../model.ts';
import { contentTerms } from '../store/content-terms.ts';
import type { Statement } from './statement.ts';

/** A number an article gives, with what the words around it say it is the number of. */
export type Figure = {
  readonly read: ReadArticle;
  readonly statement: Statement;
  readonly number: NumberMention;
  /** Least and most the article may mean: "about 1,200" and "at least 12" leave room. */
  readonly low: number;
  readonly high: number;
  /** Lemmas of the clause's predicates. */
  readonly predicates: readonly string[];
  /** Stems of its other content words. */
  readonly about: ReadonlySet<string>;
  /** Capitalised words of the clause, in lower case. */
  readonly names: ReadonlySet<string>;
};

const BREAKS = /[;:–—]|,\s(?!\d{3}\b)|\s(?:while|whereas|although|but|because|as|after|before|when|which|who|and)\s/g;
// These count a part, an addition or a share of what is meant, never the whole of it.
const PART_AFTER = /^\s*(?:\p{L}+\s){0,2}(?:of (?:them|whom|those|these|the)\b|more\b|further\b|others?\b)/u;
const PART_BEFORE =
  /(?:\b(?:another|further|additional|extra|including|other|among them|only|up to|by|every|each|per|first|last|next|past|previous)\s+)$/i;
const ABOUT =
  /\b(?:about|around|some|nearly|almost|roughly|approximately|an estimated|close to|just (?:over|under))\s+(?:\p{Sc}\s*)?$/iu;
const AT_LEAST = /\b(?:at least|more than|over|no fewer than|upwards of)\s+(?:\p{Sc}\s*)?$/iu;
const AT_MOST = /\b(?:at most|fewer than|less than|under|up to)\s+(?:\p{Sc}\s*)?$/iu;
const ROUND = 0.07;

/** The figures of one sentence as its article tells them; those inside dates and ages are no figures. */
export function figuresOf(statement: Statement): Figure[] {
  const { read, n } = statement;
  const span = read.reading.sentences[n]!;
  const text = read.article.text;
  const inDate = (number: NumberMention): boolean =>
    read.reading.dates.some(({ start, end }) => number.start < end && number.end > start);
  const found: Figure[] = [];
  for (const number of findNumbers(text, span.start, span.end)) {
    if (number.kind === 'ordinal' || number.kind === 'times' || number.kind === 'number' || inDate(number)) continue;
    if (/^(?:year|month|week|day|hour|minute|second|am|pm|st|nd|rd|th)$/.test(number.unit)) continue;
    const before = text.slice(Math.max(span.start, number.start - 30), number.start);
    const after = text.slice(number.end, Math.min(span.end, number.end + 40));
    if (PART_BEFORE.test(before) || PART_AFTER.test(after) || /^[\s-]years?[\s-]old/.test(after)) continue;
    const clause = clauseAround(text, span.start, span.end, number);
    const [low, high] = range(number.value, before);
    found.push({ read, statement, number, low, high, ...readClause(clause) });
  }
  return found;
}

/** Whether two figures are surely of the same thing: same unit, a predicate in common and nothing that tells them apart. */
export function sameQuantity(a: Figure, b: Figure): boolean {
  if (a.number.kind !== b.number.kind || !sameUnit(a.number.unit, b.number.unit)) return false;
  if (!a.predicates.some((one) => b.predicates.some((other) => related(one, other) >= 0.7))) return false;
  const shared = [...a.about].filter((term) => b.about.has(term));
  const names = [...a.names].filter((name) => b.names.has(name));
  if (a.names.size > 0 && b.names.size > 0 && names.length === 0) return false;
  const least = Math.min(a.about.size, b.about.size);
  if (a.number.kind === 'count') return least === 0 || shared.length >= Math.max(1, Math.ceil(least / 3));
  return shared.length >= Math.max(1, Math.ceil(least / 2));
}

/** Whether the two cannot both be right, roundings and "at least" granted. */
export function differ(a: Figure, b: Figure): boolean {
  return a.high < b.low || b.high < a.low;
}

/** Whether the second is a new number rather than the first said otherwise: "at least 12" and then 19. */
export function moved(a: Figure, b: Figure): boolean {
  return (
    differ(a, b) || Math.abs(a.number.value - b.number.value) > 2 * ROUND * Math.max(a.number.value, b.number.value)
  );
}

function range(value: number, before: string): [number, number] {
  if (AT_LEAST.test(before)) return [value, Number.POSITIVE_INFINITY];
  if (AT_MOST.test(before)) return [0, value];
  const room = ABOUT.test(before) ? ROUND * value : 0;
  return [value - room, value + room];
}

function sameUnit(a: string, b: string): boolean {
  const [x, y] = [lemma(a, 'NOUN'), lemma(b, 'NOUN')];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return (short.length > 4 && long.endsWith(short)) || (PEOPLE.has(x) && PEOPLE.has(y));
}

const PEOPLE = new Set('people person victim man woman resident passenger civilian body dead'.split(' '));

function clauseAround(text: string, start: number, end: number, number: NumberMention): string {
  const sentence = text.slice(start, end);
  const at = number.start - start;
  let from = 0;
  let to = sentence.length;
  for (const match of sentence.matchAll(BREAKS)) {
    if (match.index + match[0].length <= at) from = match.index + match[0].length;
    else if (match.index >= number.end - start) {
      to = match.index;
      break;
    }
  }
  return sentence.slice(from, to);
}

function readClause(clause: string): Pick<Figure, 'predicates' | 'about' | 'names'> {
  const predicates: string[] = [];
  const names = new Set<string>();
  const rest: string[] = [];
  for (const match of clause.matchAll(/[\p{L}][\p{L}'’-]*/gu)) {
    const word = match[0];
    if (/^\p{Lu}/u.test(word) && match.index > 0 && !CALENDAR.test(word)) {
      names.add(word.replace(/['’]s$/, '').toLowerCase());
      continue;
    }
    const verb = lemma(word.toLowerCase(), 'VERB');
    const noun = /\b(?:the|an?|this|that|its|his|her|their)\s+$/i.test(clause.slice(0, match.index));
    if (isPredicate(verb) && !SAYING.test(verb) && !noun) predicates.push(verb);
    else rest.push(word);
  }
  return { predicates, names, about: new Set(contentTerms(rest.join(' '))) };
}

const SAYING = /^(?:say|tell|add|report|announce|be|have|do|state|people|official|estimate|expect)$/;
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)$/;
