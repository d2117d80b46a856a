import type { ArticleLine, Citation, ReadArticle } from '../model.ts';

/** Numbers proofs from 1 in the order they are first used; the same stretch of the same article keeps its number. */
export type Citations = {
  readonly cite: (proof: { readonly read: ReadArticle; readonly quote: string }) => number;
  readonly list: () => Citation[];
};

export function createCitations(): Citations {
  const numbers = new Map<string, number>();
  const list: Citation[] = [];
  return {
    cite({ read, quote }) {
      const key = `${read.article.id}\n${quote}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const { article, ...line } = lineOf(read);
      const n = list.length + 1;
      list.push({ n, article, quote, ...line });
      numbers.set(key, n);
      return n;
    },
    list: () => list,
  };
}

/** An article as a list of sources shows it. */
export function lineOf({ article, alsoIn }: ReadArticle): ArticleLine {
  return {
    article: article.id,
    title: article.title,
    source: article.publisher,
    published: article.published,
    publishedHow: article.publishedHow,
    url: article.url,
    ...(alsoIn === undefined ? {} : { alsoIn }),
  };
}

/** An article as a source of a digest, with its language and its picture where they are known. */
export function sourceOf(read: ReadArticle): ArticleLine {
  const { language, image } = read.article;
  return {
    ...lineOf(read),
    ...(language === undefined ? {} : { language }),
    ...(image === undefined ? {} : { image }),
  };
}
