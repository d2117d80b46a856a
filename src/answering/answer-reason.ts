import type { Ask } from './ask.ts';
import type { Draft, Evidence } from './lines/evidence.ts';
import { matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';
import { asSentence, trimLine } from './trim.ts';
import { countWords } from './words.ts';

/** Words that open a reason or an aim, with how surely they do. */
const OPENERS: readonly (readonly [RegExp, number])[] = [
  [/\bbecause\b/i, 0.25],
  [
    /\bdue to\b|\bowing to\b|\bon (?:the )?grounds\b|\bthanks to\b|\bin response to\b|\bin protest (?:at|against|over)\b|\bblam\w+\b|\b(?:driven|fuelled|caused|sparked|prompted|triggered|helped|hit|boosted)(?: (?:up|down))? by\b|\bput down to\b|\bbecause of\b|\bon account of\b/i,
    0.22,
  ],
  [
    /\bin order to\b|\bso (?:that|as to)\b|\ba way to\b|\baim(?:ed|s|ing)? (?:at|to)\b|\bin (?:an )?(?:attempt|effort|bid) to\b|\bin exchange\b|\bdesigned to\b|\bintended to\b|\bin hopes? of\b|\bhop(?:es|ed|ing) to\b|\bfor fear\b|\bfearing\b/i,
    0.15,
  ],
  [
    /\bcaused by\b|\bprompted\b|\breasons?\b|\bcit(?:ed|ing)\b|\bafter\b.*\b(?:found|failed|refused|accused|said)\b|\bmean(?:s|ing|t) that\b|\bamid\b|\btherefore\b/i,
    0.1,
  ],
  [
    /\bto (?!the\b|a\b|an\b|his\b|her\b|their\b)[a-z]{3,}\b|\bas (?:he|she|it|they|the)\b|\bsince (?:he|she|it|they|there)\b|\bafter\b|\bfor [a-z]+ing\b|\bover (?!budget|\d)/i,
    0.04,
  ],
];

/** From here on an opener makes a sentence a reason. */
const SURE = 0.1;
/** From here on a word is near enough to one asked about to tell of it, and this share of them, by weight, is enough. */
const NEAR_IN_MEANING = 0.5;
const MOST_OF_IT = 0.3;
/** What a line loses that only says again what the question takes for granted. */
const RESTATED = 0.12;
/** Openings that go on from the sentence before, and may give its reason. */
const GOES_ON =
  /^\W*(?:but |and )?(?:this|that|it|they|he|she|because|the (?:reason|move|decision|change|news|step|ban|cut|rise|fall|delay)|in (?:exchange|return|response)|instead|critics|officials)\b/i;

/** "Why …": the line that covers the question and gives a reason, or the line beside it that does. */
export function answerReason(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const top = evidence[0];
  if (top === undefined) return null;
  type Cause = { readonly line: Line; readonly score: number; readonly sure: number };
  const found: Cause[] = [];
  for (const e of evidence.slice(0, 8)) {
    if (e.cover < 0.3) continue;
    const sure = Math.max(openerOf(e.line), namesCause(ask, e.line) ? 0.2 : 0);
    found.push({ line: e.line, sure, score: e.score + (sure >= SURE ? sure : sure - RESTATED) });
    const next = ask.scene.beside(e.line, 1);
    const before = ask.scene.beside(e.line, -1);
    if (next !== undefined && GOES_ON.test(next.text))
      found.push({ line: next, sure: openerOf(next), score: e.score - 0.12 + openerOf(next) });
    for (const beside of [next, before])
      if (beside !== undefined && openerOf(beside) >= 0.15)
        found.push({ line: beside, sure: openerOf(beside), score: e.score - 0.3 + openerOf(beside) });
  }
  found.sort((a, b) => b.score - a.score);
  // "The delay was caused by …" may stand further on than the sentence that says how late it was.
  if (found[0] === undefined || found[0].sure < SURE)
    for (const line of ask.scene.lines)
      if (line.a === top.line.a && openerOf(line) >= SURE && tellsPredicate(ask, line))
        found.push({ line, sure: openerOf(line), score: top.score + openerOf(line) });
  found.sort((a, b) => b.score - a.score);
  const best = found[0];
  if (best === undefined) return null;
  // A second reason counts where it goes on from the first; elsewhere it is mostly the reason of something else.
  let second = found.find(
    (f) =>
      f.line.a === best.line.a &&
      Math.abs(f.line.i - best.line.i) === 1 &&
      f.sure >= SURE &&
      f.score >= best.score - 0.15 &&
      countWords(f.line.text) <= 40,
  );
  // What only says that it is so is mostly followed by the reason.
  const after = ask.scene.beside(best.line, 1);
  if (second === undefined && best.sure < SURE && after !== undefined && explains(after))
    second = { line: after, sure: 0, score: best.score - 0.3 };
  // A line that only says again what is asked about gives no reason, and what follows it unconnected neither.
  if (best.sure === 0 && second === undefined) return null;
  const shorts = [best, ...(second === undefined ? [] : [second])].map((f) => ({
    text: trimLine(ask, f.line, f === best ? 42 : 22, reasonSpan(f.line)),
    lines: [f.line],
    score: f.score,
  }));
  return {
    shorts,
    answer: shorts.map((s) => asSentence(s.text)).join(' '),
    confidence: Math.min(0.85, top.cover * 0.8 + best.sure * 0.4),
  };
}

/** Whether a line goes on from the one before, or is what somebody says to it. */
function explains(line: Line): boolean {
  return (
    countWords(line.text) <= 40 && (GOES_ON.test(line.text) || /^(?:["“‘']|(?:his|her|its|their)\b)/i.test(line.text))
  );
}

/** Whether a line holds most of what is asked about, names apart: "the delay" where it is asked why the ferry was late. */
function tellsPredicate(ask: Ask, line: Line): boolean {
  const own = matchLine(ask, line);
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (need.focus !== null) continue;
    all += need.weight;
    if (own[i]! >= NEAR_IN_MEANING) got += need.weight;
  }
  return all > 0 && got >= MOST_OF_IT * all;
}

const CAUSE = /\b(?:causes?|reasons?|motives?)\b/i;

/** Whether the question and the line both speak of a cause: "the cause of the fire is not known" answers too. */
function namesCause(ask: Ask, line: Line): boolean {
  return CAUSE.test(ask.question.tidy) && CAUSE.test(line.text);
}

function openerOf(line: Line): number {
  return OPENERS.find(([pattern]) => pattern.test(line.text))?.[1] ?? 0;
}

/** The opener must stay in what is shown. */
function reasonSpan(line: Line): { start: number; end: number }[] {
  for (const [pattern, sure] of OPENERS) {
    const m = pattern.exec(line.text);
    if (m !== null && sure > 0.05)
      return [{ start: m.index, end: Math.min(line.text.length, m.index + m[0].length + 12) }];
  }
  return [];
}
