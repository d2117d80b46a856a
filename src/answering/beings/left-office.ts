import { leavesOffice } from '../../language/leaving.ts';
import type { Ask } from '../ask.ts';
import { type Frame, framesOf } from '../attach.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';

const FOLLOWS = /^(?:replace|succeed|take over|take over from|take charge|step in)$/;
const PUTS_IN = /^(?:appoint|name|elect|install|swear in)$/;
/** "Left" is said of rooms and towns too. */
const LEFT =
  /\bleft (?:(?:the|his|her|their) (?:post|job|office|club|company|firm|board|role|position|team)|last (?:week|month|year)|to (?:become|join|lead|run))\b/;

/** An office as an article tells it of somebody. */
type Held = { readonly being: Being; readonly line: Line; readonly text: string };

/** The first line, no earlier than the one that tells it, by which somebody has left an office or was replaced in it; null where none says so. */
export function leavingOf(ask: Ask, held: Held): Line | null {
  const { being, line: since } = held;
  const from = since.article.published ?? '';
  const found = ask.scene.lines.find(
    (line) =>
      (line.a === since.a || (line.article.published ?? '') > from) &&
      line.meant.some((m) => m.being === being) &&
      (leavesBy(line, being) || framesOf(ask, line).some((f) => isLeaving(ask, f, held))),
  );
  return found ?? null;
}

function isLeaving(ask: Ask, { event, line, who, whom }: Frame, { being, text }: Held): boolean {
  const is = (parts: Frame['who']): boolean => parts.some((p) => p.being === being);
  const read = ask.scene.articles[line.a]!;
  if (is(whom) && leavesOffice(read, event, 'whom', text)) return true;
  const died = event.does === 'die' && (event.modality === 'stated' || event.modality === 'reported');
  return is(who) && (died || leavesOffice(read, event, 'who', text));
}

function leavesBy(line: Line, being: Being): boolean {
  const m = LEFT.exec(line.text);
  if (m === null) return false;
  const before = line.meant.findLast((x) => x.mention.end <= m.index + line.sentence.start);
  return before?.being === being;
}

/** Who is told, where somebody leaves an office or in the lines beside, to take their place; null where nobody is. */
export function successorOf(
  ask: Ask,
  being: Being,
  leaving: Line,
): { readonly being: Being; readonly line: Line } | null {
  for (const line of [leaving, ask.scene.beside(leaving, 1), ask.scene.beside(leaving, -1)]) {
    for (const { event, who, whom } of line === undefined ? [] : framesOf(ask, line)) {
      if (event.modality === 'denied') continue;
      const parts = FOLLOWS.test(event.does) ? who : PUTS_IN.test(event.does) ? whom : [];
      const next = parts.find((p) => p.being?.kind === 'person' && p.being !== being)?.being;
      if (next !== undefined && next !== null) return { being: next, line: line! };
    }
  }
  return null;
}
