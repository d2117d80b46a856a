import type { Dom } from './page-dom.ts';
import { linesOf, type PageLine } from './page-lines.ts';

/** What a page itself marks as the body of its article. */
export type Marked = { readonly how: 'itemprop' | 'article'; readonly lines: readonly PageLine[] };

/** A paragraph that is no link. */
const paragraphChars = 80;
/** A text that is found again in another one, but for a little. */
const mostOf = 0.9;
/** Less than this was found by mistake; of more, the marked part is at most so many times. */
const trustedChars = 600;
const mostTimes = 1.8;

/** The part of a page that is marked as its article's body, by microdata or by being its longest `article`; null if none. */
export function markedBody(body: Dom): Marked | null {
  const properties = [...body.querySelectorAll('[itemprop=articleBody]')];
  if (properties.length > 0 && properties.length <= 20) {
    const outer = properties.filter((each) => !properties.some((other) => other !== each && holds(other, each)));
    return { how: 'itemprop', lines: outer.flatMap((each) => linesOf(each)) };
  }
  const articles = [...body.querySelectorAll('article')].slice(0, 100);
  const longest = articles
    .map((each) => ({ each, chars: (each.textContent ?? '').length }))
    .sort((a, b) => b.chars - a.chars)[0];
  return longest ? { how: 'article', lines: linesOf(longest.each) } : null;
}

/**
 * Which lines are the article: what was found by weighing, or the marked part of the page where it holds all of that
 * and whole paragraphs more, which the weighing lost.
 */
export function betterLines(found: readonly PageLine[], marked: Marked | null): readonly PageLine[] {
  if (marked === null || marked.lines.length === 0) return found;
  if (found.length === 0) return marked.lines;
  const has = new Set(marked.lines.map(({ text }) => text));
  const chars = (lines: readonly PageLine[]): number => lines.reduce((sum, { text }) => sum + text.length, 0);
  if (chars(found.filter(({ text }) => has.has(text))) < mostOf * chars(found)) return found;
  // What is many times more is a gallery or all of a blog.
  if (chars(found) >= trustedChars && chars(marked.lines) > mostTimes * chars(found)) return found;
  const had = new Set(found.map(({ text }) => text));
  const more = marked.lines.filter(({ text }) => !had.has(text));
  const paragraphs = more.filter(({ text, linked }) => text.length >= paragraphChars && linked < 0.3);
  const prose = chars(paragraphs);
  // Microdata names the body; an `article` element may hold its comments and links to others as well.
  const worth = marked.how === 'itemprop' ? prose > 0 : paragraphs.length >= 2 && prose > 0.6 * chars(more);
  return worth ? marked.lines : found;
}

function holds(outer: Dom, inner: Dom): boolean {
  for (let at = inner.parentElement; at !== null; at = at.parentElement) if (at === outer) return true;
  return false;
}
