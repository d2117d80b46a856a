import {
  ACRONYM,
  CALENDAR,
  COUNTRY,
  DEMONYM,
  FAMILY_FIRST,
  flagsOf,
  GIVEN,
  HONORIFIC,
  ORDINARY,
  ORGANISATION,
  OTHER,
  PLACE,
  PLACE_WORD,
  ROLE,
} from '../../language/names-lexicon.ts';
import { hashOf } from './hash.ts';

/** What the rankers need of a token: its text, span, universal part-of-speech tag and stem. */
export type TaggedToken = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly tag: string;
  /** Dictionary form, in lower case. */
  readonly lemma: string;
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
export const VBN = 18;

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

/**
 * The kind of a word: 1 given name, 2 place, 3 demonym, 4 honorific, 5 role, 6 organisation's word, 7 place's word,
 * 8 calendar, 9 another name's word, 10 capitalised ordinary word, 11 capitalised unknown word, 12 lower-case role,
 * 13 lower-case word of an organisation or place, 14 unknown lower-case word, 0 anything else.
 */
function kindOf(lower: string, shape: number): number {
  if (shape === 3 || shape === 5) return 0;
  const flags = flagsOf(lower);
  if (shape === 0) {
    if (flags & ROLE) return 12;
    if (flags & (ORGANISATION | PLACE_WORD)) return 13;
    return flags & ORDINARY ? 0 : 14;
  }
  if (flags & CALENDAR) return 8;
  if (flags & HONORIFIC) return 4;
  if (flags & (COUNTRY | PLACE)) return 2;
  if (flags & DEMONYM) return 3;
  if (flags & (GIVEN | FAMILY_FIRST)) return 1;
  if (flags & ROLE) return 5;
  if (flags & (ORGANISATION | ACRONYM)) return 6;
  if (flags & PLACE_WORD) return 7;
  if (flags & OTHER) return 9;
  return flags & ORDINARY ? 10 : 11;
}

/** A sentence or question laid out for the rankers: one entry a token in each array. */
export type Words = {
  readonly length: number;
  readonly tokens: readonly TaggedToken[];
  readonly lower: readonly string[];
  readonly word: Int32Array;
  readonly stem: Int32Array;
  readonly tag: Uint8Array;
  readonly shape: Uint8Array;
  /** What the word is known or written to be, for tags that do not tell: see `kindOf`. */
  readonly kind: Uint8Array;
  /** Hash of the last three letters. */
  readonly ending: Int32Array;
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
  const kind = new Uint8Array(n);
  const ending = new Int32Array(n);
  tokens.forEach((token, i) => {
    const low = token.text.toLowerCase();
    lower.push(low);
    word[i] = hashOf(low);
    stem[i] = hashOf(token.stem);
    tag[i] = tagNumber.get(token.tag) ?? 0;
    shape[i] = shapeOf(token.text);
    kind[i] = kindOf(low, shape[i]!);
    ending[i] = hashOf(low.slice(-3)) ^ 0x5bd1e995;
    content[i] = shape[i] !== 5 && !STOP.has(low) ? 1 : 0;
  });
  return { length: n, tokens, lower, word, stem, tag, shape, kind, ending, content };
}
