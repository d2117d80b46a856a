import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Tag, Token } from './draft.ts';
import { lemma } from './lemma.ts';
import {
  COLUMNS,
  EDGE,
  farLeftRow,
  farRightRow,
  leftRows,
  ownRows,
  ROWS,
  rightRows,
  shapesRow,
  shapeWord,
  TAGS,
  tagRows,
  tailsRow,
  type WordShape,
} from './tag-features.ts';
import { tokenise } from './tokens.ts';

/** A word with the sums of its table rows, filled in as they are needed: news repeats its words. */
type Word = WordShape & {
  /** By the tag before (+1), the second half for the start of a sentence. */
  readonly own: (Int16Array | undefined)[];
  readonly right: (Int16Array | undefined)[];
  left: Int16Array | undefined;
  /** What its ending or the table of irregular verbs says it is as a verb. */
  readonly form: 'past' | 'ing' | 'base';
  farLeft: number;
  farRight: number;
};

let table: Int8Array | undefined;
let known: ReadonlyMap<number, number> = new Map();
const tagSums: (Int16Array | undefined)[] = [];
/** Emptied when full: words of hostile text must not fill the memory. */
const cache = new Map<string, Word>();
const MOST_WORDS = 12_000;

const edge = wordOf(EDGE, '');

/**
 * Sets the part of speech of every token, read as the tokens of one sentence: greedy, left to right, by a linear model
 * over hashed features (averaged perceptron: M. Collins, EMNLP 2002), words with one tag straight from a table. Trained
 * by bench/train/tagger.ts. Copes with text all in lower case.
 */
export function tag(tokens: readonly Token[]): void {
  const weights = table ?? load();
  const words: Word[] = [];
  for (const token of tokens) words.push(lookUp(token));
  let last = -1;
  let before = -1;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    let best = word.known;
    if (best < 0) best = mend(choose(weights, words, at, word, last, before), word, last, before);
    (tokens[at] as Token).tag = TAGS[best] as Tag;
    before = last;
    last = best;
  }
}

function choose(
  weights: Int8Array,
  words: readonly Word[],
  at: number,
  word: Word,
  last: number,
  before: number,
): number {
  const left = at > 0 ? (words[at - 1] as Word) : edge;
  const right = at + 1 < words.length ? (words[at + 1] as Word) : edge;
  const first = at === 0 ? 1 : 0;
  const place = last + 1 + first * (COLUMNS + 1);
  word.own[place] ??= sumRows(weights, ownRows(word, last, first));
  right.right[last + 1] ??= sumRows(weights, rightRows(right, last));
  left.left ??= sumRows(weights, leftRows(left));
  const pair = (last + 1) * 32 + before + 1;
  tagSums[pair] ??= sumRows(weights, tagRows(last, before));
  const own = word.own[place] as Int16Array;
  const beside = right.right[last + 1] as Int16Array;
  const behind = left.left;
  const tags = tagSums[pair] as Int16Array;
  const a = (at > 1 ? (words[at - 2] as Word) : edge).farLeft;
  const b = (at + 2 < words.length ? (words[at + 2] as Word) : edge).farRight;
  const c = shapesRow(word, left, right) * COLUMNS;
  const d = tailsRow(word, right) * COLUMNS;
  let best = 0;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < COLUMNS; i++) {
    const score =
      (own[i] as number) +
      (beside[i] as number) +
      (behind[i] as number) +
      (tags[i] as number) +
      (weights[a + i] as number) +
      (weights[b + i] as number) +
      (weights[c + i] as number) +
      (weights[d + i] as number);
    if (score > top) {
      top = score;
      best = i;
    }
  }
  return best;
}

const [VERB, VBD, VBN, VBG, AUX, ADV] = (['VERB', 'VBD', 'VBN', 'VBG', 'AUX', 'ADV'] as const).map((tag) =>
  TAGS.indexOf(tag),
) as [number, number, number, number, number, number];

/** A verb's form is known from its letters: a past is no present, and after “has” or “was” it is a participle. */
function mend(best: number, { form }: Word, last: number, before: number): number {
  if (best !== VERB && best !== VBD) return best;
  if (form === 'ing') return VBG;
  if (form !== 'past') return best;
  return last === AUX || (last === ADV && before === AUX) ? VBN : VBD;
}

function formOf(lower: string): 'past' | 'ing' | 'base' {
  if (lower === '') return 'base';
  const base = lemma(lower, 'VERB');
  if (base === lower || lower.endsWith('s')) return 'base';
  return lower.endsWith('ing') ? 'ing' : 'past';
}

function sumRows(weights: Int8Array, rows: readonly number[]): Int16Array {
  const sums = new Int16Array(COLUMNS);
  for (const row of rows) {
    for (let i = 0; i < COLUMNS; i++) sums[i] = (sums[i] as number) + (weights[row * COLUMNS + i] as number);
  }
  return sums;
}

function wordOf(shape: WordShape, lower: string): Word {
  return {
    ...shape,
    own: [],
    right: [],
    left: undefined,
    form: formOf(lower),
    farLeft: farLeftRow(shape) * COLUMNS,
    farRight: farRightRow(shape) * COLUMNS,
  };
}

/** The tagged tokens of one sentence or question. `offset` is added to every span. */
export function readTokens(text: string, offset = 0): Token[] {
  const tokens = tokenise(text, offset);
  tag(tokens);
  return tokens;
}

const PUNCT = TAGS.indexOf('PUNCT');
const SYM = TAGS.indexOf('SYM');
const NUM = TAGS.indexOf('NUM');
const PROPN = TAGS.indexOf('PROPN');

function lookUp(token: Token): Word {
  const found = cache.get(token.text);
  if (found) return found;
  const shape = shapeWord(token);
  shape.known = fixedTag(token, shape, known);
  const word = wordOf(shape, token.lower);
  if (cache.size >= MOST_WORDS) cache.clear();
  if (token.text.length < 64) cache.set(token.text, word);
  return word;
}

/** The only tag a token can have, -1 when context decides. The trainer uses the same rules. */
export function fixedTag(token: Token, shape: WordShape, known: ReadonlyMap<number, number>): number {
  if (token.tag === 'PUNCT') return PUNCT;
  if (token.tag === 'SYM') return SYM;
  if (/^[@#]./u.test(token.text)) return PROPN;
  if (/^[\d.,:]+$/.test(token.text)) return NUM;
  // A capital may make a name of a known word ("Will", "May"): only small letters are safe.
  return shape.shape === 0 || token.lower === 'i' ? (known.get(shape.hash) ?? -1) : -1;
}

/** File: rows × columns of int8, then for each known word its hash (int32, little-endian) and its column (int8). */
function load(): Int8Array {
  const bytes = brotliDecompressSync(readFileSync(join(import.meta.dirname, 'weights', 'tagger.bin.br')));
  const size = ROWS * COLUMNS;
  const words = new Map<number, number>();
  for (let at = size; at + 5 <= bytes.length; at += 5) words.set(bytes.readInt32LE(at), bytes.readInt8(at + 4));
  known = words;
  table = new Int8Array(bytes.buffer, bytes.byteOffset, size);
  return table;
}
