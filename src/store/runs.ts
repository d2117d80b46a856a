import type { Article, Sentence } from '../model.ts';
import { scanTerms } from './terms.ts';

/** Words in a run. Three tell copied from independent text on news; see bench/NOTES.md. */
const RUN = 3;
const PRIME = 0x9e3779b1;

/** Gathers the three-word runs of words that come one by one, as 32-bit numbers. */
export const createRuns = () => {
  const runs = new Set<number>();
  let [first, second, count] = [0, 0, 0];
  return {
    runs: runs as ReadonlySet<number>,
    /** `hash` is that of the word's term. */
    add(hash: number): void {
      count++;
      if (count >= RUN) runs.add(mix(mix(first, second), hash));
      first = second;
      second = hash;
    },
    /** No run goes on past here. */
    cut(): void {
      [first, second, count] = [0, 0, 0];
    },
  };
};

/**
 * The three-word runs of stretches of a text as 32-bit numbers, stems for words; a run never crosses from one stretch to
 * the next. Two different runs share a number once in four thousand million pairs.
 */
export const runsOf = (text: string, stretches: readonly { readonly start: number; readonly end: number }[]) => {
  const { add, cut, runs } = createRuns();
  for (const { start, end } of stretches) {
    cut();
    scanTerms(text, start, end, (_term, _start, _end, { hash }) => add(hash));
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

/** Mixes two numbers so that each bit of either can change each bit of the result (the steps of MurmurHash3's finaliser). */
const mix = (a: number, b: number): number => {
  let hash = Math.imul(a, PRIME) ^ b;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
};
