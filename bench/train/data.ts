import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A question with its gold answers. `at` are the answers' offsets in the text; without them every occurrence counts. */
export type Asked = { readonly question: string; readonly answers: readonly string[]; readonly at?: readonly number[] };

/** A text with questions on it. `group` is what must never be split between training and testing. */
export type Passage = {
  readonly set: 'newwiki' | 'xquad' | 'squad2' | 'qamr';
  readonly group: string;
  readonly text: string;
  readonly asked: readonly Asked[];
};

type SquadRow = {
  title: string;
  context: string;
  qas: { question: string; answers: { text: string; answer_start: number }[] }[];
};
type Squad2Row = { context: string; question: string; answers: string[]; is_impossible: boolean };
type QamrRow = { id: string; sentence: string; qas: { question: string; answers: string[] }[] };

function rows<T>(data: string, path: string): T[] {
  return readFileSync(join(data, path), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** SQuADShifts New-Wiki or the English part of XQuAD, a passage per paragraph, grouped by article. */
export function readSquad(data: string, set: 'newwiki' | 'xquad'): Passage[] {
  const path = set === 'newwiki' ? 'squad/squadshifts-newwiki.jsonl' : 'squad/xquad-en.jsonl';
  return rows<SquadRow>(data, path).map((row) => ({
    set,
    group: row.title,
    text: row.context,
    asked: row.qas.map((qa) => ({
      question: qa.question,
      answers: qa.answers.map((a) => a.text),
      at: qa.answers.map((a) => a.answer_start),
    })),
  }));
}

/** The SQuAD 2.0 sample; a question without an answer has no answers. */
export function readSquad2(data: string): Passage[] {
  return rows<Squad2Row>(data, 'squad/squad2-sample.jsonl').map((row) => ({
    set: 'squad2',
    group: row.context.slice(0, 60),
    text: row.context,
    asked: [{ question: row.question, answers: row.is_impossible ? [] : row.answers }],
  }));
}

/** QAMR: one sentence a passage. */
export function readQamr(data: string): Passage[] {
  return rows<QamrRow>(data, 'qamr/dev.jsonl').map((row) => ({
    set: 'qamr',
    group: row.id,
    text: row.sentence,
    asked: row.qas,
  }));
}
