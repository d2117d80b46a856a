import type { Migration } from './migration.ts';

/** Ids under which articles came again: another address of the same page, an item to which its feed gave a new id. */
export const otherIds: Migration = {
  version: 7,
  sqlite: `
    CREATE TABLE other_ids (id TEXT PRIMARY KEY, article TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX other_ids_article ON other_ids (article);
  `,
};
