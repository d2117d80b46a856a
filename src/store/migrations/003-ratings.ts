import type { Migration } from './migration.ts';

/** What readers thought of answers and digests. Whoever changes their mind about the same words counts once. */
export const ratings: Migration = {
  version: 3,
  sqlite: `
    CREATE TABLE ratings (
      place TEXT NOT NULL,
      person TEXT NOT NULL,
      about TEXT NOT NULL,
      good INTEGER NOT NULL,
      at TEXT NOT NULL,
      PRIMARY KEY (place, person, about)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ratings_at ON ratings (at);
  `,
};
