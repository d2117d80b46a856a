/**
 * Where an article's words come from, worked out once when it is stored: articles that are copies of one another bear
 * one `group`, and the marks of its house tell independent sources from outlets of one publisher.
 */
export type Origin = {
  readonly article: string;
  /** Name of the group of its copies: the id of the first of them, the article's own when it is no copy. */
  readonly group: string;
  /** The publisher's name without edition and section ("BBC Sport" is "bbc"); null when it is not known. */
  readonly house: string | null;
  /** The registrable domain of its address; null when it has none. */
  readonly site: string | null;
  /** The news agency that is named as the author of the whole article; null when none is. */
  readonly agency: string | null;
};

/** An origin as it is written down, with what finds it again for an article that copies it. */
export type Traced = Origin & {
  /** A fixed share of the hashes of its three-word runs. */
  readonly prints: readonly number[];
  /** Those of them it is found by; a copy need not be found by what its original is found by already. */
  readonly found: readonly number[];
};

/** What copies are found by and what they are counted by. */
export interface Origins {
  /** Origins of articles, by their ids; an article that was never traced is not there. */
  of(articles: readonly string[]): Promise<ReadonlyMap<string, Origin>>;
  /** Articles of groups that may be seen, the group's name giving its articles; a group of which nothing is known is not there. */
  members(groups: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Articles that are found by prints, with how many prints theirs are in all; those that share most first. */
  sharing(
    prints: readonly number[],
    limit: number,
  ): Promise<{ readonly article: string; readonly shared: number; readonly prints: number }[]>;
  /** Writes origins down, each in the place of what was known of its article. */
  save(origins: readonly Traced[]): Promise<void>;
  /** Puts all articles of groups into one. */
  join(groups: readonly string[], into: string): Promise<void>;
}
