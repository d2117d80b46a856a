import type { SourceCheck } from '../feeds/check-source.ts';
import type { FeedLink } from '../feeds/feed-links.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { Place } from './place.ts';

/** A source as somebody wishes for it. What was not said is null, or empty. */
export type SourceWish = {
  /** A web address, with or without https://; for whoever runs the bot also a folder or a file of feeds. */
  readonly address: string;
  readonly topics: readonly string[];
  readonly everySeconds: number | null;
  readonly name: string | null;
};

/** What was found where a source was added. */
export type FoundInSource = {
  readonly items: number;
  /** ISO date of the newest item; null when no item has a date that can be. */
  readonly newest: string | null;
  /** Titles of the first items. */
  readonly titles: readonly string[];
  /** What is odd about it, in words. */
  readonly odd: readonly string[];
};

/** What storing a source's articles at once did. */
export type FirstPoll = {
  readonly new: number;
  readonly updated: number;
  /** Articles that were stored already. */
  readonly duplicate: number;
  /** Why nothing came, or what is odd about it, as a sentence; null when all is well. */
  readonly why: string | null;
};

export type Added =
  | {
      readonly kind: 'source';
      readonly source: Source;
      /** `known`: it was followed already; `changed`: so it was, and the wish changed it. */
      readonly how: 'new' | 'known' | 'changed';
      /** Null when it was known, or when a folder has not been read. */
      readonly found: FoundInSource | null;
      /** Further feeds of the same site. */
      readonly others: readonly FeedLink[];
      /** Null when its articles are fetched in the background. */
      readonly polled: FirstPoll | null;
    }
  | {
      readonly kind: 'list';
      readonly added: readonly Source[];
      readonly known: number;
      readonly refused: readonly { readonly url: string; readonly why: string }[];
    };

/** A source as people are shown it. */
export type ListedSource = {
  readonly source: Source;
  readonly health: SourceHealth;
  /** Whether people are to be told that it fails: one hiccup is no failing. */
  readonly failing: boolean;
  /** Read once and never asked again, as the articles are that came with the bot. */
  readonly once: boolean;
  /** The workspace it belongs to, where whoever runs the bot looks at all of them; else null. */
  readonly of: string | null;
  /** Whether this place may remove it; the operator's sources are not a workspace's to remove. */
  readonly own: boolean;
};

/** What stopping to follow a source leaves: how many of its articles stay. `forgotten`: they went with it. */
export type Removed = { readonly source: Source; readonly articles: number; readonly forgotten: boolean };

/**
 * Sources as the bot needs them; the room that polls fulfils it. A source added in chat is its workspace's, one added
 * in the terminal the operator's. Everything throws bad input with one sentence for a wish that cannot be kept; in chat
 * the sentence never tells whether a private host exists.
 */
export interface SourceDesk {
  add(wish: SourceWish, place: Place, progress: (words: string) => void): Promise<Added>;
  /** Those of this place and the operator's; for the operator all there are. */
  list(place: Place): Promise<readonly ListedSource[]>;
  /** By id, address or name. */
  remove(which: string, place: Place): Promise<Removed>;
  /** Goes through every stage for an address, or for a source by id or name, and stores nothing. */
  check(which: string, place: Place, progress: (words: string) => void): Promise<SourceCheck>;
  /** This place's feeds as an OPML list. */
  exportOpml(place: Place): Promise<{ readonly opml: string; readonly sources: readonly Source[] }>;
}
