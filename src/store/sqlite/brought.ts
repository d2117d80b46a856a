import type { Connection } from './connection.ts';

/** Stands for the workspace of what everybody sees. */
export const EVERYBODY = '';

/** Who brought an article, and who sees it for that: a workspace, or EVERYBODY. */
export type Bringer = { readonly source: string; readonly workspace: string };

/**
 * Whose a source's articles are: its workspace's, or everybody's for the operator's. Null for what is no source that is
 * followed: a file, a folder, the seeds.
 */
export const workspaceOf = ({ sql }: Connection, source: string): string | null => {
  const row = sql('SELECT workspace FROM sources WHERE id = ?').get(source);
  return row === undefined ? null : String(row.workspace ?? EVERYBODY);
};

/** Who brought a stored article. One without a row was brought for everybody by the source that stands in it. */
export const bringersOf = ({ sql }: Connection, doc: number): Bringer[] =>
  sql('SELECT source, workspace FROM brought WHERE doc = ?')
    .all(doc)
    .map((row) => ({ source: String(row.source), workspace: String(row.workspace) }));

/** Writes down that an article was brought. For use inside one transaction. */
export const addBringer = (connection: Connection, doc: number, { source, workspace }: Bringer): void => {
  const { changes } = connection
    .sql('INSERT INTO brought (doc, source, workspace) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(doc, source, workspace);
  if (changes > 0) audienceChanged(connection);
};

/** Forgets who brought an article. For use inside one transaction. */
export const dropBringers = (connection: Connection, doc: number): void => {
  const { changes } = connection.sql('DELETE FROM brought WHERE doc = ?').run(doc);
  if (changes > 0) audienceChanged(connection);
};

/** Takes an article from what a workspace was brought. For use inside one transaction. */
export const dropBringersOf = (connection: Connection, doc: number, workspace: string): void => {
  const { changes } = connection.sql('DELETE FROM brought WHERE doc = ? AND workspace = ?').run(doc, workspace);
  if (changes > 0) audienceChanged(connection);
};

/** Says that what workspaces see has changed, to this process and to every other one that has the file open. */
export const audienceChanged = ({ sql }: Connection): void => {
  sql("UPDATE totals SET value = value + 1 WHERE name = 'audience'").run();
};

/** Grows with every change of who sees what. */
export const audienceVersion = ({ sql }: Connection): number =>
  Number(sql("SELECT value FROM totals WHERE name = 'audience'").get()?.value ?? 0);
