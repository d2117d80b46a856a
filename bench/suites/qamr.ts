import type { Suite } from '../suite.ts';
import { spanExamples } from '../train/examples.ts';
import { measureSpans } from '../train/folds.ts';
import { trainSpans } from '../train/listwise.ts';
import { foldsOf, readTraining } from '../train/models.ts';
import { heldOutReader } from '../train/readers.ts';

/**
 * Spans of one sentence that answer QAMR's questions, five folds by sentence: the span ranker and a reader trained on QAMR
 * alone and mixed as in the product. The shipped span ranker holds QAMR at a small weight, because its answers are cut
 * differently. The readers come trained (train/readers/), each without its fold.
 */
const suite: Suite = {
  name: 'qamr',
  summary: 'Answer span in its sentence (QAMR, five folds by sentence)',
  async run({ data, quick, say }) {
    const { qamr, rareness } = readTraining(data);
    const examples = spanExamples(qamr, rareness, 1);
    const fold = foldsOf(qamr.map((p) => p.group));
    const sum = { em: 0, f1: 0, n: 0 };
    const folds = quick ? 1 : 5;
    for (let k = 0; k < folds; k++) {
      say(`fold ${k + 1} of ${folds}`);
      const linear = trainSpans(
        examples.filter((x) => fold(x.group) !== k),
        { epochs: 4, rate: 0.06, drop: 0 },
      );
      const { em, f1, n } = measureSpans(
        qamr.filter((p) => fold(p.group) === k),
        { linear, unit: 1, reader: heldOutReader(`qamr-${k}`), rareness },
      );
      sum.em += em;
      sum.f1 += f1;
      sum.n += n;
    }
    const note = `${sum.n} questions on ${quick ? 'a fifth of ' : ''}${qamr.length} sentences, five folds by sentence`;
    return {
      figures: [
        { name: 'exact match', value: sum.em / sum.n, target: 0.62, anchor: 'regex .11', better: 'higher', note },
        { name: 'F1', value: sum.f1 / sum.n, target: 0.7, anchor: 'regex .24', better: 'higher', note },
      ],
    };
  },
};

export default suite;
