import type { Tag, Token } from './draft.ts';

/** The tags in the order of the weight file's columns. */
export const TAGS: readonly Tag[] = [
  'NOUN',
  'PROPN',
  'VERB',
  'VBD',
  'VBN',
  'VBG',
  'AUX',
  'ADJ',
  'ADV',
  'PRON',
  'DET',
  'ADP',
  'NUM',
  'CCONJ',
  'SCONJ',
  'PART',
  'INTJ',
  'PUNCT',
  'SYM',
];
export const COLUMNS = TAGS.length;
/** Feature rows of the weight table: a power of two. */
export const ROWS = 1 << 16;
const SHIFT = 16;

/** What a word gives to the features, worked out once for each spelling. `known` is its only tag, -1 if it has several. */
export type WordShape = {
  readonly hash: number;
  readonly tail3: number;
  readonly tail2: number;
  readonly head: number;
  readonly shape: number;
  known: number;
};

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

export function shapeWord(token: Token): WordShape {
  const { text, lower } = token;
  const length = lower.length;
  const digits = /\d/.test(text);
  const capital = text !== lower && /^\p{Lu}/u.test(text);
  const shouted = capital && text.length > 1 && text === text.toUpperCase();
  const hyphen = lower.includes('-');
  const shape =
    (capital ? 1 : 0) | (shouted ? 2 : 0) | (digits ? 4 : 0) | (hyphen ? 8 : 0) | (lower.endsWith('.') ? 16 : 0);
  // Numbers share one hash a pattern, or each would be a word of its own.
  const word = digits ? lower.replace(/\d/g, '0') : lower;
  return {
    hash: hashOf(word),
    tail3: hashOf(lower, Math.max(0, length - 3)),
    tail2: hashOf(lower, Math.max(0, length - 2)),
    head: hashOf(lower, 0, Math.min(length, 3)),
    shape,
    known: -1,
  };
}

/** What stands before the first word and after the last. */
export const EDGE: WordShape = { hash: 17, tail3: 17, tail2: 17, head: 17, shape: 64, known: -1 };

/** Start of each feature's number; a value is mixed with it to a table row. */
function row(feature: number, value: number): number {
  const mixed = Math.imul(value ^ Math.imul(feature, 0x9e3779b1), 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> SHIFT) & (ROWS - 1);
}

const SPREAD = 0x2545f491;

/** Rows that the word itself and the tag before it decide; `start` is 1 for the first word of a sentence. */
export function ownRows(word: WordShape, last: number, start: number): number[] {
  const mix = Math.imul(last + 2, SPREAD);
  return [
    row(1, word.hash),
    row(2, word.tail3),
    row(3, word.tail2 ^ (word.shape << 8)),
    row(4, word.head),
    row(5, word.shape * 2 + start),
    row(6, last),
    row(8, word.hash ^ mix),
    row(15, word.tail3 ^ mix),
  ];
}

/** Rows of the two tags before. */
export function tagRows(last: number, before: number): number[] {
  return [row(7, (last + 1) * 32 + before + 1)];
}

export function leftRows(left: WordShape): number[] {
  return [row(9, left.hash), row(12, left.tail3)];
}

export function rightRows(right: WordShape, last: number): number[] {
  return [row(10, right.hash), row(11, right.tail3), row(16, right.hash ^ Math.imul(last + 2, SPREAD))];
}

export function farLeftRow(word: WordShape): number {
  return row(13, word.hash);
}

export function farRightRow(word: WordShape): number {
  return row(14, word.hash);
}

export function shapesRow(word: WordShape, left: WordShape, right: WordShape): number {
  return row(17, (word.shape + 1) * 4096 + (right.shape + 1) * 64 + left.shape);
}

export function tailsRow(word: WordShape, right: WordShape): number {
  return row(18, word.tail3 ^ Math.imul(right.tail2, 31));
}

/**
 * All table rows of the token at `at`, as the trainer sees them; the tagger adds the same rows from its caches. `last` and
 * `before` are the columns of the two tags to the left, -1 at the start of the sentence.
 */
export function features(words: readonly WordShape[], at: number, last: number, before: number): number[] {
  const word = words[at] ?? EDGE;
  const left = words[at - 1] ?? EDGE;
  const right = words[at + 1] ?? EDGE;
  return [
    ...ownRows(word, last, at === 0 ? 1 : 0),
    ...tagRows(last, before),
    ...leftRows(left),
    ...rightRows(right, last),
    farLeftRow(words[at - 2] ?? EDGE),
    farRightRow(words[at + 2] ?? EDGE),
    shapesRow(word, left, right),
    tailsRow(word, right),
  ];
}
