import type { Article } from '../model.ts';

/** Whether two articles say the same; where they lie, and who brings them, does not matter. */
export const saysSame = (a: Article, b: Article): boolean =>
  a.text === b.text &&
  a.title === b.title &&
  a.publisher === b.publisher &&
  a.author === b.author &&
  a.published === b.published &&
  a.publishedHow === b.publishedHow &&
  a.url === b.url;
