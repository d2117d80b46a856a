import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rankSentences } from '../../src/answering/learned/rank-sentences.ts';
import { averagePrecision } from '../scorers/ordered.ts';
import type { Suite } from '../suite.ts';

type Row = {
  readonly question: string;
  readonly candidates: readonly { readonly text: string; readonly label: number }[];
};

/** Choice of answer sentences in newswire with the shipped sentence ranker. TREC's text is measured on, never trained on. */
const suite: Suite = {
  name: 'trecqa',
  summary: 'Answer sentences among candidates from newswire (TREC QA, clean)',
  async run({ data }) {
    const rows = readFileSync(join(data, 'trecqa/dev.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.candidates.some((c) => c.label === 1) && row.candidates.some((c) => c.label === 0));
    let map = 0;
    let mrr = 0;
    const errors: string[] = [];
    for (const { question, candidates } of rows) {
      const { scores } = rankSentences(
        question,
        // The copy's text is in Penn Treebank tokens; each candidate comes from a document of its own.
        candidates.map((c, passage) => ({ text: plain(c.text), passage })),
      );
      const order = candidates.map((_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b);
      const { ap, rr } = averagePrecision(order.map((i) => candidates[i]!.label === 1));
      map += ap;
      mrr += rr;
      if (rr < 1) errors.push(`finding: ${question} → ${candidates[order[0]!]!.text}`);
    }
    const note = `${rows.length} questions with right and wrong candidates`;
    return {
      figures: [
        { name: 'MAP', value: map / rows.length, target: 0.8, anchor: 'idf overlap .731', better: 'higher', note },
        { name: 'MRR', value: mrr / rows.length, target: 0.87, anchor: 'idf overlap .817', better: 'higher', note },
      ],
      errors,
    };
  },
};

export default suite;

/** Penn Treebank tokens as ordinary text. */
function plain(text: string): string {
  return text
    .replaceAll('``', '"')
    .replaceAll("''", '"')
    .replaceAll('-LRB-', '(')
    .replaceAll('-RRB-', ')')
    .replace(/ (['’](?:s|re|ve|ll|d|m)|n['’]t)(?= |$)/g, '$1')
    .replace(/ ([.,;:!?)])/g, '$1')
    .replace(/\( /g, '(');
}
