import { RARENESS_BUCKETS } from '../../src/answering/learned/weights.ts';
import type { Passage } from './data.ts';
import { sentencesOf } from './examples.ts';

/** The table `knownRareness` reads: 255 × (1 − rareness) by hashed stem, from how many sentences of the texts hold it. */
export function rarenessTable(passages: readonly Passage[]): Uint8Array {
  const counts = new Map<number, number>();
  let all = 0;
  for (const text of new Set(passages.map((p) => p.text))) {
    for (const words of sentencesOf(text)) {
      all++;
      for (const stem of new Set(words.stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    }
  }
  const table = new Uint8Array(RARENESS_BUCKETS);
  for (const [stem, count] of counts) {
    if (count < 2) continue;
    const rareness = Math.log(all / count) / Math.log(all * 2);
    const bucket = stem & (RARENESS_BUCKETS - 1);
    table[bucket] = Math.max(table[bucket]!, Math.round(255 * (1 - Math.min(1, rareness))));
  }
  return table;
}

/** A table as a function, for training before any weight file exists. */
export function rarenessOf(table: Uint8Array): (stem: number) => number {
  return (stem) => 1 - table[stem & (RARENESS_BUCKETS - 1)]! / 255;
}
