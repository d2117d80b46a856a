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
export type Pair = {
  readonly first: Account;
  readonly second: Account;
  readonly days: number;
  /** False for articles of two stories, of which only plans that were kept or dropped are compared. */
  readonly sameStory: boolean;
};

// Comparing every sentence of many articles takes long and brings little: the first ones hold what is news.
const STATEMENTS = 20;
const MOST_ARTICLES = 12;
/** Articles further apart than this are about different times, whatever they have in common. */
const MOST_DAYS = 21;
/** A plan may be kept in a later story. */
const MOST_DAYS_ACROSS = 200;
const MOST_STORIES = 6;
const ACROSS = 3;

/** Pairs of articles, those of the newest stories first. */
export function pairsOf(reads: readonly ReadArticle[], stories: readonly Story[]): Pair[] {
  const byId = new Map(reads.map((read) => [read.article.id, read]));
  const pairs: Pair[] = [];
  const told: Account[][] = [];
  for (const { articles } of stories.slice(0, MOST_STORIES)) {
    const members = articles.flatMap((id) => byId.get(id) ?? []).slice(-MOST_ARTICLES);
    const accounts = members.map(accountOf).sort((a, b) => dayOf(a.read) - dayOf(b.read));
    for (const [i, first] of accounts.entries()) {
      for (const second of accounts.slice(i + 1)) {
        const days = dayOf(second.read) - dayOf(first.read);
        if (days <= MOST_DAYS) pairs.push({ first, second, days, sameStory: true });
      }
    }
    told.push(accounts);
  }
  for (const accounts of told) {
    for (const others of told) {
      if (others !== accounts) pairs.push(...across(accounts.slice(0, ACROSS), others.slice(-ACROSS)));
    }
  }
  return pairs;
}

function across(earlier: readonly Account[], later: readonly Account[]): Pair[] {
  return earlier.flatMap((first) =>
    later.flatMap((second) => {
      const days = dayOf(second.read) - dayOf(first.read);
      return days > 0 && days <= MOST_DAYS_ACROSS ? [{ first, second, days, sameStory: false }] : [];
    }),
  );
}

export function accountOf(read: ReadArticle): Account {
  return new ReadAccount(read);
}

/** Looks for figures and deeds when they are compared: of articles that stand alone in their story no figure is. */
class ReadAccount implements Account {
  readonly read: ReadArticle;
  readonly statements: readonly Statement[];
  #deeds: readonly Deed[] | undefined;
  #figures: readonly Figure[] | undefined;

  constructor(read: ReadArticle) {
    this.read = read;
    this.statements = tellables(read, STATEMENTS).map((ways) => ways[0]);
  }

  get deeds(): readonly Deed[] {
    this.#deeds ??= this.statements.flatMap(deedsOf);
    return this.#deeds;
  }

  get figures(): readonly Figure[] {
    this.#figures ??= this.statements.flatMap(figuresOf);
    return this.#figures;
  }
}

/** Days since 1970; 0 when the article has no date, so that two undated ones count as of one day. */
export function dayOf({ article }: ReadArticle): number {
  return article.published === null ? 0 : Math.floor(Date.parse(article.published) / 86_400_000);
}

/** Whether one publisher is behind both. */
export function sameSource(a: ReadArticle, b: ReadArticle): boolean {
  return a.article.publisher !== null && a.article.publisher === b.article.publisher;
}
