import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { badInput, NutgrafError } from '../../errors.ts';
import { migrate } from './migrate.ts';

/** A database with its prepared statements. */
export type Connection = {
  readonly db: DatabaseSync;
  /** The prepared form of a statement, made once. */
  sql(text: string): StatementSync;
  /** Runs `work` in one write transaction: all of it is stored or nothing. */
  transaction<T>(work: () => T): T;
  /** The sentence for a person that belongs to an error of SQLite; others stay as they are. */
  explain(error: unknown): unknown;
  close(): void;
};

// How long a process waits for another one's write before it gives up. Without it, node:sqlite does not wait at all.
const LOCK_WAIT_MS = 15_000;

// Result codes of SQLite (https://www.sqlite.org/rescode.html) that have a cure worth telling.
const BUSY = 5;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const NOTADB = 26;

/**
 * Opens a SQLite file (or `:memory:`), made if it is missing unless `create` is false, at the latest schema. Throws one clear sentence for a
 * folder that cannot be written, a file that is no database, and a store from a newer version.
 */
export const connect = (
  path: string,
  { create = true, frugal = false }: { create?: boolean; frugal?: boolean } = {},
): Connection => {
  let db: DatabaseSync | null = null;
  if (!create && path !== ':memory:' && !existsSync(path)) {
    throw badInput(`There is no store at "${path}"; mend the path after --store, or make it there with ingest.`);
  }
  try {
    if (path !== ':memory:') makeFolder(resolve(dirname(path)));
    db = new DatabaseSync(path, { timeout: LOCK_WAIT_MS });
    prepareFile(db, path, frugal);
    return wrap(db, path);
  } catch (error) {
    db?.close();
    throw explain(error, path);
  }
};

/** Makes a folder and those above it. Node's own `recursive` never ends where a file system refuses with ENOENT (/proc). */
const makeFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it in between.
    if (!existsSync(folder)) throw error;
  }
};

/**
 * Reading through a map of the file is the quickest, but counts as this process's memory up to the size of the file:
 * a process that runs for weeks beside others reads through a small cache.
 */
const MEMORY = {
  fast: 'PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824',
  frugal: 'PRAGMA cache_size = -8192; PRAGMA mmap_size = 0',
};

const prepareFile = (db: DatabaseSync, path: string, frugal: boolean): void => {
  if (path !== ':memory:' && db.prepare('PRAGMA journal_mode').get()!.journal_mode !== 'wal') {
    db.exec('PRAGMA page_size = 8192');
    turnOnWal(db);
  }
  // WAL with NORMAL loses at most the last commits in a power cut and never corrupts (sqlite.org/pragma.html#pragma_synchronous).
  db.exec(`PRAGMA synchronous = NORMAL; ${frugal ? MEMORY.frugal : MEMORY.fast}`);
  // A checkpoint waits for the disk: one for each 32 MB written, not for each 8.
  db.exec('PRAGMA wal_autocheckpoint = 4000');
  migrate(db, path);
};

/** Changing to WAL does not wait for a lock as other statements do: two processes that make one store meet here. */
const turnOnWal = (db: DatabaseSync): void => {
  for (let tries = 100; ; tries--) {
    try {
      db.exec('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if (codeOf(error) !== BUSY || tries === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
};

const wrap = (db: DatabaseSync, path: string): Connection => {
  const statements = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    let statement = statements.get(text);
    if (statement === undefined) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  const transaction = <T>(work: () => T): T => {
    try {
      sql('BEGIN IMMEDIATE').run();
      const result = work();
      sql('COMMIT').run();
      return result;
    } catch (error) {
      if (db.isTransaction) sql('ROLLBACK').run();
      throw explain(error, path);
    }
  };
  return { db, sql, transaction, explain: (error) => explain(error, path), close: () => db.close() };
};

const codeOf = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 255 : null;

const isSystem = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

/** The sentence for a person that belongs to an error of SQLite or of the file system; others stay as they are. */
const explain = (error: unknown, path: string): unknown => {
  const told = (message: string) => new NutgrafError('bad-input', message, { cause: error });
  if (isSystem(error)) {
    return told(
      `The folder of the store "${path}" cannot be written (${error.code}); name another place with --store.`,
    );
  }
  switch (codeOf(error)) {
    case NOTADB:
      return told(`"${path}" is not a database; name another file with --store.`);
    case CORRUPT:
      return told(
        `The store "${path}" is damaged; bring back a copy of it, or ingest the articles into another with --store.`,
      );
    case CANTOPEN:
    case READONLY:
    case IOERR:
      return told(
        `The store "${path}" cannot be opened for writing; check its folder's rights or name another with --store.`,
      );
    case FULL:
      return told(`The disk that holds the store "${path}" is full; make room and try again.`);
    case BUSY:
      return told(
        `Another process has been writing to the store "${path}" for ${LOCK_WAIT_MS / 1000} seconds; try again.`,
      );
    default:
      return error;
  }
};
