import { termsOf } from '../store/terms.ts';

/** Above this share of common three-word runs two sentences say the same: measured on rewritten news against chance. */
export const SAME_SENTENCE = 0.4;

/** The three-word runs of a text; a text of fewer words is one run. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = termsOf(text).map(({ term }) => term);
  if (words.length < 3) return new Set(words.length > 0 ? [words.join(' ')] : []);
  const shingles = new Set<string>();
  for (let at = 0; at + 3 <= words.length; at += 1) shingles.add(`${words[at]} ${words[at + 1]} ${words[at + 2]}`);
  return shingles;
}

/** How much of the smaller set is in the other, 0 to 1. */
export function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const shingle of small) if (large.has(shingle)) both += 1;
  return both / small.size;
}
