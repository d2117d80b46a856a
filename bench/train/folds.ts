import { type Network, scoreRow } from '../../src/answering/learned/network.ts';
import { withReader } from '../../src/answering/learned/rank-sentences.ts';
import { askSpans, type SpanModel, scoreCandidates } from '../../src/answering/learned/span-scores.ts';
import { exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Passage } from './data.ts';
import { holding, type ListExample, sentencesOf, wordsOf } from './examples.ts';
import { chooseSpan } from './joint.ts';

/** Sentences of an article that the reader reads, as many as the product has it read. */
const READ = 6;

/**
 * How often the first of an article's sentences, ranked as the product ranks them, holds the answer, and one of the first
 * three does. `lists` are the articles' lists, in the order `listExamples` makes them of the passages.
 */
export function measureArticles(
  passages: readonly Passage[],
  lists: readonly ListExample[],
  network: Network,
  model: SpanModel,
): { first: number; three: number; n: number } {
  let first = 0;
  let three = 0;
  let n = 0;
  for (const own of Map.groupBy(passages, (p) => p.group).values()) {
    const sentences = own.flatMap((p) => sentencesOf(p.text));
    for (const { question, answers } of own.flatMap((p) => p.asked)) {
      if (answers.length === 0) continue;
      const { rows, gold } = lists[n++]!;
      const asked = askSpans(wordsOf(question), model);
      const plain = rows.map((row) => scoreRow(network, row));
      const scores =
        model.reader === null
          ? plain
          : withReader(plain, rows, READ, (i) => scoreCandidates(asked, sentences[i]!, model)).scores;
      const order = rows.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
      if (gold[order[0]!]) first++;
      if (order.slice(0, 3).some((i) => gold[i])) three++;
    }
  }
  return { first, three, n };
}

/** Sums of exact match and F1 of the best span in each question's passage, which is read as one sentence. */
export function measureSpans(passages: readonly Passage[], model: SpanModel): { em: number; f1: number; n: number } {
  let em = 0;
  let f1 = 0;
  let n = 0;
  for (const { text, asked } of passages) {
    const words = wordsOf(text);
    for (const { question, answers } of asked) {
      if (answers.length === 0) continue;
      n++;
      const { first, last, scores } = scoreCandidates(askSpans(wordsOf(question), model), words, model);
      const best = scores.indexOf(scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY));
      const said = best < 0 ? '' : text.slice(words.tokens[first[best]!]!.start, words.tokens[last[best]!]!.end);
      em += exactMatch(said, answers);
      f1 += tokenF1(said, answers);
    }
  }
  return { em, f1, n };
}

/** Sums of exact match and F1 of whole paragraphs: sentence and span chosen together. `lists` are the paragraph's lists, in the order of the questions. */
export function measureParagraphs(
  passages: readonly Passage[],
  lists: readonly ListExample[],
  network: Network,
  model: SpanModel,
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
      const read = askSpans(wordsOf(question), model);
      const scores = list.rows.map((row) => scoreRow(network, row));
      const best = chooseSpan(
        scores,
        list.rows,
        remember((i) => scoreCandidates(read, sentences[i]!, model)),
      );
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

/** Asks for each sentence once. */
function remember<T>(make: (i: number) => T): (i: number) => T {
  const made = new Map<number, T>();
  return (i) => {
    if (!made.has(i)) made.set(i, make(i));
    return made.get(i)!;
  };
}
