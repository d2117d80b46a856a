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
  const papers = from.alsoIn === undefined ? from.source : printedIn(from.source, from.alsoIn);
  const rest = [papers, shownDate(from.published, from.publishedHow)].filter((part) => part !== null).join(', ');
  return [from.url === null ? { italic: title } : { link: { text: title, url: from.url } }, ` (${rest})`];
}

/** Papers named beside the one that is cited; of more the number is told. */
const MOST_PAPERS = 3;

/** "Harbour Post, also in Coast and Tidal Review": all who print one article. */
function printedIn(source: string | null, others: readonly string[]): string {
  const shown = others.slice(0, others.length > MOST_PAPERS ? MOST_PAPERS - 1 : MOST_PAPERS);
  const more = others.length - shown.length;
  const names = more > 0 ? [...shown, `${more} more`] : shown;
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return source === null ? `in ${list}` : `${source}, also in ${list}`;
}

/** Where citations come from, a line for each article, with the numbers it proves behind it. */
export function sourceLines(citations: readonly Citation[]): Line[] {
  const byArticle = Map.groupBy(citations, ({ article }) => article);
  return [...byArticle.values()].map((own) => [...sourceLine(own[0]!), ...marks(own.map(({ n }) => n))]);
}
