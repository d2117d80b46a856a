import { centralities } from './centrality.ts';
import { contentTerms, cosine, type Vector, vectorOf } from './weighing.ts';

/** What is known of a sentence before it is weighed against the others. */
export type Weighable = {
  readonly terms: readonly string[];
  readonly vector: Vector;
  readonly words: number;
  /** Ordinal among its article's sentences. */
  readonly position: number;
};

/**
 * How much each part counts. Chosen by hand on the development halves of the summarisation sets; each part lies in 0..1
 * before its weight, so 0 switches it off.
 */
const WEIGHT = {
  /** Standing early in the article; fades as the digest holds more of the article, when leads are in it anyhow. */
  position: 1.4,
  positionFade: 2.5,
  /** Sentences over which the early bonus falls to 1/e. */
  positionReach: 4,
  centrality: 0.95,
  frequency: 0.3,
  centroid: 0.3,
  title: 0.12,
  /** Taken off a sentence of no words, nothing off one of ten or more. */
  shortness: 0.4,
} as const;

/**
 * How important each sentence is among the others (about 0 to 3, comparable within one call): LexRank, centroid and
 * frequency of its words, place in the article and likeness to the title. `share` is how much of all the words the
 * digest may hold, 0 to 1.
 */
export function importances(
  sentences: readonly Weighable[],
  options: { title: string | null; share: number },
): number[] {
  const central = centralities(sentences.map((sentence) => sentence.vector));
  const all = sentences.flatMap((sentence) => sentence.terms);
  const counts = new Map<string, number>();
  for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
  const document = vectorOf(all);
  const centroid = scaled(sentences.map((sentence) => cosine(sentence.vector, document)));
  const frequency = scaled(
    sentences.map(({ terms }) => sum(terms.map((term) => counts.get(term) ?? 0)) / (terms.length + 3)),
  );
  const title = options.title === null ? sentences[0]?.vector : vectorOf(contentTerms(options.title));
  const early = WEIGHT.position * (1 - Math.min(1, options.share)) ** WEIGHT.positionFade;
  return sentences.map(
    (sentence, i) =>
      early * Math.exp(-sentence.position / WEIGHT.positionReach) +
      WEIGHT.centrality * central[i]! +
      WEIGHT.frequency * frequency[i]! +
      WEIGHT.centroid * centroid[i]! +
      WEIGHT.title * (title ? cosine(sentence.vector, title) : 0) -
      (WEIGHT.shortness * Math.max(0, 10 - sentence.words)) / 10,
  );
}

function scaled(values: readonly number[]): number[] {
  const most = Math.max(...values, 0);
  return values.map((value) => (most > 0 ? value / most : 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
