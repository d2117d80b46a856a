import type { Migration } from './migration.ts';

/**
 * Subscriptions, their deliveries, and what each channel has been told. Subscriptions and composed digests are kept as
 * JSON: they are read and written whole and never searched.
 */
export const ledger: Migration = {
  version: 2,
  sqlite: `
    CREATE TABLE subscriptions (id TEXT PRIMARY KEY, subscription TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE deliveries (
      subscription TEXT NOT NULL,
      slot TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      lease_until TEXT,
      next_try TEXT,
      message TEXT,
      why TEXT,
      composed TEXT,
      PRIMARY KEY (subscription, slot)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deliveries_open ON deliveries (state, next_try) WHERE state IN ('claimed', 'posted', 'failed');

    CREATE TABLE told (place TEXT NOT NULL, at TEXT NOT NULL, article TEXT NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE INDEX told_place ON told (place, at);
  `,
};
