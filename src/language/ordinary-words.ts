import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './tag-features.ts';

/** Size of the filter; with four probes and some 20,000 words about one name in 500 is taken for a word. */
export const BITS = 1 << 19;

let filter: Uint8Array | undefined;

/** Whether running text writes this lower-case word in small letters more often than not. Made by bench/train/words.ts. */
export function isOrdinary(word: string): boolean {
  filter ??= readFileSync(join(import.meta.dirname, 'weights', 'words.bin'));
  let hash = hashOf(word);
  for (let probe = 0; probe < 4; probe++) {
    const bit = (hash >>> 7) & (BITS - 1);
    if (((filter[bit >> 3] ?? 0) & (1 << (bit & 7))) === 0) return false;
    hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
  }
  return true;
}

/** Puts a word into a filter under construction. */
export function addWord(bits: Uint8Array, word: string): void {
  let hash = hashOf(word);
  for (let probe = 0; probe < 4; probe++) {
    const bit = (hash >>> 7) & (BITS - 1);
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
    hash = Math.imul(hash ^ (hash >>> 13), 0x5bd1e995);
  }
}
