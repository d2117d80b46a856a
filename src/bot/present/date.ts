import type { Known } from '../../model.ts';

const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * An ISO date as a reader is shown it: `7 October 2018`, `October 2018`, `2018`. One that was worked out rather than
 * read is `about 7 October 2018`; an unknown one is `date unknown`. A time of day is not shown.
 */
export function shownDate(iso: string | null, how: Known | null = 'read'): string {
  const match = iso === null ? null : /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (match === null) return 'date unknown';
  const [, year, month, day] = match;
  const words = [
    day === undefined ? '' : String(Number(day)),
    month === undefined ? '' : months[Number(month) - 1],
    year,
  ];
  const date = words.filter((word) => word !== '' && word !== undefined).join(' ');
  return how === 'inferred' ? `about ${date}` : date;
}
