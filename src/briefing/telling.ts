import type { ReadArticle } from '../model.ts';
import { dropOpening, withoutAsides } from './cuts.ts';
import { shortenQuotations } from './quoting.ts';
import { type Statement, state } from './statement.ts';

/** A statement with the shorter ways to say it; the first is the fullest. All prove themselves by the same stretch. */
export type Tellable = readonly [Statement, ...Statement[]];

/** What of an article can be read aloud on its own, in its order. Tweets, captions, headings and boilerplate are left out. */
export function tellables(read: ReadArticle): Tellable[] {
  const found: Tellable[] = [];
  for (const sentence of read.reading.sentences) {
    if (sentence.kind !== 'body' && sentence.kind !== 'quote') continue;
    const raw = read.article.text.slice(sentence.start, sentence.end);
    const told = raw;
    const plain = shortenQuotations(dropOpening(told));
    if (plain === null || !isReadable(plain)) continue;
    const full = state(read, sentence.n, plain, found.length);
    if (!full) continue;
    const short = withoutAsides(plain);
    const brief = short !== plain && isReadable(short) ? state(read, sentence.n, short, found.length) : null;
    found.push(brief && brief.words < full.words ? [full, brief] : [full]);
  }
  return found;
}

const POINTS_BACK =
  /^(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Such|Both|Another|The (?:same|latter|former|move|two|pair|discussions?|decision|comments?|remarks?))\b/;
const POINTS_INSIDE = /\b(?:such (?:steps|moves|actions|measures|comments)|do so|did so|doing so)\b/;
const LOOSE_TIME =
  /\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night)|earlier in the day)\b/i;

function isReadable(text: string): boolean {
  const quotes = (text.match(/["“”]/g) ?? []).length;
  return (
    quotes % 2 === 0 &&
    /[.!]["”’)]?$/.test(text) &&
    !/\?/.test(text) &&
    !POINTS_BACK.test(text) &&
    !POINTS_INSIDE.test(text) &&
    !LOOSE_TIME.test(text) &&
    /^["“‘(]?[\p{Lu}\p{N}]/u.test(text)
  );
}
