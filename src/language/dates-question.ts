import type { Span } from '../model.ts';
import { datesIn } from './dates.ts';
import { dayOf, daysIn, daysOf, isoDay, publicationDay, ymdOf } from './dates-calendar.ts';
import { MONTHS } from './dates-words.ts';

/** A limit in time that a question or a query says: both ends are ISO days, inclusive; null is open. */
export type TimeFilter = Span & {
  readonly how: 'in' | 'since' | 'before' | 'between';
  readonly from: string | null;
  readonly to: string | null;
  /** The month (1-12) asked for when no year was said and none could be worked out. */
  readonly month?: number;
};

const CUES = [
  ['since', /\b(?:since|after|from|starting)\s+(?:about |around |the )?(?:(?:start|beginning|end) of )?$/i],
  [
    'before',
    /\b(?:before|until|till|by|up to|prior to|earlier than)\s+(?:about |around |the )?(?:(?:start|beginning|end) of )?$/i,
  ],
  [
    'in',
    /\b(?:in|on|during|at|of|over|for|around|about|this|that|dated)\s+(?:about |around |the |early |late |mid-?)*(?:(?:start|beginning|end) of )?$/i,
  ],
] as const;

/**
 * The limits in time that a question says ("in May", "since June", "between 3 and 7 May", "before October").
 * `reference` is the day that relative words and months without a year count from: that of the newest article asked
 * about, or today. Months are read in any case; "may" and "march" only after a word such as "in".
 */
export function questionDates(question: string, reference: string | null): TimeFilter[] {
  const text = capitalised(question.slice(0, 2000));
  const day = publicationDay(reference);
  const dates = datesIn(text, { start: 0, end: text.length }, day).filter(
    (d) => !/^\d\d?[:.]\d\d|[ap]\.?m\.?$/i.test(text.slice(d.start, d.end)),
  );
  const filters: TimeFilter[] = [];
  for (let i = 0; i < dates.length; i++) {
    const d = dates[i]!;
    const before = text.slice(Math.max(0, d.start - 40), d.start);
    const range = d.value ? daysOf(d.value) : null;
    const month = monthSaid(text.slice(d.start, d.end));
    if (!range) {
      if (month) filters.push({ start: d.start, end: d.end, how: 'in', from: null, to: null, month });
      continue;
    }
    const last = (d.until && daysOf(d.until)?.last) || range.last;
    const next = dates[i + 1];
    const nextRange = next?.value ? daysOf(next.value) : null;
    if (next && nextRange && /\b(?:between|from)\s+(?:the )?$/i.test(before)) {
      if (/^\s+(?:and|to|until|till|through)\s+(?:the )?$/i.test(text.slice(d.end, next.start))) {
        const from = Math.min(range.first, nextRange.first);
        const to = Math.max(last, nextRange.last);
        filters.push({ start: d.start, end: next.end, how: 'between', from: isoDay(from), to: isoDay(to) });
        i++;
        continue;
      }
    }
    const how = CUES.find(([, cue]) => cue.test(before))?.[0] ?? 'in';
    const after = how === 'since' && /\bafter\s/i.test(before);
    filters.push({
      start: d.start,
      end: d.end,
      how,
      from: how === 'before' ? null : isoDay(after ? last + 1 : range.first),
      to:
        how === 'since'
          ? null
          : isoDay(how === 'before' && !/\b(?:by|until|till|up to)\s/i.test(before) ? range.first - 1 : last),
    });
  }
  return filters;
}

/** Whether a date's value (and the end of its period) touches the filter's stretch of time. */
export function inTime(filter: TimeFilter, value: string, until?: string): boolean {
  const range = daysOf(value);
  if (!range) return false;
  const last = (until && daysOf(until)?.last) || range.last;
  if (filter.month) return ymdOf(range.first).month === filter.month || ymdOf(last).month === filter.month;
  const from = filter.from ? daysOf(filter.from)?.first : undefined;
  const to = filter.to ? daysOf(filter.to)?.last : undefined;
  return (from === undefined || last >= from) && (to === undefined || range.first <= to);
}

/** First and last ISO day of a month of a year. */
export function monthRange(year: number, month: number): { readonly from: string; readonly to: string } {
  return { from: isoDay(dayOf(year, month, 1)), to: isoDay(dayOf(year, month, daysIn(year, month))) };
}

function monthSaid(words: string): number | null {
  const m = /^\(?([A-Z][a-z]{2})[a-z]*$/.exec(words);
  return m?.[1] ? (MONTHS[m[1].toLowerCase()] ?? null) : null;
}

/** Capitals for months and weekdays typed in lower case. The length never changes. */
function capitalised(text: string): string {
  return text
    .replace(
      /\b(?:january|february|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g,
      upperFirst,
    )
    .replace(
      /\b(in|since|during|before|after|until|by|of|last|between|and|from|early|late|to|\d{1,2}(?:st|nd|rd|th)?) (may|march)\b(?! (?:be|have|not|on)\b)/g,
      (_, cue: string, month: string) => `${cue} ${upperFirst(month)}`,
    )
    .replace(/\b(?:may|march)(?= \d{1,4}\b)/g, upperFirst);
}

function upperFirst(word: string): string {
  return (word[0] ?? '').toUpperCase() + word.slice(1);
}
