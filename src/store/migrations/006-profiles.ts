import type { Migration } from './migration.ts';

/** What of each article decides its story, packed by who assigns stories, so that none is read anew for its neighbours. */
export const profiles: Migration = {
  version: 6,
  sqlite: `
    CREATE TABLE profiles (article TEXT PRIMARY KEY, profile TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
