import type { Article } from '../model.ts';
import { cleanId } from './article-id.ts';
import type { Incoming } from './incoming.ts';

/** What came in, as it is stored under its source; what it does not say is null. */
export const toArticle = ({ id, particulars, text }: Incoming, source: string): Article => ({
  id: cleanId(id),
  title: null,
  publisher: null,
  author: null,
  published: null,
  publishedHow: null,
  url: null,
  ...particulars,
  source,
  text,
});
