import type { Span } from '../model.ts';

const SPAN_OF_YEAR =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|year|season|month|week|decade|century)';

/** Times of the calendar that no date is read of: "mid-February", "in the summer", "by the end of the season". */
const VAGUE = new RegExp(
  `\\b(?:(?:in|by|from|until|before|during|after|this|next|last|the|early|late|later|mid|middle|end|start|beginning|coming|of)[ -]){1,5}${SPAN_OF_YEAR}\\b(?! (?:of|after|by) )`,
  'gi',
);

/** The times of a text that name a part of the year, in order. */
export function findVagueDates(text: string): Span[] {
  return [...text.matchAll(VAGUE)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/** Whether a text names such a time. */
export function holdsVagueDate(text: string): boolean {
  return findVagueDates(text).length > 0;
}

const CLOCK =
  /\d{1,2}[.:]\d\d|\b\d{1,2} ?[ap]\.?m\b|\b(?:noon|midnight|o['’]clock)\b|^(?:[01]\d|2[0-3])[0-5]\d$(?<!^(?:19|20)\d\d)/i;

/** Whether the words of a date tell a time of day: "9.05am", "around noon", "0900". */
export function isClock(said: string): boolean {
  return CLOCK.test(said);
}
