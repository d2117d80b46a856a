import type { Article, ReadArticle, Reading, Sentence, Story } from '../model.ts';
import type { Ledger } from './ledger.ts';
import type { Origins } from './origins.ts';
import type { OtherIds } from './other-ids.ts';
import type { Prepared } from './prepare.ts';
import type { Profiles } from './profiles.ts';
import type { Ratings } from './ratings.ts';
import type { Sources } from './sources.ts';
import type { Teasers } from './teasers.ts';

/** What putting an article did. `unchanged`: the same text and particulars were there already. */
export type Put = { readonly id: string; readonly kind: 'new' | 'updated' | 'unchanged' };

/** Limits which articles are looked at. Every part that is given must hold. */
export type ArticleFilter = {
  readonly ids?: readonly string[];
  /** Publisher names or source ids. */
  readonly sources?: readonly string[];
  /** Ids of sources that brought it; no publisher's name. */
  readonly broughtBy?: readonly string[];
  /** ISO dates, inclusive. Articles without a date are left out when one is given. */
  readonly since?: string;
  readonly until?: string;
};

/** One article that full-text recall brings, with its BM25 over text and title. */
export type Recalled = { readonly id: string; readonly score: number };

/** Document frequencies: how many articles hold each term, and how many there are. */
export type TermCounts = { readonly articles: number; readonly df: ReadonlyMap<string, number> };

/**
 * Everything Nutgraf knows, behind one interface that names no database. Promises throughout, so that a database on
 * another machine can stand behind it. Ranking is not the store's: it brings candidates, `search/` scores them.
 */
export interface Store {
  /** Subscriptions and deliveries, in the same database. */
  readonly ledger: Ledger;
  /** What readers thought of answers and digests. */
  readonly ratings: Ratings;
  /** What is polled, for whom, and how it goes. */
  readonly sources: Sources;
  /** Which articles are copies of one another, and whose they are. */
  readonly origins: Origins;
  /** Ids under which articles came again. */
  readonly otherIds: OtherIds;
  /** What feeds last said of articles whose pages were read. */
  readonly teasers: Teasers;
  /** What stories are assigned by. */
  readonly profiles: Profiles;
  /**
   * The same store as one workspace (`slack:T…`, `discord:…`) sees it. An article is visible when a file, a folder, the
   * seeds, an operator's source or a source of this very workspace brought it; one that only other workspaces brought
   * is in no result of any method: not by id, by words, by name, by publisher, in a story or in a count (only how
   * common words are, and articles long, is taken from all where scores are set against it). What is put into a view by no
   * followed source belongs to its workspace; `assignStories`, `forget`, `outdated` and the ledger are the whole store's.
   */
  view(workspace: string): Store;
  /**
   * Stores articles with their readings, each in one transaction; an article whose id is known is replaced when anything changed. An article that only an older engine had read gets its new reading and counts as unchanged.
   *
   * An article whose `source` is a followed source's id is seen by those whom that source serves. One that others see
   * already is changed by nobody who does not serve them: the same words again only show it to more, other words are
   * kept under an id of the workspace's own, which is in the result. `new`: those who are served had not seen it.
   */
  put(batch: readonly (ReadArticle | Prepared)[]): Promise<Put[]>;
  /** Articles by id, in the order asked for; an unknown id is left out. */
  articles(ids: readonly string[]): Promise<Article[]>;
  /** Articles with their readings, in the order asked for. */
  read(ids: readonly string[]): Promise<ReadArticle[]>;
  /** Articles with their sentences alone, in the order asked for: a third of the time of `read`. */
  sentences(ids: readonly string[]): Promise<{ readonly article: Article; readonly sentences: readonly Sentence[] }[]>;
  /** Ids of the newest articles that pass the filter, newest first, those without a date last. */
  newest(filter: ArticleFilter, limit: number): Promise<string[]>;
  /** At most `limit` candidate articles for stemmed terms (as `terms.ts` makes them), best BM25 first. */
  recall(
    terms: readonly string[],
    filter: ArticleFilter,
    limit: number,
    /** What a term counts against the others; 1 for those not named. */
    weights?: ReadonlyMap<string, number>,
  ): Promise<Recalled[]>;
  termCounts(terms: readonly string[]): Promise<TermCounts>;
  /** Names of entities that begin with or contain the words, most mentioned first: for completion and "did you mean". */
  names(part: string, limit: number): Promise<{ name: string; articles: number }[]>;
  /** Every publisher's name as stored, in alphabetical order. */
  publishers(): Promise<string[]>;
  /** Ids of articles that mention an entity under one of these names (any case, any hyphenation), newest number first. */
  mentioning(names: readonly string[], limit: number): Promise<string[]>;
  stories(ids?: readonly string[]): Promise<Story[]>;
  /** The stories that hold any of these articles. */
  storiesWith(articles: readonly string[]): Promise<Story[]>;
  /** Puts articles into stories; an article is in one story at most. */
  assignStories(stories: readonly Story[]): Promise<void>;
  /** Deletes an article, or the articles that a source brought and no other did; how many articles went. The source stays followed. */
  forget(target: { article: string } | { source: string }): Promise<number>;
  /** Ids of articles that an older language engine read: they are to be read anew. */
  outdated(limit: number): Promise<string[]>;
  status(): Promise<StoreStatus>;
  close(): Promise<void>;
}

export type StoreStatus = {
  /** Whether it ever held an article, even if all are forgotten now. */
  readonly used: boolean;
  readonly articles: number;
  readonly sentences: number;
  readonly entities: number;
  readonly stories: number;
  readonly newest: string | null;
  readonly schema: number;
  /** Version of the language engine that read the articles; older than the current one means `reindex`. */
  readonly engine: number | null;
};

export type { Reading };
