import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Article } from '../../src/model.ts';
import { answerAll, articleOf, readFolder, readRows } from '../ask-all.ts';
import { type Gold, scoreAnswers } from '../scorers/qa.ts';
import type { Figure, Suite } from '../suite.ts';
import { figuresOf, isLost, sayRow } from './qa.ts';

type AnyRow = Partial<Gold> & Partial<Article>;

/**
 * Questions that nobody who wrote the engine has seen. NUTGRAF_FRESH names a folder; every .jsonl file in it is a set:
 * rows with `question` are questions as in qa-dev (evidence as article, start and end), rows with `text` are the
 * articles they are asked of, beside the .txt files of the folder. A set without articles of its own asks the seeds.
 */
const suite: Suite = {
  name: 'fresh',
  summary: 'Fresh questions on unseen articles, from the folder NUTGRAF_FRESH names',
  async run({ say }) {
    const folder = process.env.NUTGRAF_FRESH;
    if (folder === undefined || folder === '') {
      say('fresh: left out. Set NUTGRAF_FRESH to a folder of question files to run it.');
      return { figures: [] };
    }
    const files = (await readdir(resolve(folder))).filter((f) => f.endsWith('.jsonl')).sort();
    const shared = await readFolder(resolve(folder));
    const all = await Promise.all(files.map((file) => readRows<AnyRow>(join(resolve(folder), file))));
    for (const row of all.flat()) if (isArticle(row)) shared.push(articleOf(row));
    const seeds = await readFolder(new URL('../../seeds', import.meta.url).pathname);
    const figures: Figure[] = [];
    const errors: string[] = [];
    for (const [i, file] of files.entries()) {
      const gold = (all[i] ?? []).filter(isGold);
      if (gold.length === 0) continue;
      const asked = new Set(gold.flatMap((g) => (g.evidence ?? []).map((e) => e.article)));
      const own = shared.filter((a) => asked.has(a.id));
      const articles = own.length > 0 ? own : seeds;
      const texts = new Map(articles.map((a) => [a.id, a.text]));
      const rows = scoreAnswers({ gold, predictions: await answerAll(articles, gold), articles: texts });
      for (const f of figuresOf(rows, { overall: 0.7, abstention: 0.8 }))
        figures.push({ ...f, name: `${file} ${f.name}` });
      errors.push(...rows.filter(isLost).map((row) => `${file} ${sayRow(row)}`));
    }
    return { figures, errors };
  },
};

export default suite;

function isArticle(row: AnyRow): row is AnyRow & { id: string; text: string } {
  return typeof row.text === 'string' && typeof row.id === 'string';
}

function isGold(row: AnyRow): row is AnyRow & Gold {
  return typeof row.question === 'string' && typeof row.type === 'string' && Array.isArray(row.answers);
}
