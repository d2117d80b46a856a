import { match, type Rareness } from '../../src/answering/learned/match.ts';
import { type Network, scoreRow } from '../../src/answering/learned/network.ts';
import type { Question } from '../../src/answering/learned/question.ts';
import { type Placed, sentenceFeatures } from '../../src/answering/learned/sentence-features.ts';
import { isVerb, PROPN } from '../../src/answering/learned/words.ts';

const NEGATION = /^(not|n't|never|no|none|neither|nor|without|cannot|except|only|besides|aside)$/;

const denies = (words: readonly string[]): number => (words.some((w) => NEGATION.test(w)) ? 1 : 0);

/**
 * What tells a question that the sentences answer from one they only touch on, in order: 1 (for the threshold), how
 * densely the best sentence matches, how many words the question has, whether it denies, whether the sentence does not
 * deny alike, whether a verb or a name of the question stands nowhere.
 */
export function answerabilityFeatures(
  question: Question,
  sentences: readonly Placed[],
  rareness: Rareness,
  network: Network,
): Float32Array {
  const { rows } = sentenceFeatures(question, sentences, rareness);
  // What is alike but not the same hides what a question was twisted by: only words that are the same count here.
  const matches = sentences.map(({ words }) => match(question, words, 0));
  const scores = rows.map((row) => scoreRow(network, row));
  const best = scores.indexOf(Math.max(...scores));
  if (best < 0) return Float32Array.from([1, 0, 0, 0, 0, 1, 1]);
  let held = 0;
  for (const k of question.focus >= 0 ? [...question.seek, question.focus] : question.seek)
    held += matches[best]!.covered[k]! * rareness(question.stem[k]!) * (k === question.focus ? 0.5 : 1);
  let verb = 0;
  let name = 0;
  for (const k of question.seek) {
    if (matches.some((m) => m.covered[k]! >= 0.3)) continue;
    if (isVerb(question.tag[k])) verb = 1;
    if (question.tag[k] === PROPN) name = 1;
  }
  const no = denies(question.lower);
  return Float32Array.from([
    1,
    (held * 4) / (sentences[best]!.words.length + 8),
    Math.min(question.seek.length, 10) / 10,
    no,
    no === denies(sentences[best]!.words.lower) ? 0 : 1,
    verb,
    name,
  ]);
}

/** The logistic function of a row under weights: a probability. */
export function probabilityOf(row: Float32Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < row.length; k++) sum += row[k]! * weights[k]!;
  return 1 / (1 + Math.exp(-sum));
}
