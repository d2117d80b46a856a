import { type Day, dayOf, daysIn, isoDay, isoMonth, pad, weekdayOf, ymdOf } from './dates-calendar.ts';
import type { FoundDate } from './dates-find.ts';
import { MONTHS, SMALL_NUMBERS, WEEKDAYS } from './dates-words.ts';

/** Which way the clause looks: what happened, what is to come, or neither is clear. */
export type Tense = 'past' | 'future' | 'unclear';

/** ISO value and, for a period, its last day; null when it needs a publication date that is not known. */
export type Resolved = { readonly value: string; readonly until?: string } | null;

/**
 * What a date expression means, given the day of publication and the tense around it. A weekday is the nearest one
 * in the direction of the tense (past unless the clause looks ahead), the publication's own day included. A month or
 * day without a year is the nearest to publication, the direction against the tense weighing as if it were farther.
 */
export function resolveDate(found: FoundDate, published: Day | null, tense: Tense): Resolved {
  const p = found.parts;
  switch (found.rule) {
    case 'iso': {
      const day = `${p[0]}-${p[1]}-${p[2]}`;
      if (Number(p[1]) < 1 || Number(p[1]) > 12 || Number(p[2]) < 1 || Number(p[2]) > 31) return null;
      return { value: p[3] ? `${day}T${p[3]}:${p[4]}` : day };
    }
    case 'monthDay':
      return monthDay({ month: p[1], day: p[2], lastDay: p[3], year: p[4] }, published, tense);
    case 'dayMonth':
      return monthDay(
        { month: p[3], day: p[1], lastDay: p[2], year: p[4] ?? fullYear(p[5], published) },
        published,
        tense,
      );
    case 'monthYear':
      return { value: isoMonth(Number(p[1]), monthNumber(p[0])) };
    case 'month':
      if (p[2] && published !== null) {
        const step = { last: -1, next: 1, this: 0 }[p[2]] ?? 0;
        return { value: isoMonth(ymdOf(published).year + step, monthNumber(p[1])) };
      }
      return bareMonth(monthNumber(p[1]), p[0]?.toLowerCase(), published, tense);
    case 'weekday':
      return weekday(WEEKDAYS[(p[1] ?? '').slice(0, 3).toLowerCase()] ?? 0, p[0]?.toLowerCase(), published, tense);
    case 'years': {
      const from = p[0] ?? '';
      const to = (p[1] ?? '').length === 2 ? from.slice(0, 2) + p[1] : (p[1] ?? '');
      return Number(to) > Number(from) ? { value: from, until: to } : { value: from };
    }
    case 'decade':
      return { value: p[0] ?? '', until: String(Number(p[0]) + 9) };
    case 'year':
      return { value: p[0] ?? '' };
    case 'deictic':
      return published === null ? null : { value: isoDay(published + deicticOffset(p[0] ?? '')) };
    case 'relativeUnit':
      return published === null
        ? null
        : relativeUnit((p[0] ?? '').toLowerCase(), (p[1] ?? '').toLowerCase(), published);
    case 'lastMany':
      return published === null ? null : lastMany(count(p[0]), (p[1] ?? '').toLowerCase(), published);
    case 'ago':
      return published === null ? null : ago(p[0], (p[1] ?? '').toLowerCase(), published);
    case 'clock':
      return published === null ? null : { value: `${isoDay(published)}T${clockOf(p)}` };
  }
}

/** `HH:MM` of the groups of the clock rule. */
export function clockOf(p: readonly (string | undefined)[]): string {
  if (p[7]) return p[7].toLowerCase() === 'noon' ? '12:00' : '00:00';
  if (p[0]) {
    const half = p[2]?.toLowerCase() === 'p' ? 12 : 0;
    return `${pad((Number(p[0]) % 12) + half)}:${p[1] ?? '00'}`;
  }
  return `${pad(Number(p[3] ?? p[5]))}:${p[4] ?? p[6]}`;
}

function monthNumber(name: string | undefined): number {
  return MONTHS[(name ?? '').slice(0, 3).toLowerCase()] ?? 1;
}

function count(word: string | undefined): number | null {
  const w = (word ?? '').toLowerCase().replace(' of', '');
  return /^\d+$/.test(w) ? Number(w) : (SMALL_NUMBERS[w] ?? null);
}

/** The year that two digits stand for: the one nearest to publication, else 1969 to 2068, as POSIX reads them. */
function fullYear(digits: string | undefined, published: Day | null): string | undefined {
  if (digits === undefined) return undefined;
  const n = Number(digits.replace(/\D/g, ''));
  if (published === null) return String(n < 69 ? 2000 + n : 1900 + n);
  const at = ymdOf(published).year;
  return String(at - 50 + ((((n - at + 50) % 100) + 100) % 100));
}

type MonthDay = {
  readonly month: string | undefined;
  readonly day: string | undefined;
  readonly lastDay: string | undefined;
  readonly year: string | undefined;
};

function monthDay(given: MonthDay, published: Day | null, tense: Tense): Resolved {
  const month = monthNumber(given.month);
  const day = Number(given.day);
  if (day < 1 || day > 31) return null;
  let year = given.year ? Number(given.year) : null;
  if (year === null && published !== null) {
    const at = ymdOf(published).year;
    year = nearest([at - 1, at, at + 1], (y) => dayOf(y, month, day) - published, tense);
  }
  if (year === null || day > daysIn(year, month)) return null;
  const value = `${isoMonth(year, month)}-${pad(day)}`;
  const last = Number(given.lastDay ?? 0);
  return last > day && last <= daysIn(year, month)
    ? { value, until: `${isoMonth(year, month)}-${pad(last)}` }
    : { value };
}

function bareMonth(month: number, which: string | undefined, published: Day | null, tense: Tense): Resolved {
  if (published === null) return null;
  const { year, month: now } = ymdOf(published);
  const months = (y: number) => y * 12 + month - (year * 12 + now);
  if (which === 'last' || which === 'past') return { value: isoMonth(month < now ? year : year - 1, month) };
  if (which === 'next') return { value: isoMonth(month > now ? year : year + 1, month) };
  if (which === 'this') return { value: isoMonth(year, month) };
  return { value: isoMonth(nearest([year - 1, year, year + 1], months, tense), month) };
}

/** How much farther a day ahead of (behind) publication counts than it is. News looks back even in plans: 8, not 30. */
const AHEAD: Readonly<Record<Tense, number>> = { past: 30, unclear: 1.3, future: 1 };
const BEHIND: Readonly<Record<Tense, number>> = { past: 1, unclear: 1, future: 8 };

/** The year whose distance (signed, from publication) is smallest, days against the tense counting for more. */
function nearest(years: readonly number[], distance: (year: number) => number, tense: Tense): number {
  let best = years[0] ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (const year of years) {
    const d = distance(year);
    const against = d > 0 ? AHEAD[tense] : BEHIND[tense];
    const cost = Math.abs(d) * against;
    if (cost < least) {
      least = cost;
      best = year;
    }
  }
  return best;
}

function weekday(day: number, which: string | undefined, published: Day | null, tense: Tense): Resolved {
  if (published === null) return null;
  const back = (weekdayOf(published) - day + 7) % 7;
  const ahead = (day - weekdayOf(published) + 7) % 7;
  if (which === 'last' || which === 'past') return { value: isoDay(published - (back || 7)) };
  if (which === 'next') return { value: isoDay(published + (ahead <= 2 ? ahead + 7 : ahead)) };
  if (which === 'this' && tense !== 'past') return { value: isoDay(published + ahead) };
  return { value: isoDay(tense === 'future' ? published + ahead : published - back) };
}

function deicticOffset(words: string): number {
  const w = words.toLowerCase();
  if (w.startsWith('the day before')) return -2;
  if (w.startsWith('the day after')) return 2;
  if (w === 'yesterday' || w === 'last night') return -1;
  return w === 'tomorrow' ? 1 : 0;
}

function relativeUnit(which: string, unit: string, published: Day): Resolved {
  const step = which === 'next' ? 1 : which === 'this' || which === 'the' ? 0 : -1;
  const { year, month } = ymdOf(published);
  if (unit === 'year') return { value: String(year + step) };
  if (unit === 'month') return { value: isoMonth(year, month + step) };
  if (unit === 'week') {
    const monday = published - ((weekdayOf(published) + 6) % 7) + 7 * step;
    return { value: isoDay(monday), until: isoDay(monday + 6) };
  }
  if (unit === 'weekend') {
    const sinceSaturday = (weekdayOf(published) + 1) % 7;
    const inWeekend = sinceSaturday <= 1;
    const past = published - sinceSaturday;
    const saturday =
      which === 'last' && inWeekend ? past - 7 : which === 'next' || (which === 'this' && !inWeekend) ? past + 7 : past;
    return { value: isoDay(saturday), until: isoDay(saturday + 1) };
  }
  if (unit === 'decade' || unit === 'century') return null;
  if (unit === 'morning' || unit === 'afternoon' || unit === 'evening') return { value: isoDay(published) };
  return season(unit, step, published);
}

/** Meteorological seasons of the northern half: spring is March to May. */
function season(unit: string, step: number, published: Day): Resolved {
  const first = { spring: 3, summer: 6, autumn: 9, winter: 12 }[unit];
  if (first === undefined) return null;
  const { year, month } = ymdOf(published);
  const running = month >= first ? year : year - 1;
  const start =
    step > 0
      ? month < first
        ? year
        : year + 1
      : step === 0
        ? year
        : month > first + 2 || month < first
          ? running
          : running - 1;
  return { value: isoMonth(start, first), until: isoMonth(start, first + 2) };
}

function lastMany(n: number | null, unit: string, published: Day): Resolved {
  if (n === null || unit === 'minute' || unit === 'decade') return null;
  const until = isoDay(published);
  const { year, month } = ymdOf(published);
  if (unit === 'hour') return { value: isoDay(published - Math.max(1, Math.round(n / 24))), until };
  if (unit === 'day') return { value: isoDay(published - n), until };
  if (unit === 'week' || unit === 'weekend') return { value: isoDay(published - 7 * n), until };
  if (unit === 'month') return { value: isoMonth(year, month - n), until };
  return { value: String(year - n), until };
}

/** Days are counted exactly; weeks give the day; months and years give the month and the year. */
function ago(words: string | undefined, unit: string, published: Day): Resolved {
  const n = count(words);
  if (n === null) return null;
  const { year, month } = ymdOf(published);
  if (unit === 'minute' || unit === 'hour') return { value: isoDay(published - Math.floor(n / 24)) };
  if (unit === 'day') return { value: isoDay(published - n) };
  if (unit === 'week' || unit === 'weekend') return { value: isoDay(published - 7 * n) };
  if (unit === 'month') return { value: isoMonth(year, month - n) };
  if (unit === 'decade') return { value: String(year - 10 * n) };
  return { value: String(year - n) };
}
