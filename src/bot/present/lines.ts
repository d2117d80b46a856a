import type { ArticleLine, Citation, Cited } from '../../model.ts';
import type { Inline, Line } from '../reply.ts';
import { shownDate } from './date.ts';

/** Words followed by the numbers of their citations. */
export function citedLine(cited: Cited, before: Line = []): Line {
  return [...before, cited.text, ...marks(cited.citations)];
}

/** Citation numbers as they follow words, in the order given, each once. */
export function marks(numbers: readonly number[]): Inline[] {
  return [...new Set(numbers)].flatMap((cite) => [' ', { cite }]);
}

/** Where a citation or article comes from: title, publisher and date, with the address behind the title if it has one. */
export function sourceLine(from: Citation | ArticleLine): Line {
  const title = from.title ?? `article ${from.article}`;
  const rest = [from.source, shownDate(from.published, from.publishedHow)].filter((part) => part !== null).join(', ');
  return [from.url === null ? { italic: title } : { link: { text: title, url: from.url } }, ` (${rest})`];
}

/** Where citations come from, a line for each article, with the numbers it proves behind it. */
export function sourceLines(citations: readonly Citation[]): Line[] {
  const byArticle = Map.groupBy(citations, ({ article }) => article);
  return [...byArticle.values()].map((own) => [...sourceLine(own[0]!), ...marks(own.map(({ n }) => n))]);
}
