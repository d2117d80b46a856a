import type { Length } from '../model.ts';

/** What a digest is asked to be about, and how long. */
export type BriefRequest = {
  /** A topic's slug or title, words to search for, an article's address, or null for what is new in all topics. */
  readonly topic: string | null;
  /** Keep to these articles. */
  readonly articles?: readonly string[];
  readonly length: Length;
  /** ISO date: only articles since then. */
  readonly since?: string;
  /** Most words `text` may have. */
  readonly maxWords?: number;
  /** What the reader has had already: these articles are left out, and so is any sentence that says one of these. */
  readonly told?: { readonly articles: readonly string[]; readonly sentences: readonly string[] };
};

export type TimelineRequest = {
  readonly topic: string;
  readonly articles?: readonly string[];
  readonly since?: string;
};
