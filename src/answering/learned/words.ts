import { hashOf } from './hash.ts';

/** What the rankers need of a token: its text, span, universal part-of-speech tag and stem. */
export type TaggedToken = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  readonly stem: string;
};

/** Universal part-of-speech tags by number. */
export const TAGS = [
  'X',
  'NOUN',
  'PROPN',
  'VERB',
  'AUX',
  'ADJ',
  'ADV',
  'ADP',
  'DET',
  'PRON',
  'NUM',
  'PUNCT',
  'PART',
  'CCONJ',
  'SCONJ',
  'SYM',
  'INTJ',
  'VBD',
  'VBN',
  'VBG',
] as const;

export const NOUN = 1;
export const PROPN = 2;
export const VERB = 3;
export const AUX = 4;
export const ADJ = 5;
export const ADV = 6;
export const ADP = 7;
export const DET = 8;
export const PRON = 9;
export const NUM = 10;
export const PUNCT = 11;
export const PART = 12;
export const CCONJ = 13;
export const SCONJ = 14;
export const SYM = 15;

/** Whether a tag is a verb of any form (auxiliaries apart). */
export const isVerb = (tag: number | undefined): boolean => tag === VERB || (tag !== undefined && tag >= 17);

const tagNumber = new Map<string, number>(TAGS.map((tag, i) => [tag, i]));

/** How a token is written: 0 lower case, 1 Capitalised, 2 ALL CAPITALS, 3 digits, 4 letters and digits, 5 punctuation, 6 miXed. */
function shapeOf(text: string): number {
  if (!/[\p{L}\p{N}]/u.test(text)) return 5;
  if (/^\p{N}[\p{N}.,:]*$/u.test(text)) return 3;
  if (/\p{N}/u.test(text)) return 4;
  if (text === text.toLowerCase()) return 0;
  if (text.length > 1 && text === text.toUpperCase()) return 2;
  return /^\p{Lu}[^\p{Lu}]*$/u.test(text) ? 1 : 6;
}

const STOP = new Set(
  `a an the this that these those some any each every no all both such and or but nor so yet if then than as of in on at by for to from with
  about into onto over under after before between during through against within without among per via up down out off near is are was
  were be been being am do does did done doing have has had having will would shall should can could may might must not n't 's ' " he she
  it they we you i him her them us me his its their our your my hers theirs who whom whose which what when where why how there here also
  very too just only own same other another more most much many few less least while because although though until since according`.split(
    /\s+/,
  ),
);

/** A sentence or question laid out for the rankers: one entry a token in each array. */
export type Words = {
  readonly length: number;
  readonly tokens: readonly TaggedToken[];
  readonly lower: readonly string[];
  readonly word: Int32Array;
  readonly stem: Int32Array;
  readonly tag: Uint8Array;
  readonly shape: Uint8Array;
  /** 1 for words that carry the subject matter, 0 for function words and punctuation. */
  readonly content: Uint8Array;
};

/** Lays tokens out for the rankers. */
export function layOut(tokens: readonly TaggedToken[]): Words {
  const n = tokens.length;
  const lower: string[] = [];
  const word = new Int32Array(n);
  const stem = new Int32Array(n);
  const tag = new Uint8Array(n);
  const shape = new Uint8Array(n);
  const content = new Uint8Array(n);
  tokens.forEach((token, i) => {
    const low = token.text.toLowerCase();
    lower.push(low);
    word[i] = hashOf(low);
    stem[i] = hashOf(token.stem);
    tag[i] = tagNumber.get(token.tag) ?? 0;
    shape[i] = shapeOf(token.text);
    content[i] = shape[i] !== 5 && !STOP.has(low) ? 1 : 0;
  });
  return { length: n, tokens, lower, word, stem, tag, shape, content };
}
