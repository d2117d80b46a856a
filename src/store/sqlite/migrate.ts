import type { DatabaseSync } from 'node:sqlite';
import { NutgrafError } from '../../errors.ts';
import { latestSchema, migrations } from '../migrations/all.ts';

/** Marks a file as ours ("Nutg"), so that another program's database is never written to. */
const APPLICATION_ID = 0x4e757467;

/**
 * Brings the schema up to date under the database's write lock: of two processes that start together one migrates and
 * the other waits, then finds nothing to do. Throws when the file is another program's or from a newer version.
 */
export const migrate = (db: DatabaseSync, path: string): void => {
  if (schemaOf(db) === latestSchema && pragma(db, 'application_id') === APPLICATION_ID) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    refuseForeign(db, path);
    const have = schemaOf(db);
    for (const { version, sqlite } of migrations) if (version > have) db.exec(sqlite);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    db.exec(`PRAGMA user_version = ${latestSchema}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
};

/** The schema's number in a database; 0 for a new one. */
export const schemaOf = (db: DatabaseSync): number => pragma(db, 'user_version');

const pragma = (db: DatabaseSync, name: string): number => Number(db.prepare(`PRAGMA ${name}`).get()![name]);

const refuseForeign = (db: DatabaseSync, path: string): void => {
  const schema = schemaOf(db);
  if (pragma(db, 'application_id') !== APPLICATION_ID) {
    const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()!.n);
    if (tables === 0 && schema === 0) return;
    throw new NutgrafError('bad-input', `"${path}" is another program's database; name another file with --store.`);
  }
  if (schema > latestSchema) {
    throw new NutgrafError(
      'bad-input',
      `"${path}" was written by a newer Nutgraf (schema ${schema}, this one knows ${latestSchema}); update Nutgraf or name another store.`,
    );
  }
};
