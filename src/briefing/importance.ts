import { centralities } from './centrality.ts';
import { cosine, type Vector, vectorOf } from './weighing.ts';

/** What is known of a sentence before it is weighed against the others. */
export type Weighable = {
  readonly text: string;
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
  centrality: 1.45,
  frequency: 0.6,
  centroid: 0.15,
  /** Share of its words that other sentences have too. */
  echo: 0.3,
  /** Taken off a sentence of no words, nothing off one of ten or more. */
  shortness: 0.55,
} as const;

/** Parts that fade as the digest holds more of the article: a short one wants the lead, plain and without quotations. */
const SHORT_DIGEST = {
  fade: 2.5,
  /** Falls to 1/e within `reach` sentences. */
  position: 2.3,
  reach: 6.4,
  first: 0,
  echo: 0.15,
  figures: 0.15,
  quotation: 0.45,
  /** Taken off for each ten words beyond 28. */
  longness: 0.45,
} as const;

/**
 * How important each sentence is among the others (about 0 to 6, comparable within one call): LexRank, centroid and
 * frequency of its words, and its place in the article. `share` is how much of all the words the digest may hold, 0 to 1.
 */
export function importances(sentences: readonly Weighable[], options: { readonly share: number }): number[] {
  const central = centralities(sentences.map((sentence) => sentence.vector));
  const all = sentences.flatMap((sentence) => sentence.terms);
  const counts = new Map<string, number>();
  for (const term of all) counts.set(term, (counts.get(term) ?? 0) + 1);
  const document = vectorOf(all);
  const centroid = scaled(sentences.map((sentence) => cosine(sentence.vector, document)));
  const frequency = scaled(
    sentences.map(({ terms }) => sum(terms.map((term) => counts.get(term) ?? 0)) / (terms.length + 3)),
  );
  const echo = echoes(sentences);
  const fade = (1 - Math.min(1, options.share)) ** SHORT_DIGEST.fade;
  return sentences.map((sentence, i) => {
    const always =
      WEIGHT.centrality * central[i]! +
      WEIGHT.frequency * frequency[i]! +
      WEIGHT.centroid * centroid[i]! +
      WEIGHT.echo * echo[i]! -
      (WEIGHT.shortness * Math.max(0, 10 - sentence.words)) / 10;
    const brief =
      SHORT_DIGEST.position * Math.exp(-sentence.position / SHORT_DIGEST.reach) +
      (sentence.position === 0 ? SHORT_DIGEST.first : 0) +
      SHORT_DIGEST.echo * echo[i]! +
      (/\d/.test(sentence.text) ? SHORT_DIGEST.figures : 0) -
      (/["“]|``|''/.test(sentence.text) ? SHORT_DIGEST.quotation : 0) -
      (SHORT_DIGEST.longness * Math.max(0, sentence.words - 28)) / 10;
    return always + fade * brief;
  });
}

function echoes(sentences: readonly Weighable[]): number[] {
  const holders = new Map<string, number>();
  for (const { terms } of sentences) for (const term of new Set(terms)) holders.set(term, (holders.get(term) ?? 0) + 1);
  return scaled(
    sentences.map(({ terms }) => {
      const own = [...new Set(terms)];
      return own.filter((term) => (holders.get(term) ?? 0) > 1).length / (own.length + 2);
    }),
  );
}

function scaled(values: readonly number[]): number[] {
  const most = Math.max(...values, 0);
  return values.map((value) => (most > 0 ? value / most : 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
