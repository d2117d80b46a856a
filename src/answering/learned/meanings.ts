import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosineAt, DIMENSIONS } from '../../language/word-vectors.ts';

let values: Int8Array | undefined;

/** Rows in the order of the word vectors, drawn towards words of the same meaning. Built by bench/train/meanings.ts. */
function load(): Int8Array {
  const bytes = readFileSync(join(import.meta.dirname, 'weights', 'meanings.bin'));
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** What the word at a place (`wordAt`) means: `DIMENSIONS` whole numbers of which `UNIT` is one; not to be changed. */
export function meaningAt(at: number): Int8Array {
  values ??= load();
  return values.subarray(at * DIMENSIONS, (at + 1) * DIMENSIONS);
}

/** How alike in meaning two words are given by their places: -1 to 1, 0 when either is not known. */
export function akinAt(a: number, b: number): number {
  values ??= load();
  return cosineAt(values, a, b);
}
