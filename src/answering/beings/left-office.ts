import type { Ask } from '../ask.ts';
import { type Frame, framesOf } from '../attach.ts';
import type { Line } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import type { Being } from '../who.ts';
import { wordsOf } from '../words.ts';

const GIVES_UP = /^(?:resign|quit|step down|step aside|retire|depart|die)$/;
const REMOVES = /^(?:replace|succeed|sack|dismiss|fire|remove|oust|depose|take over from)$/;
const FOLLOWS = /^(?:replace|succeed|take over|take over from|take charge|step in)$/;
const PUTS_IN = /^(?:appoint|name|elect|install|swear in)$/;
/** "Left" is said of rooms and towns too. */
const LEFT =
  /\bleft (?:(?:the|his|her|their) (?:post|job|office|club|company|firm|board|role|position|team)|last (?:week|month|year)|to (?:become|join|lead|run))\b/;

/** What somebody leaves, after the verb: "as head of the board", "from the club". */
const OF_WHAT = /^(?: (?:down|aside))?(?: (?:on|last|this) \p{L}+)? (?:as|from) ([^,.;]+)/u;
/** Words by which any office is meant. */
const ANY_OFFICE = /\b(?:post|job|office|role|position|duties|government|cabinet|helm|politics|company|firm|club)\b/i;
/** Days before an article from which on what it tells of somebody's leaving is history: they hold what it says they do. */
const HISTORY_DAYS = 90;
const DAY = 86_400_000;

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

function isLeaving(ask: Ask, frame: Frame, { being, text }: Held): boolean {
  const { event, line, who, whom } = frame;
  if (event.modality !== 'stated' && event.modality !== 'reported') return false;
  const is = (parts: Frame['who']): boolean => parts.some((p) => p.being === being);
  if (REMOVES.test(event.does) && is(whom)) return !isHistory(ask, frame);
  if (!GIVES_UP.test(event.does) || !is(who)) return false;
  return (
    event.does === 'die' || (!isHistory(ask, frame) && isSameOffice(text, line.article.text.slice(event.verb.end)))
  );
}

/** Whether what follows the verb names no office, any, or this one: who resigns from a choir stays mayor. */
function isSameOffice(office: string, after: string): boolean {
  const left = OF_WHAT.exec(after)?.[1];
  if (left === undefined || ANY_OFFICE.test(left)) return true;
  const own = new Set(contentOf(office));
  return contentOf(left).some((term) => own.has(term));
}

const contentOf = (text: string): string[] =>
  wordsOf(text).flatMap(({ lower, term }) => (isStopWord(lower) ? [] : [term]));

function isHistory(ask: Ask, { event, line }: Frame): boolean {
  const { article, reading } = ask.scene.articles[line.a]!;
  const told = Date.parse(article.published ?? '');
  return event.when.some((n) => told - Date.parse(endOf(reading.dates[n]?.value ?? '')) > HISTORY_DAYS * DAY);
}

/** The last day of a year or month, so that "in 2019" is history only when all of it is. */
const endOf = (value: string): string =>
  value.length === 4 ? `${value}-12-31` : value.length === 7 ? `${value}-28` : value;

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
