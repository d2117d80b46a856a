import type { Span } from '../../model.ts';
import { match } from './match.ts';
import { readQuestion } from './question.ts';
import { type Candidate, rankSentences } from './rank-sentences.ts';
import { readWords } from './read-words.ts';
import { scoreSpans, spanFeatures } from './span-features.ts';
import { knownRareness, SPAN_SCALE, spanWeights } from './weights.ts';

/** A short answer in one of the sentences: its index, the stretch of it, and the chance that it is the best of all. */
export type FoundAnswer = Span & { readonly sentence: number; readonly probability: number };

/** How much the sentence ranker's log-odds count against the span ranker's. */
const SENTENCE_WEIGHT = 1.5;
/** Sentences whose spans are looked at. */
const LOOK_AT = 5;

type Scored = { readonly first: Uint16Array; readonly last: Uint16Array; readonly scores: Float32Array };
type Joint = {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  readonly score: number;
  readonly probability: number;
};

/**
 * Spans of the best sentences, ranked together: first by sentence (its own score and the log of the sum of its spans'
 * exponentials), the spans of the best sentence first. `spansOf` gives the candidates of one sentence.
 */
export function rankJointly(sentenceScores: readonly number[], spansOf: (sentence: number) => Scored): Joint[] {
  const order = sentenceScores.map((_, i) => i).sort((a, b) => sentenceScores[b]! - sentenceScores[a]!);
  const found: (Joint & { readonly group: number })[] = [];
  for (const sentence of order.slice(0, LOOK_AT)) {
    const { first, last, scores } = spansOf(sentence);
    if (scores.length === 0) continue;
    let top = Number.NEGATIVE_INFINITY;
    for (const s of scores) top = Math.max(top, s);
    let sum = 0;
    for (const s of scores) sum += Math.exp(s - top);
    const base = SENTENCE_WEIGHT * sentenceScores[sentence]!;
    const group = base + top + Math.log(sum);
    scores.forEach((s, c) => {
      found.push({ sentence, first: first[c]!, last: last[c]!, score: base + s, probability: 0, group });
    });
  }
  found.sort((a, b) => b.group - a.group || b.score - a.score);
  const top = found[0]?.group ?? 0;
  const sum = found.reduce((total, f) => total + Math.exp(f.score - top), 0);
  return found.map(({ group: _, ...joint }) => ({ ...joint, probability: Math.exp(joint.score - top) / sum }));
}

/** The `k` likeliest short answers to a question in sentences, best first; spans are offsets into the sentence's text. */
export function findAnswers(question: string, sentences: readonly Candidate[], k: number): FoundAnswer[] {
  const q = readQuestion(readWords(question).tokens);
  const weights = spanWeights();
  const laid = sentences.map(() => undefined as ReturnType<typeof readWords> | undefined);
  const joint = rankJointly(rankSentences(question, sentences), (i) => {
    const words = readWords(sentences[i]!.text);
    laid[i] = words;
    const features = spanFeatures(q, words, match(q, words), knownRareness());
    const scores = scoreSpans(features, weights).map((s) => s * SPAN_SCALE);
    return { first: features.first, last: features.last, scores };
  });
  return joint.slice(0, k).map(({ sentence, first, last, probability }) => ({
    sentence,
    start: laid[sentence]!.tokens[first]!.start,
    end: laid[sentence]!.tokens[last]!.end,
    probability,
  }));
}
