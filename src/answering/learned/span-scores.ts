import { match, type Rareness } from './match.ts';
import { type Question, readQuestion } from './question.ts';
import { openQuestion, type ReaderQuestion, type ReaderWeights, readSentence } from './reader.ts';
import { scoreSpans, spanFeatures } from './span-features.ts';
import type { Words } from './words.ts';

/** What spans are scored with: the linear ranker's weights, what one unit of them stands for, and the reader's weights, if any. */
export type SpanModel = {
  readonly linear: Float32Array | Int8Array;
  readonly unit: number;
  readonly reader: ReaderWeights | null;
  readonly rareness: Rareness;
};

/** A question made ready for both rankers. */
export type AskedSpans = { readonly question: Question; readonly opened: ReaderQuestion | null };

/** The candidate spans of one sentence with their scores, and how far the reader takes the sentence for the answering one. */
export type SpanScores = {
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** Log-odds among the spans of the sentence. */
  readonly scores: Float32Array;
  /** Log of the sum of the scores' exponentials; 0 without scores. */
  readonly sum: number;
  /** The reader's view of the sentence as a whole, given its features: log-odds against that nothing answers; 0 without a reader. */
  readonly whole: (row: Float32Array) => number;
};

/** How the two rankers are mixed; a flat optimum, chosen on New-Wiki (bench/NOTES.md). */
const LINEAR = 0.5;
const READER = 0.5;

/** Reads a question once, for all sentences that are held against it. */
export function askSpans(words: Words, model: SpanModel): AskedSpans {
  const question = readQuestion(words.tokens);
  return { question, opened: model.reader === null ? null : openQuestion(model.reader, question) };
}

/** Scores all spans of a sentence that could be the answer. */
export function scoreCandidates({ question, opened }: AskedSpans, words: Words, model: SpanModel): SpanScores {
  const features = spanFeatures(question, words, match(question, words, 0), model.rareness);
  const read = opened === null ? null : readSentence(opened, words, match(question, words), model.rareness, features);
  const scores = scoreSpans(features, model.linear);
  let top = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) {
    const linear = model.unit * scores[c]!;
    scores[c] = read === null ? linear : LINEAR * linear + READER * read.spans[c]!;
    top = Math.max(top, scores[c]!);
  }
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - top);
  return {
    first: features.first,
    last: features.last,
    scores,
    sum: scores.length === 0 ? 0 : top + Math.log(sum),
    whole: read?.whole ?? (() => 0),
  };
}
