import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { choose } from '../../src/briefing/choose.ts';
import { importances } from '../../src/briefing/importance.ts';
import { shinglesOf } from '../../src/briefing/shingles.ts';
import { countWords, vectorOf } from '../../src/briefing/weighing.ts';
import { readArticle } from '../../src/language/read.ts';
import { contentTerms } from '../../src/store/content-terms.ts';
import { rougeN, rougeTokens } from '../scorers/rouge.ts';
import type { Figure, Suite } from '../suite.ts';

type Row = { readonly text: string; readonly references: readonly string[] };

/** How long a summary may be: in words, and cut to a number of ROUGE tokens where the task says so. */
type Task = {
  readonly name: string;
  readonly rows: (data: string) => Row[];
  readonly words: (row: Row) => number;
  readonly tokens?: number;
  readonly targets: { readonly r1: number; readonly r2?: number };
  readonly anchor: string;
};

const tasks: readonly Task[] = [
  {
    name: 'SummEval',
    rows: (data) => jsonRows(data, 'summeval.jsonl'),
    words: () => 46,
    targets: { r1: 35.5 },
    anchor: 'lead 33.5',
  },
  {
    name: 'REALSumm, 80 tokens',
    rows: (data) => jsonRows(data, 'realsumm.jsonl'),
    words: () => 58,
    tokens: 80,
    targets: { r1: 41.5, r2: 18 },
    anchor: 'lead 37.8/15.3',
  },
  {
    name: 'Newsroom',
    rows: (data) => jsonRows(data, 'newsroom.jsonl'),
    words: () => 36,
    targets: { r1: 32 },
    anchor: 'lead 30.4',
  },
  {
    name: 'BBC, as many words as the reference',
    rows: bbcRows,
    words: ({ references }) => countWords(references[0] ?? ''),
    targets: { r1: 85 },
    anchor: 'TextRank 81.7',
  },
];

/** Share of the words from which a summary's last sentence may no longer pass its length by more than half. */
const TIGHT = 0.3;

const suite: Suite = {
  name: 'summ',
  summary: 'sentence choice of digests against summaries written or chosen by people',
  async run({ data, quick, say }) {
    const figures: Figure[] = [];
    for (const task of tasks) {
      const all = task.rows(join(data, 'summ'));
      const rows = quick ? all.filter((_, i) => i % 8 === 0) : all;
      let [r1, r2, length] = [0, 0, 0];
      for (const row of rows) {
        const tokens = rougeTokens(summarise(row, task.words(row))).slice(0, task.tokens);
        const references = row.references.map(rougeTokens);
        r1 += mean(references.map((reference) => rougeN(tokens, reference, 1).f));
        r2 += mean(references.map((reference) => rougeN(tokens, reference, 2).f));
        length += tokens.length;
      }
      const note = `${rows.length} articles, ${(length / rows.length).toFixed(0)} tokens on average`;
      const { targets, anchor } = task;
      const value = (sum: number): number => (100 * sum) / rows.length;
      figures.push({ name: `${task.name} R1`, value: value(r1), target: targets.r1, anchor, better: 'higher', note });
      figures.push({
        name: `${task.name} R2`,
        value: value(r2),
        ...(targets.r2 === undefined ? {} : { target: targets.r2 }),
        anchor,
        better: 'higher',
        note,
      });
      say(`${task.name}: ${value(r1).toFixed(1)} / ${value(r2).toFixed(1)}, ${note}`);
    }
    return { figures };
  },
};

export default suite;

/** The engine's choice among whole sentences, in the order of the text: no cuts, no rewording, nothing left out as unfit. */
function summarise({ text }: Row, words: number): string {
  const { sentences } = readArticle({ text, title: null, published: null });
  const weighable = sentences.map(({ start, end }, position) => {
    const sentence = text.slice(start, end);
    const terms = contentTerms(sentence);
    return {
      terms,
      vector: vectorOf(terms),
      words: countWords(sentence),
      position,
      shingles: shinglesOf(sentence),
      text: sentence,
    };
  });
  const total = weighable.reduce((sum, sentence) => sum + sentence.words, 0);
  const share = Math.min(1, words / total);
  const worth = importances(weighable, { share });
  const candidates = weighable.map((one, i) => ({ ...one, importance: worth[i]!, sentence: i, voice: 'one' }));
  const chosen = choose(candidates, { words, over: share > TIGHT ? 0.5 : 0.8, redundancy: 1.2 * (1 - share) ** 2.5 });
  return chosen
    .sort((a, b) => a - b)
    .map((i) => weighable[i]!.text)
    .join('\n');
}

function jsonRows(folder: string, file: string): Row[] {
  const lines = readFileSync(join(folder, file), 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { source, references } = JSON.parse(line) as { source: string; references: string[] };
    return { text: source, references };
  });
}

function bbcRows(folder: string): Row[] {
  const lines = gunzipSync(readFileSync(join(folder, 'bbc.jsonl.gz')))
    .toString()
    .trim()
    .split('\n');
  return lines.map((line) => {
    const row = JSON.parse(line) as { paragraphs: string[]; reference: string };
    return { text: row.paragraphs.join('\n'), references: [row.reference] };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
