import { datesIn } from '../../language/dates.ts';
import { publicationDay } from '../../language/dates-calendar.ts';
import { findNumbers } from '../../language/numbers.ts';
import type { Answer, Citation, Cited } from '../../model.ts';
import { noAnswer } from '../no-answer.ts';
import { tidyQuestion } from '../question/tidy.ts';
import { type Measured, readMeasured } from './measured-question.ts';

/** One thing's measure, as an article gives it. `value` is a number or an ISO date; `unit` is empty for a bare number. */
type Measure = {
  readonly text: string;
  readonly value: number | string;
  readonly unit: string;
  readonly citation: Citation;
};

/** A comparison of two things is short; a long question is not read as one. */
const MOST_QUESTION = 300;

/**
 * Answers a question by `ask`, and compares two things by what the articles say of each: both measures are found by
 * questions of their own, and both are quoted. Abstains when one of them is not found, or when they cannot be compared.
 */
export async function askOrCompare(question: string, ask: (question: string) => Promise<Answer>): Promise<Answer> {
  const measured = question.length > MOST_QUESTION ? null : readMeasured(tidyQuestion(question));
  if (measured === null) return ask(question);
  if (measured.asks === 'which') return compareMeasures(question, measured, ask);
  // What an article says outright needs no reckoning.
  const plain = await ask(question);
  return plain.abstained ? compareMeasures(question, measured, ask) : plain;
}

async function compareMeasures(
  question: string,
  measured: Measured,
  ask: (question: string) => Promise<Answer>,
): Promise<Answer> {
  const found: (Measure | null)[] = [];
  for (const each of measured.questions) found.push(measureOf(each, await ask(each), measured.by));
  const [a, b] = found;
  const what = measured.by === 'date' ? 'a date' : 'a number';
  if (a == null || b == null) {
    const missing = measured.names[a == null ? 0 : 1];
    return abstain(question, `No article gives ${what} for ${missing}.`, a ?? b ?? null);
  }
  const same = a.citation.quote === b.citation.quote && a.text === b.text;
  if (same || a.unit !== b.unit) return abstain(question, 'What the articles say of the two cannot be compared.', a);
  const order = compare(a.value, b.value);
  if (order === 0) {
    if (measured.asks === 'yes-no' && measured.by === 'number') return answer(question, measured, 'No', [a, b]);
    return abstain(question, `The articles say “${a.text}” of one and “${b.text}” of the other.`, a);
  }
  const firstIs = order > 0 === measured.greater;
  const short = measured.asks === 'yes-no' ? (firstIs ? 'Yes' : 'No') : capital(measured.names[firstIs ? 0 : 1]);
  return answer(question, measured, short, [a, b]);
}

function measureOf(asked: string, found: Answer, by: Measured['by']): Measure | null {
  const [first] = found.answers;
  const citation = found.citations.find(({ n }) => n === first?.citations[0]);
  if (found.abstained || first === undefined || citation === undefined) return null;
  const { text } = first;
  if (by === 'number') {
    const [number, second] = findNumbers(text, 0, text.length).filter(({ kind }) => kind !== 'ordinal');
    if (number === undefined || second !== undefined) return null;
    const within = findNumbers(citation.quote, 0, citation.quote.length).find(({ value }) => value === number.value);
    const unit = number.unit !== '' ? number.unit : (within?.unit ?? '');
    // Of a length, "four years" tells how long something else took.
    if (/^how long is\b/i.test(asked) && /^(?:day|week|month|year|decade|century)$/.test(unit)) return null;
    // Years of age are written with and without the word.
    return { text, value: number.value, unit: unit === 'year' ? '' : unit, citation };
  }
  const [date] = datesIn(text, { start: 0, end: text.length }, publicationDay(citation.published));
  if (date === undefined || date.value === null || date.until !== undefined) return null;
  // What is told as past cannot lie after the day it was printed.
  if (citation.published !== null && date.value > citation.published) return null;
  return { text, value: date.value, unit: '', citation };
}

/** As precise as both are: a year against a day compares the years, and 0 means that they do not differ in that. */
function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  const length = Math.min(left.length, right.length, 10);
  return left.slice(0, length).localeCompare(right.slice(0, length));
}

function answer(question: string, { names }: Measured, short: string, found: readonly [Measure, Measure]): Answer {
  const citations: Citation[] = [];
  const numbers = found.map(({ citation }) => {
    const known = citations.find(({ quote, article }) => quote === citation.quote && article === citation.article);
    if (known !== undefined) return known.n;
    citations.push({ ...citation, n: citations.length + 1 });
    return citations.length;
  });
  const cited: Cited = { text: short, citations: [...new Set(numbers)] };
  return {
    question,
    answer: `${short}: ${names[0]} ${found[0].text}, ${names[1]} ${found[1].text}.`,
    answers: [cited],
    citations,
    abstained: false,
    notes: [],
    confidence: 0.6,
  };
}

function abstain(question: string, reason: string, nearest: Measure | null): Answer {
  return noAnswer(question, reason, nearest === null ? undefined : { ...nearest.citation, n: 1 });
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
