import { join } from 'node:path';
import { createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Answer, Article } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { readRows } from '../ask-all.ts';
import { areaUnderCurve, scoreEvidence, scoreIds } from '../scorers/ranking.ts';
import type { Figure, Suite } from '../suite.ts';

type Source = {
  readonly id: string;
  readonly title: string;
  readonly source: string | null;
  readonly author: string | null;
  readonly published_at: string | null;
  readonly url: string | null;
  readonly fact?: string;
  readonly summary?: string;
};
type Row = {
  readonly id: string;
  readonly query: string;
  readonly question_type: string;
  readonly answer: string;
  readonly evidence_list: readonly { readonly fact: string; readonly doc_id: string | null }[];
};

/** Questions that need several news articles: MultiHop-RAG, development half. */
const suite: Suite = {
  name: 'multihop',
  summary: 'Questions over several news articles: evidence, documents, null questions, answers',
  async run({ data, say }) {
    const read = <T>(file: string): Promise<T[]> => readRows<T>(join(data, 'multihop-rag', file));
    const rows = await read<Row>('queries.jsonl');
    const passages = await fill(await read<Source>('passages.jsonl'));
    const documents = await fill(await read<Source>('docs.jsonl'));
    try {
      const evidence = await findEvidence(passages, rows);
      say('passages ranked');
      const ranked = await rankDocuments(documents, rows);
      say('documents ranked');
      const answers = await answerStrictly(passages, rows);
      return {
        figures: [...evidence.figures, ...ranked.figures, ...answers.figures],
        errors: [...evidence.errors, ...answers.errors],
      };
    } finally {
      await passages.close();
      await documents.close();
    }
  },
};

export default suite;

const fill = async (sources: readonly Source[]): Promise<Store> => {
  const store = await openStore('memory:');
  const articles = sources.map(
    (row): Article => ({
      id: row.id,
      title: row.title,
      publisher: row.source,
      author: row.author,
      published: row.published_at,
      publishedHow: row.published_at === null ? null : 'read',
      url: row.url,
      source: 'bench',
      text: row.fact ?? row.summary ?? '',
    }),
  );
  await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
  return store;
};

const isNull = (row: Row): boolean => row.question_type === 'null_query';

const findEvidence = async (store: Store, rows: readonly Row[]) => {
  const search = createSearch({ store });
  const found = await Promise.all(rows.map(({ query: text }) => search.find({ text, filter: {}, articles: 10 })));
  const asked = rows.flatMap((row, i) => (isNull(row) ? [] : [{ row, found: found[i]! }]));
  const texts = asked.map((one) => one.found.articles.map(({ read }) => read.article.text));
  const facts = asked.map(({ row }) => row.evidence_list.map(({ fact }) => fact));
  const { hits4, hits10, map10, mrr10 } = scoreEvidence(texts, facts);
  const coverage = (null_: boolean): number[] =>
    rows.flatMap((row, i) => (isNull(row) === null_ ? [found[i]!.coverage] : []));
  const figures: Figure[] = [
    { name: 'evidence Hits@4', value: hits4, target: 0.985, anchor: 'FTS5 .971', note: `${asked.length} questions` },
    { name: 'evidence MAP@10', value: map10, target: 0.58, anchor: 'FTS5 .549', note: 'a perfect ranking has .666' },
    { name: 'evidence MRR@10', value: mrr10, target: 0.95, anchor: 'FTS5 .924' },
    { name: 'evidence Hits@10', value: hits10 },
    {
      name: 'null questions told apart, AUC',
      value: areaUnderCurve(coverage(false), coverage(true)),
      target: 0.96,
      anchor: '.876',
    },
  ];
  const errors = asked.flatMap(({ row }, i) =>
    scoreEvidence([texts[i]!], [facts[i]!]).hits4 === 1 ? [] : [`finding: ${row.id} ${row.query}`],
  );
  return { figures, errors };
};

const rankDocuments = async (store: Store, rows: readonly Row[]): Promise<{ figures: Figure[] }> => {
  const search = createSearch({ store });
  const sums = { recall: 0, reciprocal: 0, questions: 0 };
  for (const { query: text, evidence_list } of rows) {
    const relevant = new Set(evidence_list.flatMap(({ doc_id }) => doc_id ?? []));
    if (relevant.size === 0) continue;
    const { articles } = await search.find({ text, filter: {}, articles: 10 });
    const ids = articles.map(({ read }) => read.article.id);
    const { recall, reciprocal } = scoreIds(ids, relevant);
    sums.recall += recall;
    sums.reciprocal += reciprocal;
    sums.questions++;
  }
  const mean = (sum: number): number => sum / Math.max(1, sums.questions);
  return {
    figures: [
      { name: 'documents Recall@10', value: mean(sums.recall), target: 0.8, anchor: 'FTS5 .679' },
      { name: 'documents MRR@10', value: mean(sums.reciprocal), target: 0.82, anchor: 'FTS5 .705' },
    ],
  };
};

/** The share of questions whose answer is exactly the gold one, over what was retrieved; abstaining answers a null question. */
const answerStrictly = async (store: Store, rows: readonly Row[]): Promise<{ figures: Figure[]; errors: string[] }> => {
  const answering = createAnswering({ store, search: createSearch({ store }), now: () => new Date('2024-01-01') });
  const right = new Map<string, number[]>();
  const answered = { right: 0, wrong: 0 };
  const errors: string[] = [];
  for (const row of rows) {
    const answer = await answering.ask({ question: row.query.slice(0, 2000) });
    const said = answer.abstained ? 'insufficient information' : (answer.answers[0]?.text ?? answer.answer);
    const isRight = bare(said) === bare(row.answer);
    right.set(row.question_type, [...(right.get(row.question_type) ?? []), isRight ? 1 : 0]);
    if (!answer.abstained) answered[isRight ? 'right' : 'wrong']++;
    if (!isRight) errors.push(`${stageOf(row, answer)}: ${row.id} ${row.query} [${answer.reason ?? said}]`);
  }
  const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / Math.max(1, list.length);
  const figures: Figure[] = [
    { name: 'strict QA', value: mean([...right.values()].flat()), target: 0.6, anchor: 'always yes .26' },
    ...[...right].map(([type, list]) => ({ name: `strict QA, ${type}`, value: mean(list), note: `${list.length}` })),
    {
      name: 'right where it answers',
      value: answered.right / Math.max(1, answered.right + answered.wrong),
      note: `${answered.right + answered.wrong} answered`,
    },
  ];
  return { figures, errors };
};

/** Which stage lost a question: it answered a null one, it gave up, it answered from other passages, or it chose wrongly. */
const stageOf = (row: Row, answer: Answer): string => {
  if (isNull(row)) return 'abstention missed';
  if (answer.abstained) return 'abstention';
  const quotes = answer.citations.map(({ quote }) => quote);
  const proven = row.evidence_list.some(({ fact }) => quotes.some((quote) => fact.includes(quote)));
  return proven ? 'choice' : 'finding';
};

const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .trim();
