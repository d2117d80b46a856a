import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Rareness } from './match.ts';
import { type Network, parseNetwork } from './network.ts';

/** Buckets of the rareness table; a power of two. */
export const RARENESS_BUCKETS = 1 << 17;

/** What one unit of an integer span weight stands for. */
export const SPAN_SCALE = 1 / 64;

const folder = join(import.meta.dirname, 'weights');
const read = (name: string): Buffer => brotliDecompressSync(readFileSync(join(folder, name)));

let spans: Int8Array | undefined;
let sentences: Network | undefined;
let lines: Network | undefined;
let rareness: Rareness | undefined;

/** Weights of the span ranker, read when first asked for. Built by bench/train/rankers.ts. */
export function spanWeights(): Int8Array {
  if (spans === undefined) {
    const bytes = read('spans.bin.br');
    spans = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return spans;
}

/** The network of the sentence ranker. Built by bench/train/rankers.ts. */
export function sentenceNetwork(): Network {
  sentences ??= parseNetwork(read('sentences.bin.br'));
  return sentences;
}

/** The network that scores lines by their features. Built by bench/train/lines.ts. */
export function lineNetwork(): Network {
  lines ??= parseNetwork(read('lines.bin.br'));
  return lines;
}

/** How rare a stem is: 0 in every sentence, 1 never seen. Built by bench/train/rareness.ts. */
export function knownRareness(): Rareness {
  if (rareness === undefined) {
    const table = read('rareness.bin.br');
    rareness = (stem) => 1 - table[stem & (RARENESS_BUCKETS - 1)]! / 255;
  }
  return rareness;
}
