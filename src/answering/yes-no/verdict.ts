import { findNumbers } from '../../language/numbers.ts';
import { type Ask, verbForms } from '../ask.ts';
import { beingsIn, type Frame, framesOf, isMutual, isOpen, type Part } from '../attach.ts';
import { cluesOf, HEDGE, pieceAround } from '../clause.ts';
import type { Evidence } from '../lines/evidence.ts';
import { matchLine, timeFit } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';
import { type Word, wordsOf } from '../words.ts';

/** What one clause says of a yes-or-no question. `unsure` is what is called likely, `planned` what is still to come. */
export type Verdict = {
  readonly says: 'yes' | 'no' | 'planned' | 'unsure';
  readonly line: Line;
  readonly score: number;
  /** Somebody says so; the article does not. */
  readonly reported: boolean;
  /** The words that decide, by offsets into the line. */
  readonly keep: { readonly start: number; readonly end: number };
};

type Opposed = (a: string, b: string) => boolean;

/** Happens to one thing once, so that another date of it says that the asked one is wrong. */
const ONCE =
  /^(?:built|build|born|die|died|found|founded|open|opened|bought|buy|sold|sell|elected|appointed|resign|resigned|launched|launch|killed|married|marry|established|created|completed|signed|convicted|released|published)$/;

/** The predicate asked about: the verb, else the first word that is no name; null when there is none. */
function predicateOf(ask: Ask): Word | null {
  const { question } = ask;
  if (question.verb !== null) return question.words[question.verb]!;
  return ask.needs.find((n) => n.focus === null)?.word ?? null;
}

/** What the clauses of a line say of the question; null when none fits it in predicate, parties, time and numbers. */
export function judgeLine(ask: Ask, e: Evidence, opposed: Opposed): Verdict | null {
  const { line } = e;
  const predicate = predicateOf(ask);
  if (predicate === null || !holdsRest(ask, line, predicate)) return null;
  const frames = framesOf(ask, line);
  const forms = verbForms(ask, predicate);
  let best: Verdict | null = null;
  for (const hit of [...line.words, ...line.compounds]) {
    const same = hit.term === predicate.term;
    const contrary = !same && opposed(predicate.lower, hit.lower);
    const near = same ? 1 : contrary ? 0.7 : Math.max(...forms.map((f) => ask.lexicon.related(f, hit)));
    if (near < 0.6) continue;
    const at = hit.start + line.sentence.start;
    const frame = frames.find((f) => f.event.verb.start <= at && at < f.event.verb.end) ?? null;
    if (!isSided(ask, line, hit, frame)) continue;
    const found = verdictAt(ask, e, hit, { frame, contrary, near });
    if (found !== null && (best === null || found.score > best.score)) best = found;
  }
  return best;
}

const AS_NOUN = /\b(?:the|a|an|this|that|his|her|their|its|of|for)\s+(?:[\w-]+\s+)?$/i;

/** What says the contrary must say it of the same object: the words after the question's verb stand in its clause. */
function isOwnContrary(ask: Ask, line: Line, piece: { readonly start: number; readonly end: number }): boolean {
  const words = line.words.filter((w) => w.start >= piece.start && w.end <= piece.end);
  const { question } = ask;
  if (question.verb !== null && line.words.some((w) => w.term === question.words[question.verb!]!.term)) return false;
  return ask.needs.every(
    (n) =>
      n.focus !== null ||
      isNumeric(n.word) ||
      !question.rest.some((w) => w.start === n.word.start) ||
      words.some((w) => w.term === n.word.term || ask.lexicon.related(n.word, w) >= 0.6),
  );
}

function verdictAt(
  ask: Ask,
  e: Evidence,
  hit: Word,
  by: { readonly frame: Frame | null; readonly contrary: boolean; readonly near: number },
): Verdict | null {
  const { line } = e;
  const q = ask.question.tidy;
  const piece = pieceAround(line.text, hit.start, hit.end);
  const clues = cluesOf(line.text, piece, hit, q);
  if (clues.alleged || (by.frame !== null && isOpen(by.frame))) return null;
  // A noun ("the repairs had started") does not say that it was done, unless its event says of whom.
  if (ask.question.verb !== null && by.frame === null && !clues.denied && AS_NOUN.test(line.text.slice(0, hit.start)))
    return null;
  if (by.contrary && !isOwnContrary(ask, line, piece)) return null;
  const modality = by.frame?.event.modality ?? 'stated';
  const denied = clues.denied || (modality === 'denied' && !by.contrary);
  if (clues.murky && !denied && by.frame === null) return null;
  if (isDeniedAfter(ask, line, hit)) return null;
  const fits = factsFit(ask, line, by.frame, hit, piece);
  if (fits === null) return null;
  const order = orderFits(ask, line, hit);
  if (order === null) return null;
  const planned = !denied && (modality === 'planned' || clues.intended);
  const make = (says: Verdict['says']): Verdict => ({
    says,
    line,
    score: e.score + 0.3 * by.near + (by.frame === null ? 0 : 0.1),
    reported: modality === 'reported',
    keep: { start: hit.start, end: hit.end },
  });
  if (planned) {
    if (by.contrary || !fits || !order) return null;
    if (HEDGE.test(line.text.slice(piece.start, hit.start))) return make(HEDGE.test(q) ? 'yes' : 'unsure');
    return make(/^(?:will|would|do|does)\b/i.test(q) || /\bplan\w*\b|\bgoing to\b/i.test(q) ? 'yes' : 'planned');
  }
  let yes = denied === by.contrary;
  if (denied && (!fits || !order || by.contrary)) return null;
  if (!fits || !order) yes = false;
  return make(yes ? 'yes' : 'no');
}

/** "Said he could not say sorry": between the verb and the rest of what is asked stands a denial. */
function isDeniedAfter(ask: Ask, line: Line, hit: Word): boolean {
  const rest = ask.needs.filter((n) => n.focus === null && ask.question.rest.some((w) => w.start === n.word.start));
  const first = line.words.find((w) => w.start >= hit.end && rest.some((n) => n.word.term === w.term));
  if (first === undefined) return false;
  return /\b(?:not|never|cannot)\b|n['’]t\b/i.test(line.text.slice(hit.end, first.start)) && !ask.question.negated;
}

/** Whether the rest of the question is in the line: its names always, other words but for a few told just before. */
function holdsRest(ask: Ask, line: Line, predicate: Word): boolean {
  const own = matchLine(ask, line);
  const before = ask.scene.beside(line, -1);
  const left = before === undefined ? null : matchLine(ask, before);
  const title = new Set(wordsOf(line.article.title ?? '').map((w) => w.term));
  const points = /\b(?:it|its|they|their|he|she|his|her|the|this|that)\b/i.test(line.text);
  const timely = /\bon time\b/i.test(ask.question.tidy);
  let all = 0;
  let lent = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (need.word.start === predicate.start || isNumeric(need.word) || (timely && need.word.lower === 'time')) continue;
    all += need.weight;
    if (own[i]! >= 0.45) continue;
    const person = need.focus?.beings.some((b) => b.kind === 'person') === true;
    const near = (left?.[i] ?? 0) >= 0.8 || title.has(need.word.term);
    if (person || !points || !near) return false;
    lent += need.weight;
  }
  return lent <= 0.5 * all || (lent > 0 && ask.needs.length <= 2);
}

function isNumeric(word: Word): boolean {
  return /^[$£€]?\d/.test(word.term) && !/(?:st|nd|rd|th)$/.test(word.term);
}

/** Whether the parties stand to the predicate as in the question: who acts, and on whom. */
function isSided(ask: Ask, line: Line, hit: Word, frame: Frame | null): boolean {
  const { question } = ask;
  const subject = question.verb === null ? beingsIn(ask, question.words) : beingsIn(ask, question.subject);
  const helper = question.words[0]?.lower ?? '';
  const passive =
    question.verb !== null &&
    (/^(?:is|are|was|were)$/.test(helper) || question.words.some((w) => /^(?:been|being|be)$/.test(w.lower))) &&
    !/ing$/.test(question.words[question.verb]!.lower);
  if (question.verb === null) return isCoupled(line, hit, subject);
  if (frame !== null && isMutual(frame.event)) {
    const parts = [...frame.who, ...frame.whom, ...frame.with];
    return subject.size === 0 || has(parts, subject);
  }
  const side = frame === null ? [] : passive ? frame.whom : frame.who;
  const other = frame === null ? [] : passive ? frame.who : [...frame.whom, ...frame.with];
  const rest = beingsIn(ask, question.rest);
  const people = new Set([...rest].filter((b) => b.kind === 'person'));
  if (people.size > 0 && !isAfter(line, hit, people) && !has(other, people) && !has(side, people)) return false;
  if (subject.size > 0) {
    if (has(side, subject)) return true;
    if (has(other, subject) || side.some((p) => p.being !== null)) return false;
    return passive ? isAfter(line, hit, subject, 25) || isBefore(line, hit, subject) : isBefore(line, hit, subject);
  }
  if (side.some((p) => p.being === null && /^(?:it|they|this|which|that)$/i.test(p.text))) return true;
  const own = ask.needs.filter((n) => question.subject.some((w) => w.start === n.word.start));
  const told = side.length === 0 ? line.words.filter((w) => w.end <= hit.start) : side.flatMap((p) => wordsOf(p.text));
  return own.some((n) => told.some((t) => t.term === n.word.term || ask.lexicon.related(n.word, t) >= 0.6));
}

/** "X is still open": a form of "be" joins the two, with no comma or other verb between. */
function isCoupled(line: Line, hit: Word, subject: ReadonlySet<Being>): boolean {
  const before = line.text.slice(Math.max(0, hit.start - 40), hit.start);
  if (
    !/\b(?:is|are|was|were|be|been|remain(?:s|ed)?|becomes?|became)\b(?: [\w-]+){0,3} $|['’]s (?:\w+ ){0,2}$/i.test(
      before,
    )
  )
    return false;
  return subject.size === 0 || isBefore(line, hit, subject);
}

function has(parts: readonly Part[], beings: ReadonlySet<Being>): boolean {
  return parts.some((p) => p.being !== null && beings.has(p.being));
}

/** Whether the nearest person or body told of before a word is one of these, and is not only a possessor. */
function isBefore(line: Line, hit: Word, beings: ReadonlySet<Being>): boolean {
  const base = line.sentence.start;
  const last = line.meant.findLast((m) => m.mention.end - base <= hit.start && m.being.kind !== 'place');
  if (last === undefined) return [...beings].some((b) => b.kind === 'place');
  return beings.has(last.being) && !/^['’]s?\b/.test(line.text.slice(last.mention.end - base));
}

function isAfter(line: Line, hit: Word, beings: ReadonlySet<Being>, most = 90): boolean {
  return line.meant.some((m) => {
    const gap = m.mention.start - line.sentence.start - hit.end;
    const owner = /^['’]s\b/.test(line.text.slice(m.mention.end - line.sentence.start));
    return gap >= 0 && gap <= most && beings.has(m.being) && !owner;
  });
}

/** True when numbers and dates are those asked about, false when the clause gives others, null when it gives none. */
function factsFit(
  ask: Ask,
  line: Line,
  frame: Frame | null,
  hit: Word,
  piece: { readonly start: number; readonly end: number },
): boolean | null {
  const { question, scene } = ask;
  let fits = true;
  const inTimes = (start: number): boolean =>
    ask.times.some((t) => question.words.slice(t.from, t.to).some((w) => w.start <= start && start < w.end));
  const numbers = findNumbers(line.text, 0, line.text.length);
  for (const asked of findNumbers(question.tidy, 0, question.tidy.length)) {
    if (asked.kind === 'ordinal' || inTimes(asked.start)) continue;
    if (numbers.some((n) => n.value === asked.value)) continue;
    const rival = numbers.some((n) => n.kind === asked.kind && n.unit === asked.unit && n.unit !== '');
    if (!rival) return null;
    fits = false;
  }
  for (const time of ask.times) {
    const dates = scene.articles[line.a]!.reading.dates.filter((d) => d.sentence === line.sentence.n);
    if (dates.some((d) => d.value !== null && time.fits(d.value, d.until))) continue;
    if (dates.length === 0 && timeFit(ask, line, time) >= 0.8) continue;
    const own = frame?.event.when.some((w) => scene.articles[line.a]!.reading.dates[w]!.value !== null) === true;
    if (!own || time.open || !ONCE.test(hit.lower)) return null;
    fits = false;
  }
  if (/\bon time\b/i.test(question.tidy) && !/\bon time\b/i.test(line.text)) {
    if (!/\blate\b|\bdelay\w*|\bbehind schedule\b/i.test(line.text.slice(piece.start))) return null;
    fits = false;
  }
  return fits;
}

/** "Did A happen before B": true when the line orders them so, false when the other way round, null when it does not. */
function orderFits(ask: Ask, line: Line, hit: Word): boolean | null {
  const words = ask.question.words;
  const at = words.findIndex((w) => /^(?:before|after)$/.test(w.lower));
  if (at < 0 || ask.times.some((t) => at >= t.from - 1 && at < t.to)) return true;
  const said = [...line.text.matchAll(/\b(?:before|after)\b/gi)];
  if (said.length !== 1 || hit.start > said[0]!.index) return null;
  return said[0]![0].toLowerCase() === words[at]!.lower;
}
