import { dayOf, weekdayOf } from './dates-calendar.ts';
import { DAY_NAMES, MONTH_NAMES } from './dates-words.ts';

/** A value as a reader is told it: "31 May 2018", "May 2018", "2018", "31 May 2018 at 11:25"; what is no date is given back. */
export function sayDate(value: string): string {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?/.exec(value);
  if (!m) return value;
  const month = MONTH_NAMES[Number(m[2]) - 1];
  if (!month) return m[1] ?? value;
  if (!m[3]) return `${month} ${m[1]}`;
  return `${Number(m[3])} ${month} ${m[1]}${m[4] ? ` at ${m[4]}` : ''}`;
}

/** A date or a period: "28–31 May 2018", "30 June – 1 July 2018", "1950–1953". */
export function sayPeriod(value: string, until?: string): string {
  if (!until || until === value) return sayDate(value);
  const a = value.slice(0, 10);
  const b = until.slice(0, 10);
  if (a.length === 4 && b.length === 4) return `${a}–${b}`;
  if (a.length === 10 && a.slice(0, 7) === b.slice(0, 7) && b.length === 10)
    return `${Number(a.slice(8))}–${sayDate(b)}`;
  const first = a.slice(0, 4) === b.slice(0, 4) && a.length > 4 ? sayDate(a).replace(/ \d{4}$/, '') : sayDate(a);
  return `${first} – ${sayDate(b)}`;
}

/** Name of the weekday of a value that is precise to the day, else null. */
export function weekdayName(value: string): string | null {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(value);
  if (!m) return null;
  return DAY_NAMES[weekdayOf(dayOf(Number(m[1]), Number(m[2]), Number(m[3])))] ?? null;
}
