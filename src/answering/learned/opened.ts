import { readWords } from './read-words.ts';
import { readerWeights } from './reader-weights.ts';
import { type AskedSpans, askSpans, type SpanModel, type SpanScores, scoreCandidates } from './span-scores.ts';
import { knownRareness, SPAN_SCALE, spanWeights } from './weights.ts';
import type { Words } from './words.ts';

let model: SpanModel | undefined;
let last: { readonly question: string; readonly scoresOf: (words: Words) => SpanScores } | undefined;

/**
 * Scores the spans of sentences for a question with the shipped weights, which are loaded at the first sentence. What was
 * read of the last question asked is kept: a line is ranked first and searched for its answer afterwards.
 */
export function openedFor(question: string): (words: Words) => SpanScores {
  if (last?.question === question) return last.scoresOf;
  const known = new Map<string, SpanScores>();
  let asked: AskedSpans | undefined;
  const scoresOf = (words: Words): SpanScores => {
    model ??= { linear: spanWeights(), unit: SPAN_SCALE, reader: readerWeights(), rareness: knownRareness() };
    asked ??= askSpans(readWords(question), model);
    const key = words.tokens.map((token) => token.text).join(' ');
    let scores = known.get(key);
    if (scores === undefined) {
      scores = scoreCandidates(asked, words, model);
      known.set(key, scores);
    }
    return scores;
  };
  last = { question, scoresOf };
  return scoresOf;
}
