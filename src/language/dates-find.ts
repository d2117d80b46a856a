import { MONTH_PATTERN, WEEKDAY_PATTERN } from './dates-words.ts';

/** A date expression found in text, before it is resolved. `parts` are the groups of the rule that matched. */
export type FoundDate = {
  readonly start: number;
  readonly end: number;
  readonly rule: DateRule;
  readonly parts: readonly (string | undefined)[];
};

/** Which kind of expression it is; `resolveDate` has a branch for each. */
export type DateRule =
  | 'iso'
  | 'monthDay'
  | 'dayMonth'
  | 'monthYear'
  | 'month'
  | 'weekday'
  | 'years'
  | 'decade'
  | 'year'
  | 'deictic'
  | 'relativeUnit'
  | 'lastMany'
  | 'ago'
  | 'clock';

const M = MONTH_PATTERN;
const W = WEEKDAY_PATTERN;
const ORDINAL = '(?:st|nd|rd|th)?';
const COUNT = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few|several)';
const UNIT = '(minute|hour|day|week|weekend|month|year|decade)s?';
const PART = '(?:\\s+(?:morning|afternoon|evening|night))?';
const CLOCK_WORDS = '(?:noon|midnight)';

/** In order: the first that matches at a place wins. All are sticky and free of nested repeats. */
const RULES: readonly (readonly [DateRule, RegExp])[] = [
  ['iso', /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)/y],
  [
    'monthDay',
    new RegExp(
      `(?:(${W}),?\\s+)?\\(?(${M})\\)?\\s+(?:the\\s+)?(\\d{1,2})${ORDINAL}(?:\\s?[-–]\\s?(\\d{1,2})${ORDINAL})?(?![\\d:%]|[.,]\\d{1,3}(?!\\d))(?:,?\\s+(\\d{4})(?!\\d|,\\d))?`,
      'y',
    ),
  ],
  [
    'dayMonth',
    new RegExp(
      `(?:(${W}),?\\s+(?:the\\s+)?)?(\\d{1,2})${ORDINAL}(?:\\s?[-–]\\s?(\\d{1,2})${ORDINAL})?\\s+(?:of\\s+)?(${M})(?![a-z])(?:,?\\s+(\\d{4})(?!\\d|,\\d)|\\s+(['’]?\\d\\d)(?=\\s*(?:[.;!?)"”]|,(?!\\d)|$)))?`,
      'y',
    ),
  ],
  ['monthYear', new RegExp(`(${M})(?:,|\\s+of)?\\s+(\\d{4})(?!\\d|,\\d)`, 'y')],
  ['weekday', new RegExp(`(?:(last|next|this|past)\\s+)?(${W})(?![a-z])s?${PART}`, 'y')],
  [
    'month',
    new RegExp(
      `(?:([Ll]ast|[Nn]ext|[Tt]his|[Pp]ast)\\s+)?(${M})(?![A-Za-z-])(?:\\s+(?:of\\s+)?(last|next|this) year)?`,
      'y',
    ),
  ],
  ['decade', /(?:the\s+)?((?:1[5-9]|20)\d0)s(?![a-z])/y],
  ['years', /((?:1[5-9]|20)\d\d)\s?[-–/]\s?((?:(?:1[5-9]|20)\d\d)|\d\d)(?![\d-])/y],
  ['year', /((?:1[5-9]|20)\d\d)(?![\d%]|[.,:]\d|-\w)/y],
  [
    'deictic',
    /(the day before yesterday|the day after tomorrow|yesterday|today|tonight|tomorrow|last night|overnight|(?:earlier|later) (?:today|tonight))(?:\s+(?:morning|afternoon|evening|night))?(?![a-z])/iy,
  ],
  [
    'relativeUnit',
    /(?:(?:earlier|later|early|late)\s+)?(?:(?:on|over|at)\s+)?(last|this|next|the|previous|past|the past|the previous)\s+(week(?:end)?|month|year|morning|afternoon|evening|summer|winter|spring|autumn|decade|century)(?![a-z])/iy,
  ],
  [
    'lastMany',
    new RegExp(`(?:the|his|her|their|its)?\\s*(?:last|past|previous)\\s+${COUNT}\\s+${UNIT}(?![a-z])`, 'iy'),
  ],
  ['ago', new RegExp(`${COUNT}\\s+${UNIT}\\s+ago(?![a-z])`, 'iy')],
  [
    'clock',
    new RegExp(
      `(\\d{1,2})(?:[.:](\\d\\d))?\\s?([ap])\\.?m\\b\\.?|(\\d{1,2}):(\\d\\d)(?![:\\d])|(\\d\\d)(\\d\\d)(?=\\s?(?:GMT|BST|UTC|CET|EST|EDT|PST|local|hours))|(${CLOCK_WORDS})(?![a-z])`,
      'iy',
    ),
  ],
];

/** Where an expression may begin; one pass over the text, then the rules are tried there. */
const BEGIN = new RegExp(
  `(?<![\\w$£€#@.,:-])(?:\\d|\\(?${M}|${W}|(?:the|his|her|their|its)\\s+(?:last|past|previous|day|week|1[5-9]\\d0s|20\\d0s)|(?:last|this|next|past|previous|early|earlier|late|later|yesterday|today|tonight|tomorrow|overnight|over|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple|few|several|noon|midnight)\\b)`,
  'gi',
);

/** Every date expression between two offsets, in order, none overlapping, false hits left out. */
export function findDates(text: string, from: number, to: number): FoundDate[] {
  const found: FoundDate[] = [];
  const piece = text.slice(from, to);
  BEGIN.lastIndex = 0;
  let hit = BEGIN.exec(piece);
  while (hit) {
    const match = ruleAt(piece, hit.index);
    if (match) {
      found.push({ ...match, start: match.start + from, end: match.end + from });
      BEGIN.lastIndex = match.end;
    } else {
      const word = /[A-Za-z]+|\d+|./y;
      word.lastIndex = hit.index;
      BEGIN.lastIndex = hit.index + (word.exec(piece)?.[0].length ?? 1);
    }
    hit = BEGIN.exec(piece);
  }
  return found;
}

function ruleAt(text: string, at: number): FoundDate | null {
  for (const [rule, pattern] of RULES) {
    pattern.lastIndex = at;
    const m = pattern.exec(text);
    if (!m) continue;
    let end = at + m[0].length;
    if (/[.]$/.test(m[0]) && !/[.][a-z]\.$|[a-z]\.$/i.test(m[0])) end--;
    if (falseHit(rule, m, text, at, end)) continue;
    return { start: at, end, rule, parts: m.slice(1) };
  }
  return null;
}

/** Words before a bare month or year that make it a date, however ambiguous the word itself is. */
const BEFORE_DATE =
  /(?:\b(?:in|since|by|until|till|of|from|during|early|late|mid|before|after|between|and|to|through|around|last|next|this|every|for|year|begun|began|start|end|but|or)|[(–-])\s?-?$/i;
const QUANTITY_AFTER =
  /^\s*(?:(?:[a-z]+\s)?(?:people|troops|soldiers|metres|meters|miles|km|kilometres|kilometers|feet|tons|tonnes|pounds|dollars|euros|yen|won|jobs|deaths|votes|seats|points|homes|men|women|children|police|officers|workers|employees|cases|copies|years|hours|days|times)\b|per\b|million|billion)/;

function falseHit(rule: DateRule, m: RegExpExecArray, text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 14), at);
  const after = text.slice(end, end + 30);
  if (rule === 'monthDay' || rule === 'dayMonth') {
    const day = Number(rule === 'monthDay' ? m[3] : m[2]);
    return (
      day < 1 ||
      day > 31 ||
      (rule === 'dayMonth' && /^March$/.test(m[4] ?? '') && /^\s+(?:on|to|through)\b/.test(after))
    );
  }
  if (rule === 'month') return falseMonth(m[2] ?? '', Boolean(m[1]), before, after);
  if (rule === 'year') {
    if (/^\s?(?:local time|GMT|BST|UTC|CET|EST|hours\b|hrs\b)/.test(after)) return true;
    if (QUANTITY_AFTER.test(after)) return true;
    if (
      /(?:\b(?:some|about|over|than|nearly|almost|approximately|only|least|most|roughly|number|No|Route|Flight|Boeing|Airbus|Highway|Room))\.?\s$/i.test(
        before,
      )
    )
      return true;
    return /^\s[A-Z][a-z]+ (?:Street|Avenue|Road|Drive|Lane|Boulevard)/.test(after);
  }
  if (rule === 'relativeUnit') {
    const which = (m[1] ?? '').toLowerCase();
    if (which === 'the') return !/^weekend$/i.test(m[2] ?? '') || !/^(?:on|over|at)\b/i.test(m[0]);
    if (/^(?:summer|winter|spring|autumn)$/i.test(m[2] ?? '') && which === 'the') return true;
    return which === 'this' && /^\s+(?:of|when|will always)\b/.test(after);
  }
  // "The hearings would last three weeks": a verb, and no period that is over.
  if (rule === 'lastMany')
    return (
      /^last/i.test(m[0]) &&
      /\b(?:will|would|can|could|may|might|should|must|to|not|did|does|[a-z]+n[’']t)\s$/i.test(before)
    );
  if (rule === 'clock') {
    const hour = Number(m[1] ?? m[4] ?? m[6] ?? 12);
    if (m[4] && /(?:\bscore|\bwon|\blost|\bverse|\bratio)\s\S*\s?$/i.test(before)) return true;
    return m[1] ? hour < 1 || hour > 12 : hour > 23;
  }
  return false;
}

function falseMonth(name: string, marked: boolean, before: string, after: string): boolean {
  if (marked || name === 'September' || name === 'October' || name === 'November' || name === 'December') return false;
  const cued = BEFORE_DATE.test(before);
  if (name === 'May' || name === 'March') {
    if (!cued)
      return (
        !/^['’]s\s[a-z]/.test(after) ||
        !/(?:\b[a-z]+|^)\s$/.test(before) ||
        /\b(?:Mrs|Ms|Mr|Dr|Theresa)\.?\s$/.test(before)
      );
    // "from May to", but "after May said", "to March on", "and May will"
    return /^\s+(?:said|says|told|will|has|had|was|is|would|could|be|have|on|towards|through the|announced|called|and her|and his|made|won|lost|resign\w*|herself|did|does)\b/.test(
      after,
    );
  }
  if (name === 'April' || name === 'June' || name === 'August' || name === 'Jan' || name === 'Mar') {
    // A given name: "April Jones said".
    if (!cued && /^\s+[A-Z][a-z]+/.test(after) && !/^\s+(?:[A-Z][a-z]+day|Summit|Election)/.test(after)) return true;
    if (name === 'Jan' || name === 'Mar') return !cued;
  }
  return !cued && /^\s[A-Z][a-z]+\s(?:said|told)/.test(after);
}
