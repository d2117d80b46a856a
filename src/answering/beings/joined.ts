import type { Ask } from '../ask.ts';
import { frameFit, framesOf } from '../attach.ts';
import type { Short } from '../lines/evidence.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';

/** What stands between two names of one list. */
const JOINS = /^(?:,|,? and) (?:the )?$/;

/** How well the event must fit of which they are the subject. */
const LEAST_FIT = 0.3;

/** Those who did it together with the one found: the names joined to theirs by "and" as subject of the same event. */
export function besideInList(
  ask: Ask,
  best: {
    readonly being: Being | null;
    readonly fit: number;
    readonly score: number;
    readonly lines: ReadonlyMap<Line, number>;
  },
): Short[] {
  const line = [...best.lines].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (line === undefined || best.being === null || best.fit < LEAST_FIT || ask.question.slot !== 'subject') return [];
  const frames = framesOf(ask, line);
  const frame = frames.find((f) => f.who.some((p) => p.being === best.being) && frameFit(ask, f) >= LEAST_FIT);
  const named = line.meant.filter((m) => m.mention.how === 'name');
  const at = named.findIndex((m) => m.being === best.being);
  if (at < 0 || frame === undefined) return [];
  const base = line.sentence.start;
  const between = (i: number): string =>
    line.text.slice(named[i]!.mention.end - base, (named[i + 1]?.mention.start ?? base) - base);
  let from = at;
  let to = at;
  while (from > 0 && JOINS.test(between(from - 1))) from -= 1;
  while (to + 1 < named.length && JOINS.test(between(to))) to += 1;
  // Without an "and" the comma may part a town from its country.
  if (from === to || !/\band\b/.test(between(to - 1))) return [];
  const others = new Set(frames.flatMap((f) => [...f.whom, ...f.with].map((p) => p.being)));
  const isSubject = named[to]!.mention.end <= frame.event.verb.start;
  return named.slice(from, to + 1).flatMap(({ being }) => {
    if (being === best.being || being.kind !== best.being!.kind || others.has(being)) return [];
    if (!isSubject && !frame.who.some((p) => p.being === being)) return [];
    return [{ text: being.name, lines: [line], score: best.score }];
  });
}
