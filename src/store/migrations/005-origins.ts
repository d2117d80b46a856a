import type { Migration } from './migration.ts';

/**
 * Where articles' words come from: groups of copies, publishers' houses, and the prints that find an article's copies.
 * Rows go by the article's id, which stays when an article is replaced; `prints` holds 32-bit numbers, little-endian.
 */
export const origins: Migration = {
  version: 5,
  sqlite: `
    CREATE TABLE origins (
      n INTEGER PRIMARY KEY,
      article TEXT NOT NULL UNIQUE,
      copies TEXT NOT NULL,
      house TEXT,
      site TEXT,
      agency TEXT,
      prints BLOB NOT NULL
    ) STRICT;
    CREATE INDEX origins_copies ON origins (copies);

    CREATE TABLE prints (
      print INTEGER NOT NULL,
      n INTEGER NOT NULL,
      PRIMARY KEY (print, n)
    ) STRICT, WITHOUT ROWID;
  `,
};
