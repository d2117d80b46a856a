import type { DateMention } from '../model.ts';
import { type Day, daysOf, publicationDay, ymdOf } from './dates-calendar.ts';
import { type FoundDate, findDates } from './dates-find.ts';
import { clockOf, type Resolved, resolveDate, type Tense } from './dates-resolve.ts';
import type { Draft } from './draft.ts';

/**
 * Finds the dates and times of every sentence and resolves them against the day of publication. A time of day takes
 * the day said beside it, else the last single day of its paragraph, else the day of publication.
 */
export function readDates(draft: Draft): void {
  const published = publicationDay(draft.published);
  let paragraph = -1;
  let day: string | null = null;
  for (const sentence of draft.sentences) {
    if (sentence.paragraph !== paragraph) {
      paragraph = sentence.paragraph;
      day = null;
    }
    for (const date of datesIn(draft.text, sentence, published, day)) {
      draft.dates.push({ ...date, sentence: sentence.n });
      if (date.value && /^\d{4}-\d\d-\d\d/.test(date.value) && !date.until) day = date.value.slice(0, 10);
    }
  }
}

type Dated = Omit<DateMention, 'sentence'>;

/** Dates between two offsets of a text; `day` is the ISO day that a bare time of day belongs to, if one is known. */
export function datesIn(
  text: string,
  range: { readonly start: number; readonly end: number },
  published: Day | null,
  day: string | null = null,
): Dated[] {
  const found = findDates(text, range.start, range.end);
  const dates: Dated[] = [];
  let lastDay = day;
  for (let i = 0; i < found.length; i++) {
    const f = found[i]!;
    const next = found[i + 1];
    if (f.rule === 'clock') {
      const ahead = next && joined(text, f, next) ? resolve(text, range, next, published) : null;
      if (next && ahead && isDay(ahead.value)) {
        dates.push({ start: f.start, end: next.end, value: `${ahead.value}T${clockOf(f.parts)}` });
        lastDay = ahead.value;
        i++;
        continue;
      }
      const own = lastDay ?? resolveDate(f, published, 'unclear')?.value.slice(0, 10) ?? null;
      dates.push({ start: f.start, end: f.end, value: own ? `${own}T${clockOf(f.parts)}` : null });
      continue;
    }
    const value = resolve(text, range, f, published);
    if (next?.rule === 'clock' && value && isDay(value.value) && joined(text, f, next)) {
      dates.push({ start: f.start, end: next.end, value: `${value.value}T${clockOf(next.parts)}` });
      lastDay = value.value;
      i++;
      continue;
    }
    if (value && isDay(value.value) && !value.until) lastDay = value.value;
    dates.push({
      start: f.start,
      end: f.end,
      value: value?.value ?? null,
      ...(value?.until ? { until: value.until } : {}),
    });
  }
  return spread(text, dates);
}

type Span = { readonly start: number; readonly end: number };

function isDay(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value);
}

/** "Thursday at 9am", "9am on Thursday", "June 12, around 9am". */
function joined(text: string, a: Span, b: Span): boolean {
  if (b.start - a.end > 24) return false;
  return /^,?\s*(?:\([^)]*\)\s*)?(?:(?:at|on|from|by|around|about|until|just after|just before|shortly after|shortly before|local time|GMT)\s*)*$/.test(
    text.slice(a.end, b.start),
  );
}

/** In "between May and July 2018" and "from 3 to 7 May 2018" the first date takes the year of the second. */
function spread(text: string, dates: Dated[]): Dated[] {
  for (let i = 0; i + 1 < dates.length; i++) {
    const a = dates[i]!;
    const b = dates[i + 1]!;
    if (!a.value || !b.value || !/^\s(?:and|to|until|or)\s$/.test(text.slice(a.end, b.start))) continue;
    const year = /\d{4}$/.exec(text.slice(b.start, b.end))?.[0];
    if (!year || /\d{4}/.test(text.slice(a.start, a.end)) || daysOf(a.value) === null) continue;
    dates[i] = { ...a, value: year + a.value.slice(4) };
  }
  return dates;
}

function resolve(text: string, range: Span, found: FoundDate, published: Day | null) {
  const attributive =
    ATTRIBUTIVE.has(found.rule) && /^ [a-z]{4,}|^ [A-Z][a-z]+/.test(text.slice(found.end, found.end + 14));
  const named =
    attributive && /(?:\bthe|['’]s?)\s$/i.test(text.slice(Math.max(range.start, found.start - 5), found.start));
  const tense = named ? 'unclear' : tenseAt(text, range, found);
  // "was brought forward to 27 February", "was planned for May": what was done is past, the date need not be.
  const towards =
    tense === 'past' &&
    /\b(?:to|for|until|till|by)\s(?:the\s)?$/.test(text.slice(Math.max(range.start, found.start - 12), found.start));
  const resolved = resolveDate(found, published, towards ? 'unclear' : tense);
  return tense === 'future' ? nextYear(text, range, found, published, resolved) : resolved;
}

/** "Next year, when it will be held on 13 April": a day without a year is of the year that the sentence looks to. */
function nextYear(text: string, range: Span, found: FoundDate, published: Day | null, resolved: Resolved): Resolved {
  if (resolved === null || published === null || resolved.until !== undefined) return resolved;
  if ((found.rule !== 'monthDay' && found.rule !== 'dayMonth') || /\d{4}/.test(text.slice(found.start, found.end)))
    return resolved;
  const near = text.slice(Math.max(range.start, found.start - 60), found.start);
  if (!/\bnext year\b[^.;]*$/i.test(near)) return resolved;
  return { value: `${ymdOf(published).year + 1}${resolved.value.slice(4)}` };
}

/** In "the May 9 accord" the verb of the clause says nothing about the date. */
const ATTRIBUTIVE = new Set(['monthDay', 'dayMonth', 'month']);

const FUTURE =
  /\b(?:will|shall|would|won[’']t|going to|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planned|likely|slated)|set (?:to|for)|due|(?:re)?scheduled|slated|plan(?:s|ned|ning)?|expect(?:s|ed)?|upcoming|coming|ahead of|deadline|hope[sd]?|hoping|intend[s]?|promise[sd]? to|vow(?:s|ed)? to|until|by|must|should|may|might|can|could|has to|have to|need(?:s)? to|next|postponed (?:to|until)|invited?)\b|[’']ll\b/gi;
/** What looks ahead of a bare weekday: only a verb does, as news names the days just past by their names. */
const FUTURE_VERB =
  /\b(?:will|shall|would|won[’']t|going to|(?:is|are|was|were) (?:to|due|set|scheduled|expected|planned|likely|slated)|set (?:to|for)|due|(?:re)?scheduled|slated|plan(?:s|ned|ning)? to|planned for|expect(?:s|ed)?|hope[sd]?|hoping|intend[s]?|promise[sd]? to|vow(?:s|ed)? to|must|should|(?:may|might|can|could)(?! not\b|n[’']t)|has to|have to|need(?:s)? to|postponed (?:to|until)|invited?)\b|[’']ll\b/gi;
const PAST =
  /\b(?:[a-z]{2,}ed|said|met|was|were|had|went|told|held|took|came|left|began|made|saw|gave|got|ran|won|lost|sold|bought|spoke|wrote|became|kept|found|led|shot|struck|fell|rose|broke|sent|spent|built|put|cut|did|heard|knew|brought|felt|flew|drove|grew|paid|read|sat|stood|stole|taught|thought|threw|understood|withdrew|overthrew|hit|set|quit|sank|last|since|ago)\b/gi;
const PRESENT_PLAN =
  /\b(?:travels|heads|ends|begins|starts|opens|arrives|leaves|flies|meets|visits|votes|faces|goes|kicks off|takes place|returns|hosts|plays|expires|resumes|closes|concludes)\b/gi;

/** The tense of the nearest verb before the expression in its sentence, else of the nearest after it. */
function tenseAt(text: string, range: Span, found: FoundDate): Tense {
  const before = text.slice(Math.max(range.start, found.start - 160), found.start);
  const bare = found.rule === 'weekday';
  if (bare && /\b(?:by|until|till|next|coming)\s(?:early\s|late\s)?$/i.test(before)) return 'future';
  const future = bare ? FUTURE_VERB : FUTURE;
  const f = lastMatch(future, before);
  const p = lastMatch(PAST, before);
  const plan = lastMatch(PRESENT_PLAN, before);
  const best = Math.max(f, p, plan);
  if (best >= 0) {
    if (plan === best) return 'future';
    // "would be scrapped", "is expected to", "was originally scheduled for": the helper before a participle decides.
    if (f >= 0 && (!bare || f < p) && p - f < 34 && !/[,;]/.test(before.slice(f, p)))
      return hypothetical(before, f) ? 'past' : 'future';
    return f > p ? 'future' : 'past';
  }
  const after = text.slice(found.end, Math.min(range.end, found.end + 120));
  const fa = after.search(future);
  const pa = after.search(PAST);
  if (fa < 0 && pa < 0) return 'unclear';
  return fa >= 0 && (pa < 0 || fa <= pa) ? 'future' : 'past';
}

/** "could not have met", "would have left": about the past in spite of the helper. */
function hypothetical(before: string, at: number): boolean {
  return /^(?:would|could|may|might|must|should|can) (?:not )?have\b/i.test(before.slice(at, at + 24));
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let m = pattern.exec(text); m; m = pattern.exec(text)) last = m.index;
  pattern.lastIndex = 0;
  return last;
}
