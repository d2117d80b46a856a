import { appendFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createAnswering } from '../../src/answering/answering.ts';
import { ingest } from '../../src/feeds/ingest.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Material, readMaterial, syntheticArticle, syntheticQueries } from '../corpus.ts';
import type { Figure, Suite, SuiteOptions } from '../suite.ts';

const SEED = 20180531;
const TOP = 20;

/** Ingest, search and ask against SQLite's own full text, both sides in one run on the same articles. */
const suite: Suite = {
  name: 'speed',
  summary: 'Ingest, search and ask at 100,000 articles, paired with plain FTS5',
  async run({ data, quick, say }) {
    const folder = await mkdtemp(join(tmpdir(), 'nutgraf-speed-'));
    const material = readMaterial(data);
    const store = await openStore(`sqlite:${join(folder, 'store.db')}`);
    const plain = openPlain(join(folder, 'plain.db'));
    try {
      const sizes = quick ? { first: 2000, all: 10_000, queries: 20 } : { first: 10_000, all: 100_000, queries: 60 };
      const parts = { folder, material, store, plain, say };
      const ingested = await fill({ ...parts, from: 0, to: sizes.first });
      say(`${sizes.first} articles: ${(ingested.oursMs / sizes.first).toFixed(2)} ms each`);
      // In portions, so that the corpus never stands in memory or on the disk as a whole.
      for (let from = sizes.first; from < sizes.all; from += 10_000) {
        await fill({ ...parts, from, to: Math.min(sizes.all, from + 10_000) });
        say(`${Math.min(sizes.all, from + 10_000)} articles stored`);
      }
      const note = `${sizes.all} articles, ${sizes.queries} queries`;
      return {
        figures: [
          {
            name: 'ingest, share of the speed of raw FTS5 writing',
            value: ingested.plainMs / ingested.oursMs,
            target: 0.1,
            note: `${sizes.first} articles, language engine included`,
          },
          ...(await measureSearch({ ...parts, queries: sizes.queries, note })),
        ],
      };
    } finally {
      await store.close();
      plain.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

export default suite;

type Parts = {
  readonly folder: string;
  readonly material: Material;
  readonly store: Store;
  readonly plain: DatabaseSync;
  readonly say: SuiteOptions['say'];
};

const openPlain = (path: string): DatabaseSync => {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536');
  db.exec(`CREATE VIRTUAL TABLE plain USING fts5 (title, text, tokenize = 'porter unicode61')`);
  return db;
};

/** Stores articles `from` to `to` in both, and how long each took. */
const fill = async ({ folder, material, store, plain, from, to }: Parts & { from: number; to: number }) => {
  const articles = Array.from({ length: to - from }, (_, i) => syntheticArticle(material, SEED, from + i));
  const file = join(folder, `${from}.jsonl`);
  for (const { id, title, publisher, published, text } of articles) {
    appendFileSync(file, `${JSON.stringify({ id, title, publisher, published, text })}\n`);
  }
  const plainStart = performance.now();
  plain.exec('BEGIN');
  const insert = plain.prepare('INSERT INTO plain (rowid, title, text) VALUES (?, ?, ?)');
  articles.forEach(({ title, text }, i) => {
    insert.run(from + i + 1, title, text);
  });
  plain.exec('COMMIT');
  const oursStart = performance.now();
  await ingest([file], { store });
  const end = performance.now();
  await rm(file);
  return { plainMs: oursStart - plainStart, oursMs: end - oursStart };
};

const measureSearch = async (parts: Parts & { queries: number; note: string }): Promise<Figure[]> => {
  const { material, store, plain, queries, note } = parts;
  const search = createSearch({ store });
  const answering = createAnswering({ store, search, now: () => new Date('2024-06-01') });
  const or = plain.prepare('SELECT rowid, bm25(plain) AS rank20 FROM plain WHERE plain MATCH ? ORDER BY rank LIMIT 20');
  const all = plain.prepare('SELECT rowid, bm25(plain) AS exact FROM plain WHERE plain MATCH ?');
  const [first, ...texts] = syntheticQueries(material, SEED, queries + 1);
  await search.hits({ query: first!, filter: {}, limit: TOP });
  await answering.ask({ question: `Who said ${first}?` });

  const times = { plain: [] as number[], hits: [] as number[], plainAsked: [] as number[], ask: [] as number[] };
  const gains: number[] = [];
  const timed = async <T>(into: number[], work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    into.push(performance.now() - start);
    return result;
  };
  for (const text of texts) {
    const best = await timed(times.plain, () => or.all(matchAny(text)));
    const hits = await timed(times.hits, () => search.hits({ query: text, filter: {}, limit: TOP }));
    const exact = new Map(all.all(matchAny(text)).map((row) => [`n${Number(row.rowid) - 1}`, -Number(row.exact)]));
    const most = best.reduce((sum, row) => sum - Number(row.rank20), 0);
    gains.push(hits.reduce((sum, { article }) => sum + (exact.get(article) ?? 0), 0) / most);
    const question = `Who said ${text}?`;
    await timed(times.plainAsked, () => or.all(matchAny(question)));
    await timed(times.ask, () => answering.ask({ question }));
  }
  const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  const ms = (list: readonly number[]): string => `${median(list).toFixed(1)} ms`;
  return [
    {
      name: 'search p50, in FTS5 OR queries',
      value: median(times.hits) / median(times.plain),
      target: 0.5,
      better: 'lower',
      note: `${note}; ${ms(times.hits)} against ${ms(times.plain)}`,
    },
    { name: 'search, bm25 gain kept in the top 20', value: mean, target: 0.95, note },
    {
      name: 'ask p50, in FTS5 OR queries',
      value: median(times.ask) / median(times.plainAsked),
      target: 1,
      better: 'lower',
      note: `${note}; ${ms(times.ask)} against ${ms(times.plainAsked)}`,
    },
  ];
};

/** An FTS5 query for any of the words of a text. */
const matchAny = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => `"${word}"`).join(' OR ');

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
