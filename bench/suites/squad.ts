import { readerWeights } from '../../src/answering/learned/reader-weights.ts';
import type { Figure, Suite } from '../suite.ts';
import { listExamples, spanExamples } from '../train/examples.ts';
import { measureArticles, measureParagraphs } from '../train/folds.ts';
import {
  foldsOf,
  ownExamples,
  qamrExamples,
  readTraining,
  trainSentenceRanker,
  trainSpanRanker,
} from '../train/models.ts';
import { heldOutReader } from '../train/readers.ts';

/**
 * The learned rankers on SQuADShifts New-Wiki, five folds by article, and on XQuAD, trained without it. Nothing is
 * measured on an article that was trained on. The linear rankers are trained here and shipped trained on all of it; the
 * reader comes trained: the shipped one has not seen XQuAD, one in train/readers/ not its fold of New-Wiki.
 */
const suite: Suite = {
  name: 'squad',
  summary: 'Answer sentence and short answer on New-Wiki (five folds by article) and XQuAD (trained without it)',
  async run({ data, quick, say }) {
    const training = readTraining(data);
    const { newwiki, xquad, rareness } = training;
    const lists = listExamples(newwiki, rareness);
    const listsX = listExamples(xquad, rareness);
    const spans = spanExamples(newwiki, rareness, 1);
    const spansX = spanExamples(xquad, rareness, 1);
    const qamr = qamrExamples(training);
    const own = ownExamples(training);
    const fold = foldsOf(newwiki.map((p) => p.group));
    const errors: string[] = [];
    const sum = { n: 0, paragraph: 0, first: 0, three: 0, em: 0, f1: 0 };
    const folds = quick ? 1 : 5;
    for (let k = 0; k < folds; k++) {
      say(`fold ${k + 1} of ${folds}`);
      const kept = <T extends { readonly group: string }>(list: readonly T[]): T[] =>
        list.filter((x) => fold(x.group) !== k);
      const held = <T extends { readonly group: string }>(list: readonly T[]): T[] =>
        list.filter((x) => fold(x.group) === k);
      const network = trainSentenceRanker(
        [...kept(lists.paragraph), ...listsX.paragraph, ...own.lists],
        [...kept(lists.article), ...listsX.article],
      );
      const linear = trainSpanRanker([...kept(spans), ...spansX, ...qamr, ...own.spans]);
      const model = { linear, unit: 1, reader: heldOutReader(`newwiki-${k}`), rareness };
      const far = measureArticles(held(newwiki), held(lists.article), network, model);
      const near = measureParagraphs(held(newwiki), held(lists.paragraph), network, model);
      sum.n += near.n;
      sum.paragraph += near.sentence;
      sum.first += far.first;
      sum.three += far.three;
      sum.em += near.em;
      sum.f1 += near.f1;
      errors.push(...near.lost);
    }
    say('xquad');
    const network = trainSentenceRanker([...lists.paragraph, ...own.lists], lists.article);
    const model = {
      linear: trainSpanRanker([...spans, ...qamr, ...own.spans]),
      unit: 1,
      reader: readerWeights(),
      rareness,
    };
    const far = measureArticles(xquad, listsX.article, network, model);
    const near = measureParagraphs(xquad, listsX.paragraph, network, model);
    errors.push(...near.lost.map((line) => `xquad ${line}`));
    const x = { n: near.n, paragraph: near.sentence, first: far.first, three: far.three, em: near.em, f1: near.f1 };
    return { figures: [...figuresOf('newwiki', sum, NEWWIKI), ...figuresOf('xquad', x, XQUAD)], errors };
  },
};

export default suite;

/** Folds for which a reader was trained that has not seen them; in the others the linear ranker is measured alone. */
const READERS = [0, 1, 2, 3, 4].filter((k) => heldOutReader(`newwiki-${k}`) !== null).length;

type Sums = { n: number; paragraph: number; first: number; three: number; em: number; f1: number };
type Goal = readonly (readonly [target: number, anchor: string])[];

const NEWWIKI: Goal = [
  [0.89, 'BM25 .843'],
  [0.8, 'BM25 .718'],
  [0.92, 'BM25 .855'],
  [0.48, 'regex .14, human .77'],
  [0.62, 'regex .30, human .87'],
];
const XQUAD: Goal = [
  [0.87, 'BM25 .829'],
  [0.86, 'BM25 .783'],
  [0.95, 'BM25 .935'],
  [0.48, 'regex .12'],
  [0.62, 'regex .24'],
];

function figuresOf(set: string, s: Sums, goals: Goal): Figure[] {
  const names = [
    'answer sentence in the paragraph',
    'answer sentence in the article, top 1',
    '… top 3',
    'exact match',
    'F1',
  ];
  const values = [s.paragraph, s.first, s.three, s.em, s.f1];
  const how =
    set === 'newwiki'
      ? `five folds by article, the reader in ${READERS} of them`
      : 'trained on New-Wiki, QAMR and our own questions';
  return names.map((name, i) => ({
    name: `${set}: ${name}`,
    value: values[i]! / s.n,
    target: goals[i]![0],
    anchor: goals[i]![1],
    better: 'higher',
    note: `${s.n} questions, ${how}`,
  }));
}
