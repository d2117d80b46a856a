import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lemma } from './lemma.ts';
import { hashOf } from './tag-features.ts';

/** Numbers a word has in the table. */
export const DIMENSIONS = 100;

/** What one is stored as: a vector of length 1 holds no part above about .5. */
export const UNIT = 254;

type Table = {
  /** Hashes of the words, ascending, unsigned. */
  readonly keys: Uint32Array;
  /** `DIMENSIONS` numbers a word, in the order of the keys. */
  readonly values: Int8Array;
};

let table: Table | undefined;

function load(): Table {
  const file = readFileSync(join(import.meta.dirname, 'weights', 'vectors.bin'));
  // Node gives so large a file memory of its own; a copy only where the keys would not be aligned.
  const bytes = file.byteOffset % 4 === 0 ? file : Uint8Array.from(file);
  const count = bytes.length / (4 + DIMENSIONS);
  return {
    keys: new Uint32Array(bytes.buffer, bytes.byteOffset, count),
    values: new Int8Array(bytes.buffer, bytes.byteOffset + 4 * count, count * DIMENSIONS),
  };
}

/** The place of exactly this lower-case word, -1 for none. One unknown word in 100,000 is taken for another. */
export function rowOf(word: string): number {
  table ??= load();
  const { keys } = table;
  const key = hashOf(word) >>> 0;
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = keys[middle] as number;
    if (at === key) return middle;
    if (at < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const rows = new Map<string, number>();
const CACHE_SIZE = 50_000;

/**
 * A word's place among the vectors, for `likenessAt` and `vectorAt`; -1 when it is not known. Any case; a word the table
 * lacks is looked up by its dictionary form as a verb or as a noun. The table holds common English words, countries and
 * days, no other names: made by bench/train/vectors.ts from public vectors (see NOTICE).
 */
export function wordAt(word: string): number {
  const known = rows.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase().replaceAll('’', "'");
  let row = rowOf(lower);
  if (row < 0) row = rowOf(lemma(lower, 'VERB'));
  if (row < 0) row = rowOf(lemma(lower, 'NOUN'));
  if (rows.size >= CACHE_SIZE) rows.clear();
  if (word.length <= 40) rows.set(word, row);
  return row;
}

/** Cosine of two words given by their places: -1 to 1, about 0 for unrelated words and 0 when either is not known. */
export function likenessAt(a: number, b: number): number {
  table ??= load();
  return cosineAt(table.values, a, b);
}

/** The cosine of two rows of a table whose rows have length 1: 1 for the same place, 0 when either place is negative. */
export function cosineAt(values: Int8Array, a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  if (a === b) return 1;
  let sum = 0;
  const from = a * DIMENSIONS;
  const other = b * DIMENSIONS;
  for (let k = 0; k < DIMENSIONS; k++) sum += (values[from + k] as number) * (values[other + k] as number);
  return sum / (UNIT * UNIT);
}

/**
 * How alike two words are used, -1 to 1: about .7 for "buy" and "purchase", .6 for "film" and "actor", 0 for words that
 * have nothing to do with one another. Words are compared as they are written: "fired" and "sacked" are alike, "fire" and
 * "sack" have too many other meanings. Opposites are used alike too ("win" and "lose" .6): it tells the subject matter,
 * never that one word implies the other. 0 when either is not known; 1 for the same word.
 */
export function likeness(a: string, b: string): number {
  return a === b ? 1 : likenessAt(wordAt(a), wordAt(b));
}

/** The vector at a place, `DIMENSIONS` whole numbers of which `UNIT` is one; not to be changed. */
export function vectorAt(row: number): Int8Array {
  table ??= load();
  return table.values.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
}
