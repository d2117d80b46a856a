/** Whole days since 1970-01-01, so that differences are subtractions. */
export type Day = number;

/** A calendar date without a zone. */
export type Ymd = { readonly year: number; readonly month: number; readonly day: number };

const MS_PER_DAY = 86_400_000;

/** The day number of a date; months and days outside their range roll over. */
export function dayOf(year: number, month: number, day: number): Day {
  return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
}

/** Year, month (1-12) and day of a day number. */
export function ymdOf(day: Day): Ymd {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** How many days a month (1-12) has. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** `2018-05-31` of a day number. */
export function isoDay(day: Day): string {
  const { year, month, day: d } = ymdOf(day);
  return `${pad(year, 4)}-${pad(month)}-${pad(d)}`;
}

/** `2018-05` of a year and a month that may lie outside 1-12. */
export function isoMonth(year: number, month: number): string {
  const months = year * 12 + month - 1;
  return `${pad(Math.floor(months / 12), 4)}-${pad((((months % 12) + 12) % 12) + 1)}`;
}

/** A number with leading zeros. */
export function pad(n: number, width = 2): string {
  return String(n).padStart(width, '0');
}

/** First and last day that an ISO value (2018, 2018-05, 2018-05-31, 2018-05-31T11:25) covers; null when it is none. */
export function daysOf(value: string): { readonly first: Day; readonly last: Day } | null {
  const m = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(value);
  if (!m) return null;
  const year = Number(m[1]);
  if (!m[2]) return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
  const month = Number(m[2]);
  if (month < 1 || month > 12) return null;
  if (!m[3]) return { first: dayOf(year, month, 1), last: dayOf(year, month, daysIn(year, month)) };
  const day = dayOf(year, month, Number(m[3]));
  return { first: day, last: day };
}

/** The calendar day of a publication date or instant as printed; null when it is not one. */
export function publicationDay(published: string | null): Day | null {
  if (!published || !/^\d{4}-\d\d-\d\d/.test(published)) return null;
  return daysOf(published.slice(0, 10))?.first ?? null;
}
