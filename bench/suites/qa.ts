import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerAll, readFolder, readRows } from '../ask-all.ts';
import { calibrationError, type Gold, type Persons, type Row, scoreAnswers, summarise } from '../scorers/qa.ts';
import { stageOf, type Trace } from '../stages.ts';
import type { Figure, Suite } from '../suite.ts';

/** Questions over the five seed articles, development half. */
const suite: Suite = {
  name: 'qa',
  summary: 'Questions over the seed articles: answers, citations, abstention',
  async run({ data }) {
    const gold = await readRows<Gold>(join(data, 'seeds/qa-dev.jsonl'));
    const known = JSON.parse(await readFile(join(data, 'seeds/entities.json'), 'utf8')) as { persons: Persons };
    const articles = await readFolder(new URL('../../seeds', import.meta.url).pathname);
    const { predictions, traces } = await answerAll(articles, gold);
    const texts = new Map(articles.map((a) => [a.id, a.text]));
    const rows = scoreAnswers({ gold, predictions, articles: texts, persons: known.persons });
    return {
      figures: figuresOf(rows, { overall: 0.85, abstention: 0.9, anchor: 'BM25 best sentence .28' }),
      errors: rows.filter(isLost).map((row) => sayRow(row, traces)),
    };
  },
};

export default suite;

/** The table's lines for a scored set. */
export function figuresOf(
  rows: readonly Row[],
  target: { overall: number; abstention: number; anchor: string },
): Figure[] {
  const s = summarise(rows);
  const note = `${rows.length} questions`;
  return [
    { name: 'overall', value: s.overall, target: target.overall, anchor: target.anchor, note },
    { name: 'grounded', value: s.grounded, target: 0.8 },
    { name: 'concise', value: s.concise, target: 0.65 },
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

/** One lost question in a line, the stage that lost it first. */
export function sayRow(row: Row, traces: ReadonlyMap<string, Trace>, set = ''): string {
  const trace = traces.get(row.gold.id);
  const { stage, rank } = trace === undefined ? { stage: 'finding', rank: 0 } : stageOf(row, trace);
  const { id, type, question } = row.gold;
  return `${stage}: ${set}${id} ${type}: ${question} (${row.credit.toFixed(2)}, ${row.why}, evidence ${rank})`;
}
