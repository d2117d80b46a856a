/** What a feed last said of an article whose page was read for it: enough to see that it was edited since. */
export type Teaser = {
  readonly article: string;
  /** Hash of the feed's own words. */
  readonly words: string;
  /** When the feed says it was changed last; ISO, null when it does not say. */
  readonly updated: string | null;
  /** When its page was read last; ISO. */
  readonly readAt: string;
  /** How often in a row its page was read again and said nothing new. */
  readonly vain: number;
};

/** Not filtered in views: nothing of it is shown. */
export interface Teasers {
  /** Teasers by article; one whose page was never read is not there. */
  of(articles: readonly string[]): Promise<ReadonlyMap<string, Teaser>>;
  save(teasers: readonly Teaser[]): Promise<void>;
}
