import { scoreRow } from './network.ts';
import { openedFor } from './opened.ts';
import { readQuestion } from './question.ts';
import { readWords } from './read-words.ts';
import { type Placed, sentenceFeatures } from './sentence-features.ts';
import type { SpanScores } from './span-scores.ts';
import { knownRareness, sentenceNetwork } from './weights.ts';
import type { Words } from './words.ts';

/** A sentence that may hold the answer. Sentences of one passage (an article) stand together and in order. */
export type Candidate = { readonly text: string; readonly passage: number; readonly title?: string | null };

/** Reads sentences as the rankers need them. */
function placeSentences(sentences: readonly Candidate[]): Placed[] {
  const titles = new Map<string, Words>();
  return sentences.map(({ text, passage, title }): Placed => {
    if (!title) return { words: readWords(text), passage };
    let words = titles.get(title);
    if (words === undefined) {
      words = readWords(title);
      titles.set(title, words);
    }
    return { words: readWords(text), passage, title: words };
  });
}

/** What the rankers make of sentences for a question. */
export type Ranked = {
  /** The higher the better, in the order given; differences are log-odds of being the one that answers. */
  readonly scores: readonly number[];
  /**
   * Log-odds that any of the sentences read answers, against that none does. Learned from questions that look as if they
   * were answered: it tells a false premise better than how many words are shared.
   */
  readonly answered: number;
};

/**
 * How well each sentence answers a question, given that one does, and how likely it is that any does. The `read` best by the
 * network are also read by the reader, at 3 ms each.
 */
export function rankSentences(question: string, sentences: readonly Candidate[], read = 12): Ranked {
  if (sentences.length === 0) return { scores: [], answered: Number.NEGATIVE_INFINITY };
  const network = sentenceNetwork();
  const placed = placeSentences(sentences);
  const asked = readQuestion(readWords(question).tokens);
  const { rows } = sentenceFeatures(asked, placed, knownRareness());
  const scores = rows.map((row) => scoreRow(network, row));
  const scoresOf = openedFor(question);
  return withReader(scores, rows, read, (i) => scoresOf(placed[i]!.words));
}

/** How much the reader's two views count against the network's: the sentence as a whole, and its spans. */
const WHOLE = 0.7;
const SPANS = 0.4;

/**
 * Adds what the reader makes of the `read` best sentences to their scores, and what it makes of the worst of them to the
 * scores of the others. The sum of the spans' chances tells whether anything in the sentence could be the answer; `sums` is
 * what it counts, more where one of the sentences surely answers.
 */
export function withReader(
  scores: readonly number[],
  rows: readonly Float32Array[],
  read: number,
  scoresOf: (sentence: number) => SpanScores,
  sums = SPANS,
): Ranked {
  const order = scores.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  const added = new Map<number, number>();
  let odds = 0;
  for (const i of order.slice(0, read)) {
    const spans = scoresOf(i);
    if (spans.scores.length === 0) continue;
    const whole = spans.whole(rows[i]!);
    odds += Math.exp(whole);
    added.set(i, WHOLE * whole + sums * spans.sum);
  }
  const least = Math.min(...added.values());
  return {
    scores: scores.map((score, i) => score + (added.get(i) ?? (added.size > 0 ? least : 0))),
    answered: Math.log(odds),
  };
}
