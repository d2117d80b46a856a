import type { Ask } from '../ask.ts';
import { beingsIn, type Frame, framesOf, isMutual } from '../attach.ts';
import type { Evidence, Short } from '../lines/evidence.ts';
import { matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';

/** "Who was with X at Y": those said to have accompanied, joined or travelled with X in a line that covers the question. */
export function companyOf(ask: Ask, evidence: readonly Evidence[]): Short[] {
  const { question } = ask;
  if (!/\bwith\b|\b(?:accompan|join|side|team|delegation)\w*/i.test(question.tidy)) return [];
  const one = beingsIn(ask, [...question.subject, ...question.rest]);
  const out: Short[] = [];
  const covers = new Map(evidence.map((e) => [e.line, e.cover]));
  for (const line of ask.scene.lines) {
    const cover = covers.get(line) ?? 0;
    for (const frame of framesOf(ask, line)) {
      const { does, modality } = frame.event;
      if (modality === 'planned' || modality === 'denied') continue;
      const all = [...frame.who, ...frame.whom, ...frame.with];
      const joined =
        /^(?:accompany|join|flank|escort)$/.test(does) && all.some((p) => p.being !== null && one.has(p.being));
      const formed =
        /^(?:include|comprise|contain)$/.test(does) &&
        frame.who.some((p) => /\b(?:side|team|delegation|group|party|squad|entourage|officials)\b/i.test(p.text));
      if (!joined && !(formed && (cover >= 0.5 || storyFits(ask, line)))) continue;
      if (joined && cover < 0.25 && !storyFits(ask, line)) continue;
      // A list of names after "accompanied by" may be longer than the reading's: all named after the verb belong to it.
      const named = line.meant.filter((m) => m.mention.how === 'name' && m.mention.start > frame.event.verb.end);
      const parts = joined ? all : frame.whom;
      for (const being of [...parts.map((p) => p.being), ...named.map((m) => m.being)]) {
        if (being === null || one.has(being) || being.kind !== 'person') continue;
        const known = out.findIndex((s) => s.text === being.name);
        const score = (joined ? 1 : 0.5) + cover;
        if (known >= 0 && out[known]!.score >= score) continue;
        if (known >= 0) out.splice(known, 1);
        const how = modality === 'reported' ? { how: 'reported' as const } : {};
        out.push({ text: being.name, lines: [line], score, ...how });
      }
    }
  }
  const most = Math.max(0, ...out.map((s) => s.score));
  return out.filter((s) => s.score >= most - 0.3);
}

/** Whether the lines around hold what else was asked: the place or the occasion. */
function storyFits(ask: Ask, line: Line): boolean {
  const near = ask.scene.lines.filter((l) => l.a === line.a && Math.abs(l.i - line.i) <= 8);
  const rest = ask.needs.filter((n) => n.focus === null || n.focus.beings.every((b) => b.kind !== 'person'));
  const held = rest.filter((n) => near.some((l) => matchLine(ask, l)[ask.needs.indexOf(n)]! > 0));
  return held.length >= rest.length / 2;
}

/** Those who accompanied a participant of the event asked about, or handed something to the one asked about. */
export function companionsOf(ask: Ask, done: readonly Being[]): Short[] {
  const out: Short[] = [];
  const verb = ask.question.verb === null ? null : ask.question.words[ask.question.verb]!;
  if (verb === null || !/^(?:met|meet|meets|see|saw|visit|visited)$/.test(verb.lower)) return out;
  const target = beingsIn(ask, ask.question.rest);
  for (const line of ask.scene.lines) {
    if (line.events.length === 0) continue;
    for (const frame of framesOf(ask, line)) {
      if (frame.event.modality === 'planned' || frame.event.modality === 'denied') continue;
      const does = frame.event.does;
      if (
        /^(?:deliver|hand|give|bring|present)$/.test(does) &&
        frame.whom.concat(frame.with).some((p) => p.being !== null && target.has(p.being))
      ) {
        for (const p of frame.who)
          push(
            out,
            p.being,
            line,
            `${does === 'hand' ? 'handed' : does === 'give' ? 'gave' : does === 'bring' ? 'brought' : `${does}ed`} something in person`,
            frame,
            target,
          );
      }
      if (!/^(?:accompany|join)$/.test(does)) continue;
      const all = [...frame.who, ...frame.with, ...frame.whom].flatMap((p) => (p.being === null ? [] : [p.being]));
      const took = all.filter((being) => done.includes(being));
      if (!took.some((being) => metThere(ask, line, being, target))) continue;
      for (const being of all) if (!took.includes(being)) push(out, being, line, 'accompanied', frame, target);
    }
  }
  return out;
}

/** Lines this far from the company told may tell which meeting it was kept at. */
const NEAR = 8;

/**
 * Whether the meeting told nearest to the company is one with the one asked about: else company was kept on another
 * occasion, perhaps with somebody of the same family name. Words exchanged ("spoke to") are no meeting.
 */
function metThere(ask: Ask, line: Line, being: Being, target: ReadonlySet<Being>): boolean {
  let nearest = Number.POSITIVE_INFINITY;
  let met = false;
  for (const l of ask.scene.lines) {
    if (l.a !== line.a) continue;
    const gap = Math.abs(l.i - line.i);
    if (gap > NEAR || gap > nearest) continue;
    for (const frame of framesOf(ask, l)) {
      const { does } = frame.event;
      if ((!isMutual(frame.event) && does !== 'discussion') || does === 'speak') continue;
      const parts = [...frame.who, ...frame.whom, ...frame.with].map((p) => p.being);
      const others = parts.filter((p) => p !== null && p !== being && p.kind === 'person');
      if (!parts.includes(being) || others.length === 0) continue;
      const here = others.some((p) => p !== null && target.has(p));
      met = gap < nearest ? here : met || here;
      nearest = gap;
    }
  }
  return met;
}

function push(
  out: Short[],
  being: Being | null,
  line: Line,
  note: string,
  frame: Frame,
  target: ReadonlySet<Being>,
): void {
  if (being === null || being.kind !== 'person' || target.has(being) || out.some((s) => s.text === being.name)) return;
  out.push({
    text: being.name,
    lines: [line],
    score: 0.5,
    note,
    ...(frame.event.modality === 'reported' ? { how: 'reported' as const } : {}),
  });
}
