import { findNumbers, type NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Line } from '../scene.ts';
import { type Word, wordsOf } from '../words.ts';

/** Whether a number is somebody's age: between commas or brackets after a name, or "49-year-old". */
export function isAge(text: string, number: NumberMention): boolean {
  if (!Number.isInteger(number.value) || number.value > 125) return false;
  const before = text.slice(Math.max(0, number.start - 24), number.start);
  const after = text.slice(number.end, number.end + 14);
  if (/^[- ]years?[- ]old\b/.test(after) || /\baged? (?:of )?$/i.test(before)) return true;
  return (
    (/\p{Lu}[\p{L}.'’-]*, $/u.test(before) && /^[,.)]/.test(after)) || (/\p{L} \($/u.test(before) && /^\)/.test(after))
  );
}

/** Whether a number is the age of the person named right before it ("Anna Holt, 43"), and the question names only others. */
export function isAgeOfAnother(ask: Ask, line: Line, number: NumberMention): boolean {
  const asked = ask.focus.flatMap((f) => f.beings);
  if (!asked.some((b) => b.kind === 'person')) return false;
  const named = line.meant.find(({ mention }) =>
    /^(?:, | \()$/.test(line.text.slice(mention.end - line.sentence.start, number.start)),
  );
  return named !== undefined && named.being.kind === 'person' && !asked.includes(named.being);
}

/** Whether a number stands in a clause of what might be: "if one pump can fill it". */
export function isSupposed(text: string, number: NumberMention): boolean {
  const before = text.slice(0, number.start);
  const clause = before.slice(Math.max(before.lastIndexOf(','), before.lastIndexOf(';'), before.lastIndexOf('.')) + 1);
  if (!/\b(?:if|suppos(?:e|ing)|imagine)\b/i.test(clause)) return false;
  return /\b(?:can|could|would|might|were)\b/i.test(`${clause} ${text.slice(number.end)}`);
}

const NUMBER =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|\\d[\\d,.]*)';
const TIME = '(?:second|minute|hour|day|night|week|month|year|decade)';

/** "weeklong", "day-long", "three-hour-long"; "for a week", "after a year", "a week on the run". */
const SINGLE = new RegExp(
  `\\b(${TIME})[- ]?long\\b|\\b(?:for|after|lasted|took|spent|in|within|just|nearly|almost|about) (?:(?:about|nearly|almost|over|just|only|more than|less than) )?((?:an? )?${TIME})\\b(?! (?:ago|earlier|later|after|before)\\b)`,
  'giu',
);

/** The lengths of time that a text tells without a number, with the words that say them: "a week". */
export function findBareDurations(text: string): { readonly mention: NumberMention; readonly said: string }[] {
  return [...text.matchAll(SINGLE)].flatMap((m) => {
    const unit = (m[1] ?? m[2]!.replace(/^an? /i, '')).toLowerCase();
    if (m[1] === undefined && !/^an? /i.test(m[2]!) && !/\bafter (?:week|month)$/i.test(m[0])) return [];
    if (m[1] !== undefined && /[\p{L}\d]-$/u.test(text.slice(0, m.index))) return [];
    const said = `${unit === 'hour' ? 'an' : 'a'} ${unit}`;
    return [
      { mention: { start: m.index, end: m.index + m[0].length, value: 1, unit, kind: 'duration' as const }, said },
    ];
  });
}

const RANGE_AFTER = new RegExp(`^ (?:${TIME}s? )?(?:to|or|and) ${NUMBER} (${TIME}s?)\\b`, 'iu');
const RANGE_BEFORE = new RegExp(`\\b(${NUMBER}(?: ${TIME}s?)?) (?:to|or) $`, 'iu');
const BETWEEN = new RegExp(`\\bbetween (${NUMBER}(?: ${TIME}s?)?) and $`, 'iu');

/** A length of time with the other end of its range, as it is written: "16 months to four years"; null when it has none. */
export function durationRange(text: string, number: NumberMention): string | null {
  const before = text.slice(Math.max(0, number.start - 40), number.start);
  const lower = RANGE_BEFORE.exec(before) ?? BETWEEN.exec(before);
  const unit = /^[- ](?:and a half )?\p{L}+/u.exec(text.slice(number.end))?.[0] ?? '';
  if (lower !== null)
    return `${text.slice(number.start - before.length + lower.index, number.end)}${unit}`.replace(/^between /i, '');
  const upper = RANGE_AFTER.exec(text.slice(number.end));
  if (upper === null || (/ and /.test(upper[0]) && !/\bbetween $/i.test(before))) return null;
  return text.slice(number.start, number.end + upper[0].length);
}

const PART_OF = new RegExp(`\\b${NUMBER} of (?:the|its|his|her|their) $`, 'iu');

/** Whether a number is all there are, of which the verb asked about took some: the 38 of "close five of its 38 shops". */
export function isWholeOfPart(ask: Ask, line: Line, number: NumberMention): boolean {
  const { verb, words } = ask.question;
  const part = PART_OF.exec(line.text.slice(0, number.start));
  if (verb === null || part === null) return false;
  return line.words.some((w) => w.term === words[verb]!.term && w.end < part.index && part.index - w.end <= NEXT);
}

/** Between a verb and the number it takes, "about" and the like may stand. */
const NEXT = 12;

/** How often something is: "every month", "weekly", "twice a day", "four or five shows a year". */
export const OFTEN = new RegExp(
  `\\b(?:(?:once|twice|${NUMBER} times) (?:an?|per|every|each) \\p{Ll}+|${NUMBER}(?: (?:or|to) ${NUMBER})? (?:\\p{Ll}+ ){1,2}(?:an?|per|every|each) (?:${TIME}|season|summer|winter)|every (?:other |few |(?:two|three|four|five|six|ten|\\d+) )?(?:second|minute|hour|day|week|weekend|month|year|night|morning|summer|winter|spring|autumn|(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?|(?:hour|dai|week|month|quarter|year|annual|night|fortnight|bi-?week|bi-?month)ly)\\b`,
  'iu',
);

const GAP = /^[- ]?\p{L}+ (?:earlier|later|sooner|ahead|behind|late|early|before|after)\b/u;
const ASKS_GAP =
  /\b(?:after|before|since|ago|until|till|between|earlier|later|sooner|ahead|behind|late|early|delay\w*|wait\w*|take|took|gap)\b/i;

/** Whether a length of time says how far two events lie apart ("two hours earlier than planned") and not how long one lasted. */
export function isOnlyGap(ask: Ask, line: Line, number: NumberMention): boolean {
  return GAP.test(line.text.slice(number.end)) && !ASKS_GAP.test(ask.question.tidy);
}

/** Words of a punishment that is possible, not given. */
const POSSIBLE =
  /\b(?:carr(?:y|ies|ied|ying)|punishable|maximum|fac(?:e[sd]?|ing)|could|may|might|up to)\b[^.;]{0,60}$/i;
const JAIL = /\b(?:sentence|prison|jail|bars|custody|penalty|term)\b/i;
const MAY_BE =
  /\b(?:could|can|may|might|would|fac(?:e[sd]?|ing)|maximum|most|possible|possibly|potential\w*|carr(?:y|ies)|risk\w*|longest)\b/i;

/** Whether a length of time is a punishment that somebody may get, and the question asks for one that was given. */
export function isOnlyPossible(ask: Ask, text: string, number: NumberMention): boolean {
  return JAIL.test(text) && POSSIBLE.test(text.slice(0, number.start)) && !MAY_BE.test(ask.question.tidy);
}

/** States that are told in many words, of which a length of time is asked. */
const STATES: readonly RegExp[] = [
  /\b(?:on the (?:loose|run|lam)|at large|manhunt|fugitive|evad\w+|in hiding)\b/i,
  /\b(?:behind bars|in (?:\p{Ll}+ )?(?:prison|jail|custody)|jailed|imprison\w*|prison (?:sentence|term)|jail (?:sentence|term)|locked up)\b/iu,
];

/** Whether a line tells, near a length of time, of the very state asked about in other words: "a week on the run". */
export function tellsState(ask: Ask, line: Line, number: NumberMention): boolean {
  const state = STATES.find((s) => s.test(ask.question.tidy));
  if (state === undefined) return false;
  return state.test(line.text.slice(Math.max(0, number.start - 30), number.end + 45));
}

/** The noun whose size is asked ("how big was the reward"), null where none is or a name is asked about. */
export function measuredNoun(ask: Ask): Word | null {
  const m =
    /\bhow (?:big|large|long|high|deep|wide) (?:is|was|are|were|will|would) (?:the|his|her|its|their|this|that|an?) ((?:[\p{L}-]+ ?){1,3})/iu.exec(
      ask.question.tidy,
    );
  if (m === null) return null;
  const run: Word[] = [];
  for (const word of wordsOf(m[1]!)) {
    if (
      /^(?:of|for|in|on|at|by|from|to|with|that|which|who|he|she|it|they|be|was|is|when|after|before|given|handed|set|offered|paid)$/.test(
        word.lower,
      )
    )
      break;
    run.push(word);
  }
  const head = run.at(-1);
  if (head === undefined) return null;
  return ask.focus.some((f) => ask.question.words.slice(f.from, f.to).some((w) => w.term === head.term)) ? null : head;
}

/** Whether a line names a thing by its word or one for the same. */
export function namesThing(ask: Ask, line: Line, thing: Word): boolean {
  return line.words.some((w) => isSameThing(ask, thing, w));
}

/** The cosine from which on a word names the same thing. */
const SAME = 0.6;

/** Whether two words name one thing: the same word, one known to be near it, or one used much alike. */
export function isSameThing(ask: Ask, a: Word, b: Word): boolean {
  return a.term === b.term || ask.lexicon.related(a, b) >= 0.5 || ask.lexicon.alike(a, b) >= SAME;
}

/** The thing whose price is asked: "the price of the red kayak", "how much is the kayak". */
export function pricedThing(ask: Ask): Word | null {
  const m =
    /\b(?:price|cost|price tag) (?:of|for) (?:the|an?|one|each|its|his|her|their)? ?((?:[\p{L}\d-]+ ?){1,4})|\bhow much (?:is|was|are|were|do|does|did) (?:the|an?) ((?:[\p{L}\d-]+ ?){1,4}?)(?: costs?)?\??$/iu.exec(
      ask.question.tidy,
    );
  if (m === null) return null;
  const words = wordsOf(m[1] ?? m[2]!);
  const end = words.findIndex((w) =>
    /^(?:of|for|in|on|at|by|from|to|with|that|which|who|costs?|sold|is|was|when)$/.test(w.lower),
  );
  return (end < 0 ? words : words.slice(0, end)).at(-1) ?? null;
}

/** Sums put before a thing as its price: "the £90 tent". */
export function pricesOf(ask: Ask, line: Line, thing: Word): NumberMention[] {
  return findNumbers(line.text, 0, line.text.length).filter(
    (n) =>
      n.kind === 'money' &&
      wordsOf(/^(?:[- ][\p{L}\d-]+){1,3}/u.exec(line.text.slice(n.end))?.[0] ?? '').some((w) =>
        isSameThing(ask, thing, w),
      ),
  );
}

const CALENDAR =
  /\b(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/gi;

/** How well the month or weekday said nearest to a number is the one the question names: 0.25, -0.25, or 0 where either names none. */
export function timeFit(ask: Ask, text: string, number: NumberMention): number {
  const asked = new Set((ask.question.tidy.match(CALENDAR) ?? []).map((m) => m.toLowerCase()));
  if (asked.size === 0) return 0;
  let near: string | null = null;
  let least = 120;
  for (const m of text.matchAll(CALENDAR)) {
    const gap = m.index < number.start ? number.start - m.index - m[0].length : m.index - number.end + 10;
    if (gap < 0 || gap >= least) continue;
    least = gap;
    near = m[0].toLowerCase();
  }
  return near === null ? 0 : asked.has(near) ? 0.25 : -0.25;
}

const COLLECTED = /\b(?:collected|raised|donated|gathered|pledged|given)\b/i;
const HOPED =
  /\b(?:to|will|would|could|hop\w+|aim\w*|target|goal|want\w*|need\w*) (?:\p{L}+ )?(?:collect|raise|donate|gather|pledge|give)\b|\bneeded\b/iu;

/** Sums that a line says were collected, where the question asks how much was. */
export function collectedSums(ask: Ask, line: Line): NumberMention[] {
  if (!COLLECTED.test(ask.question.tidy) || /\bby how much\b/i.test(ask.question.tidy)) return [];
  if (HOPED.test(line.text)) return [];
  return findNumbers(line.text, 0, line.text.length).filter(
    (n) =>
      n.kind === 'money' &&
      /^[^,.;]{0,12}\b(?:has|have|had|was|were) (?:already |now )?(?:been )?(?:collected|raised|donated|gathered|pledged)\b/i.test(
        line.text.slice(n.end),
      ),
  );
}
