import type { Origin, Origins, Traced } from '../origins.ts';
import { isSeen, type Seen } from './audience.ts';
import type { Connection } from './connection.ts';

/** A print that more articles hold is a phrase everybody uses: it says nothing of copying. */
const MOST_HOLDERS = 20;
/** Such prints that are remembered, so that they are neither looked up nor written with each article that holds them. */
const MOST_PHRASES = 50_000;

/** The phrases everybody uses, as far as they were met. */
const phrases = new WeakMap<Connection, Set<number>>();

const phrasesOf = (connection: Connection): Set<number> => {
  const known = phrases.get(connection) ?? new Set();
  phrases.set(connection, known);
  if (known.size > MOST_PHRASES) known.clear();
  return known;
};

/** Origins in the same SQLite file as the articles; members of groups are those that may be seen. */
export function createSqliteOrigins(connection: Connection, seen: Seen): Origins {
  const { sql, transaction } = connection;

  return {
    async of(articles) {
      const find = sql('SELECT article, copies, house, site, agency FROM origins WHERE article = ?');
      const rows = articles.map((id) => find.get(id)).filter((row) => row !== undefined);
      const found = rows.map(toOrigin);
      return new Map(found.map((origin) => [origin.article, origin]));
    },

    async members(groups) {
      const find = sql(
        `SELECT article, articles.doc FROM origins LEFT JOIN articles ON articles.id = origins.article
         WHERE copies = ? ORDER BY n`,
      );
      return seen((hidden) => {
        const found = groups.map((group) => {
          const rows = find.all(group).filter(({ doc }) => doc === null || isSeen(hidden, doc));
          return [group, rows.map(({ article }) => String(article))] as const;
        });
        return new Map(found.filter(([, articles]) => articles.length > 0));
      });
    },

    async sharing(prints, limit) {
      const find = sql('SELECT n FROM prints WHERE print = ? LIMIT ?');
      const counts = new Map<number, number>();
      const common = phrasesOf(connection);
      for (const print of new Set(prints)) {
        if (common.has(print)) continue;
        const holders = find.all(print, MOST_HOLDERS + 1);
        if (holders.length > MOST_HOLDERS) {
          common.add(print);
          continue;
        }
        for (const { n } of holders) counts.set(Number(n), (counts.get(Number(n)) ?? 0) + 1);
      }
      const article = sql('SELECT article, length(prints) AS bytes FROM origins WHERE n = ?');
      return [...counts]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, Math.max(0, limit))
        .flatMap(([n, shared]) => {
          const row = article.get(n);
          return row === undefined ? [] : [{ article: String(row.article), shared, prints: Number(row.bytes) / BYTES }];
        });
    },

    async save(origins) {
      transaction(() => {
        for (const origin of origins) save(connection, origin);
      });
    },

    async join(groups, into) {
      transaction(() => {
        for (const group of groups) sql('UPDATE origins SET copies = ? WHERE copies = ?').run(into, group);
      });
    },
  };
}

/** Forgets where an article's words come from. For use inside one transaction. */
export const dropOrigin = (connection: Connection, article: string): void => {
  const { sql } = connection;
  const row = sql('SELECT n, prints FROM origins WHERE article = ?').get(article);
  if (row === undefined) return;
  const drop = sql('DELETE FROM prints WHERE print = ? AND n = ?');
  for (const print of fromBytes(row.prints as Uint8Array)) {
    drop.run(print, row.n!);
    phrasesOf(connection).delete(print);
  }
  sql('DELETE FROM origins WHERE n = ?').run(row.n!);
};

function save(connection: Connection, { article, group, house, site, agency, prints, found }: Traced): void {
  const { sql } = connection;
  dropOrigin(connection, article);
  const kept = [...new Set(prints)].sort((a, b) => a - b);
  const { lastInsertRowid } = sql(
    'INSERT INTO origins (article, copies, house, site, agency, prints) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(article, group, house, site, agency, toBytes(kept));
  const add = sql('INSERT INTO prints (print, n) VALUES (?, ?)');
  const common = phrasesOf(connection);
  for (const print of new Set(found)) if (!common.has(print)) add.run(print, lastInsertRowid);
}

type Row = Record<string, unknown>;

const toOrigin = ({ article, copies, house, site, agency }: Row): Origin => ({
  article: String(article),
  group: String(copies),
  house: textOf(house),
  site: textOf(site),
  agency: textOf(agency),
});

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

const BYTES = 4;

const toBytes = (prints: readonly number[]): Uint8Array => new Uint8Array(Int32Array.from(prints).buffer);

const fromBytes = (bytes: Uint8Array): Int32Array => new Int32Array(bytes.slice().buffer);
