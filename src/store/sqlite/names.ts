import { nameTerm } from '../prepare.ts';
import { nameKey } from '../terms.ts';
import { type Hidden, isSeen } from './audience.ts';
import type { Connection } from './connection.ts';
import { termCounts } from './recall.ts';

type Named = { readonly name: string; readonly articles: number };

/**
 * Names that begin with or contain the words. A name that stands in hidden articles alone is left out, and articles are
 * counted without the hidden ones.
 */
export const findNames = (connection: Connection, part: string, limit: number, hidden: Hidden): Named[] => {
  const key = nameKey(part);
  const wanted = Math.max(0, Math.trunc(limit));
  // Names that begin with the words come before names that only contain them.
  const find = connection.sql(
    `SELECT key, name, articles, instr(key, ?) <> 1 AS inside FROM names WHERE instr(' ' || key, ' ' || ?) > 0
     ORDER BY inside, articles DESC, length(name), name`,
  );
  const found: (Named & { readonly inside: number })[] = [];
  for (const row of find.iterate(key, key)) {
    if (found.length >= wanted) break;
    const name = String(row.name);
    const articles = hidden === null ? Number(row.articles) : timesSeen(connection, name, hidden);
    if (articles > 0) found.push({ name, articles, inside: Number(row.inside) });
  }
  if (hidden !== null) found.sort((a, b) => a.inside - b.inside || b.articles - a.articles);
  return found.map(({ name, articles }) => ({ name, articles }));
};

const timesSeen = (connection: Connection, name: string, hidden: Hidden): number =>
  termCounts(connection, [nameTerm(name)], hidden).df.get(nameTerm(name)) ?? 0;

/** Every publisher's name as stored, in alphabetical order; one whose articles are all hidden is left out. */
export const findPublishers = ({ sql }: Connection, hidden: Hidden): string[] => {
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
  const names = rows.map((row) => String(row.publisher));
  return hidden === null ? names : names.flatMap((name) => publisherSeen({ sql }, name, hidden));
};

/** The name as an article that may be shown writes it. */
const publisherSeen = ({ sql }: Pick<Connection, 'sql'>, name: string, hidden: Hidden): string[] => {
  for (const row of sql('SELECT doc, publisher FROM articles WHERE publisher = ?').iterate(name)) {
    if (isSeen(hidden, row.doc)) return [String(row.publisher)];
  }
  return [];
};
