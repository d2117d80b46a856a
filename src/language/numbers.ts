import type { Span } from '../model.ts';

/**
 * A number in text. `value` is the plain number (1,130,000,000 for "$1.13bn"); `unit` is what is counted or measured:
 * a currency code, `%`, a unit of time in the singular, or the noun after it in lower case; empty when there is none.
 */
export type NumberMention = Span & { readonly value: number; readonly unit: string; readonly kind: NumberKind };

/** `count` of things, `money`, `percent`, `duration`, `ordinal` ("third"), `times` ("twice") or a bare `number`. */
export type NumberKind = 'count' | 'money' | 'percent' | 'duration' | 'ordinal' | 'times' | 'number';

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const SCALE: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
  dozen: 12,
  score: 20,
};
const CURRENCY: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '€': 'EUR', '¥': 'JPY', '₹': 'INR' };
const CURRENCY_WORD: Readonly<Record<string, string>> = {
  dollar: 'USD',
  euro: 'EUR',
  pound: 'GBP',
  yen: 'JPY',
  yuan: 'CNY',
  won: 'KRW',
  rouble: 'RUB',
  ruble: 'RUB',
  rupee: 'INR',
  franc: 'CHF',
  peso: 'MXN',
  krone: 'NOK',
  krona: 'SEK',
  cent: 'cent',
  pence: 'penny',
};
const TIME = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century']);

const WORD_VALUE = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
]);
const ORDINAL_VALUE = new Map<string, number>([
  ...ORDINALS.map((word, i) => [word, i + 1] as const),
  ['thirtieth', 30],
]);
const MULTIPLE = new Map([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

const WORDS = `${[...UNITS, ...TENS].join('|')}`;
const FIND = new RegExp(
  `(?:(US|A|C|NZ|HK|S)?([$£€¥₹])\\s?)?(?<![\\w.])(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?(st|nd|rd|th)?(?:\\s?(%)|[\\s-]?(hundred|thousand|million|billion|trillion|dozen|mn|bn|tn|[kmb])\\b)?|\\b((?:${WORDS})(?:[\\s-](?:${WORDS}|hundred|thousand|million|billion|trillion|dozen|and a half)|(?<=hundred|thousand|million) and (?:${WORDS}))*|(?:a|half a) (?:hundred|thousand|million|billion|trillion|dozen|score)|dozens|hundreds|thousands|millions|${ORDINALS.join('|')}|thirtieth|once|twice|thrice|half|a (?:quarter|third)|two-thirds|three-quarters)\\b`,
  'gi',
);
/** What follows a number: at most two adjectives before the noun that is counted. */
const NOUN_AFTER =
  /^(?:[\s-]+|\s+(?:per cent|percent)\b)(?:(?:more|other|further|additional|straight|consecutive|new|of the|of|US|U\.S\.|working|calendar|[a-z]+(?:al|an|ous|ed|ese|ish|ian|ic|ive|ful|less))\s+){0,2}([A-Za-z]+)/;

/** Numbers between two offsets with their units, in order. Parts of dates are numbers too: the caller drops those inside a date. */
export function findNumbers(text: string, from: number, to: number): NumberMention[] {
  const piece = text.slice(from, to);
  const found: NumberMention[] = [];
  FIND.lastIndex = 0;
  for (let m = FIND.exec(piece); m; m = FIND.exec(piece)) {
    const mention = m[8] ? fromWords(m[8].toLowerCase()) : fromDigits(m);
    if (!mention) continue;
    const start = m.index;
    let end = start + m[0].length;
    let { unit, kind } = mention;
    if (kind === 'number') {
      const after = piece.slice(end, end + 48);
      const percent = /^\s?(?:per cent|percent|percentage points?)\b/.exec(after);
      const noun = NOUN_AFTER.exec(after)?.[1]?.toLowerCase();
      if (percent) {
        kind = 'percent';
        unit = '%';
        end += percent[0].length;
      } else if (noun && !STOP.has(noun)) {
        unit = singular(noun);
        if (TIME.has(unit)) kind = 'duration';
        else if (unit in CURRENCY_WORD) {
          kind = 'money';
          unit = CURRENCY_WORD[unit] ?? unit;
        } else if (unit === 'time') kind = 'times';
        else kind = 'count';
      }
    }
    found.push({ start: start + from, end: end + from, value: mention.value, unit, kind });
  }
  return found;
}

/** The whole number or decimal that words or digits stand for ("two", "1,200", "3.5 million"); null when they do not. */
export function numberOf(words: string): number | null {
  const trimmed = words.trim();
  const [first] = findNumbers(trimmed, 0, trimmed.length);
  return first && first.start === 0 ? first.value : null;
}

/** Minutes from one clock time to a later one, both `HH:MM`; over midnight when the second is smaller. */
export function minutesBetween(from: string, to: string): number | null {
  const a = /(\d\d):(\d\d)$/.exec(from);
  const b = /(\d\d):(\d\d)$/.exec(to);
  if (!a || !b) return null;
  const minutes = Number(b[1]) * 60 + Number(b[2]) - Number(a[1]) * 60 - Number(a[2]);
  return minutes < 0 ? minutes + 1440 : minutes;
}

/** A length of time in words: "2 hours 20 minutes". */
export function sayMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [];
  if (hours) parts.push(`${hours} hour${hours === 1 ? '' : 's'}`);
  if (rest || !hours) parts.push(`${rest} minute${rest === 1 ? '' : 's'}`);
  return parts.join(' ');
}

const STOP = new Set(
  'and or in on at of to for from by with the a an is are was were be been has had have will would as than that which who but if it its this'.split(
    ' ',
  ),
);

type Bare = { readonly value: number; readonly unit: string; readonly kind: NumberKind };

function fromDigits(m: RegExpExecArray): Bare | null {
  const value = Number((m[3] ?? '').replaceAll(',', '') + (m[4] ?? '')) * (SCALE[(m[7] ?? '').toLowerCase()] ?? 1);
  if (!Number.isFinite(value)) return null;
  if (m[2]) return { value, unit: m[1] && m[1] !== 'US' ? `${m[1]}${m[2]}` : (CURRENCY[m[2]] ?? m[2]), kind: 'money' };
  if (m[6]) return { value, unit: '%', kind: 'percent' };
  if (m[5]) return { value, unit: '', kind: 'ordinal' };
  return { value, unit: '', kind: 'number' };
}

function fromWords(words: string): Bare | null {
  const multiple = MULTIPLE.get(words);
  if (multiple !== undefined) return { value: multiple, unit: 'time', kind: 'times' };
  const ordinal = ORDINAL_VALUE.get(words);
  if (ordinal !== undefined) return { value: ordinal, unit: '', kind: 'ordinal' };
  const rough: Readonly<Record<string, number>> = {
    dozens: 24,
    hundreds: 200,
    thousands: 2000,
    millions: 2e6,
    half: 0.5,
    'a quarter': 0.25,
    'a third': 1 / 3,
    'two-thirds': 2 / 3,
    'three-quarters': 0.75,
  };
  if (words in rough) return { value: rough[words] ?? 0, unit: '', kind: 'number' };
  let total = 0;
  let current = 0;
  for (const word of words.split(/[\s-]+/)) {
    const value = WORD_VALUE.get(word);
    const scale = SCALE[word];
    if (value !== undefined) current += value;
    else if (word === 'a' || word === 'and') continue;
    else if (word === 'half') current += 0.5;
    else if (scale === undefined) continue;
    else if (scale >= 1000) {
      total += (current || 1) * scale;
      current = 0;
    } else current = (current || 1) * scale;
  }
  return { value: total + current, unit: '', kind: 'number' };
}

function singular(noun: string): string {
  if (noun === 'people' || noun === 'persons') return 'person';
  if (noun === 'men') return 'man';
  if (noun === 'women') return 'woman';
  if (noun === 'children') return 'child';
  if (/ies$/.test(noun)) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|sses|xes)$/.test(noun)) return noun.slice(0, -2);
  return /[^su]s$/.test(noun) ? noun.slice(0, -1) : noun;
}
