import type { Span } from '../../model.ts';
import { match } from './match.ts';
import { readQuestion } from './question.ts';
import { readWords } from './read-words.ts';
import { scoreSpans, spanFeatures } from './span-features.ts';
import { knownRareness, SPAN_SCALE, spanWeights } from './weights.ts';

/** A stretch of a sentence that may be the answer. `probability` is its share among all stretches of this sentence. */
export type ScoredSpan = Span & { readonly score: number; readonly probability: number };

/** The `k` likeliest short answers in a sentence, best first, as offsets into `sentence`. */
export function bestSpans(question: string, sentence: string, k: number): ScoredSpan[] {
  const words = readWords(sentence);
  const asked = readQuestion(readWords(question).tokens);
  const rareness = knownRareness();
  const features = spanFeatures(asked, words, match(asked, words), rareness);
  const scores = scoreSpans(features, spanWeights());
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (const score of scores) sum += Math.exp((score - top) * SPAN_SCALE);
  const order = Array.from(scores, (_, c) => c).sort((a, b) => scores[b]! - scores[a]! || a - b);
  return order.slice(0, k).map((c) => ({
    start: words.tokens[features.first[c]!]!.start,
    end: words.tokens[features.last[c]!]!.end,
    score: scores[c]! * SPAN_SCALE,
    probability: Math.exp((scores[c]! - top) * SPAN_SCALE) / sum,
  }));
}
