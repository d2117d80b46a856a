import type { EntityKind } from '../model.ts';
import type { Ask } from './ask.ts';
import { isStopWord } from './stop-words.ts';
import { termOf, type Word } from './words.ts';

/** The days between which something is asked for, as far as the articles tell them: YYYY-MM or YYYY-MM-DD, null for an open end. */
export type Ends = { readonly from: string | null; readonly to: string | null };

/** What share of an event's words the line that dates it must hold. */
const LEAST_TOLD = 0.6;

/** What goes on between two parties, so that what stands after it are no ends in time. */
const OF_PARTIES =
  /^(?:talks?|negotiations?|meetings?|summits?|dispute|row|feud|quarrel|conflict|war|fight(?:ing)?|clash(?:es)?|battle|rivalry|relations?|relationship|ties|deals?|agreements?|contacts?|match|game|border|correspondence|merger|lawsuit|case)$/;

const PARTIES: ReadonlySet<EntityKind> = new Set(['person', 'organisation', 'place']);

/** The ends of "between the spring fair and the July vote", each dated by the line that tells it best; null when none is asked for. */
export function endsAsked(ask: Ask): Ends | null {
  const { words } = ask.question;
  const from = words.findIndex((w) => w.lower === 'between');
  const and = words.findIndex((w, i) => i > from + 1 && w.lower === 'and');
  if (from < 0 || and < 0 || OF_PARTIES.test(words[from - 1]?.lower ?? '')) return null;
  // "Between Anna Holt and Nordline": two who did something, and no events.
  const isNamed = (at: number): boolean =>
    ask.focus.some((f) => at >= f.from && at < f.to && f.beings.some((b) => PARTIES.has(b.kind)));
  const between = words.flatMap((w, i) => (i > from && i < and && !isStopWord(w.lower) ? [i] : []));
  if (between.length > 0 && between.every(isNamed)) return null;
  const first = dayOf(ask, words.slice(from + 1, and));
  const second = dayOf(ask, words.slice(and + 1));
  // Whoever asks need not know which of the two was earlier.
  const isTurned = first !== null && second !== null && second < first;
  return isTurned ? { from: second, to: first } : { from: first, to: second };
}

/** Whether a day or a month lies between two ends, the ends themselves among it. */
export function isBetween(value: string, { from, to }: Ends): boolean {
  const same = (end: string): number => Math.min(end.length, value.length, 10);
  if (from !== null && value.slice(0, same(from)) < from.slice(0, same(from))) return false;
  return to === null || value.slice(0, same(to)) <= to.slice(0, same(to));
}

/** The date told nearest to an event's words, in a line that holds most of them, its month among them; null where none is. */
function dayOf(ask: Ask, words: readonly Word[]): string | null {
  // "In order" and the like stand behind the second end.
  const wanted = words
    .filter((w) => !isStopWord(w.lower) && !/^(?:order|timeline|happened|events)$/.test(w.lower))
    .map((w) => new Set([w.term, termOf(w.lower.replace(/['’]?s$/, ''))]));
  let best: string | null = null;
  let most = LEAST_TOLD;
  let nearest = Number.POSITIVE_INFINITY;
  for (const line of ask.scene.lines) {
    const held = wanted.flatMap((terms) => line.words.find((w) => terms.has(w.term)) ?? []);
    const share = held.length / wanted.length;
    if (held.length === 0 || share < most) continue;
    for (const date of ask.scene.articles[line.a]!.reading.dates) {
      if (date.sentence !== line.sentence.n || (date.value?.length ?? 0) < 7) continue;
      const at = date.start - line.sentence.start;
      const apart = Math.max(...held.map((w) => Math.abs(w.start - at)));
      if (share === most && apart >= nearest) continue;
      best = date.value!.slice(0, 10);
      most = share;
      nearest = apart;
    }
  }
  return best;
}
