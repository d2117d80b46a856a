import type { Quotation } from '../model.ts';
import type { Ask } from './ask.ts';
import { beingsIn, framesOf } from './attach.ts';
import type { Draft, Evidence } from './lines/evidence.ts';
import { matchLine } from './lines/line-match.ts';
import { REPORTING } from './question/asked.ts';
import type { Line } from './scene.ts';
import { tidyText, trimLine } from './trim.ts';
import type { Being } from './who.ts';
import { type Word, wordsOf } from './words.ts';

/** What came of looking for a speaker: an answer, words that are nobody's, or nothing like them. */
export type Spoken =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'orphan'; readonly line: Line }
  | { readonly kind: 'none' };

const SPEECH = new RegExp(
  `\\b(?:${REPORTING}|according to|tweet(?:s|ing)?|saying|telling|warning|adding|suggesting|claiming|calling|describing|insisting|arguing|accusing)\\b`,
  'i',
);

/** "Who said …": finds the words, almost as they stand, and tells whose they are; never guesses for a stray quotation. */
export function answerSpeaker(ask: Ask, evidence: readonly Evidence[]): Spoken {
  const words = spokenWords(ask);
  if (words.length === 0) return { kind: 'none' };
  const scored = ask.scene.lines
    .map((line) => ({ line, near: nearVerbatim(words, line), e: evidence.find((x) => x.line === line) }))
    .map((s) => ({ ...s, score: s.near + 0.5 * (s.e?.cover ?? 0) }))
    .filter((s) => s.near >= (ask.question.quoted.length > 0 ? 0.45 : 0.5))
    .sort((a, b) => b.score - a.score)
    .slice(0, 8);
  let orphan: Line | null = null;
  const shorts: Draft['shorts'][number][] = [];
  let confidence = 0;
  for (const { line, near, score } of scored) {
    if (score < (scored[0]!.score ?? 0) - 0.35) break;
    const who = speakerOf(ask, line, words);
    if (who === null) {
      if (near >= 0.75) orphan ??= line;
      continue;
    }
    const known = shorts.find((s) => s.text === who);
    if (known !== undefined) {
      if (known.lines.length < 2) shorts[shorts.indexOf(known)] = { ...known, lines: [...known.lines, line] };
      continue;
    }
    if (shorts.length === 0 || (near >= 0.75 && score >= shorts[0]!.score - 0.1 && ask.question.quoted.length > 0)) {
      shorts.push({ text: who, lines: [line], score });
      confidence = Math.max(confidence, Math.min(0.95, 0.4 + 0.5 * near));
    }
  }
  if (orphan !== null && (shorts.length === 0 || shorts[0]!.score < (scored[0]?.score ?? 0) - 0.15))
    return { kind: 'orphan', line: orphan };
  return shorts.length === 0 ? { kind: 'none' } : { kind: 'draft', draft: { shorts, confidence } };
}

/** The words whose speaker is asked for: those in quotation marks, else what follows the verb of saying. */
function spokenWords(ask: Ask): readonly Word[] {
  if (ask.question.quoted.length > 0) return wordsOf(ask.question.quoted.join(' '));
  const at = ask.question.words.findIndex((w) => new RegExp(`^(?:${REPORTING})$`).test(w.lower));
  return ask.question.words.slice(at + 1).filter((w) => !/^(?:it|that|this|he|she|they|about)$/.test(w.lower));
}

/** Share of the words that a line holds, most when they stand there in the same order side by side, 0 to 1. */
export function nearVerbatim(words: readonly Word[], line: Line): number {
  const at = new Map<string, number[]>();
  for (const [i, w] of line.words.entries()) at.set(w.term, [...(at.get(w.term) ?? []), i]);
  let held = 0;
  let pairs = 0;
  for (const [i, w] of words.entries()) {
    const here = at.get(w.term);
    if (here === undefined) continue;
    held += 1;
    const next = words[i + 1];
    const then = next === undefined ? undefined : at.get(next.term);
    if (then?.some((j) => here.some((k) => j > k && j - k <= 2))) pairs += 1;
  }
  if (words.length === 1) return held * 0.6;
  return 0.5 * (held / words.length) + 0.5 * (pairs / (words.length - 1));
}

/** Whose words a line holds; null when the article does not say. */
function speakerOf(ask: Ask, line: Line, words: readonly Word[]): string | null {
  const { reading, article } = ask.scene.articles[line.a]!;
  const terms = new Set(words.map((w) => w.term));
  const inside = (q: Quotation): number =>
    wordsOf(article.text.slice(q.start, q.end)).filter((w) => terms.has(w.term)).length;
  const quotes = reading.quotations
    .filter((q) => q.start < line.sentence.end && q.end > line.sentence.start && inside(q) > 0)
    .sort((a, b) => inside(b) - inside(a));
  const name = (entity: number): string => ask.scene.beings.of(line.a, entity).name;
  const told = quotes.find((q) => q.speaker !== null);
  if (told?.speaker !== undefined && told.speaker !== null) {
    const being = ask.scene.beings.of(line.a, told.speaker);
    const own = subjectOf(line, told.start);
    // A phrase is quoted by whoever the sentence is about, not by the last speaker before it.
    const outside = !line.meant.some((m) => m.being === being) || told.end - told.start < 0.5 * line.text.length;
    if (own !== null && own !== being && (outside || (being.kind !== 'person' && own.kind === 'person')))
      return own.name;
    return being.name;
  }
  for (const frame of framesOf(ask, line)) {
    if (
      !new RegExp(`^(?:${REPORTING}|support|welcome|condemn|back|reject|deny|express|voice|cite)$`).test(
        frame.event.does,
      )
    )
      continue;
    const who = frame.who.find((p) => p.being !== null) ?? frame.who[0];
    if (who === undefined) continue;
    if (who.being !== null) return who.being.name;
    if (!/^(?:he|she|they|it|who|that|this|these|those|there|which|i|we|you)$/i.test(who.text)) return who.text;
  }
  if (quotes.length > 0 && !SPEECH.test(line.text)) {
    // A sentence that quotes only a phrase goes on telling what the speaker just before it said.
    const phrase = quotes[0]!.end - quotes[0]!.start < 0.75 * line.text.length;
    const before = ask.scene.beside(line, -1);
    if (!phrase || before === undefined || before.sentence.paragraph !== line.sentence.paragraph) return null;
    const last = reading.quotations.findLast((q) => q.sentence === before.sentence.n && q.speaker !== null);
    return last?.speaker === undefined || last.speaker === null ? null : name(last.speaker);
  }
  const according = /\baccording to ((?:an?|the) [^,.]+|[^,.]+)/.exec(line.text)?.[1];
  const subject = line.meant.find((m) => m.being.kind !== 'other');
  if (subject !== undefined && SPEECH.test(line.text)) return subject.being.name;
  return according ?? null;
}

/** The last person a line names before its quotation, when a verb of saying stands between; null without one. */
function subjectOf(line: Line, quote: number): Being | null {
  const base = line.sentence.start;
  const last = line.meant.findLast(
    (m) =>
      m.being.kind === 'person' &&
      m.mention.how !== 'role' &&
      m.mention.end <= quote &&
      SPEECH.test(line.text.slice(m.mention.end - base, quote - base)),
  );
  return last?.being ?? null;
}

/** "What did X say about …": the line of X's speech that covers the rest of the question best. */
export function answerSaid(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const { question } = ask;
  let speakers = beingsIn(ask, question.subject);
  if (speakers.size === 0) speakers = new Set(ask.focus[0]?.beings ?? []);
  if (speakers.size === 0) return null;
  let best: { line: Line; score: number; quote: Quotation | null } | null = null;
  for (const e of evidence) {
    const said = speechBy(ask, e.line, speakers);
    if (said === null) continue;
    const score = e.score + (said.quote === null ? 0 : 0.1);
    if (best === null || score > best.score) best = { line: e.line, score, quote: said.quote };
  }
  if (best === null) return null;
  const { line } = best;
  const quotes = ask.scene.articles[line.a]!.reading.quotations.filter(
    (q) => q.start >= line.sentence.start && q.end <= line.sentence.end,
  );
  const keep = (best.quote === null ? quotes.slice(0, 1) : [best.quote])
    .map((q) => ({ start: q.start - line.sentence.start, end: q.end - line.sentence.start }))
    .map((k) => ({ start: Math.max(0, k.start), end: Math.min(line.text.length, k.end) }));
  const fits = keep.filter((k) => wordsOf(line.text.slice(k.start, k.end)).length <= 20);
  return {
    shorts: [{ text: tidyText(trimLine(ask, best.line, 25, fits)), lines: [best.line], score: best.score }],
    confidence: Math.min(0.9, best.score * 0.75),
  };
}

/** Whether a line tells words of one of these speakers. */
export function speechBy(ask: Ask, line: Line, speakers: ReadonlySet<unknown>): { quote: Quotation | null } | null {
  const { reading } = ask.scene.articles[line.a]!;
  for (const q of reading.quotations) {
    if (q.start >= line.sentence.end || q.end <= line.sentence.start || q.speaker === null) continue;
    if (speakers.has(ask.scene.beings.of(line.a, q.speaker))) return { quote: q };
  }
  for (const frame of framesOf(ask, line)) {
    if (!new RegExp(`^(?:${REPORTING})$`).test(frame.event.does)) continue;
    if (frame.who.some((p) => p.being !== null && speakers.has(p.being))) return { quote: null };
  }
  const meant = line.meant.find((m) => speakers.has(m.being));
  if (
    meant !== undefined &&
    SPEECH.test(line.text) &&
    !reading.quotations.some((q) => q.start < line.sentence.end && q.end > line.sentence.start && q.speaker !== null)
  ) {
    const own = matchLine(ask, line);
    return own.some((m) => m > 0) ? { quote: null } : null;
  }
  return null;
}
