import type { Migration } from './migration.ts';

/** The language an article is written in, and the picture it shows for itself; null where that is not known. */
export const languages: Migration = {
  version: 9,
  sqlite: `
    ALTER TABLE articles ADD COLUMN language TEXT;
    ALTER TABLE articles ADD COLUMN image TEXT;
  `,
};
