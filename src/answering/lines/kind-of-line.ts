import { findNumbers } from '../../language/numbers.ts';
import type { EntityKind } from '../../model.ts';
import type { Ask } from '../ask.ts';
import { findBareDurations, OFTEN } from '../numbers/number-kinds.ts';
import type { Line } from '../scene.ts';
import { holdsVagueDate, isClock } from '../vague-dates.ts';
import { isBodyWord, isPersonKind, isPlaceKind } from '../word-kinds.ts';

/** Money is asked for. */
const OF_MONEY = /\b(?:how much|cost|costs|price|pay|paid|fee|fine)\b/i;
const SURE_REASON =
  /\b(?:because|due to|owing to|in order to|so that|so as to|blam\w+|caused|amid|thanks to|prompted|reasons?)\b/i;
const MAYBE_REASON =
  /\b(?:after|as|since|to \p{Ll}+|for \p{Ll}+ing|following|over|in exchange|in return|in response)\b/iu;
const GIVES_NAME = /\b(?:called|named|titled|entitled|dubbed|nicknamed|known as|christened)\b/i;
const SPEECH =
  /["“”]|\b(?:said|says|told|added|according to|warned|claimed|insisted|tweeted|announce\w*|promis\w*|statement|demand\w*|suggest\w*|propos\w*|agreed?|want\w*|expect\w*|hop(?:es?|ed|ing)|fear\w*|believ\w*|argu\w*|admit\w*|predict\w*|describ\w*|call(?:s|ed))\b/i;

/**
 * How surely a line holds something of the kind asked for, 0 to 1: a date for "when", a person the question does not name
 * for "who"; .5 where the kind says nothing of the line.
 */
export function kindFit(ask: Ask, line: Line): number {
  const asked = new Set(ask.focus.flatMap((f) => f.beings));
  const others = line.meant.filter((m) => !asked.has(m.being));
  switch (ask.question.asked) {
    case 'date':
      if (/\b(?:what|which) time\b/i.test(ask.question.tidy))
        return datesOf(ask, line).some(
          (d) => /T\d\d:\d\d/.test(d.value ?? '') || isClock(line.article.text.slice(d.start, d.end)),
        )
          ? 1
          : 0;
      return datesOf(ask, line).length > 0 || holdsVagueDate(line.text) ? 1 : 0;
    case 'number':
      return numberFit(ask, line);
    case 'duration':
      return findNumbers(line.text, 0, line.text.length).some((n) => n.kind === 'duration') ||
        findBareDurations(line.text).length > 0
        ? 1
        : 0;
    case 'person':
    case 'role':
    case 'speaker':
      return others.some((m) => m.being.kind === 'person' && m.mention.how === 'name')
        ? 1
        : others.length > 0
          ? 0.5
          : 0;
    case 'place':
      return others.some((m) => m.being.kind === 'place') ? 1 : 0;
    case 'list':
      return Math.min(1, (asksPlaces(ask) ? others.filter((m) => m.being.kind === 'place') : others).length / 2);
    case 'reason':
      return SURE_REASON.test(line.text) ? 1 : MAYBE_REASON.test(line.text) ? 0.5 : 0;
    case 'said':
      return SPEECH.test(line.text) ? 1 : 0;
    default:
      if (/\b(?:called|named)\W*$/i.test(ask.question.tidy) && !/^who\b/i.test(ask.question.tidy))
        return GIVES_NAME.test(line.text) ? 1 : 0.25;
      return namedKindFit(ask, others);
  }
}

/** Whether a list of places is asked for. */
export function asksPlaces(ask: Ask): boolean {
  return /\bwhere\b|\bplaces?\b|\bcit(?:y|ies)\b|\bcountries\b|\b(?:which|what) (?:towns|villages|regions|states|islands|ports|airports|venues)\b/i.test(
    ask.question.tidy,
  );
}

/** "Which company", "which country": a name of that kind, or of one that is easily taken for it. */
function namedKindFit(ask: Ask, others: Line['meant']): number {
  const noun = ask.question.noun.at(-1)?.lower ?? '';
  const has = (kinds: readonly EntityKind[]): boolean => others.some((m) => kinds.includes(m.being.kind));
  if (isPersonKind(noun)) return has(['person']) ? 1 : others.length > 0 ? 0.5 : 0.25;
  if (isPlaceKind(noun)) return has(['place']) ? 1 : 0.25;
  if (isBodyWord(noun)) return has(['organisation', 'other']) ? 1 : 0.25;
  return 0.5;
}

function datesOf(ask: Ask, line: Line) {
  return ask.scene.articles[line.a]!.reading.dates.filter((d) => d.sentence === line.sentence.n);
}

function numberFit(ask: Ask, line: Line): number {
  if (/\bhow often\b/i.test(ask.question.tidy) && OFTEN.test(line.text)) return 1;
  const base = line.sentence.start;
  const dates = datesOf(ask, line);
  const numbers = findNumbers(line.text, 0, line.text.length).filter(
    (n) => !dates.some((d) => n.start + base >= d.start && n.end + base <= d.end),
  );
  if (numbers.length === 0) return 0;
  const fit = OF_MONEY.test(ask.question.tidy)
    ? numbers.some((n) => n.kind === 'money' || n.kind === 'percent')
    : numbers.some((n) => n.kind !== 'ordinal');
  return fit ? 1 : 0.3;
}
