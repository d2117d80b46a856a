import { withReader } from '../../src/answering/learned/rank-sentences.ts';
import type { SpanScores } from '../../src/answering/learned/span-scores.ts';

/** Sentences of a paragraph that the reader reads. */
const READ = 5;
/** What sums of spans count in a paragraph that answers: there what could be the answer mostly is. */
const SUMS = 0.8;

/** The best span of the sentence chosen, by token index. */
export type Chosen = { readonly sentence: number; readonly first: number; readonly last: number };

/** The best span of the best sentence. `spansOf` gives the candidates of one sentence; undefined where that has none. */
export function chooseSpan(
  sentenceScores: readonly number[],
  rows: readonly Float32Array[],
  spansOf: (sentence: number) => SpanScores,
): Chosen | undefined {
  const { scores } = withReader(sentenceScores, rows, READ, spansOf, SUMS);
  const sentence = scores.indexOf(Math.max(...scores));
  if (sentence < 0) return undefined;
  const spans = spansOf(sentence);
  const best = spans.scores.indexOf(spans.scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
  return best < 0 ? undefined : { sentence, first: spans.first[best]!, last: spans.last[best]! };
}
