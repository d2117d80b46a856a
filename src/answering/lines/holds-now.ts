import type { Ask } from '../ask.ts';
import type { Line } from '../scene.ts';
import type { Evidence } from './evidence.ts';
import { matchLine } from './line-match.ts';
import { isOneEvent } from './one-event.ts';

/** Words by which a question asks how something was before, so that the earlier article's word holds. */
const OF_THEN =
  /\b(?:first|initial(?:ly)?|original(?:ly)?|before|earlier|previous(?:ly)?|back then|used to|former(?:ly)?|(?:was|were) (?:going|supposed|meant|due) to|planned|thought|believed|feared|(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday)\b/i;

/** Words by which a question asks how things stand, or how they came out. */
const OF_NOW =
  /\b(?:now|so far|current(?:ly)?|still|latest|after all|in the end|turn(?:s|ed) out|really|actually|final(?:ly)?|eventually|ultimately|at the moment|today|any ?more|any longer|to date|proved)\b/i;

/** Whether a question asks how things stand now in so many words. */
export function asksOfNow(ask: Ask): boolean {
  return OF_NOW.test(ask.question.tidy) && !asksOfThen(ask);
}

/** Whether a question keeps to a time, or asks how something was before. */
export function asksOfThen(ask: Ask): boolean {
  return ask.times.length > 0 || OF_THEN.test(ask.question.tidy);
}

/** Days between two articles from which on they tell of one event only by chance. */
const MOST_DAYS = 60;
const DAY = 86_400_000;

/** Whether a line stands in a later article on the event that the other line's article tells of. */
export function isLaterOfSame(ask: Ask, later: Line, earlier: Line): boolean {
  const [a, b] = [later.article.published?.slice(0, 10), earlier.article.published?.slice(0, 10)];
  if (later.a === earlier.a || a === undefined || b === undefined || a <= b) return false;
  return Date.parse(a) - Date.parse(b) <= MOST_DAYS * DAY && isOneEvent(ask.scene, later.a, earlier.a);
}

/** What of the question a later line must hold beside an earlier one to tell the same. */
const SAME_SHARE = 0.6;

/** Whether a later line holds of the question what an earlier one does: its words there, its names at least in the article. */
function tellsAlike(ask: Ask, later: Line, earlier: Line): boolean {
  const [own, other] = [matchLine(ask, later), matchLine(ask, earlier)];
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (other[i]! < 0.6) continue;
    const named =
      need.focus !== null &&
      ask.scene.lines.some((l) => l.a === later.a && l.meant.some((m) => need.focus!.beings.includes(m.being)));
    if (need.focus !== null && !named && own[i]! < 0.4) return false;
    all += need.weight;
    got += need.weight * (named ? 1 : Math.min(1, own[i]! / 0.6));
  }
  return all === 0 || got >= SAME_SHARE * all;
}

type Told = { readonly line: Line; readonly text: string; readonly score: number };

/** How far below the best answer a later article's may lie and still hold in its place; more where it is asked what is so now. */
const SLACK = 0.5;
const SLACK_NOW = 0.7;

/**
 * Of answers to one question, best first, the one that holds now: a later article's on the same event that tells the
 * same as the best and is otherwise. Null where the best one holds, or the question asks how it was then.
 */
export function holdingNow<T extends Told>(ask: Ask, found: readonly T[]): T | null {
  const best = found[0];
  if (best === undefined || asksOfThen(ask)) return null;
  const least = best.score - (asksOfNow(ask) ? SLACK_NOW : SLACK);
  const same = (f: T) => f.text.toLowerCase() === best.text.toLowerCase();
  const later = found.filter(
    (f) => f.score >= least && isLaterOfSame(ask, f.line, best.line) && tellsAlike(ask, f.line, best.line),
  );
  const dayOf = (f: T): string => f.line.article.published!.slice(0, 10);
  const newest = later.map(dayOf).toSorted().at(-1);
  const told = later.filter((f) => dayOf(f) === newest);
  // An article that repeats what was told has not changed it.
  return told.length === 0 || told.some(same) ? null : told[0]!;
}

/** What lines of the newest article on an event gain where it is asked how things stand now. */
const NOW = 0.15;

/** Lines, best first, the newest article's on the event of the best raised where it is asked how things stand now. */
export function newestFirst(ask: Ask, evidence: readonly Evidence[]): Evidence[] {
  const best = evidence[0];
  if (best === undefined || !asksOfNow(ask)) return [...evidence];
  return evidence
    .map((e) => (isLaterOfSame(ask, e.line, best.line) ? { ...e, score: e.score + NOW } : e))
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i);
}
