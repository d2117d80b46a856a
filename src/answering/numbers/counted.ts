import { findNumbers, type NumberMention } from '../../language/numbers.ts';
import { GIVES_AWAY_LITTLE } from '../abstain.ts';
import type { Ask } from '../ask.ts';
import type { Evidence } from '../lines/evidence.ts';
import { chanceOf, matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import { termOf, wordsOf } from '../words.ts';
import { isChangedTo, isOnlyMore } from './changed-to.ts';
import { isOfOtherHarm } from './harm.ts';
import type { Counted } from './lengths-of-time.ts';
import type { Sort } from './number-asked.ts';
import {
  findBareDurations,
  isAge,
  isAgeOfAnother,
  isOnlyGap,
  isOnlyPossible,
  isSameThing,
  isSupposed,
  isWholeOfPart,
  measuredNoun,
  namesThing,
  timeFit,
} from './number-kinds.ts';
import { PEOPLE, sayNumber } from './say-number.ts';

/** What a number loses that only says how many came to others. */
const ONLY_MORE = 0.3;

/** The numbers in a line that may be what is asked for, as they would be given. */
export function countedIn(ask: Ask, e: Evidence, sort: Sort): Counted[] {
  const { line } = e;
  if (!tellsDeed(ask, line, sort)) return [];
  const measured = measuredNoun(ask);
  if (measured !== null && !namesThing(ask, line, measured)) return [];
  const supposes = /\bif\b/i.test(ask.question.tidy);
  const own = matchLine(ask, line);
  const hits = line.words
    .filter((w) => ask.needs.some((n, i) => own[i]! > 0 && n.word.term === w.term))
    .map((w) => w.start);
  const dates = ask.scene.articles[line.a]!.reading.dates.filter((d) => d.sentence === line.sentence.n);
  const out: Counted[] = [];
  for (const number of findNumbers(line.text, 0, line.text.length)) {
    const inDate = dates.some(
      (d) => number.start + line.sentence.start >= d.start && number.end + line.sentence.start <= d.end,
    );
    if (inDate && sort !== 'duration' && sort !== 'age') continue;
    if (sort !== 'age' && sort !== 'duration' && isAge(line.text, number)) continue;
    if (sort === 'duration' && isOnlyPossible(ask, line.text, number)) continue;
    if (sort !== 'duration' && !supposes && isSupposed(line.text, number)) continue;
    const bond = bondOf(ask, number, sort, line);
    if (bond === null || (sort === 'count' && isOfOtherHarm(ask, line, number))) continue;
    const gap = Math.min(...hits.map((h) => Math.abs(h - number.start)), 300);
    out.push({
      line,
      text: sayNumber(ask, line, number, sort),
      score:
        e.score +
        bond -
        (sort === 'count' && isOnlyMore(ask, line, number) ? ONLY_MORE : 0) +
        yearBond(ask, line, number) +
        timeFit(ask, line.text, number) +
        0.15 / (1 + gap / 40) +
        0.25 * chanceOf(ask, line, number.start, number.end),
    });
  }
  if (sort !== 'duration') return out;
  for (const { mention, said } of findBareDurations(line.text)) {
    const bond = bondOf(ask, mention, sort, line);
    if (bond !== null && hits.some((h) => Math.abs(h - mention.start) < 40))
      out.push({ line, text: said, score: e.score + bond - 0.1 });
  }
  return out;
}

/** Whether what is counted does in this line what the question says, and the people it names are told of there. */
function tellsDeed(ask: Ask, line: Line, sort: Sort): boolean {
  if (sort !== 'count') return true;
  const own = matchLine(ask, line);
  const people = ask.focus.filter((f) => f.beings.some((b) => b.kind === 'person'));
  if (!people.every((f) => ask.needs.some((n, i) => n.focus === f && own[i]! > 0.4))) return false;
  const verb = ask.question.verb === null ? null : ask.question.words[ask.question.verb]!;
  const need = verb === null ? -1 : ask.needs.findIndex((n) => n.word.start === verb.start);
  if (need < 0 || !DEADLY.test(verb!.lower)) return true;
  return own[need]! > 0.4 || DEADLY.test(line.text);
}

/** Words of death and injury: the worst to put a number of other people under. */
const DEADLY =
  /\b(?:die[sd]?|dead|dying|deaths?|kill(?:s|ed|ing)?|los(?:t|e|ing) (?:their|his|her) li(?:fe|ves)|fatal\w*|casualt\w+|victims?|murder\w*|injur\w+|wound\w*|hurt|drown\w*|perish\w*)\b/i;

/** "9,100 in 2023" is the number of the year asked for, whatever else is counted beside it. */
function yearBond(ask: Ask, line: Line, number: NumberMention): number {
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(ask.question.tidy)?.[0];
  if (year === undefined) return 0;
  const after = /^(?: \p{Ll}+)? in ((?:1[5-9]|20)\d\d)\b/u.exec(line.text.slice(number.end));
  return after === null ? 0 : after[1] === year ? 1 : -0.3;
}

/** How surely a number counts what was asked, about -0.2 to 0.5; null when it cannot. */
function bondOf(ask: Ask, number: NumberMention, sort: Sort, line: Line): number | null {
  const after = line.text.slice(number.end, number.end + 60);
  if (sort === 'times') {
    if (number.kind === 'times') return 0.4;
    // "His fourth visit" says how often, when it is visits that are counted.
    return number.kind === 'ordinal' && /\b(?:been|visit\w*|trips?|been to|won|champion)\b/i.test(ask.question.tidy)
      ? 0.25
      : null;
  }
  if (sort === 'percent')
    return number.kind === 'percent' ? 0.4 : number.kind === 'count' && /^\s*(?:in|out of)\s/.test(after) ? 0.1 : null;
  if (sort === 'money') return moneyBond(ask, number, after, line);
  if (sort === 'age') {
    if (number.value > 125 || number.kind === 'ordinal' || isAgeOfAnother(ask, line, number)) return null;
    const before = line.text.slice(Math.max(0, number.start - 12), number.start);
    if (
      /\bage[d]? (?:of )?$/i.test(before) ||
      /^[- ]year[- ]old/.test(after) ||
      (/, $/.test(before) && /^[,.)]/.test(after)) ||
      (/\($/.test(before) && /^\)/.test(after))
    )
      return 0.4;
    return /^\s*years? (?:ago|old)\b/.test(after) ? 0.25 : null;
  }
  if (sort === 'duration') {
    if (number.kind !== 'duration' || isOnlyGap(ask, line, number)) return null;
    const unit = /how many (\w+?)s?\b/.exec(ask.question.tidy.toLowerCase())?.[1];
    const past = /^\s*\S+ ago\b/.test(after) ? -0.3 : 0;
    return (unit !== undefined && number.unit === unit ? 0.4 : unit === undefined ? 0.25 : -0.1) + past;
  }
  if (number.kind === 'number' && /^(?:19|20)\d\d$/.test(line.text.slice(number.start, number.end))) return null;
  if (sort === 'measure' && /\bhow (?:big|large)\b/i.test(ask.question.tidy) && /^(?:money|percent)$/.test(number.kind))
    return 0.25;
  if (sort === 'measure')
    return number.kind === 'ordinal' || number.kind === 'times'
      ? null
      : MEASURE.test(number.unit)
        ? 0.35
        : number.kind === 'money' || number.kind === 'duration'
          ? null
          : 0;
  if (/^(?:ordinal|times|percent|money)$/.test(number.kind) || isWholeOfPart(ask, line, number)) return null;
  const noun = ask.question.noun.at(-1);
  if (noun === undefined) return 0.1;
  if (isChangedTo(ask, line, number)) return 0.5;
  const following = wordsOf(after).slice(0, 4);
  const exact = following.findIndex((w) => w.term === noun.term);
  if (exact >= 0) return 0.5 - 0.05 * exact;
  const related = following.some((w) => ask.lexicon.related(noun, w) >= 0.5);
  if (related) return 0.35;
  if (noun.term === termOf('people') && following.some((w) => PEOPLE.test(w.lower)))
    return following.some((w) => w.term === noun.term) || tellsVerb(ask, line) ? 0.4 : null;
  if (following.some((w) => ask.lexicon.alike(noun, w) >= USED_AS)) return 0.25;
  // A number of other things is no answer: "8,000 residents" does not say how many houses there are.
  if (readsAsCount(ask, number, line)) return 0.1;
  if (number.kind !== 'number') return null;
  // A bare number counts only what the verb beside it says, some of those just told of, or what another is set against.
  const set =
    AGAINST.test(line.text.slice(Math.max(0, number.start - 24), number.start)) &&
    line.words.some((w) => w.term === noun.term);
  if (!set && !SOME_OF.test(after) && !besideVerb(ask, number, line)) return null;
  return /^ (?!(?:of|were|was|are|is|have|has|had|in|at|on|to|from|who|that|which|and|or|more|others?|per|by|as)\b)\p{Ll}/u.test(
    after,
  )
    ? null
    : 0;
}

const SOME_OF = /^ of (?:the|them|these|those|whom|which|its|his|her|their)\b/;

/** Words that set one number against another of the same things: "down from 7,900". */
const AGAINST = /\b(?:from|than|against|compared (?:with|to)|to) (?:about |some |nearly |almost )?$/;

/** Whether a number stands next to the question's verb, as its object or subject: "employs 140", "40 drowned". */
function besideVerb(ask: Ask, number: NumberMention, line: Line): boolean {
  const { verb, words } = ask.question;
  if (verb === null) return true;
  const own = line.words.filter((w) => w.term === words[verb]!.term || ask.lexicon.related(words[verb]!, w) >= 0.5);
  return own.some((w) => Math.abs(w.start - number.end) <= 12 || Math.abs(number.start - w.end) <= 16);
}

/** Whether the question's verb, or one near it in meaning, stands in a line; so it does where the verb says little. */
function tellsVerb(ask: Ask, line: Line): boolean {
  const { verb, words } = ask.question;
  if (verb === null || GIVES_AWAY_LITTLE.test(words[verb]!.lower)) return true;
  const need = ask.needs.findIndex((n) => n.word.start === words[verb]!.start);
  return need < 0 || matchLine(ask, line)[need]! > 0.3 || line.words.some((w) => isSameThing(ask, words[verb]!, w));
}

/** Whether the learned reader is sure of a number in a line that tells the very deed: what is counted has another name. */
function readsAsCount(ask: Ask, number: NumberMention, line: Line): boolean {
  const { verb, words } = ask.question;
  const need = verb === null ? -1 : ask.needs.findIndex((n) => n.word.start === words[verb]!.start);
  return need >= 0 && matchLine(ask, line)[need] === 1 && chanceOf(ask, line, number.start, number.end) >= 0.6;
}

/** The cosine from which on what is counted may be what was asked for under another name: "snaps" for "photos". */
const USED_AS = 0.7;

const COINS = /^(?:kron(?:e|er|or|a|ur)|zloty|rand|dirham|shekel|baht|lira|rupiah|real|pence|p)$/;

/** Questions about change or share, which a percentage answers as well as a sum. */
const BY_SHARE =
  /\bby how much\b|\bhow much of\b|\b(?:ris\w*|rose|fall\w*|fell|gr[eo]w\w*|increas\w*|drop\w*|declin\w*|jump\w*|shrink\w*|shrank|chang\w*|gain\w*|los[et]\w*|go up|go down|went up|went down|slow\w*|dip\w*|plung\w*|soar\w*|slump\w*|discounts?|interest|cheaper|dearer|off|cuts?|higher|lower|more|less)\b/i;

const SUM = /^(?:money|cash|funding|aid|cost|price|value|fine|fee|salary|profit|loss|debt|tax)/;

/** "How much": a sum, a share when something rose or fell, or a number bound to the stuff asked for ("tonnes of salt"). */
function moneyBond(ask: Ask, number: NumberMention, after: string, line: Line): number | null {
  if (number.kind === 'ordinal' || number.kind === 'times') return null;
  const noun = ask.question.noun.at(-1);
  if (noun !== undefined && !SUM.test(noun.lower)) {
    const bound = wordsOf(after)
      .slice(0, 4)
      .some((w) => w.term === noun.term || ask.lexicon.alike(noun, w) >= USED_AS);
    return bound ? 0.45 : null;
  }
  const whole = /\b(?:total|altogether|in all|overall)\b/i.test(ask.question.tidy);
  if (whole && /^[^.;]{0,30}\b(?:per|each|an?) \p{Ll}/u.test(after)) return null;
  if (isRough(line, number)) return /\bprice\b|\bcosts?\b/i.test(ask.question.tidy) ? null : -0.1;
  if (number.kind === 'money' || COINS.test(number.unit)) return BY_SHARE.test(ask.question.tidy) ? 0.2 : 0.4;
  // A price is a sum: only of a change, a discount or the like may a share be told.
  if (number.kind === 'percent') return BY_SHARE.test(ask.question.tidy) ? 0.4 : null;
  return null;
}

/** "hundreds of pounds": a sum nobody could pay by. */
const isRough = (line: Line, { start, end }: NumberMention): boolean =>
  /^(?:dozens|hundreds|thousands|millions)$/i.test(line.text.slice(start, end));

const MEASURE =
  /^(?:metre|meter|foot|feet|mile|kilometre|kilometer|km|kg|kilogram|tonne|ton|inch|mph|knot|degree|litre|acre|hectare|pound|stone|m|cm|mm|ft)$/;
