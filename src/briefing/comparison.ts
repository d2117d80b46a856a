import type { ReadArticle, Story } from '../model.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { type Figure, figuresOf } from './figures.ts';
import type { Statement } from './statement.ts';
import { tellables } from './telling.ts';

/** What one article says that another may say otherwise. */
export type Account = {
  readonly read: ReadArticle;
  readonly statements: readonly Statement[];
  readonly deeds: readonly Deed[];
  readonly figures: readonly Figure[];
};

/** Two accounts of one story, `first` the one published earlier (or on the same day: the first in the list of sources). */
export type Pair = { readonly first: Account; readonly second: Account; readonly days: number };

// Comparing every sentence of many articles takes long and brings little: the first ones hold what is news.
const STATEMENTS = 20;
const MOST_ARTICLES = 12;
/** Articles further apart than this are about different times, whatever they have in common. */
const MOST_DAYS = 21;

/** Pairs of articles of one story, newest stories first. */
export function pairsOf(reads: readonly ReadArticle[], stories: readonly Story[]): Pair[] {
  const byId = new Map(reads.map((read) => [read.article.id, read]));
  const pairs: Pair[] = [];
  for (const { articles } of stories) {
    const members = articles.flatMap((id) => byId.get(id) ?? []).slice(-MOST_ARTICLES);
    if (members.length < 2) continue;
    const accounts = members.map(accountOf).sort((a, b) => dayOf(a.read) - dayOf(b.read));
    for (const [i, first] of accounts.entries()) {
      for (const second of accounts.slice(i + 1)) {
        const days = dayOf(second.read) - dayOf(first.read);
        if (days <= MOST_DAYS) pairs.push({ first, second, days });
      }
    }
  }
  return pairs;
}

export function accountOf(read: ReadArticle): Account {
  const statements = tellables(read)
    .slice(0, STATEMENTS)
    .map((ways) => ways[0]);
  return { read, statements, deeds: statements.flatMap(deedsOf), figures: statements.flatMap(figuresOf) };
}

/** Days since 1970; 0 when the article has no date, so that two undated ones count as of one day. */
export function dayOf({ article }: ReadArticle): number {
  return article.published === null ? 0 : Math.floor(Date.parse(article.published) / 86_400_000);
}
