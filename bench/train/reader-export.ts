/** Writes what the reader is trained on, as the product reads it: node bench/train/reader-export.ts DATA OUT. See reader.py. */
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { candidates } from '../../src/answering/learned/candidates.ts';
import { match } from '../../src/answering/learned/match.ts';
import { type Question, readQuestion } from '../../src/answering/learned/question.ts';
import { formOf, markQuestion, markSentence } from '../../src/answering/learned/reader-features.ts';
import { FEATURES, type Placed, sentenceFeatures } from '../../src/answering/learned/sentence-features.ts';
import { exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Passage } from './data.ts';
import { holding, sentencesOf, wordsOf } from './examples.ts';
import { foldsOf, readTraining } from './models.ts';
import { placeBundle } from './own-examples.ts';

const [data, out] = process.argv.slice(2);
if (data === undefined || out === undefined) throw new Error('Name the folder of the data and a folder to write to.');
const training = readTraining(data);
const { rareness } = training;
const round = (x: number): number => Math.round(x * 1000) / 1000;
const COVERAGE = FEATURES.indexOf('pool coverage');

/** What the test of the product's arithmetic reads: see tests/answering/learned/reader.test.ts. */
const example: Passage = {
  set: 'qamr',
  group: 'example',
  text: 'On Friday the minister of ports, Maeve Tuohy, opened a harbour that had cost 40 million euros.',
  asked: [{ question: 'How much did the new port cost?', answers: ['40 million euros'] }],
};

/** A sentence that may be read for a question: whether it answers, and its stretches' worth if it does. */
type Option = {
  readonly placed: Placed;
  readonly text: string;
  readonly holds: boolean;
  readonly answers: readonly string[];
};

/** Sentences that stand for an answer together; of `keep` kept, those that answer, `must`, then the best matching. */
type Pool = { readonly options: readonly Option[]; readonly keep: number; readonly must?: ReadonlySet<Placed> };

/** A question with the pools it is asked of. Each sentence is written once, each pool as places among them with features. */
function rowOf(text: string, fold: number, style: string, pools: readonly Pool[]): object {
  const q = readQuestion(wordsOf(text).tokens);
  const own = markQuestion(q);
  const known = new Map<Placed, number>();
  const sentences: object[] = [];
  const place = (option: Option): number => {
    let at = known.get(option.placed);
    if (at === undefined) {
      at = sentences.length;
      known.set(option.placed, at);
      sentences.push(sentenceOf(q, own, option));
    }
    return at;
  };
  return {
    fold,
    style,
    at: [...own.at],
    marks: own.marks,
    ...formOf(q),
    pools: pools.map(({ options, keep, must }) => {
      const placed = options.map((o) => o.placed);
      const { rows } = sentenceFeatures(q, placed, rareness);
      const worth = (i: number): number =>
        rows[i]![COVERAGE]! + (options[i]!.holds || must?.has(placed[i]!) === true ? 100 : 0);
      const order = options.map((_, i) => i).sort((a, b) => worth(b) - worth(a));
      return order.slice(0, keep).map((i) => ({
        s: place(options[i]!),
        holds: options[i]!.holds,
        near: must?.has(placed[i]!) === true,
        row: [...rows[i]!].map(round),
      }));
    }),
    sentences,
  };
}

function sentenceOf(
  q: Question,
  own: ReturnType<typeof markQuestion>,
  { placed, text, holds, answers }: Option,
): object {
  const { words } = placed;
  const matched = match(q, words);
  const { at, marks, grades } = markSentence(q, own, words, matched, rareness);
  const { first, last } = candidates(words);
  const good: number[][] = [];
  if (holds && answers.length > 0)
    first.forEach((i, c) => {
      const said = text.slice(words.tokens[i]!.start, words.tokens[last[c]!]!.end);
      const f1 = tokenF1(said, answers);
      if (f1 > 0) good.push([c, round(f1), f1 === 1 ? exactMatch(said, answers) : 0]);
    });
  return {
    at: [...at],
    marks,
    grades: [...grades].map(round),
    to: [...matched.to],
    first: [...first],
    last: [...last],
    good,
  };
}

function write(name: string, rows: readonly object[]): void {
  const file = createWriteStream(join(out!, `${name}.jsonl`));
  for (const row of rows) file.write(`${JSON.stringify(row)}\n`);
  file.end();
}

/** Each question asked of its paragraph, and of the sentences of its article that match it best. */
function asked(passages: readonly Passage[], fold: (group: string) => number): object[] {
  return [...Map.groupBy(passages, (p) => p.group).values()].flatMap((article) => {
    const all = article.map(({ text }, passage) => sentencesOf(text).map((words): Placed => ({ words, passage })));
    return article.flatMap((p, k) =>
      p.asked
        .filter(({ answers }) => answers.length > 0)
        .map(({ question, answers, at }) => {
          const holds = holding(p.text, sentencesOf(p.text), answers, at);
          const near = all[k]!.map((placed, s): Option => ({ placed, text: p.text, holds: holds[s]!, answers }));
          const far = all.flatMap((own, j) =>
            j === k ? near : own.map((placed): Option => ({ placed, text: '', holds: false, answers })),
          );
          return rowOf(question, fold(p.group), 'd', [
            { options: near, keep: 99 },
            { options: far, keep: 8 },
          ]);
        }),
    );
  });
}

/** One sentence and its questions. */
function askedOfOne(passages: readonly Passage[], fold: (group: string) => number): object[] {
  return passages.flatMap(({ group, text, asked: questions }) => {
    const placed: Placed = { words: wordsOf(text), passage: 0 };
    return questions
      .filter(({ answers }) => answers.length > 0)
      .map(({ question, answers }) =>
        rowOf(question, fold(group), 'd', [{ options: [{ placed, text, holds: true, answers }], keep: 1 }]),
      );
  });
}

/** Our own questions asked of their bundle, of it with another beside it, and of the other alone. */
function askedOfBundles(): object[] {
  const bundles = training.own.map(placeBundle);
  return bundles.flatMap(({ bundle, lines }, b) => {
    const other = bundles[(b + 7) % bundles.length]!.lines.flat();
    const away = other.map(
      (placed): Option => ({ placed: { ...placed, passage: placed.passage + 9 }, text: '', holds: false, answers: [] }),
    );
    return bundle.questions.map(({ question, gold, near, kind, style, answers }) => {
      const holding = new Set(gold.map((g) => lines[g.article]![g.sentence]!));
      const must = new Set(near === null ? [] : [lines[near.article]![near.sentence]!]);
      const references = kind === 'yesno' ? [] : answers.map((parts) => parts.join(' '));
      const home = lines.flatMap((own, a) =>
        own.map(
          (placed, n): Option => ({
            placed,
            text: bundle.articles[a]!.sentences[n]!,
            holds: holding.has(placed),
            answers: references,
          }),
        ),
      );
      const fold = Number(/-(\d\d)\.txt/.exec(bundle.id)![1]);
      return rowOf(question, fold, style, [
        { options: home, keep: 10, must },
        { options: [...home, ...away], keep: 10, must },
        { options: away, keep: 6 },
      ]);
    });
  });
}

const none = (): number => 0;
write('newwiki', asked(training.newwiki, foldsOf(training.newwiki.map((p) => p.group))));
write('xquad', asked(training.xquad, none));
write('qamr', askedOfOne(training.qamr, foldsOf(training.qamr.map((p) => p.group))));
write('example', askedOfOne([example], none));
write('own', askedOfBundles());
