import type { Hit, ReadArticle } from '../model.ts';
import type { ArticleFilter } from '../store/store.ts';

export type FindRequest = {
  /** Words, or a whole question. */
  readonly text: string;
  readonly filter: ArticleFilter;
  /** How many articles at most. */
  readonly articles: number;
};

export type HitsRequest = {
  readonly query: string;
  readonly filter: ArticleFilter;
  /** How many articles at most. */
  readonly limit: number;
};

/** A sentence that was found: its article, its ordinal there, and its score (comparable within one result only). */
export type FoundSentence = { readonly article: string; readonly n: number; readonly score: number };

export type Found = {
  /** Best first. */
  readonly articles: readonly { readonly read: ReadArticle; readonly score: number }[];
  /** The best sentences of all those articles, best first. */
  readonly sentences: readonly FoundSentence[];
  /**
   * How much of what was asked for the best sentence and its surroundings hold: 0 nothing, 1 all, weighted by
   * how rare the words are.
   */
  readonly coverage: number;
};

/** Finds articles and sentences for words or a question; every store ranks alike because the formula runs here. */
export interface Search {
  find(request: FindRequest): Promise<Found>;
  /** The best articles for words, each with its best passage (an exact stretch of its text); best first. */
  hits(request: HitsRequest): Promise<readonly Hit[]>;
}
