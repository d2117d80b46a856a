import type { EntityKind } from '../../model.ts';
import { GIVES_AWAY_LITTLE } from '../abstain.ts';
import type { Ask } from '../ask.ts';
import { beingsIn, type Frame, frameFit, framesOf, isMutual, isOpen, type Part, verbFit } from '../attach.ts';
import { pieceAround } from '../clause.ts';
import type { Draft, Evidence, Short } from '../lines/evidence.ts';
import { chanceOf, isTopic, matchLine } from '../lines/line-match.ts';
import { REPORTING } from '../question/asked.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';
import { isBodyWord, isPlaceKind } from '../word-kinds.ts';
import { wordsOf } from '../words.ts';
import { LEADS } from './answer-role.ts';
import { companionsOf, companyOf } from './company.ts';
import { besideInList } from './joined.ts';
import { holdersOf, objectIn } from './object-asked.ts';

type Stretch = { readonly start: number; readonly end: number };

type Candidate = {
  readonly key: string;
  readonly being: Being | null;
  text: string;
  score: number;
  /** Best fit of an event that has the candidate in the asked place; 0 when it only stands in the sentence. */
  fit: number;
  how: Short['how'];
  readonly lines: Map<Line, number>;
};

/** What kind of being the question wants, from its asking word and noun. */
function kindBonus(ask: Ask, kind: EntityKind): number {
  const noun = ask.question.noun.at(-1)?.lower ?? '';
  const employer = /\b(?:work|play|drive|ride|fight|sign)(?:s|ed)? for$/i.test(ask.question.tidy.replace(/\W+$/, ''));
  if (isBodyWord(noun) || employer) return { organisation: 0.25, other: 0.1, place: -0.05, person: -0.25 }[kind];
  if (isPlaceKind(noun)) return { place: 0.25, organisation: -0.05, other: -0.05, person: -0.3 }[kind];
  return { person: 0.25, organisation: 0, place: -0.08, other: -0.2 }[kind];
}

/** Verbs of speaking, which a question may ask about in many words of its own. */
const SAYS = new RegExp(`^(?:${REPORTING})$`);

/** Questions of what is only to come, which a plan answers as well as a deed. */
const TO_COME =
  /\b(?:will|wants?|wanted|plan\w*|hop(?:es?|ed|ing)|due|going to|expect\w*|offer\w*|bid\w*|tr(?:y|ies|ied|ying)|may|might|could|consider\w*|seek\w*)\b/i;

/** What an event counts beside one that is told by the question's own verb. */
const BESIDE_THE_VERB = 0.5;

/** What somebody gains by standing before the object asked about in its clause. */
const OBJECT_BONUS = 0.3;

/** Lines that the learned reader is asked about. */
const READ_LINES = 4;

/** People, organisations or countries that answer the question, best first: read off events, then off what stands near. */
export function beingCandidates(ask: Ask, evidence: readonly Evidence[]): Candidate[] {
  const asked = new Set<Being>();
  const either = alternatives(ask);
  for (const focus of ask.focus) for (const being of focus.beings) if (!either.has(being)) asked.add(being);
  const found = new Map<string, Candidate>();
  const add = (
    key: string,
    being: Being | null,
    text: string,
    line: Line,
    score: number,
    fit: number,
    how: Short['how'],
  ): void => {
    const known = found.get(key) ?? { key, being, text, score: 0, fit: 0, how, lines: new Map() };
    if (fit > known.fit || known.lines.size === 0 || (known.how !== undefined && how === undefined && fit >= 0.5))
      known.how = how;
    known.score = Math.max(known.score, score) + (known.lines.size > 0 && !known.lines.has(line) ? 0.03 : 0);
    known.fit = Math.max(known.fit, fit);
    known.lines.set(line, Math.max(known.lines.get(line) ?? 0, score));
    found.set(key, known);
  };
  const open = TO_COME.test(ask.question.tidy);
  const top = evidence[0]?.score ?? 0;
  for (const [rank, e] of evidence.slice(0, 25).entries()) {
    if (e.cover < 0.25) continue;
    // Who only stands in a line is as good as the line.
    const loose = e.score - 0.5 * (top - e.score);
    const liked = (start: number, end: number): number =>
      rank < READ_LINES ? 0.3 * chanceOf(ask, e.line, start - e.line.sentence.start, end - e.line.sentence.start) : 0;
    const object = objectIn(ask, e.line);
    const frames = framesOf(ask, e.line);
    const isSaid = frames.some((f) => verbFit(ask, f) === 1);
    for (const frame of frames) {
      if (isApart(frame, object)) continue;
      // Beside the very verb another, however near in meaning, tells of something else: "ordered an inquiry, led by …".
      const beside = isSaid && object === null && verbFit(ask, frame) < 1;
      const fit = frameFit(ask, frame) * (beside ? BESIDE_THE_VERB : 1);
      if (fit < 0.3 || frame.event.modality === 'denied') continue;
      // Whoever orders an inquiry does not lead it.
      if (ask.question.asked === 'role' && verbFit(ask, frame) < 1 && !LEADS.test(frame.does.lower)) continue;
      const planned = !open && (frame.event.modality === 'planned' || isOpen(frame));
      for (const part of askedParts(ask, frame)) {
        if (part.being === null && !isNounPhrase(part.text)) continue;
        if (
          part.being !== null &&
          asked.has(part.being) &&
          beingsIn(ask, [...ask.question.subject, ...ask.question.rest]).has(part.being)
        )
          continue;
        const bonus = part.being === null ? -0.05 : kindBonus(ask, part.being.kind);
        const score =
          e.score +
          0.6 * fit +
          bonus +
          liked(part.start, part.end) -
          (planned && ask.question.asked !== 'role' ? 0.3 : 0);
        const how = planned ? 'planned' : frame.event.modality === 'reported' ? 'reported' : undefined;
        add(keyOf(part), part.being, part.being?.name ?? part.text, e.line, score, fit, how);
      }
    }
    // What the learned reader likes and no name covers may be a name that reading missed.
    for (const l of rank < READ_LINES ? ask.likely(e.line).slice(0, 3) : []) {
      const article = /\b(?:an?|the|two|three|four|several|some) $/i.exec(e.line.text.slice(0, l.start))?.[0] ?? '';
      const text = article + e.line.text.slice(l.start, l.end);
      const from = l.start + e.line.sentence.start;
      const covered = e.line.meant.some((m) => m.mention.start < from + text.length && m.mention.end > from);
      if (covered || l.chance < 0.12 || !(/\p{Lu}/u.test(text) || (l.chance >= 0.2 && isNounPhrase(text)))) continue;
      if (wordsOf(text).every((w) => ask.question.words.some((q) => q.term === w.term))) continue;
      add(text.toLowerCase(), null, text, e.line, loose + 0.05 + 0.35 * l.chance, 0, undefined);
    }
    const near = nearness(ask, e.line);
    const told = object !== null && e.line.meant.some((m) => isDoerOf(e.line, object, m.mention.start));
    for (const { being, mention } of e.line.meant) {
      if (asked.has(being)) continue;
      const at = mention.start - e.line.sentence.start;
      const doer =
        object === null || !told ? 0 : isDoerOf(e.line, object, mention.start) ? OBJECT_BONUS : -OBJECT_BONUS;
      const bonus = kindBonus(ask, being.kind) + 0.12 * near(at) + liked(mention.start, mention.end) + doer;
      add(`b${being.id}`, being, being.name, e.line, loose + bonus, 0, undefined);
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score);
}

/** Whether the object asked about stands in the clause of another verb ("A won one prize, while B took the other"). */
function isApart(frame: Frame, object: Stretch | null): boolean {
  if (object === null) return false;
  const base = frame.line.sentence.start;
  const piece = pieceAround(frame.line.text, frame.event.verb.start - base, frame.event.verb.end - base);
  if (object.start >= piece.start && object.end <= piece.end) return false;
  return frame.line.meant.some((m) => isDoerOf(frame.line, object, m.mention.start));
}

/** Whether a name stands before the object asked about in the same clause. */
function isDoerOf(line: Line, object: Stretch, start: number): boolean {
  const at = start - line.sentence.start;
  const piece = pieceAround(line.text, object.start, object.end);
  return piece.start <= at && at < object.start;
}

/** The parts of an event that the question asks for. */
function askedParts(ask: Ask, frame: Frame): readonly Part[] {
  if (isMutual(frame.event)) {
    // Of those met one after another ("spoke to Holt and with Berg") none met the others.
    const target = beingsIn(ask, [...ask.question.subject, ...ask.question.rest]);
    const has = (parts: readonly Part[]): boolean => parts.some((p) => p.being !== null && target.has(p.being));
    const after = has(frame.with) || (/^(?:speak|talk)$/.test(frame.event.does) && has(frame.whom));
    return after && frame.who.length > 0 ? frame.who : [...frame.who, ...frame.whom, ...frame.with];
  }
  if (ask.question.slot === 'subject')
    return frame.who.some((p) => p.being !== null || isNounPhrase(p.text)) ? frame.who : before(frame);
  if (ask.question.slot === 'object') return [...frame.whom, ...frame.with.filter((p) => p.being !== null)];
  return [...frame.who, ...frame.whom, ...frame.with];
}

/** When reading found no subject ("It was reported that …"): the person named last before the verb. */
function before(frame: Frame): readonly Part[] {
  const last = frame.line.meant.findLast(
    (m) => m.being.kind === 'person' && m.mention.how === 'name' && m.mention.end <= frame.event.verb.start,
  );
  return last === undefined
    ? []
    : [{ being: last.being, text: last.being.name, start: last.mention.start, end: last.mention.end }];
}

function keyOf(part: Part): string {
  return part.being === null ? part.text.toLowerCase() : `b${part.being.id}`;
}

/** A part without a name may still be told ("a spokeswoman"), a pronoun may not. */
function isNounPhrase(text: string): boolean {
  return /^(?:a|an|the|two|three|four|several|some)\s+[\p{L}\d]/iu.test(text) && text.split(' ').length <= 8;
}

/** How near an offset is to the words of the question in this line, 0 to 1. */
function nearness(ask: Ask, line: Line): (at: number) => number {
  const hits = line.words.filter((w) => ask.needs.some((n) => n.word.term === w.term)).map((w) => w.start);
  return (at) => {
    if (hits.length === 0) return 0;
    const gaps = hits.map((h) => Math.abs(h - at)).sort((a, b) => a - b);
    return 1 / (1 + (gaps[0]! + gaps[Math.min(1, gaps.length - 1)]!) / 60);
  };
}

/** Those between whom a question lets one choose: "who won, Holt or Berg". */
export function alternatives(ask: Ask): ReadonlySet<Being> {
  const { words, tidy } = ask.question;
  if (!/^(?:who|which|whom)\b/i.test(tidy)) return new Set();
  for (const [i, left] of ask.focus.entries()) {
    const right = ask.focus[i + 1];
    if (right !== undefined && right.from === left.to + 1 && words[left.to]!.lower === 'or')
      return new Set([...left.beings, ...right.beings]);
  }
  return new Set();
}

/** The answer to "who …": one being (of these kinds and at least so well attached, if given), or all that are attached to the event in the same way. */
export function answerBeing(
  ask: Ask,
  evidence: readonly Evidence[],
  kinds?: readonly EntityKind[],
  leastFit = 0,
): Draft | null {
  const either = alternatives(ask);
  const told = holdersOf(
    ask,
    evidence.filter((e) => tellsWork(ask, e.line)),
  );
  const candidates = beingCandidates(ask, told).filter((c) => {
    if (either.size > 0) return c.being !== null && either.has(c.being) && c.fit >= 0.5 && c.how === undefined;
    return kinds === undefined || c.being === null || kinds.includes(c.being.kind);
  });
  const best = candidates[0];
  if (best === undefined || best.fit < leastFit || !isDoer(ask, best, evidence) || !standsWith(ask, best)) return null;
  const alike = candidates
    .filter(
      (c) =>
        c === best ||
        (best.fit >= 0.6 && c.fit >= best.fit - 0.1 && c.score >= best.score - 0.12 && c.how === best.how),
    )
    .slice(0, 3);
  const also = either.size > 0 || best.how !== undefined ? [] : besideInList(ask, best);
  const first = alike.map(shortOf);
  return {
    shorts: [...first, ...also.filter((a) => !first.some((f) => f.text === a.text))],
    confidence: Math.min(0.95, 0.25 + 0.45 * best.fit + 0.3 * (evidence[0]?.cover ?? 0)),
  };
}

const WRITES = /^(?:wrote|writes|written|composed|penned)$/;

/** Whether a line may say who wrote a work: its title, or most of it, stands there or just before. Any line for other questions. */
function tellsWork(ask: Ask, line: Line): boolean {
  const { question } = ask;
  if (question.asked !== 'person' || question.verb === null || !WRITES.test(question.words[question.verb]!.lower))
    return true;
  const work = ask.needs.flatMap((n, i) => (question.rest.some((w) => w.start === n.word.start) ? [i] : []));
  const before = ask.scene.beside(line, -1);
  const earlier = before === undefined ? undefined : ask.scene.beside(before, -1);
  const held = work.filter((i) => [line, before, earlier].some((l) => l !== undefined && matchLine(ask, l)[i]! >= 0.6));
  return held.length > 0.6 * work.length || work.length === 0;
}

/** Cosine from which on another verb may tell the deed asked about, and what of the question a line holds that needs none. */
const LIKE_DEED = 0.6;
const HOLDS_ENOUGH = 0.85;
/** Cosine below which no word of a line hints at the deed, however sure the learned reader is of a name. */
const HINTS_AT = 0.35;

/** Whether one who only stands near ("who replaced X") is told of where something like the verb is; attached ones are. */
function isDoer(ask: Ask, c: Candidate, evidence: readonly Evidence[]): boolean {
  const { question } = ask;
  if (c.fit > 0 || question.verb === null || question.asked !== 'person') return true;
  const verb = question.words[question.verb]!;
  const need = ask.needs.findIndex((n) => n.word.start === verb.start);
  if (need < 0 || GIVES_AWAY_LITTLE.test(verb.lower)) return true;
  return [...c.lines.keys()].some((line) => {
    if (isOnlySpeaker(ask, c, line)) return false;
    const told = matchLine(ask, line)[need]!;
    const like = Math.max(0, ...line.words.map((w) => ask.lexicon.alike(verb, w)));
    if (told >= 0.45 || like >= LIKE_DEED) return true;
    if (line === evidence[0]?.line && isReadAs(ask, c, line) && (told > 0.2 || like >= HINTS_AT)) return true;
    return (evidence.find((e) => e.line === line)?.cover ?? 0) >= HOLDS_ENOUGH;
  });
}

/** Whether somebody only speaks in a line of what others did: "Lie said the arrest came late" arrests nobody named. */
function isOnlySpeaker(ask: Ask, c: Candidate, line: Line): boolean {
  const { verb, words } = ask.question;
  if (c.being === null || verb === null || SAYS.test(words[verb]!.lower)) return false;
  const frames = framesOf(ask, line);
  const acts = frames.filter((f) => [...f.who, ...f.whom, ...f.with].some((p) => p.being === c.being));
  return acts.length > 0 && acts.every((f) => f.who.some((p) => p.being === c.being) && SAYS.test(f.event.does));
}

/** Whether one who only stands near is told of where those are whom the question names, or in the line beside. */
function standsWith(ask: Ask, c: Candidate): boolean {
  if (c.fit > 0) return true;
  const named = ask.focus.filter((f) => f.beings.some((b) => b.kind !== 'place'));
  return [...c.lines.keys()].some((line) =>
    named.every(
      (f) =>
        isTopic(ask, line, f) ||
        ([-1, 0, 1] as const).some((by) => {
          const at = by === 0 ? line : ask.scene.beside(line, by);
          return at !== undefined && ask.needs.some((n, i) => n.focus === f && matchLine(ask, at)[i]! >= 0.4);
        }),
    ),
  );
}

/** Whether the learned reader is sure of one in a line. */
function isReadAs(ask: Ask, c: Candidate, line: Line): boolean {
  const base = line.sentence.start;
  return line.meant.some(
    (m) => m.being === c.being && chanceOf(ask, line, m.mention.start - base, m.mention.end - base) >= 0.8,
  );
}

function shortOf(c: Candidate): Short {
  const lines = [...c.lines].sort((a, b) => b[1] - a[1]).slice(0, c.fit > 0 ? 2 : 1);
  return {
    text: c.text,
    lines: lines.filter(([, s], i) => i === 0 || s >= lines[0]![1] - 0.05).map(([l]) => l),
    score: c.score,
    ...(c.how === undefined ? {} : { how: c.how }),
  };
}

/** The answer to "who met X", "who else was with Y": everybody attached, planned ones apart, companions with how. */
export function answerBeings(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const beside = companyOf(ask, evidence);
  if (beside.length > 0) return { shorts: beside, confidence: 0.7 };
  const candidates = beingCandidates(ask, evidence).filter((c) => c.being !== null);
  const best = candidates[0];
  if (best === undefined) return null;
  const attached = candidates.filter((c) => c.fit >= 0.5);
  if (attached.length === 0) {
    const line = [...best.lines].sort((a, b) => b[1] - a[1])[0]![0];
    const together = candidates.filter((c) => c.lines.has(line) && c.score >= best.score - 0.25);
    return { shorts: together.slice(0, 6).map(shortOf), confidence: 0.4 };
  }
  const done = attached.filter((c) => c.how !== 'planned');
  const planned = attached.filter((c) => c.how === 'planned' && !done.includes(c));
  const companions = companionsOf(
    ask,
    done.map((c) => c.being!),
  );
  const shorts = [...done.map(shortOf), ...companions.filter((s) => !done.some((c) => c.text === s.text))];
  const notes = planned.map((c) => ({
    text: `Planned, not said to be done: ${c.text}.`,
    lines: [...c.lines.keys()].slice(0, 1),
  }));
  if (shorts.length === 0) return { shorts: planned.map(shortOf), confidence: 0.4 };
  return { shorts, notes, confidence: 0.7 };
}
