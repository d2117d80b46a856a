import { rankJointly } from '../../src/answering/learned/find-answers.ts';
import { match, type Rareness } from '../../src/answering/learned/match.ts';
import { type Network, scoreRow } from '../../src/answering/learned/network.ts';
import { readQuestion } from '../../src/answering/learned/question.ts';
import { scoreSpans, spanFeatures } from '../../src/answering/learned/span-features.ts';
import { exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Passage } from './data.ts';
import { holding, type ListExample, type SpanExample, sentencesOf, wordsOf } from './examples.ts';

/** The share of lists whose best row is gold, and of those with a gold row among the best three. */
export function measureLists(
  examples: readonly ListExample[],
  network: Network,
): { first: number; three: number; n: number } {
  let first = 0;
  let three = 0;
  for (const { rows, gold } of examples) {
    const scores = rows.map((row) => scoreRow(network, row));
    const order = rows.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
    if (gold[order[0]!]) first++;
    if (order.slice(0, 3).some((i) => gold[i])) three++;
  }
  return { first, three, n: examples.length };
}

/** Sums of exact match and F1 of the best span in each example's sentence. */
export function measureSpans(
  examples: readonly SpanExample[],
  weights: Float32Array,
): { em: number; f1: number; n: number } {
  let em = 0;
  let f1 = 0;
  for (const example of examples) {
    const scores = scoreSpans(example.features, weights);
    let best = 0;
    for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
    em += example.gold[best] ?? 0;
    f1 += example.f1[best] ?? 0;
  }
  return { em, f1, n: examples.length };
}

/** Sums of exact match and F1 of whole paragraphs: sentence and span chosen together, as the product does. `lists` are the paragraph's lists, in the order of the questions. */
export function measureParagraphs(
  passages: readonly Passage[],
  lists: readonly ListExample[],
  network: Network,
  weights: Float32Array,
  rareness: Rareness,
): { em: number; f1: number; sentence: number; n: number; lost: string[] } {
  let em = 0;
  let f1 = 0;
  let sentence = 0;
  let n = 0;
  const lost: string[] = [];
  for (const { text, asked } of passages) {
    const sentences = sentencesOf(text);
    for (const { question, answers, at } of asked) {
      if (answers.length === 0) continue;
      const list = lists[n++]!;
      const q = readQuestion(wordsOf(question).tokens);
      const scores = list.rows.map((row) => scoreRow(network, row));
      const [best] = rankJointly(scores, (i) => {
        const features = spanFeatures(q, sentences[i]!, match(q, sentences[i]!), rareness);
        return { first: features.first, last: features.last, scores: scoreSpans(features, weights) };
      });
      const words = best === undefined ? undefined : sentences[best.sentence];
      const said = best && words ? text.slice(words.tokens[best.first]!.start, words.tokens[best.last]!.end) : '';
      em += exactMatch(said, answers);
      f1 += tokenF1(said, answers);
      const right = best !== undefined && holding(text, sentences, answers, at)[best.sentence];
      if (right) sentence++;
      if (exactMatch(said, answers) === 0)
        lost.push(`${right ? 'choice' : 'sentence'}: ${question} → ${said} (${answers[0]})`);
    }
  }
  return { em, f1, sentence, n, lost };
}
