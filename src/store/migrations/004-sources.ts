import type { Migration } from './migration.ts';

/**
 * Sources with how polling them goes, and which source brought which article for whom. A source and its health are kept
 * as JSON, read and written whole; what is searched stands in columns beside them.
 *
 * `brought` has no row for an article that only a file, a folder or the seeds brought: it is everybody's, as one is with
 * a row whose workspace is ''. All other articles are seen by the workspaces of their rows alone. The row keeps the
 * workspace, so that an article stays private after its source is removed.
 */
export const sources: Migration = {
  version: 4,
  sqlite: `
    CREATE TABLE sources (
      n INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      workspace TEXT,
      source TEXT NOT NULL,
      health TEXT,
      next_poll TEXT,
      lease_until TEXT
    ) STRICT;
    CREATE INDEX sources_workspace ON sources (workspace, n);
    CREATE INDEX sources_due ON sources (next_poll, n);

    CREATE TABLE brought (
      doc INTEGER NOT NULL,
      source TEXT NOT NULL,
      workspace TEXT NOT NULL,
      PRIMARY KEY (doc, source, workspace)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX brought_source ON brought (source, doc);
    CREATE INDEX brought_private ON brought (workspace, doc) WHERE workspace <> '';

    INSERT INTO totals VALUES ('audience', 0);
  `,
};
