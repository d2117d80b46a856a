import { wordAt } from '../../language/word-vectors.ts';
import type { Match, Rareness } from './match.ts';
import { akinAt } from './meanings.ts';
import { type Question, WANTS } from './question.ts';
import { PROPN, TAGS, type Words } from './words.ts';

/** Forms of questions the reader tells apart; any other counts as the last. */
export const FORMS = [
  'who',
  'whose',
  'what-noun',
  'what-be',
  'what-be-verb',
  'what-do',
  'what-obj',
  'what-subj',
  'which',
  'when',
  'where',
  'why',
  'how',
  'how-many',
  'how-much',
  'how-long',
  'how-old',
  'how-far',
  'how-often',
  'how-adj',
  'be',
  'none',
] as const;

const KINDS = 15;
const SHAPES = 7;
const SIGNS = [
  /^(1[0-9]|20)\d\d$/,
  /^(january|february|march|april|may|june|july|august|september|october|november|december)$/,
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$/,
  /^[$£€]$/,
  /^(years?|days?|months?|weeks?|hours?|minutes?|decades?|centur(y|ies)|percent|%|miles?|km|met(er|re)s?|feet|million|billion|thousand|hundred|degrees?|dollars?|euros?|pounds?)$/,
];
const SHAPE_AT = TAGS.length;
const KIND_AT = SHAPE_AT + SHAPES;
const SIGN_AT = KIND_AT + KINDS;
const QUOTED = SIGN_AT + SIGNS.length;
const BRACKETED = QUOTED + 1;
const CONTENT = QUOTED + 2;
const UNKNOWN = QUOTED + 3;
const PART_AT = QUOTED + 4;
const PARTS = 8;

/** Yes-or-no things the reader knows of a token besides its word: tag, way of writing, kind, what part of the question it (or its match) is. */
export const MARKS = PART_AT + PARTS;

/** Numbers the reader knows of a token of a sentence: how it matches the question, how rare it is. */
export const GRADES = 7;

/** Words as the reader takes them: places of their vectors and the marks of each. */
export type Marked = { readonly at: Int32Array; readonly marks: readonly (readonly number[])[] };

/** What part of the question its token plays: 0 none, 1 verb, 2 focus, 3 last and 4 first word sought, 5 name, 6 other, 7 asking phrase. */
function partOf(question: Question, q: number): number {
  if (q < 0) return 0;
  if (q === question.verb) return 1;
  if (q === question.focus) return 2;
  if (q >= question.asks && q < question.asksEnd) return 7;
  if (!question.seek.includes(q)) return 0;
  if (q === question.seek[question.seek.length - 1]) return 3;
  if (q === question.seek[0]) return 4;
  return question.tag[q] === PROPN ? 5 : 6;
}

function mark(words: Words, part: (i: number) => number): Marked {
  const at = new Int32Array(words.length);
  const marks: number[][] = [];
  let quote = false;
  let bracket = false;
  for (let i = 0; i < words.length; i++) {
    const lower = words.lower[i]!;
    if (lower === '"' || lower === '“' || lower === '”') quote = !quote;
    if (lower === '(') bracket = true;
    if (lower === ')') bracket = false;
    at[i] = wordAt(lower);
    const own = [words.tag[i]!, SHAPE_AT + words.shape[i]!, KIND_AT + words.kind[i]!, PART_AT + part(i)];
    SIGNS.forEach((sign, k) => {
      if (sign.test(lower)) own.push(SIGN_AT + k);
    });
    if (quote) own.push(QUOTED);
    if (bracket) own.push(BRACKETED);
    if (words.content[i]) own.push(CONTENT);
    if (at[i]! < 0) own.push(UNKNOWN);
    marks.push(own);
  }
  return { at, marks };
}

/** A question's words, with what each is in it. */
export const markQuestion = (question: Question): Marked => mark(question, (i) => partOf(question, i));

/** What form the question has and what it wants, as indexes into `FORMS` and `WANTS`. */
export function formOf(question: Question): { form: number; want: number } {
  const form = (FORMS as readonly string[]).indexOf(question.form.replace('-end', ''));
  return { form: form < 0 ? FORMS.length - 1 : form, want: WANTS.indexOf(question.want) };
}

/** A sentence's words, with what part of the question each matches; `grades` holds `GRADES` numbers a token. */
export function markSentence(
  question: Question,
  asked: Marked,
  words: Words,
  matched: Match,
  rareness: Rareness,
): Marked & { readonly grades: Float32Array } {
  const marked = mark(words, (i) => partOf(question, matched.to[i]!));
  const grades = new Float32Array(words.length * GRADES);
  for (let i = 0; i < words.length; i++) {
    const from = i * GRADES;
    const strength = matched.strength[i]!;
    const rare = words.content[i] ? rareness(words.stem[i]!) : 0;
    let near = strength;
    for (const q of question.seek) near = Math.max(near, akinAt(asked.at[q]!, marked.at[i]!));
    grades[from] = strength;
    grades[from + 1] = strength >= 0.9 ? 1 : 0;
    grades[from + 2] = rare;
    grades[from + 3] = strength * rare;
    grades[from + 4] = words.content[i] ? near : 0;
    grades[from + 5] = question.focus >= 0 ? akinAt(asked.at[question.focus]!, marked.at[i]!) : 0;
    grades[from + 6] = question.verb >= 0 ? akinAt(asked.at[question.verb]!, marked.at[i]!) : 0;
  }
  return { ...marked, grades };
}
