import type { Rareness } from '../../src/answering/learned/match.ts';
import { type Network, scoreRow } from '../../src/answering/learned/network.ts';
import type { Question } from '../../src/answering/learned/question.ts';
import { FEATURES, type Placed, sentenceFeatures } from '../../src/answering/learned/sentence-features.ts';
import { isVerb, PROPN } from '../../src/answering/learned/words.ts';

const NEGATION = /^(not|n't|never|no|none|neither|nor|without|cannot|except|only|besides|aside)$/;
const DENSITY = FEATURES.indexOf('match per length');

const denies = (words: readonly string[]): number => (words.some((w) => NEGATION.test(w)) ? 1 : 0);

/**
 * What tells a question that the sentences answer from one they only touch on, in order: 1 (for the threshold), how
 * densely the best sentence matches, how many words the question has, whether it denies, whether the sentence does not
 * deny alike, whether a verb or a name of the question stands nowhere, the best sentence's score, its lead.
 */
export function answerabilityFeatures(
  question: Question,
  sentences: readonly Placed[],
  rareness: Rareness,
  network: Network,
): Float32Array {
  const { rows, matches } = sentenceFeatures(question, sentences, rareness);
  const scores = rows.map((row) => scoreRow(network, row));
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const best = order[0];
  if (best === undefined) return Float32Array.from([1, 0, 0, 0, 0, 1, 1, -1, 0]);
  let verb = 0;
  let name = 0;
  for (const k of question.seek) {
    if (matches.some((m) => m.covered[k]! >= 0.3)) continue;
    if (isVerb(question.tag[k])) verb = 1;
    if (question.tag[k] === PROPN) name = 1;
  }
  const no = denies(question.lower);
  const lead = order[1] === undefined ? 3 : Math.min(3, scores[best]! - scores[order[1]]!);
  return Float32Array.from([
    1,
    rows[best]![DENSITY]!,
    Math.min(question.seek.length, 10) / 10,
    no,
    no === denies(sentences[best]!.words.lower) ? 0 : 1,
    verb,
    name,
    scores[best]! / 10,
    lead / 3,
  ]);
}

/** The logistic function of a row under weights: a probability. */
export function probabilityOf(row: Float32Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k]! * weights[k]!;
  return 1 / (1 + Math.exp(-sum));
}
