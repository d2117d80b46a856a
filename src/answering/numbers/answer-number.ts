import { findNumbers, type NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import { DEPTH, type Draft, type Evidence, isAtHome, type Short } from '../lines/evidence.ts';
import { holdingNow } from '../lines/holds-now.ts';
import { isTopic } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import { countedIn } from './counted.ts';
import { type Counted, clockSpan, statesOf } from './lengths-of-time.ts';
import { sortOf } from './number-asked.ts';
import { OFTEN } from './number-kinds.ts';
import { sayNumber } from './say-number.ts';
import { sumsOf } from './sums.ts';

/** "How many …": the number bound to the noun asked for in a line that covers the question. */
export function answerNumber(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const sort = sortOf(ask);
  if (/\bhow often\b/i.test(ask.question.tidy)) {
    const often = answerOften(evidence);
    if (often !== null) return often;
  }
  const found: Counted[] = [];
  for (const e of evidence.slice(0, 12)) {
    if (e.cover < 0.3 || e.score < evidence[0]!.score - DEPTH || !isAtHome(ask, evidence[0]!.line, e.line)) continue;
    found.push(...countedIn(ask, e, sort));
  }
  if (sort === 'duration') found.push(...clockSpan(ask, evidence), ...statesOf(ask, evidence));
  if (sort === 'money')
    for (const { line, number, score } of sumsOf(ask, evidence))
      found.push({ line, text: sayNumber(ask, line, number, sort), score });
  if (sort === 'age') found.push(...agesOf(ask, evidence));
  found.sort((a, b) => b.score - a.score);
  const first = found[0];
  if (first === undefined) return null;
  const best = holdingNow(ask, found) ?? first;
  const lines = [
    best.line,
    ...found
      .filter((f) => f.text === best.text && f.line !== best.line && f.score >= best.score - 0.15)
      .map((f) => f.line),
  ];
  const mended = correctionOf(ask, best);
  if (mended !== null) return mended;
  const short: Short = { text: best.text, lines: [...new Set(lines)].slice(0, 2), score: best.score };
  return { shorts: [short], confidence: Math.min(0.9, best.score * 0.7) };
}

/** "Anna Holt, 43" or, where only one person was told of just before, "the 43-year-old", wherever the articles say so. */
function agesOf(ask: Ask, evidence: readonly Evidence[]): Counted[] {
  const about = new Set(ask.focus.flatMap((f) => f.beings).filter((b) => b.kind === 'person'));
  const out: Counted[] = [];
  if (about.size === 0) return out;
  for (const line of ask.scene.lines) {
    for (const m of line.text.matchAll(/\b(\d{1,3})-year-old\b/gi)) {
      const own = line.meant.filter((x) => x.being.kind === 'person');
      const lines = own.length > 0 ? [line] : [ask.scene.beside(line, -1)];
      if (own.length === 0 && ask.focus.some((f) => f.beings.some((b) => about.has(b)) && isTopic(ask, line, f)))
        out.push({ line, text: m[1]!, score: evidence[0]?.score ?? 0 });
      const told = lines.flatMap((l) => l?.meant.filter((x) => x.being.kind === 'person').map((x) => x.being) ?? []);
      const nearest = own.length > 0 ? own.map((x) => x.being) : told.slice(-1);
      if (nearest.some((b) => about.has(b)))
        out.push({ line, text: m[1]!, score: (evidence[0]?.score ?? 0) + (new Set(nearest).size === 1 ? 0.3 : 0.1) });
    }
  }
  return out;
}

/** How often something is, said as a rate. */
function answerOften(evidence: readonly Evidence[]): Draft | null {
  for (const e of evidence.slice(0, 5)) {
    const said = OFTEN.exec(e.line.text)?.[0];
    if (said !== undefined && e.score >= evidence[0]!.score - 0.2)
      return { shorts: [{ text: said, lines: [e.line], score: e.score }], confidence: Math.min(0.85, e.cover * 0.8) };
  }
  return null;
}

/** The number that a correction puts in place of the one found, saying so; null when none does. */
function correctionOf(ask: Ask, found: Counted): Draft | null {
  const isSaid = (n: NumberMention, line: Line): boolean =>
    sayNumber(ask, line, n, 'money') === found.text || sayNumber(ask, line, n, 'count') === found.text;
  for (const [a, { article, reading }] of ask.scene.articles.entries()) {
    // A notice is no news and so no line of the scene, yet of what it corrects it is the best proof.
    const notice = /[^.\n]*\b(?:earlier|previous) version of this\b[^.\n]*/i.exec(article.text);
    if (notice === null) continue;
    const as = { ...found.line, text: notice[0] };
    const old = findNumbers(notice[0], 0, notice[0].length).find((n) => isSaid(n, as));
    if (old === undefined) continue;
    const to = notice.index + notice[0].length;
    const near = reading.sentences
      .filter((x) => x.end > notice.index && x.start < to + 120)
      .map((sentence): Line => {
        const line = ask.scene.lines.find((l) => l.a === a && l.sentence === sentence);
        return line ?? { ...found.line, a, article, sentence, text: article.text.slice(sentence.start, sentence.end) };
      });
    const now = near
      .flatMap((line) => findNumbers(line.text, 0, line.text.length).map((n) => ({ n, line })))
      .find(({ n }) => n.unit === old.unit && n.kind === old.kind && n.value !== old.value);
    if (now === undefined) continue;
    const text = sayNumber(ask, now.line, now.n, now.n.kind === 'money' ? 'money' : 'count');
    return {
      shorts: [{ text, lines: [...new Set([now.line, found.line])], score: found.score }],
      answer: `${text}: first given as ${found.text}, later corrected.`,
      confidence: Math.min(0.85, found.score * 0.7),
    };
  }
  return null;
}
