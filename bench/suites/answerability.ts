import { areaUnderCurve } from '../scorers/squad.ts';
import type { Suite } from '../suite.ts';
import { probabilityOf } from '../train/answerability.ts';
import { readSquad2 } from '../train/data.ts';
import { listExamples } from '../train/examples.ts';
import { judgedExamples, trainLogistic } from '../train/logistic.ts';
import { foldsOf, readTraining, trainSentenceRanker } from '../train/models.ts';

/** How many ways of cutting the sample into folds are averaged: with 286 questions one cut is worth ±.02. */
const CUTS = 5;

/** Questions that a paragraph answers told from those written to look so. The sentence ranker is trained on New-Wiki alone, the weights on the other folds. */
const suite: Suite = {
  name: 'answerability',
  summary: 'Answerable questions told from unanswerable ones (SQuAD 2.0 sample, five folds by paragraph)',
  async run({ data }) {
    const { newwiki, rareness } = readTraining(data);
    const network = trainSentenceRanker(listExamples(newwiki, rareness, true).paragraph, []);
    const examples = judgedExamples(readSquad2(data), rareness, network);
    let sum = 0;
    for (let cut = 0; cut < CUTS; cut++) {
      const fold = foldsOf(
        examples.map((x) => x.group),
        5 + cut,
      );
      const yes: number[] = [];
      const no: number[] = [];
      for (let k = 0; k < 5 + cut; k++) {
        const weights = trainLogistic(examples.filter((x) => fold(x.group) !== k));
        for (const x of examples) if (fold(x.group) === k) (x.answered ? yes : no).push(probabilityOf(x.row, weights));
      }
      sum += areaUnderCurve(yes, no);
    }
    return {
      figures: [
        {
          name: 'area under the ROC curve',
          value: sum / CUTS,
          target: 0.63,
          anchor: 'surface features .58, fitted on it .625',
          better: 'higher',
          note: `${examples.length} questions, mean of ${CUTS} cuts into 5 to 9 folds by paragraph; features chosen on the sample`,
        },
      ],
    };
  },
};

export default suite;
