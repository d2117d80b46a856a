import type { Rareness } from '../../src/answering/learned/match.ts';
import type { Network } from '../../src/answering/learned/network.ts';
import { type Passage, readQamr, readSquad, readSquad2 } from './data.ts';
import { type ListExample, type SpanExample, spanExamples, thinned } from './examples.ts';
import { trainNetwork, trainSpans } from './listwise.ts';
import { type Bundle, readOwn } from './own.ts';
import { ownLists, ownSpans, placeBundle } from './own-examples.ts';
import { rarenessOf, rarenessTable } from './rareness.ts';

/** Every text the rankers may learn from. SQuAD 2.0's paragraphs that XQuAD holds too are left out of `squad2`. */
export type TrainingData = {
  newwiki: Passage[];
  xquad: Passage[];
  squad2: Passage[];
  qamr: Passage[];
  /** Our own bundles but those held out. */
  own: Bundle[];
  table: Uint8Array;
  rareness: Rareness;
};

/** Reads the training data and counts how rare its words are (the texts alone: no question or answer is looked at). */
export function readTraining(data: string): TrainingData {
  const newwiki = readSquad(data, 'newwiki');
  const xquad = readSquad(data, 'xquad');
  const qamr = readQamr(data);
  const known = new Set(xquad.map((p) => p.text.trim()));
  const squad2 = readSquad2(data).filter((p) => !known.has(p.text.trim()));
  const table = rarenessTable([...newwiki, ...xquad, ...qamr]);
  const own = readOwn().filter((bundle) => !bundle.heldOut);
  return { newwiki, xquad, squad2, qamr, own, table, rareness: rarenessOf(table) };
}

/** One in `QAMR_SHARE` of QAMR's questions, at a small weight: more of them pull answers away from what readers of news ask. */
const QAMR_SHARE = 8;
const QAMR_WEIGHT = 0.2;

/** QAMR's part in training the span ranker. */
export function qamrExamples({ qamr, rareness }: TrainingData): SpanExample[] {
  const some = qamr.map((p) => ({ ...p, asked: p.asked.filter((_, i) => i % QAMR_SHARE === 0) }));
  return spanExamples(some, rareness, QAMR_WEIGHT);
}

/** What our own questions weigh in ranking sentences, and in ranking spans: more would cut New-Wiki's and XQuAD's worse. */
const OWN_LISTS = 1;
const OWN_SPANS = 0.3;

/** Our own questions' part in training the sentence ranker and the span ranker. */
export function ownExamples({ own, rareness }: TrainingData): { lists: ListExample[]; spans: SpanExample[] } {
  const placed = own.map(placeBundle);
  return { lists: ownLists(placed, rareness, OWN_LISTS), spans: ownSpans(placed, rareness, OWN_SPANS) };
}

/** The sentence ranker: paragraphs as they are, articles with the sentences that hold most of the question. */
export function trainSentenceRanker(paragraph: readonly ListExample[], article: readonly ListExample[]): Network {
  return trainNetwork([...paragraph, ...article.map((x) => thinned(x, 30))], 12);
}

/** The span ranker for questions on news and encyclopedias. */
export function trainSpanRanker(examples: readonly SpanExample[]): Float32Array {
  return trainSpans(examples, { epochs: 6, rate: 0.03, drop: 0.3 });
}

/** Splits groups into `count` folds, in alphabetical order, so that the split never depends on the order of a file. */
export function foldsOf(groups: Iterable<string>, count = 5): (group: string) => number {
  const order = [...new Set(groups)].sort();
  const index = new Map(order.map((group, i) => [group, i % count]));
  return (group) => index.get(group) ?? 0;
}
