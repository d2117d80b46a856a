import type { Article, ReadArticle, Sentence } from '../../model.ts';
import { prepare } from '../prepare.ts';
import type { ArticleFilter, Put, Store, StoreStatus } from '../store.ts';
import { nameKey } from '../terms.ts';
import { ARTICLE_COLUMNS, condition, putArticles, removeArticle, toArticle, toReading } from './article-rows.ts';
import { type Connection, connect } from './connection.ts';
import { createSqliteLedger } from './ledger.ts';
import { schemaOf } from './migrate.ts';
import { createSqliteRatings } from './ratings.ts';
import { mentioning, recall, termCounts, totalsOf } from './recall.ts';
import { createSqliteSources } from './sources.ts';
import { leaveStories, readStories, writeStories } from './story-rows.ts';

// Few enough that another process never waits long for the lock, many enough that common terms are written seldom.
const ARTICLES_PER_TRANSACTION = 512;

/**
 * A store in one SQLite file, or in memory for the path `:memory:`. `engine` is the version of the language engine
 * that makes the readings. Throws a clear sentence when the file cannot be used.
 */
export const createSqliteStore = ({
  path,
  engine,
  create = true,
}: {
  path: string;
  engine: number;
  create?: boolean;
}): Store => {
  const connection = connect(path, { create });
  const { sql, transaction } = connection;

  return guarded(connection, {
    ledger: guarded(connection, createSqliteLedger(connection)),
    ratings: guarded(connection, createSqliteRatings(connection)),
    sources: guarded(connection, createSqliteSources(connection)),

    async put(batch) {
      const put: Put[] = [];
      for (let at = 0; at < batch.length; at += ARTICLES_PER_TRANSACTION) {
        const part = batch
          .slice(at, at + ARTICLES_PER_TRANSACTION)
          .map((given) => ('indexed' in given ? given : prepare(given)));
        put.push(...transaction(() => putArticles(connection, part, engine)));
      }
      return put;
    },

    async articles(ids) {
      return ids.flatMap((id) => findArticle(connection, id) ?? []);
    },

    async read(ids) {
      return ids.flatMap((id) => readOne(connection, id) ?? []);
    },

    async sentences(ids) {
      const find = sql(
        `SELECT ${ARTICLE_COLUMNS}, json_extract(reading, '$.sentences') AS cut
         FROM articles JOIN readings USING (doc) WHERE articles.id = ?`,
      );
      return ids.flatMap((id) => {
        const row = find.get(id);
        if (row === undefined) return [];
        return [{ article: toArticle(row), sentences: JSON.parse(String(row.cut)) as Sentence[] }];
      });
    },

    async newest(filter: ArticleFilter, limit: number) {
      const { where, values } = condition(filter);
      // In SQLite a missing value is the smallest, so those without a date come last.
      const find = sql(
        `SELECT id FROM articles WHERE ${where} ORDER BY published DESC, doc DESC LIMIT CAST(? AS INTEGER)`,
      );
      return find.all(...values, limitOf(limit)).map((row) => String(row.id));
    },

    async recall(terms, filter, limit, weights = new Map()) {
      return recall(connection, { terms, weights, filter, limit });
    },

    async termCounts(terms) {
      return termCounts(connection, terms);
    },

    async names(part, limit) {
      return findNames(connection, part, limit);
    },

    async publishers() {
      // From one name to the next in the index: counting distinct names would walk through every article.
      const rows = sql(
        `WITH RECURSIVE each (publisher) AS (
           SELECT min(publisher) FROM articles WHERE publisher IS NOT NULL
           UNION ALL
           SELECT (SELECT min(publisher) FROM articles WHERE publisher > each.publisher)
           FROM each WHERE each.publisher IS NOT NULL
         )
         SELECT publisher FROM each WHERE publisher IS NOT NULL`,
      ).all();
      return rows.map((row) => String(row.publisher));
    },

    async mentioning(names, limit) {
      return mentioning(connection, names, limit);
    },

    async stories(ids) {
      return readStories(connection, ids);
    },

    async assignStories(stories) {
      transaction(() => writeStories(connection, stories));
    },

    async forget(target) {
      return forget(connection, target);
    },

    async outdated(limit) {
      const find = sql('SELECT id FROM articles WHERE engine < ? ORDER BY doc LIMIT ?');
      return find.all(engine, limitOf(limit)).map((row) => String(row.id));
    },

    async status() {
      return status(connection);
    },

    async close() {
      connection.close();
    },
  });
};

/** The same methods, each of which tells a damaged file or a full disk in words, whichever statement met it. */
const guarded = <Room extends object>(connection: Connection, room: Room): Room => {
  const wrapped = Object.entries(room).map(([name, method]) => {
    if (typeof method !== 'function') return [name, method];
    const told = async (...given: unknown[]): Promise<unknown> => {
      try {
        return await method(...given);
      } catch (error) {
        throw connection.explain(error);
      }
    };
    return [name, told];
  });
  return Object.fromEntries(wrapped) as Room;
};

const limitOf = (limit: number): number => Math.min(Math.max(0, Math.trunc(limit)), Number.MAX_SAFE_INTEGER);

const findArticle = ({ sql }: Connection, id: string): Article | null => {
  const row = sql(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id = ?`).get(id);
  return row === undefined ? null : toArticle(row);
};

const readOne = ({ sql }: Connection, id: string): ReadArticle | null => {
  const row = sql(
    `SELECT ${ARTICLE_COLUMNS}, reading FROM articles JOIN readings USING (doc) WHERE articles.id = ?`,
  ).get(id);
  return row === undefined ? null : { article: toArticle(row), reading: toReading(row.reading) };
};

const findNames = ({ sql }: Connection, part: string, limit: number): { name: string; articles: number }[] => {
  const key = nameKey(part);
  // Names that begin with the words come before names that only contain them.
  const rows = sql(
    `SELECT name, articles, instr(key, ?) AS at FROM names WHERE instr(' ' || key, ' ' || ?) > 0
     ORDER BY at <> 1, articles DESC, length(name), name LIMIT ?`,
  ).all(key, key, limitOf(limit));
  return rows.map((row) => ({ name: String(row.name), articles: Number(row.articles) }));
};

const forget = (connection: Connection, target: { article: string } | { source: string }): number => {
  const { sql, transaction } = connection;
  return transaction(() => {
    const rows =
      'article' in target
        ? sql('SELECT doc, id FROM articles WHERE id = ?').all(target.article)
        : sql('SELECT doc, id FROM articles WHERE source = ?').all(target.source);
    for (const row of rows) removeArticle(connection, Number(row.doc));
    leaveStories(
      connection,
      rows.map((row) => String(row.id)),
    );
    return rows.length;
  });
};

const status = (connection: Connection): StoreStatus => {
  const { db, sql } = connection;
  const { articles, sentences, entities } = totalsOf(connection);
  const newest = sql('SELECT max(published) AS at FROM articles').get()?.at ?? null;
  const engine = sql('SELECT min(engine) AS engine FROM articles').get()?.engine ?? null;
  return {
    // Numbers of articles are never given twice, so the last one tells whether there ever was one.
    used: sql("SELECT seq FROM sqlite_sequence WHERE name = 'articles' AND seq > 0").get() !== undefined,
    articles,
    sentences,
    entities,
    stories: Number(sql('SELECT count(*) AS n FROM stories').get()!.n),
    newest: newest === null ? null : String(newest),
    schema: schemaOf(db),
    engine: engine === null ? null : Number(engine),
  };
};
