import { inNewsrooms } from '../own-stores.ts';
import { scoreAnswers } from '../scorers/qa.ts';
import type { Suite } from '../suite.ts';
import { readOwn } from '../train/own.ts';
import { figuresOf } from './qa.ts';

/** Bundles in one store. */
const SIZE = 4;

/** The held-out questions of our own asked of the product, four bundles' articles in a store. Nobody is to read single errors. */
const suite: Suite = {
  name: 'asked',
  summary: 'Our own held-out questions asked of stores of several articles',
  async run() {
    const rows = await inNewsrooms(
      readOwn().filter((b) => b.heldOut),
      SIZE,
      async ({ answering, texts, posed }) => {
        const gold = posed.map((p) => p.gold);
        const predictions = [];
        for (const { id, question } of gold) predictions.push({ id, ...(await answering.ask({ question })) });
        return scoreAnswers({ gold, predictions, articles: texts });
      },
    );
    return {
      figures: figuresOf(rows.flat(), {
        overall: 0.7,
        abstention: 0.8,
        anchor: 'before the line ranker .333, on the first 1,260',
      }),
    };
  },
};

export default suite;
