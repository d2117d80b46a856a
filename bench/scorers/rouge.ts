import { porter } from './porter.ts';

export type Score = { readonly p: number; readonly r: number; readonly f: number };

/** Tokens as google-research/rouge makes them: lower case, letters and digits alone, words over three letters stemmed. */
export function rougeTokens(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .split(' ');
  return words.filter(Boolean).map((word) => (word.length > 3 ? porter(word) : word));
}

/** ROUGE-N: overlap of n-grams, each counted at most as often as the reference has it. */
export function rougeN(candidate: readonly string[], reference: readonly string[], n: number): Score {
  const found = ngrams(candidate, n);
  const wanted = ngrams(reference, n);
  let overlap = 0;
  for (const [gram, count] of found) overlap += Math.min(count, wanted.get(gram) ?? 0);
  return score(overlap, candidate.length - n + 1, reference.length - n + 1);
}

/** Summary-level ROUGE-L: the union of longest common subsequences of each reference sentence with every sentence given. */
export function rougeLsum(candidate: readonly (readonly string[])[], reference: readonly (readonly string[])[]): Score {
  const left = ngrams(candidate.flat(), 1);
  const open = ngrams(reference.flat(), 1);
  let hits = 0;
  for (const wanted of reference) {
    const union = new Set<number>();
    for (const sentence of candidate) for (const at of common(wanted, sentence)) union.add(at);
    for (const at of union) {
      const word = wanted[at]!;
      if ((left.get(word) ?? 0) <= 0 || (open.get(word) ?? 0) <= 0) continue;
      hits += 1;
      left.set(word, left.get(word)! - 1);
      open.set(word, open.get(word)! - 1);
    }
  }
  return score(hits, candidate.flat().length, reference.flat().length);
}

function ngrams(words: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + n <= words.length; at += 1) {
    const gram = words.slice(at, at + n).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Places in `wanted` of one longest common subsequence. */
function common(wanted: readonly string[], given: readonly string[]): number[] {
  const width = given.length + 1;
  const table = new Uint16Array((wanted.length + 1) * width);
  for (let i = 1; i <= wanted.length; i += 1) {
    for (let j = 1; j <= given.length; j += 1) {
      table[i * width + j] =
        wanted[i - 1] === given[j - 1]
          ? table[(i - 1) * width + j - 1]! + 1
          : Math.max(table[(i - 1) * width + j]!, table[i * width + j - 1]!);
    }
  }
  const places: number[] = [];
  let i = wanted.length;
  let j = given.length;
  while (i > 0 && j > 0) {
    if (wanted[i - 1] === given[j - 1]) {
      places.push(i - 1);
      i -= 1;
      j -= 1;
    } else if (table[(i - 1) * width + j]! >= table[i * width + j - 1]!) i -= 1;
    else j -= 1;
  }
  return places;
}

function score(hits: number, given: number, wanted: number): Score {
  const p = given > 0 ? hits / given : 0;
  const r = wanted > 0 ? hits / wanted : 0;
  return { p, r, f: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
}
