import type { Migration } from './migration.ts';

/**
 * Articles with their readings, the inverted index over their words and names, and stories.
 *
 * `doc` numbers articles for the index and is never used again after a deletion. `postings` holds words and, under
 * "@" + key, names; its key begins with the chunk, so that one ingest writes to neighbouring pages.
 */
export const articles: Migration = {
  version: 1,
  sqlite: `
    CREATE TABLE articles (
      doc INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      hash TEXT NOT NULL,
      engine INTEGER NOT NULL,
      sentences INTEGER NOT NULL,
      published TEXT,
      published_how TEXT,
      source TEXT NOT NULL,
      publisher TEXT COLLATE NOCASE,
      author TEXT,
      title TEXT,
      url TEXT,
      text TEXT NOT NULL
    ) STRICT;
    CREATE INDEX articles_published ON articles (published DESC, doc DESC);
    CREATE INDEX articles_engine ON articles (engine);
    CREATE INDEX articles_source ON articles (source);
    CREATE INDEX articles_publisher ON articles (publisher) WHERE publisher IS NOT NULL;

    CREATE TABLE readings (doc INTEGER PRIMARY KEY, reading TEXT NOT NULL) STRICT;

    CREATE TABLE postings (
      chunk INTEGER NOT NULL,
      term TEXT NOT NULL,
      docs BLOB NOT NULL,
      PRIMARY KEY (chunk, term)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE names (key TEXT PRIMARY KEY, name TEXT NOT NULL, articles INTEGER NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE stories (story TEXT PRIMARY KEY, title TEXT NOT NULL, first TEXT, last TEXT) STRICT, WITHOUT ROWID;
    CREATE TABLE story_articles (
      article TEXT PRIMARY KEY,
      story TEXT NOT NULL,
      place INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX story_articles_story ON story_articles (story, place);

    CREATE TABLE totals (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO totals VALUES ('articles', 0), ('words', 0), ('sentences', 0), ('entities', 0);
  `,
};
