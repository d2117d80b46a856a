import type { Article } from '../model.ts';

/** Particulars of an article that may come with it; each may be missing. */
export type Particulars = Partial<
  Pick<Article, 'title' | 'publisher' | 'author' | 'published' | 'publishedHow' | 'url' | 'language' | 'image'>
>;

/** The particulars of an article of which nothing is known. */
export const noParticulars: Required<Omit<Particulars, 'language' | 'image'>> = {
  title: null,
  publisher: null,
  author: null,
  published: null,
  publishedHow: null,
  url: null,
};

/** An article as a file, feed or page gives it. Its id is settled when it is known what else there is. */
export type Incoming = {
  /** The id it wishes for. */
  readonly id: string;
  /** Whether the article itself says its id: then another with the same id is its newer self, not a namesake. */
  readonly ownId: boolean;
  /** Where it comes from, for messages and to tell apart two with one id: a path, a path with a line, a URL. */
  readonly where: string;
  readonly particulars: Particulars;
  readonly text: string;
};

/** Something that could not be read, and why in words that end a sentence. */
export type Skipped = { readonly where: string; readonly why: string };

/** Either an article or the reason why there is none. */
export type Parsed =
  | { readonly kind: 'article'; readonly incoming: Incoming }
  | ({ readonly kind: 'skipped' } & Skipped);
