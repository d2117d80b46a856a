import type { StatementSync } from 'node:sqlite';
import type { Sentence } from '../../model.ts';
import { prepare } from '../prepare.ts';
import type { ArticleFilter, Put, Store, StoreStatus } from '../store.ts';
import { ARTICLE_COLUMNS, condition, toArticle, toReading } from './article-rows.ts';
import { everything, type Hidden, isSeen, seenBy } from './audience.ts';
import { EVERYBODY } from './brought.ts';
import { type Connection, connect } from './connection.ts';
import { forget } from './forget.ts';
import { createSqliteLedger } from './ledger.ts';
import { schemaOf } from './migrate.ts';
import { findNames, findPublishers } from './names.ts';
import { createSqliteOrigins } from './origins.ts';
import { createSqliteOtherIds } from './other-ids.ts';
import { createSqliteProfiles } from './profiles.ts';
import { idApart, putArticles } from './put-articles.ts';
import { createSqliteRatings } from './ratings.ts';
import { mentioning, recall, termCounts, totalsOf } from './recall.ts';
import { createSqliteSources } from './sources.ts';
import { readStories, storiesWith, writeStories } from './story-rows.ts';
import { createSqliteTeasers } from './teasers.ts';

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
  frugal = false,
}: {
  path: string;
  engine: number;
  create?: boolean;
  frugal?: boolean;
}): Store => {
  const connection = connect(path, { create, frugal });
  return storeFor(connection, engine, null);
};

/** The store as one workspace sees it, or, for null, as the operator does. */
const storeFor = (connection: Connection, engine: number, workspace: string | null): Store => {
  const { sql, transaction } = connection;
  const seen = workspace === null ? everything : seenBy(connection, workspace);
  /** The rows of articles that may be shown; for one that is not, the workspace's own under that id. */
  const rowsOf = (find: StatementSync, ids: readonly string[]): Row[] =>
    seen((hidden) =>
      ids.flatMap((id) => {
        const row = find.get(id);
        if (row !== undefined && isSeen(hidden, row.doc)) return [row];
        const own = workspace === null ? undefined : find.get(idApart(id, workspace));
        return own === undefined ? [] : [own];
      }),
    );

  return guarded(connection, {
    ledger: guarded(connection, createSqliteLedger(connection)),
    ratings: guarded(connection, createSqliteRatings(connection)),
    sources: guarded(connection, createSqliteSources(connection, workspace)),
    origins: guarded(connection, createSqliteOrigins(connection, seen)),
    otherIds: guarded(connection, createSqliteOtherIds(connection, seen)),
    teasers: guarded(connection, createSqliteTeasers(connection)),
    profiles: guarded(connection, createSqliteProfiles(connection)),

    view(of) {
      return storeFor(connection, engine, of);
    },

    async put(batch) {
      const put: Put[] = [];
      for (let at = 0; at < batch.length; at += ARTICLES_PER_TRANSACTION) {
        const part = batch
          .slice(at, at + ARTICLES_PER_TRANSACTION)
          .map((given) => ('indexed' in given ? given : prepare(given)));
        put.push(...transaction(() => putArticles(connection, part, { engine, workspace: workspace ?? EVERYBODY })));
      }
      return put;
    },

    async articles(ids) {
      return rowsOf(sql(`SELECT doc, ${ARTICLE_COLUMNS} FROM articles WHERE id = ?`), ids).map(toArticle);
    },

    async read(ids) {
      const find = sql(
        `SELECT doc, ${ARTICLE_COLUMNS}, reading FROM articles JOIN readings USING (doc) WHERE articles.id = ?`,
      );
      return rowsOf(find, ids).map((row) => ({ article: toArticle(row), reading: toReading(row.reading) }));
    },

    async sentences(ids) {
      const find = sql(
        `SELECT doc, ${ARTICLE_COLUMNS}, json_extract(reading, '$.sentences') AS cut
         FROM articles JOIN readings USING (doc) WHERE articles.id = ?`,
      );
      return rowsOf(find, ids).map((row) => ({
        article: toArticle(row),
        sentences: JSON.parse(String(row.cut)) as Sentence[],
      }));
    },

    async newest(filter: ArticleFilter, limit: number) {
      const { where, values } = condition(filter);
      // In SQLite a missing value is the smallest, so those without a date come last.
      const ordered = `SELECT doc, id FROM articles WHERE ${where} ORDER BY published DESC, doc DESC`;
      const most = limitOf(limit);
      return seen((hidden) => {
        if (hidden === null) {
          const rows = sql(`${ordered} LIMIT CAST(? AS INTEGER)`).all(...values, most);
          return rows.map((row) => String(row.id));
        }
        const ids: string[] = [];
        for (const row of sql(ordered).iterate(...values)) {
          if (ids.length >= most) break;
          if (isSeen(hidden, row.doc)) ids.push(String(row.id));
        }
        return ids;
      });
    },

    async recall(terms, filter, limit, weights = new Map()) {
      return seen((hidden) => recall(connection, { terms, weights, filter, limit }, hidden));
    },

    async termCounts(terms) {
      return seen((hidden) => termCounts(connection, terms, hidden));
    },

    async names(part, limit) {
      return seen((hidden) => findNames(connection, part, limitOf(limit), hidden));
    },

    async publishers() {
      return seen((hidden) => findPublishers(connection, hidden));
    },

    async mentioning(names, limit) {
      return seen((hidden) => mentioning(connection, names, limit, hidden));
    },

    async stories(ids) {
      return seen((hidden) => readStories(connection, ids, hidden));
    },

    async storiesWith(articles) {
      return seen((hidden) => storiesWith(connection, articles, hidden));
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
      return seen((hidden) => status(connection, hidden));
    },

    async close() {
      connection.close();
    },
  });
};

/** The same methods, each of which tells a damaged file or a full disk in words, whichever statement met it. */
const guarded = <Room extends object>(connection: Connection, room: Room): Room => {
  const wrapped = Object.entries(room).map(([name, method]) => {
    if (typeof method !== 'function' || name === 'view') return [name, method];
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

type Row = Record<string, string | number | bigint | Uint8Array | null>;

const status = (connection: Connection, hidden: Hidden): StoreStatus => {
  const { db, sql } = connection;
  const { articles, sentences, entities } = totalsOf(connection);
  const engine = sql('SELECT min(engine) AS engine FROM articles').get()?.engine ?? null;
  const unseen = hidden === null ? null : countHidden(connection, hidden);
  const newest = newestDate(connection, hidden);
  return {
    // Numbers of articles are never given twice, so the last one tells whether there ever was one.
    used: sql("SELECT seq FROM sqlite_sequence WHERE name = 'articles' AND seq > 0").get() !== undefined,
    articles: articles - (hidden?.count ?? 0),
    sentences: sentences - (unseen?.sentences ?? 0),
    entities: entities - (unseen?.entities ?? 0),
    stories:
      hidden === null
        ? Number(sql('SELECT count(*) AS n FROM stories').get()!.n)
        : readStories(connection, undefined, hidden).length,
    newest,
    schema: schemaOf(db),
    engine: engine === null ? null : Number(engine),
  };
};

const newestDate = ({ sql }: Connection, hidden: Hidden): string | null => {
  for (const row of sql('SELECT doc, published FROM articles ORDER BY published DESC, doc DESC').iterate()) {
    if (isSeen(hidden, row.doc)) return row.published === null ? null : String(row.published);
  }
  return null;
};

const countHidden = ({ sql }: Connection, { marks }: NonNullable<Hidden>): { sentences: number; entities: number } => {
  const find = sql(
    "SELECT sentences, json_array_length(reading, '$.entities') AS entities FROM articles JOIN readings USING (doc) WHERE doc = ?",
  );
  const sum = { sentences: 0, entities: 0 };
  marks.forEach((mark, doc) => {
    const row = mark === 1 ? find.get(doc) : undefined;
    sum.sentences += Number(row?.sentences ?? 0);
    sum.entities += Number(row?.entities ?? 0);
  });
  return sum;
};
