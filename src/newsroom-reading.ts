import { noParticulars } from './feeds/incoming.ts';
import type { Article, ReadArticle } from './model.ts';

/** How an article that is not stored is read; `published` is used when it has no date of its own. */
export async function readUnstored(article: Article, published: string | null): Promise<ReadArticle> {
  const [{ readArticle }, { readable }] = await Promise.all([
    import('./language/read.ts'),
    import('./feeds/control.ts'),
  ]);
  const dated = { ...article, published: article.published ?? published };
  return { article: dated, reading: readArticle(readable(dated)) };
}

/** An article of which nothing is known but, later, its text. */
export const unknown: Article = {
  id: 'text',
  ...noParticulars,
  source: 'none',
  text: '',
};
