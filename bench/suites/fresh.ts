import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answerAll, readRows } from '../ask-all.ts';
import { freshArticles } from '../fresh/articles.ts';
import { type Gold, type Row, scoreAnswers } from '../scorers/qa.ts';
import type { Figure, Suite } from '../suite.ts';
import { figuresOf, isLost, sayRow } from './qa.ts';

/**
 * Questions written by somebody who had not seen the code, on articles nobody had looked at, and fixed before their
 * first run. That first run is in bench/NOTES.md; what this prints later is no longer unseen.
 */
const suite: Suite = {
  name: 'fresh',
  summary: 'Questions on unseen articles, most in paraphrase (their first run is in NOTES.md)',
  async run({ data }) {
    const folder = join(import.meta.dirname, '..', 'fresh');
    const sets = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).sort();
    const all: Row[] = [];
    const figures: Figure[] = [];
    const errors: string[] = [];
    for (const file of sets) {
      const name = file.replace('.jsonl', '');
      const gold = await readRows<Gold>(join(folder, file));
      const articles = await freshArticles(data, name);
      const texts = new Map(articles.map((article) => [article.id, article.text]));
      const rows = scoreAnswers({ gold, predictions: await answerAll(articles, gold), articles: texts });
      all.push(...rows);
      const overall = figuresOf(rows, { overall: 0.7, abstention: 0.8 }).find((figure) => figure.name === 'overall')!;
      figures.push({ ...overall, name: `${name} overall` });
      errors.push(...rows.filter(isLost).map((row) => `${name} ${sayRow(row)}`));
    }
    return { figures: [...figuresOf(all, { overall: 0.7, abstention: 0.8 }), ...figures], errors };
  },
};

export default suite;
