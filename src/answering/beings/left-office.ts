import type { Ask } from '../ask.ts';
import { type Frame, framesOf } from '../attach.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';

const GIVES_UP = /^(?:resign|quit|step down|step aside|retire|depart|die)$/;
const REMOVES = /^(?:replace|succeed|sack|dismiss|fire|remove|oust|depose|take over from)$/;
const FOLLOWS = /^(?:replace|succeed|take over|take over from|take charge|step in)$/;
const PUTS_IN = /^(?:appoint|name|elect|install|swear in)$/;
/** "Left" is said of rooms and towns too. */
const LEFT =
  /\bleft (?:(?:the|his|her|their) (?:post|job|office|club|company|firm|board|role|position|team)|last (?:week|month|year)|to (?:become|join|lead|run))\b/;

/** The first line, no earlier than another, by which somebody has left an office or was replaced in it; null where none says so. */
export function leavingOf(ask: Ask, being: Being, since: Line): Line | null {
  const from = since.article.published ?? '';
  const found = ask.scene.lines.find(
    (line) =>
      (line.a === since.a || (line.article.published ?? '') > from) &&
      line.meant.some((m) => m.being === being) &&
      (leavesBy(line, being) || framesOf(ask, line).some((f) => isLeaving(f, being))),
  );
  return found ?? null;
}

function isLeaving({ event, who, whom }: Frame, being: Being): boolean {
  if (event.modality !== 'stated' && event.modality !== 'reported') return false;
  const is = (parts: Frame['who']): boolean => parts.some((p) => p.being === being);
  return (GIVES_UP.test(event.does) && is(who)) || (REMOVES.test(event.does) && is(whom));
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
