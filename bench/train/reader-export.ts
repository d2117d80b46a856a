/** Writes what the reader is trained on, as the product reads it: node bench/train/reader-export.ts DATA OUT. See reader.py. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { candidates } from '../../src/answering/learned/candidates.ts';
import { match } from '../../src/answering/learned/match.ts';
import { readQuestion } from '../../src/answering/learned/question.ts';
import { formOf, markQuestion, markSentence } from '../../src/answering/learned/reader-features.ts';
import { exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Passage } from './data.ts';
import { holding, sentencesOf, wordsOf } from './examples.ts';
import { foldsOf, readTraining } from './models.ts';

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) throw new Error('Name the folder of the data and a folder to write to.');
const training = readTraining(data);
const fold = foldsOf(training.newwiki.map((p) => p.group));
const foldX = foldsOf(training.qamr.map((p) => p.group));
const round = (x: number): number => Math.round(x * 1000) / 1000;

/** What the test of the product's arithmetic reads: see tests/answering/learned/reader.test.ts. */
const example: Passage = {
  set: 'qamr',
  group: 'example',
  text: 'On Friday the minister of ports, Maeve Tuohy, opened a harbour that had cost 40 million euros.',
  asked: [{ question: 'How much did the new port cost?', answers: ['40 million euros'] }],
};

for (const set of ['newwiki', 'xquad', 'squad2', 'qamr', 'example'] as const) {
  const file = createWriteStream(join(out, `${set}.jsonl`));
  const passages = set === 'example' ? [example] : training[set];
  for (const { set: kind, group, text, asked } of passages) {
    const sentences = kind === 'qamr' ? [wordsOf(text)] : sentencesOf(text);
    const pairs = sentences.map((words) => {
      const { first, last } = candidates(words);
      return [...first].map((x, c) => [x, last[c]!]);
    });
    const questions = asked
      .filter((a) => a.answers.length > 0)
      .map(({ question, answers, at }) => {
        const q = readQuestion(wordsOf(question).tokens);
        const own = markQuestion(q);
        const holds = kind === 'qamr' ? [true] : holding(text, sentences, answers, at);
        return {
          at: [...own.at],
          marks: own.marks,
          ...formOf(q),
          sentences: sentences.map((words, s) => {
            const matched = match(q, words);
            const { at: places, marks, grades } = markSentence(q, own, words, matched, training.rareness);
            const good: number[][] = [];
            if (holds[s])
              pairs[s]!.forEach(([i, j], c) => {
                const said = text.slice(words.tokens[i!]!.start, words.tokens[j!]!.end);
                const f1 = tokenF1(said, answers);
                if (f1 > 0) good.push([c, round(f1), f1 === 1 ? exactMatch(said, answers) : 0]);
              });
            return {
              at: [...places],
              marks,
              grades: [...grades].map(round),
              to: [...matched.to],
              holds: holds[s],
              good,
            };
          }),
        };
      });
    const which = set === 'newwiki' ? fold(group) : set === 'qamr' ? foldX(group) : 0;
    file.write(`${JSON.stringify({ fold: which, pairs, questions })}\n`);
  }
  file.end();
}
