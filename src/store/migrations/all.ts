import { articles } from './001-articles.ts';
import { ledger } from './002-ledger.ts';
import { ratings } from './003-ratings.ts';
import { sources } from './004-sources.ts';
import { origins } from './005-origins.ts';
import { profiles } from './006-profiles.ts';
import { otherIds } from './007-other-ids.ts';
import { teasers } from './008-teasers.ts';
import { languages } from './009-languages.ts';
import type { Migration } from './migration.ts';

/** Every step in order. A new one goes at the end, with the next number. */
export const migrations: readonly Migration[] = [
  articles,
  ledger,
  ratings,
  sources,
  origins,
  profiles,
  otherIds,
  teasers,
  languages,
];

/** The schema this version of Nutgraf writes. */
export const latestSchema = migrations.at(-1)!.version;
