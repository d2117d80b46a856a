import { DIMENSIONS, UNIT, vectorAt, wordAt } from '../../language/word-vectors.ts';

/** The mean of words' vectors, each counted as much as its weight; of length 1, or null when none of them is known. */
export function meanOf(words: readonly { readonly lower: string; readonly weight: number }[]): Float32Array | null {
  const sum = new Float32Array(DIMENSIONS);
  for (const { lower, weight } of words) {
    const row = wordAt(lower);
    if (row < 0) continue;
    const vector = vectorAt(row);
    for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! + (weight * vector[k]!) / UNIT;
  }
  const length = Math.hypot(...sum);
  if (length === 0) return null;
  for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! / length;
  return sum;
}

/** The cosine of two means; 0 where there is none. */
export function similarity(a: Float32Array | null, b: Float32Array | null): number {
  if (a === null || b === null) return 0;
  let sum = 0;
  for (let k = 0; k < DIMENSIONS; k++) sum += a[k]! * b[k]!;
  return sum;
}
