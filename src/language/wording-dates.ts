import type { DateMention, ReadArticle, Sentence } from '../model.ts';
import { sayDate, sayPeriod } from './dates-say.ts';
import { WEEKDAY_PATTERN } from './dates-words.ts';

/** A replacement of `[start, end)` of the article's text. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string };

/** Replacements that make the relative dates of a sentence absolute; those inside quotation marks stay as they are. */
export function dateEdits(read: ReadArticle, sentence: Sentence): Edit[] {
  const { text } = read.article;
  const about = read.article.publishedHow === 'inferred' ? 'about ' : '';
  const edits: Edit[] = [];
  for (const date of read.reading.dates) {
    if (date.sentence !== sentence.n || !date.value) continue;
    if (read.reading.quotations.some((q) => date.start >= q.start && date.end <= q.end && q.end - q.start > 20))
      continue;
    const edit = editOf(text, date, yearOfSpan(read, date, date.value), about);
    if (edit) edits.push(edit);
  }
  return edits;
}

/** "From 20 May to 27 May": both are of one year, the one of the later day. */
function yearOfSpan({ article, reading }: ReadArticle, date: DateMention, value: string): string {
  const next = reading.dates.find(({ start }) => start > date.end && start - date.end < 12);
  if (!next?.value || value.length < 10 || next.value.length < 10) return value;
  if (!/^\s(?:to|until|and)\s$/.test(article.text.slice(date.end, next.start))) return value;
  return value.slice(5, 10) <= next.value.slice(5, 10) ? next.value.slice(0, 4) + value.slice(4) : value;
}

const WEEKDAY = new RegExp(
  `^(?:(?:last|next|this|past)\\s+)?(${WEEKDAY_PATTERN}(?:\\s+(?:morning|afternoon|evening|night))?)`,
);
const MONTH_DAY = /^\(?\p{Lu}\p{Ll}+\.?\)?\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?$/u;
const DAY_MONTH = /^\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?\p{Lu}\p{Ll}+\.?$/u;

function editOf(text: string, date: DateMention, value: string, about: string): Edit | null {
  const said = text.slice(date.start, date.end);
  const day = value.slice(0, 10);
  if (/\d{4}/.test(said)) return null;
  const after = text.slice(date.end, date.end + 2);
  const possessive = /^['’]s/.test(after);
  const weekday = WEEKDAY.exec(said);
  if (weekday) {
    if (/\s\d|\d\s/.test(said.replace(/\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?/gi, '')) || day.length < 10) return null;
    const end = date.start + weekday[0].length;
    const name = weekday[1] ?? '';
    if (possessive && end === date.end)
      return { start: date.start, end: date.end + 2, text: `${name}’s (${about}${sayDate(day)})` };
    return { start: date.start, end, text: `${name} (${about}${sayDate(day)})` };
  }
  const governed = /\b(?:since|until|till|by|from|of|before|after|for|during|in|on|than|to|through|and)\s+$/i.test(
    text.slice(Math.max(0, date.start - 10), date.start),
  );
  const lower = said.toLowerCase();
  const replace = (preposition: string, words: string): Edit => ({
    start: date.start,
    end: possessive ? date.end + 2 : date.end,
    text: capital(said, possessive ? `the ${words}` : governed || !preposition ? words : `${preposition} ${words}`),
  });
  if (
    /^(?:yesterday|today|tomorrow|tonight|the day (?:before|after)|(?:earlier|later) to)/.test(lower) &&
    day.length === 10
  ) {
    const part = /\s(morning|afternoon|evening|night)$/.exec(lower)?.[1];
    const clock = /T(\d\d:\d\d)/.exec(value);
    if (clock) return null;
    return replace('on', part ? `the ${part} of ${about}${sayDate(day)}` : `${about}${sayDate(day)}`);
  }
  if (/^(?:last night|overnight)$/.test(lower)) return replace('on', `the night of ${about}${sayDate(day)}`);
  const relative =
    /^(?:(earlier|later|early|late)\s+)?(?:(?:on|over|at)\s+)?(?:last|this|next|the|previous|past)(?:\s+(?:previous|past))?\s+(week|weekend|month|year)$/.exec(
      lower,
    );
  if (relative) {
    const early = relative[1] ? `${relative[1]} in` : 'in';
    const unit = relative[2];
    if (possessive && date.until) return replace('', `${about}${sayPeriod(value, date.until)}`);
    if (unit === 'weekend') return replace('over', `the weekend of ${about}${sayDate(day)}`);
    if (unit === 'week') return replace(early, `the week of ${about}${sayDate(day)}`);
    // A year is right even if the day of publication was worked out; a month may not be.
    return replace(early, unit === 'month' ? `${about}${sayDate(value)}` : value.slice(0, 4));
  }
  if (/\sago$/.test(lower))
    return day.length === 10 ? replace('on', `${about}${sayDate(day)}`) : replace('in', sayDate(value));
  if (date.until) return { start: date.end, end: date.end, text: ` (${about}${sayPeriod(value, date.until)})` };
  if (/^(?:last|next|this)\s/.test(lower)) return replace('in', sayDate(value));
  return withYear(said, date, value);
}

/** "June 12" and "in July" get their year. */
function withYear(said: string, date: DateMention, value: string): Edit | null {
  const year = value.slice(0, 4);
  if (MONTH_DAY.test(said)) return { start: date.start, end: date.end, text: sayDate(value.slice(0, 10)) };
  if (DAY_MONTH.test(said)) return { start: date.end, end: date.end, text: ` ${year}` };
  if (/^\p{Lu}\p{Ll}+$/u.test(said) && value.length === 7) return { start: date.end, end: date.end, text: ` ${year}` };
  return null;
}

function capital(said: string, words: string): string {
  return /^\p{Lu}/u.test(said) ? (words[0] ?? '').toUpperCase() + words.slice(1) : words;
}
