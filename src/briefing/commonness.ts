import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** Places of the table; a power of two. */
export const BUCKETS = 1 << 17;
/** The share of articles that a word is taken to stand in when the table does not know it. */
export const LEAST_SHARE = 0.003;

let table: Uint8Array | undefined;

/**
 * In what share of articles a stemmed word stands in English at large, LEAST_SHARE to 1. Made by bench/train/commonness.ts
 * from public word frequencies; read when first asked for.
 */
export function commonness(stem: string): number {
  table ??= brotliDecompressSync(readFileSync(join(import.meta.dirname, 'weights', 'commonness.bin.br')));
  return LEAST_SHARE ** (1 - table[bucketOf(stem)]! / 255);
}

/** The place of a stem, by FNV-1a of its letters. */
export function bucketOf(stem: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < stem.length; i++) hash = Math.imul(hash ^ stem.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}
