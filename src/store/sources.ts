import type { Source, SourceHealth } from '../model.ts';

/**
 * The book of sources: what is polled, for whom, and how it has gone. A source belongs to one workspace, or to the
 * operator (`workspace` null), whose sources everybody sees. No method reads a clock: instants are arguments, ISO.
 */
export interface Sources {
  /** Sources in the order they were added: of one workspace, of the operator (null), or all when not given. */
  list(workspace?: string | null): Promise<Source[]>;
  /** The source of an id, whosever it is; null when none is followed under it. */
  find(id: string): Promise<Source | null>;
  /** Ids of sources whose articles belong to a topic whatever their words: in a view the operator's and its own, else all. */
  forTopic(slug: string): Promise<string[]>;
  /** Adds a source or replaces the one with its id; a new one, or one with another address, is due at once. */
  save(source: Source): Promise<void>;
  /** Stops following a source. Its articles stay until they are forgotten. False when there was none. */
  remove(id: string): Promise<boolean>;

  /** How each source has gone, in the order asked for; a source never polled has a health of zeros and nulls. */
  health(ids: readonly string[]): Promise<SourceHealth[]>;
  /**
   * Takes sources whose next poll has come, longest overdue first, and holds them until `leaseUntil`, so that of
   * several processes one polls each. `id` asks for that one alone.
   */
  claimDue(wish: {
    now: string;
    leaseUntil: string;
    limit: number;
    id?: string;
  }): Promise<{ source: Source; health: SourceHealth }[]>;
  /** Writes down how a poll went and lets the source go; nothing when it was removed meanwhile. Its `articles` are counted, not taken. */
  record(health: SourceHealth): Promise<void>;

  /**
   * Says which source brought articles. One that only sources of workspaces brought is seen by those workspaces alone;
   * one that came from a file, a folder or the operator's source is everybody's. `Store.put` says it already of articles
   * whose `source` is the source's id; this is for those that were known. One that the source's workspace cannot see
   * is passed over: only what a source fetched itself, and put, shows an article to another team.
   */
  attribute(source: string, articles: readonly string[]): Promise<void>;
  /** Whether any article was brought for this workspace; until then it sees what every such workspace sees. */
  serve(workspace: string): Promise<boolean>;
  /** Who brought articles, by article: the source that stands in each first; an unknown id is left out. For a backup. */
  bringers(articles: readonly string[]): Promise<ReadonlyMap<string, readonly Bringer[]>>;
  /** Articles a source brought, newest first. */
  articlesOf(source: string, limit: number): Promise<string[]>;
}

/** A source that brought an article, and the workspace it brought it for; null for everybody. */
export type Bringer = { readonly source: string; readonly workspace: string | null };
