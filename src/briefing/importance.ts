import { centralities } from './centrality.ts';
import { cosine, countVectorOf, type Vector, vectorOf, writtenWords } from './weighing.ts';

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
  fade: 3,
  /** Falls to 1/e within `reach` sentences. */
  position: 2.5,
  reach: 6.4,
  /** Taken off a sentence whose words the first one has all said. */
  lead: 0.4,
  echo: 0.15,
  figures: 0.15,
  quotation: 0.45,
  /** Taken off for each ten words beyond 28. */
  longness: 0.45,
} as const;

/** Shares of all the words from which a digest is chosen by words as they are written, in part and altogether. */
const WRITTEN = { from: 0.2, to: 0.4 } as const;

/**
 * How important each sentence is among the others (about 0 to 6, comparable within one call): LexRank, centroid and
 * frequency of its words, and its place in the article. `share` is how much of all the words the digest may hold, 0 to 1.
 * The more it may hold, the more the words count as they are written: stems join what a short digest keeps apart.
 */
export function importances(sentences: readonly Weighable[], options: { readonly share: number }): number[] {
  const fade = (1 - Math.min(1, options.share)) ** SHORT_DIGEST.fade;
  const stemmed = centralityOf(
    sentences.map(({ vector }) => vector),
    sentences.map(({ terms }) => terms),
    (terms) => vectorOf(terms),
  );
  const asWritten = Math.max(0, Math.min(1, (options.share - WRITTEN.from) / (WRITTEN.to - WRITTEN.from)));
  const written = asWritten === 0 ? stemmed : centralityAsWritten(sentences);
  const blend = (of: (by: Centrality) => readonly number[], i: number): number =>
    (1 - asWritten) * of(stemmed)[i]! + asWritten * of(written)[i]!;
  const echo = echoes(sentences);
  const lead = new Set(sentences[0]?.terms);
  return sentences.map((sentence, i) => {
    const always =
      WEIGHT.centrality * blend(({ rank }) => rank, i) +
      WEIGHT.frequency * blend(({ frequency }) => frequency, i) +
      WEIGHT.centroid * blend(({ centroid }) => centroid, i) +
      WEIGHT.echo * echo[i]! -
      (WEIGHT.shortness * Math.max(0, 10 - sentence.words)) / 10;
    const brief =
      SHORT_DIGEST.position * Math.exp(-sentence.position / SHORT_DIGEST.reach) -
      SHORT_DIGEST.lead * sharedWith(lead, sentence.terms) +
      SHORT_DIGEST.echo * echo[i]! +
      (/\d/.test(sentence.text) ? SHORT_DIGEST.figures : 0) -
      (/["“]|``|''/.test(sentence.text) ? SHORT_DIGEST.quotation : 0) -
      (SHORT_DIGEST.longness * Math.max(0, sentence.words - 28)) / 10;
    return always + fade * brief;
  });
}

function centralityAsWritten(sentences: readonly Weighable[]): Centrality {
  const words = sentences.map(({ text }) => writtenWords(text));
  return centralityOf(words.map(countVectorOf), words, countVectorOf);
}

/** Three views of how much a sentence says what the others say, each 0 to 1. */
type Centrality = {
  readonly rank: readonly number[];
  readonly centroid: readonly number[];
  readonly frequency: readonly number[];
};

function centralityOf(
  vectors: readonly Vector[],
  words: readonly (readonly string[])[],
  vectorise: (words: readonly string[]) => Vector,
): Centrality {
  const counts = new Map<string, number>();
  for (const word of words.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const document = vectorise(words.flat());
  return {
    rank: centralities(vectors),
    centroid: scaled(vectors.map((vector) => cosine(vector, document))),
    frequency: scaled(words.map((own) => sum(own.map((word) => counts.get(word) ?? 0)) / (own.length + 3))),
  };
}

/** Share of a sentence's words that another has too; few words share little by chance. */
function sharedWith(other: ReadonlySet<string>, terms: readonly string[]): number {
  const own = new Set(terms);
  return own.intersection(other).size / (own.size + 2);
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
