import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerAll, readFolder, readRows } from '../ask-all.ts';
import { calibrationError, type Gold, type Persons, type Row, scoreAnswers, summarise } from '../scorers/qa.ts';
import type { Figure, Suite } from '../suite.ts';

/** Questions over the five seed articles, development half. */
const suite: Suite = {
  name: 'qa',
  summary: 'Questions over the seed articles: answers, citations, abstention',
  async run({ data }) {
    const gold = await readRows<Gold>(join(data, 'seeds/qa-dev.jsonl'));
    const known = JSON.parse(await readFile(join(data, 'seeds/entities.json'), 'utf8')) as { persons: Persons };
    const articles = await readFolder(new URL('../../seeds', import.meta.url).pathname);
    const rows = scoreAnswers({
      gold,
      predictions: await answerAll(articles, gold),
      articles: new Map(articles.map((a) => [a.id, a.text])),
      persons: known.persons,
    });
    return { figures: figuresOf(rows, { overall: 0.85, abstention: 0.9 }), errors: rows.filter(isLost).map(sayRow) };
  },
};

export default suite;

/** The table's lines for a scored set. */
export function figuresOf(rows: readonly Row[], target: { overall: number; abstention: number }): Figure[] {
  const s = summarise(rows);
  const note = `${rows.length} questions`;
  return [
    { name: 'overall', value: s.overall, target: target.overall, anchor: 'BM25 best sentence .28', note },
    { name: 'grounded', value: s.grounded, target: 0.8, anchor: 'BM25 .29' },
    { name: 'concise', value: s.concise, target: 0.65, anchor: 'BM25 .10' },
    { name: 'abstention precision', value: s.abstentionPrecision, target: target.abstention },
    { name: 'abstention recall', value: s.abstentionRecall, target: target.abstention },
    { name: 'citation validity', value: s.validity, target: 1 },
    { name: 'citation support', value: s.support, target: 0.85 },
    { name: 'calibration error', value: calibrationError(rows), better: 'lower', note: 'answers given, ten bins' },
  ];
}

/** Whether a question lost anything. */
export function isLost(row: Row): boolean {
  return row.gold.type === 'unanswerable' ? row.credit < 1 : row.grounded < 1;
}

/** One lost question in a line. */
export function sayRow(row: Row): string {
  return `${row.gold.id} ${row.gold.type}: ${row.gold.question} (${row.credit.toFixed(2)}, ${row.why})`;
}
