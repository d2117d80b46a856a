import type { FeedRhythm } from './feed-rhythm.ts';

/** One entry of a feed. Everything may be missing; addresses are whole. */
export type FeedItem = {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly author: string | null;
  /** ISO 8601, or null when it is missing or no date. */
  readonly published: string | null;
  readonly updated: string | null;
  /** HTML. */
  readonly summary: string | null;
  /** HTML of the whole article, where the feed gives it. */
  readonly content: string | null;
  readonly categories: readonly string[];
  readonly image: string | null;
  readonly language: string | null;
  /** Title of the feed an aggregator took it from. */
  readonly from: string | null;
};

export type Feed = {
  readonly title: string | null;
  readonly description: string | null;
  /** The site's address. */
  readonly url: string | null;
  readonly author: string | null;
  readonly language: string | null;
  readonly rights: string | null;
  readonly image: string | null;
  /** When it wishes to be read again. */
  readonly rhythm: FeedRhythm;
  readonly items: readonly FeedItem[];
};

export type ParsedFeed =
  | { readonly kind: 'feed'; readonly feed: Feed }
  | { readonly kind: 'refused'; readonly why: string };
