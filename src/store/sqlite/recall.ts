import { addScores, best, CHUNK, fromBytes, idf, offsets, postingCount } from '../postings.ts';
import { nameTerm } from '../prepare.ts';
import type { ArticleFilter, Recalled, TermCounts } from '../store.ts';
import { condition } from './article-rows.ts';
import { type Hidden, isSeen } from './audience.ts';
import type { Connection } from './connection.ts';

type Recall = {
  readonly terms: readonly string[];
  readonly weights: ReadonlyMap<string, number>;
  readonly filter: ArticleFilter;
  readonly limit: number;
};

/**
 * BM25 of every article that holds any of the terms, the best `limit` of those that pass the filter and are not hidden.
 * How rare a word is and how long articles are on average is taken from all, hidden ones too: counting what is seen of
 * every word would take longer than the scores.
 */
export const recall = (
  connection: Connection,
  { terms, weights, filter, limit }: Recall,
  hidden: Hidden,
): Recalled[] => {
  const { articles, words } = totalsOf(connection);
  const last = lastDoc(connection);
  if (articles === (hidden?.count ?? 0) || limit <= 0) return [];
  const scores = new Float64Array(last + 1);
  for (const term of new Set(terms)) {
    const chunks = postingsOf(connection, term, last);
    const df = chunks.reduce((sum, { docs }) => sum + postingCount(docs.byteLength), 0);
    const weight = idf(articles, df) * (weights.get(term) ?? 1);
    for (const { chunk, docs } of chunks) addScores(scores, chunk * CHUNK, docs, weight, words / articles);
  }
  keepAllowed(connection, scores, filter);
  if (hidden !== null) for (let doc = 0; doc < hidden.marks.length; doc++) if (hidden.marks[doc] === 1) scores[doc] = 0;
  return best(scores, limit).flatMap(([doc, score]) => {
    const id = idOf(connection, doc);
    return id === null ? [] : [{ id, score }];
  });
};

// A number keeps its article, whose id never changes, and is given to no other: what was looked up stays true. An
// article's row is long, so that each look-up reads a page of the file.
const ids = new WeakMap<Connection, Map<number, string>>();
const MOST_IDS = 50_000;

const idOf = (connection: Connection, doc: number): string | null => {
  const known = ids.get(connection) ?? new Map<number, string>();
  ids.set(connection, known);
  const there = known.get(doc);
  if (there !== undefined) return there;
  const row = connection.sql('SELECT id FROM articles WHERE doc = ?').get(doc);
  if (row === undefined) return null;
  if (known.size >= MOST_IDS) known.clear();
  known.set(doc, String(row.id));
  return String(row.id);
};

/** Of words in more articles than this it is estimated how many may be seen. */
const MOST_COUNTED = 2000;

/** How many articles hold each term, those that are hidden left out: counted for rarer words, a share for common ones. */
export const termCounts = (connection: Connection, terms: readonly string[], hidden: Hidden): TermCounts => {
  const last = lastDoc(connection);
  const size = connection.sql(
    `SELECT sum(length(docs)) AS bytes FROM postings WHERE chunk IN (${chunksUpTo(last)}) AND term = ?`,
  );
  const all = totalsOf(connection).articles;
  const articles = all - (hidden?.count ?? 0);
  const df = new Map<string, number>();
  for (const term of new Set(terms)) {
    const whole = postingCount(Number(size.get(term)?.bytes ?? 0));
    if (hidden === null) df.set(term, whole);
    else if (whole > MOST_COUNTED) df.set(term, Math.round((whole * articles) / all));
    else df.set(term, countSeen(postingsOf(connection, term, last), hidden));
  }
  return { articles, df };
};

/** Ids of the articles that mention one of the names, the last stored first. */
export const mentioning = (
  connection: Connection,
  names: readonly string[],
  limit: number,
  hidden: Hidden,
): string[] => {
  const last = lastDoc(connection);
  const docs = new Set<number>();
  for (const term of new Set(names.map(nameTerm))) {
    for (const { chunk, docs: bytes } of postingsOf(connection, term, last)) {
      for (const offset of offsets(bytes)) docs.add(chunk * CHUNK + offset);
    }
  }
  const idOf = connection.sql('SELECT id FROM articles WHERE doc = ?');
  const ids: string[] = [];
  for (const doc of [...docs].sort((a, b) => b - a)) {
    if (ids.length >= limit) break;
    if (!isSeen(hidden, doc)) continue;
    const row = idOf.get(doc);
    if (row !== undefined) ids.push(String(row.id));
  }
  return ids;
};

/** The sums that are kept with each write. */
export const totalsOf = ({ sql }: Connection): Record<'articles' | 'words' | 'sentences' | 'entities', number> => {
  const totals = { articles: 0, words: 0, sentences: 0, entities: 0 };
  for (const row of sql('SELECT name, value FROM totals').all()) {
    const name = String(row.name);
    if (name in totals) totals[name as keyof typeof totals] = Number(row.value);
  }
  return totals;
};

const lastDoc = ({ sql }: Connection): number => Number(sql('SELECT max(doc) AS doc FROM articles').get()?.doc ?? 0);

type Chunk = { readonly chunk: number; readonly docs: Uint8Array };

/** All chunks in one statement: a look-up costs little more than calling for it. */
const chunksUpTo = (last: number): string =>
  Array.from({ length: Math.floor(last / CHUNK) + 1 }, (_, chunk) => chunk).join();

const postingsOf = ({ sql }: Connection, term: string, last: number): Chunk[] =>
  sql(`SELECT chunk, docs FROM postings WHERE chunk IN (${chunksUpTo(last)}) AND term = ? ORDER BY chunk`)
    .all(term)
    .map(({ chunk, docs }) => ({ chunk: Number(chunk), docs: docs as Uint8Array }));

const countSeen = (chunks: readonly Chunk[], hidden: NonNullable<Hidden>): number => {
  let seen = 0;
  for (const { chunk, docs } of chunks) {
    const [first, words] = [chunk * CHUNK, fromBytes(docs)];
    for (let i = 0; i < words.length; i++) if (hidden.marks[first + (words[i]! >>> 20)] !== 1) seen++;
  }
  return seen;
};

const keepAllowed = ({ sql }: Connection, scores: Float64Array, filter: ArticleFilter): void => {
  const { where, values } = condition(filter);
  if (where === '1') return;
  const kept = scores.slice();
  scores.fill(0);
  for (const row of sql(`SELECT doc FROM articles WHERE ${where}`).iterate(...values)) {
    scores[Number(row.doc)] = kept[Number(row.doc)]!;
  }
};
