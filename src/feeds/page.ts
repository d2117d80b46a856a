import type { Particulars } from './incoming.ts';

/** Where a page was fetched and when; both are needed to judge what it says of itself. */
export type PageContext = { readonly url?: string | null; readonly now?: Date };

/** What a page says: its article's text, paragraph by line, and particulars from its head. */
export type Page = {
  readonly kind: 'page';
  readonly text: string;
  readonly particulars: Particulars;
  /** BCP 47 tag; null when neither the page nor its words tell. */
  readonly language: string | null;
  /** Address of the picture the page shows for itself. */
  readonly image: string | null;
};

/** A page, or why it is no article, in words that end a sentence. */
export type ParsedPage = Page | { readonly kind: 'none'; readonly why: string };

/** All that a page says of its article. */
export function pageParticulars({ particulars, language, image }: Page): Particulars {
  return { ...particulars, ...(language === null ? {} : { language }), ...(image === null ? {} : { image }) };
}
