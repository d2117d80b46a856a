import type { Source, SourceHealth } from '../../model.ts';
import type { Sources } from '../sources.ts';
import { addBringer, audienceChanged, type Bringer, bringersOf, EVERYBODY, workspaceOf } from './brought.ts';
import type { Connection } from './connection.ts';

type Row = Record<string, string | number | bigint | Uint8Array | null>;

/**
 * The book of sources in the same SQLite file as the articles. What no followed source brings is `workspace`'s, or, for
 * null, everybody's.
 */
export function createSqliteSources(connection: Connection, workspace: string | null): Sources {
  const { sql, transaction } = connection;

  return {
    async list(of) {
      const rows =
        of === undefined
          ? sql('SELECT source FROM sources ORDER BY n').all()
          : sql('SELECT source FROM sources WHERE workspace IS ? ORDER BY n').all(of);
      return rows.map(toSource);
    },

    async find(id) {
      const row = sql('SELECT source FROM sources WHERE id = ?').get(id);
      return row === undefined ? null : toSource(row);
    },

    async forTopic(slug) {
      const rows = sql(
        `SELECT id FROM sources WHERE (? IS NULL OR workspace IS NULL OR workspace = ?)
           AND EXISTS (SELECT 1 FROM json_each(source, '$.topics') WHERE value = ?) ORDER BY n`,
      ).all(workspace, workspace, slug);
      return rows.map((row) => String(row.id));
    },

    async save(source) {
      transaction(() => save(connection, source));
    },

    async remove(id) {
      return sql('DELETE FROM sources WHERE id = ?').run(id).changes > 0;
    },

    async health(ids) {
      const find = sql('SELECT health FROM sources WHERE id = ?');
      return ids.map((id) => toHealth(connection, id, find.get(id)?.health));
    },

    async claimDue({ now, leaseUntil, limit, id = null }) {
      return transaction(() => {
        // A missing instant sorts first in SQLite: what was never polled is due before all others.
        const rows = sql(
          `SELECT id, source, health FROM sources
           WHERE (next_poll IS NULL OR next_poll <= ?) AND (lease_until IS NULL OR lease_until <= ?) AND id = coalesce(?, id)
           ORDER BY next_poll, n LIMIT CAST(? AS INTEGER)`,
        ).all(now, now, id, Math.max(0, Math.min(limit, Number.MAX_SAFE_INTEGER)));
        const hold = sql('UPDATE sources SET lease_until = ? WHERE id = ?');
        return rows.map((row) => {
          hold.run(leaseUntil, String(row.id));
          return { source: toSource(row), health: toHealth(connection, String(row.id), row.health) };
        });
      });
    },

    async record(health) {
      // A source that was removed while it was polled stays removed.
      sql('UPDATE sources SET health = ?, next_poll = ?, lease_until = NULL WHERE id = ?').run(
        JSON.stringify(health),
        health.nextPoll,
        health.source,
      );
    },

    async attribute(source, articles) {
      transaction(() => {
        const of = workspaceOf(connection, source);
        const own = { source, workspace: of ?? workspace ?? EVERYBODY };
        attribute(connection, own, articles, of !== null);
      });
    },

    async serve(of) {
      return sql("SELECT 1 FROM brought WHERE workspace <> '' AND workspace = ? LIMIT 1").get(of) !== undefined;
    },

    async bringers(articles) {
      const find = sql('SELECT doc, source FROM articles WHERE id = ?');
      const found = articles.flatMap((id) => {
        const row = find.get(id);
        if (row === undefined) return [];
        const own = String(row.source);
        const there = bringersOf(connection, Number(row.doc)).sort(
          (a, b) => Number(b.source === own) - Number(a.source === own),
        );
        if (there.length === 0) there.push({ source: own, workspace: EVERYBODY });
        const told = there.map(({ source, workspace: of }) => ({ source, workspace: of === EVERYBODY ? null : of }));
        return [[id, told] as const];
      });
      return new Map(found);
    },

    async articlesOf(source, limit) {
      const rows = sql(
        `SELECT id FROM articles WHERE doc IN (${DOCS_OF}) ORDER BY published DESC, doc DESC LIMIT CAST(:limit AS INTEGER)`,
      ).all({ source, limit: Math.max(0, Math.min(limit, Number.MAX_SAFE_INTEGER)) });
      return rows.map((row) => String(row.id));
    },
  };
}

/**
 * Articles that a source brought: by its rows, or, where an article has none, by its name in the article. A workspace's
 * source may have the id of one that another had removed before: what that one brought is not its own.
 */
const DOCS_OF = `SELECT doc FROM brought WHERE source = :source
    AND workspace = coalesce((SELECT coalesce(workspace, '') FROM sources WHERE id = :source), workspace)
  UNION ALL
  SELECT doc FROM articles WHERE source = :source AND NOT EXISTS (SELECT 1 FROM brought WHERE doc = articles.doc)`;

function save(connection: Connection, source: Source): void {
  const { sql } = connection;
  const before = sql('SELECT workspace, source FROM sources WHERE id = ?').get(source.id);
  sql(
    `INSERT INTO sources (id, workspace, source) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET workspace = excluded.workspace, source = excluded.source`,
  ).run(source.id, source.workspace, JSON.stringify(source));
  if (before === undefined) return;
  if (toSource(before).url !== source.url) {
    // The validators and failures of one address say nothing of another.
    sql('UPDATE sources SET health = NULL, next_poll = NULL WHERE id = ?').run(source.id);
  }
  if (before.workspace !== source.workspace) {
    sql('UPDATE OR REPLACE brought SET workspace = ? WHERE source = ? AND workspace = ?').run(
      source.workspace ?? EVERYBODY,
      source.id,
      before.workspace ?? EVERYBODY,
    );
    audienceChanged(connection);
  }
}

function attribute(connection: Connection, own: Bringer, articles: readonly string[], followed: boolean): void {
  const find = connection.sql('SELECT doc, source FROM articles WHERE id = ?');
  for (const id of articles) {
    const row = find.get(id);
    if (row === undefined) continue;
    const doc = Number(row.doc);
    const there = bringersOf(connection, doc);
    if (there.length === 0) {
      // Without a row it is everybody's already.
      if (own.workspace === EVERYBODY && !followed) continue;
      // Beside another's row its own source must stand too; one that stands in it alone was put before it was followed.
      if (row.source !== own.source) there.push({ source: String(row.source), workspace: EVERYBODY });
      for (const first of there) addBringer(connection, doc, first);
    }
    if (there.length === 0 || maySee(own.workspace, there)) addBringer(connection, doc, own);
  }
}

/** A feed that names another team's article must not lay open what that team's source fetched. */
const maySee = (workspace: string, there: readonly Bringer[]): boolean =>
  workspace === EVERYBODY || there.some((each) => each.workspace === EVERYBODY || each.workspace === workspace);

const toSource = (row: Row): Source => JSON.parse(String(row.source)) as Source;

function toHealth({ sql }: Connection, source: string, stored: Row[string] | undefined): SourceHealth {
  const known = stored === null || stored === undefined ? never : (JSON.parse(String(stored)) as SourceHealth);
  const articles = Number(sql(`SELECT count(*) AS n FROM (${DOCS_OF})`).get({ source })!.n);
  return { ...known, source, articles };
}

const never: Omit<SourceHealth, 'source' | 'articles'> = {
  etag: null,
  lastModified: null,
  lastPoll: null,
  lastSuccess: null,
  lastNew: null,
  nextPoll: null,
  intervalSeconds: null,
  failures: 0,
  failingSince: null,
  why: null,
  told: false,
};
