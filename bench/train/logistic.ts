import type { Rareness } from '../../src/answering/learned/match.ts';
import type { Network } from '../../src/answering/learned/network.ts';
import { readQuestion } from '../../src/answering/learned/question.ts';
import { answerabilityFeatures } from './answerability.ts';
import type { Passage } from './data.ts';
import { sentencesOf, wordsOf } from './examples.ts';
import { randomFrom } from './listwise.ts';

/** A question on a passage, as features, and whether the passage answers it. */
export type Judged = { readonly group: string; readonly row: Float32Array; readonly answered: boolean };

/** Features of every question of the passages. */
export function judgedExamples(passages: readonly Passage[], rareness: Rareness, network: Network): Judged[] {
  return passages.flatMap(({ group, text, asked }) => {
    const placed = sentencesOf(text).map((words) => ({ words, passage: 0 }));
    return asked.map(({ question, answers }) => ({
      group,
      row: answerabilityFeatures(readQuestion(wordsOf(question).tokens), placed, rareness, network),
      answered: answers.length > 0,
    }));
  });
}

/** Logistic regression by Adagrad, with a little shrinking. */
export function trainLogistic(examples: readonly Judged[], epochs = 80, rate = 0.1, shrink = 1e-3): Float32Array {
  const size = examples[0]!.row.length;
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1);
  const random = randomFrom(7);
  for (let step = 0; step < epochs * examples.length; step++) {
    const { row, answered } = examples[Math.floor(random() * examples.length)]!;
    let sum = 0;
    for (let k = 0; k < size; k++) sum += row[k]! * weights[k]!;
    const off = 1 / (1 + Math.exp(-sum)) - (answered ? 1 : 0);
    for (let k = 0; k < size; k++) {
      const g = off * row[k]! + shrink * weights[k]!;
      squares[k] = squares[k]! + g * g;
      weights[k] = weights[k]! - (rate * g) / Math.sqrt(squares[k]!);
    }
  }
  return weights;
}
