import type { Migration } from './migration.ts';

/** What feeds last said of articles whose pages were read, as JSON, to see that one was edited since. */
export const teasers: Migration = {
  version: 8,
  sqlite: `
    CREATE TABLE teasers (article TEXT PRIMARY KEY, teaser TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
