import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Token } from './draft.ts';
import { COLUMNS, FEATURES, features, ROWS, shapeWord, TAGS, type WordShape } from './tag-features.ts';
import { tokenise } from './tokens.ts';

type Weights = { readonly table: Int8Array; readonly known: ReadonlyMap<number, number> };

let weights: Weights | undefined;
/** Emptied when full: words of hostile text must not fill the memory. */
const shapes = new Map<string, WordShape>();
const MOST_SHAPES = 60_000;

const rows = new Int32Array(FEATURES);
const scores = new Int32Array(COLUMNS);

/**
 * Sets the part of speech of every token, read as the tokens of one sentence: greedy, left to right, by a linear model
 * over hashed features (averaged perceptron: M. Collins, EMNLP 2002), words with one tag straight from a table. Trained
 * by bench/train/tagger.ts. Copes with text all in lower case.
 */
export function tag(tokens: readonly Token[]): void {
  weights ??= load();
  const { table, known } = weights;
  const words: WordShape[] = [];
  for (const token of tokens) words.push(shapeOf(token, known));
  let last = -1;
  let before = -1;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const word = words[at];
    if (!token || !word) continue;
    let best = word.known;
    if (best < 0) {
      features(words, at, last, before, rows);
      scores.fill(0);
      for (let f = 0; f < FEATURES; f++) {
        const from = (rows[f] ?? 0) * COLUMNS;
        for (let c = 0; c < COLUMNS; c++) scores[c] = (scores[c] ?? 0) + (table[from + c] ?? 0);
      }
      best = 0;
      let top = scores[0] ?? 0;
      for (let c = 1; c < COLUMNS; c++) {
        const score = scores[c] ?? 0;
        if (score > top) {
          top = score;
          best = c;
        }
      }
    }
    token.tag = TAGS[best] ?? 'NOUN';
    before = last;
    last = best;
  }
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

function shapeOf(token: Token, known: ReadonlyMap<number, number>): WordShape {
  const found = shapes.get(token.text);
  if (found) return found;
  const shape = shapeWord(token);
  shape.known = fixedTag(token, shape, known);
  if (shapes.size >= MOST_SHAPES) shapes.clear();
  if (token.text.length < 64) shapes.set(token.text, shape);
  return shape;
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
function load(): Weights {
  const bytes = brotliDecompressSync(readFileSync(join(import.meta.dirname, 'weights', 'tagger.bin.br')));
  const size = ROWS * COLUMNS;
  const known = new Map<number, number>();
  for (let at = size; at + 5 <= bytes.length; at += 5) known.set(bytes.readInt32LE(at), bytes.readInt8(at + 4));
  return { table: new Int8Array(bytes.buffer, bytes.byteOffset, size), known };
}
