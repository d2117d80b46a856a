import type { Argument, Event } from '../model.ts';
import { type Ask, verbForms } from './ask.ts';
import { usedAlike } from './lines/line-match.ts';
import type { Question } from './question/question.ts';
import type { Line } from './scene.ts';
import type { Being } from './who.ts';
import { type Word, wordsOf } from './words.ts';

/** A part of an event: the being it means, if one, and its words. */
export type Part = {
  readonly being: Being | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/** An event with its parts looked up in the scene. */
export type Frame = {
  readonly line: Line;
  readonly event: Event;
  readonly does: Word;
  readonly who: readonly Part[];
  readonly whom: readonly Part[];
  readonly with: readonly Part[];
  readonly where: readonly Part[];
};

/** Lemmas of events in which all take part alike, so that it does not matter who stands first. */
const MUTUAL =
  /^(?:meet|talk|talks|discuss|dinner|lunch|summit|meeting|negotiate|speak|marry|wed|play|face|fight|clash|debate|share|agree|chat|confer|visit)$/;

/** Whether taking part is mutual: whoever meets is met. Visiting and seeing are not. */
export function isMutual(event: Event): boolean {
  return MUTUAL.test(event.does) && event.does !== 'visit';
}

/** The events of a line with their parts. */
export function framesOf(ask: Ask, line: Line): Frame[] {
  const part = (arg: Argument): Part => ({
    being: arg.entity === null ? nameAtEnd(line, arg) : ask.scene.beings.of(line.a, arg.entity),
    text: line.article.text.slice(arg.start, arg.end),
    start: arg.start,
    end: arg.end,
  });
  return line.events.map((event) => ({
    line,
    event,
    does: wordsOf(event.does)[0] ?? { start: 0, end: 0, text: event.does, lower: event.does, term: event.does },
    who: event.who.map(part),
    whom: event.whom.map(part),
    with: event.with.map(part),
    where: event.where.map(part),
  }));
}

/** Whom a long phrase means that ends in a name: "head of the harbour board Anna Holt". */
function nameAtEnd(line: Line, arg: Argument): Being | null {
  const last = line.meant.findLast(
    (m) => m.mention.how === 'name' && m.mention.start > arg.start && m.mention.end === arg.end,
  );
  return last?.being.kind === 'person' ? last.being : null;
}

/** How near the question's verb is to the event's, 0 to 1; 0.3 when the question has no verb of its own. */
export function verbFit(ask: Ask, frame: Frame): number {
  const { question } = ask;
  const verb = question.verb === null ? null : question.words[question.verb]!;
  if (verb === null) return ask.needs.some((n) => n.word.term === frame.does.term) ? 0.9 : 0.3;
  if (verb.term === frame.does.term) return 1;
  // "Set up", "stepped down": the event of a phrasal verb is named by both its words.
  const does = { ...frame.does, lower: frame.event.does };
  const direct = Math.max(
    ...verbForms(ask, verb).flatMap((v) => [ask.lexicon.related(v, frame.does), ask.lexicon.related(v, does)]),
  );
  if (direct >= 0.6) return direct;
  // "hold talks", "deliver a letter": a verb that says little is carried by its object.
  for (const word of question.rest.slice(0, 3)) {
    if (word.term === frame.does.term) return 0.9;
    if (ask.lexicon.related(word, frame.does) >= 0.6) return 0.7;
  }
  const spoken = frame.line.words.some(
    (w) =>
      w.start + frame.line.sentence.start >= frame.event.verb.start &&
      w.start + frame.line.sentence.start < frame.event.verb.end &&
      w.term === verb.term,
  );
  const need = ask.needs.find((n) => n.word.start === verb.start);
  return spoken ? 1 : Math.max(direct, need === undefined ? 0 : usedAlike(ask, need, frame.does));
}

/** Whether the event is left open where it stands: "whether a meeting", "if they met", "the cancelled visit". */
export function isOpen({ event, line }: Frame): boolean {
  const before = line.text.slice(0, event.verb.start - line.sentence.start);
  return /\b(?:whether|if|unless|possible|potential|proposed|planned|cancell?ed|upcoming|future|next)\b(?: \S+){0,4} ?$/i.test(
    before,
  );
}

/** Beings that a stretch of the question may mean. */
export function beingsIn(ask: Ask, words: readonly Word[]): Set<Being> {
  const out = new Set<Being>();
  for (const focus of ask.focus) {
    const at = ask.question.words[focus.from]!;
    if (words.some((w) => w.start === at.start)) for (const being of focus.beings) out.add(being);
  }
  return out;
}

/** Share (0 to 1) of the question's other arguments that the event has on the right side; 0.5 when it names none. */
export function argumentFit(ask: Ask, frame: Frame): number {
  const { question } = ask;
  const mutual = isMutual(frame.event);
  const has = (parts: readonly Part[], words: readonly Word[]): number => {
    const terms = new Set(parts.flatMap((p) => wordsOf(p.text)).map((w) => w.term)).add(frame.does.term);
    let all = 0;
    let got = 0;
    for (const focus of ask.focus) {
      const at = ask.question.words[focus.from]!;
      if (!words.some((w) => w.start === at.start)) continue;
      all += 1;
      if (parts.some((p) => p.being !== null && focus.beings.includes(p.being))) got += 1;
      // A name within a phrase ("the Oslo talks") counts in part; another bearer of the same short name does not.
      else if (focus.to - focus.from === 1 && parts.some((p) => p.being === null) && terms.has(at.term)) got += 0.6;
    }
    for (const need of ask.needs) {
      if (need.focus !== null || !words.some((w) => w.start === need.word.start)) continue;
      all += 0.5;
      if (terms.has(need.word.term)) got += 0.45;
    }
    return all === 0 ? 0 : got / all;
  };
  const all = [...frame.who, ...frame.whom, ...frame.with, ...frame.where];
  const scores: number[] = [];
  const content = (words: readonly Word[]): boolean => words.some((w) => ask.needs.some((n) => n.word.term === w.term));
  const acting = isPassive(question) ? frame.whom : frame.who;
  if (content(question.subject)) scores.push(has(mutual ? all : acting, question.subject));
  if (content(question.rest)) {
    const side = mutual ? all : [...(isPassive(question) ? frame.who : frame.whom), ...frame.with, ...frame.where];
    scores.push(has(side, question.rest));
  }
  if (scores.length === 0) return 0.5;
  return scores.reduce((a, b) => a + b, 0) / scores.length;
}

/** Whether the subject of a question is what its verb is done to: "was X arrested", "will Y be built". */
export function isPassive({ words, verb, slot }: Question): boolean {
  if (verb === null || slot === 'subject' || /ing$/.test(words[verb]!.lower)) return false;
  const helpers = words.slice(0, verb).map((w) => w.lower);
  return (
    helpers.some((w) => /^(?:been|being|be)$/.test(w)) || helpers.some((w) => /^(?:is|are|was|were|gets?|got)$/.test(w))
  );
}

/** How well an event is the one asked about, 0 to 1. */
export function frameFit(ask: Ask, frame: Frame): number {
  const verb = verbFit(ask, frame);
  return verb * (0.35 + 0.65 * argumentFit(ask, frame));
}
