import type { Article, Sentence } from '../model.ts';
import { scanTerms } from './terms.ts';

/** Words in a run. Three tell copied from independent text on news; see bench/NOTES.md. */
const RUN = 3;
const PRIME = 0x9e3779b1;

/**
 * The three-word runs of stretches of a text as 32-bit numbers, stems for words; a run never crosses from one stretch to
 * the next. Two different runs share a number once in four thousand million pairs.
 */
export const runsOf = (text: string, stretches: readonly { readonly start: number; readonly end: number }[]) => {
  const runs = new Set<number>();
  for (const { start, end } of stretches) {
    let [first, second, count] = [0, 0, 0];
    scanTerms(text, start, end, (term) => {
      const third = hashOf(term);
      count++;
      if (count >= RUN) runs.add(mix(mix(first, second), third));
      first = second;
      second = third;
    });
  }
  return runs;
};

/** The runs of what an article tells; what its site says on every page is left out. */
export const toldRuns = ({ article, sentences }: { article: Article; sentences: readonly Sentence[] }) =>
  runsOf(
    article.text,
    sentences.filter(({ kind }) => kind !== 'boilerplate'),
  );

/** How much of the smaller set is in the other, 0 to 1; 0 when it is empty. */
export const sharedRuns = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const run of small) if (large.has(run)) both++;
  return small.size === 0 ? 0 : both / small.size;
};

const hashes = new Map<string, number>();
const KEPT = 40_000;

/** FNV-1a of a term's letters. */
const hashOf = (term: string): number => {
  const known = hashes.get(term);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  if (hashes.size >= KEPT) hashes.clear();
  hashes.set(term, hash | 0);
  return hash | 0;
};

/** Mixes two numbers so that each bit of either can change each bit of the result (the steps of MurmurHash3's finaliser). */
const mix = (a: number, b: number): number => {
  let hash = Math.imul(a, PRIME) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};
