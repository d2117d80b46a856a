import { sayPeriod } from '../language/dates-say.ts';
import { standAlone } from '../language/wording.ts';
import type { DateMention } from '../model.ts';
import type { Ask } from './ask.ts';
import { endsAsked, isBetween } from './ends.ts';
import type { Draft, Evidence } from './lines/evidence.ts';
import { coverLine, matchLine, timeFit } from './lines/line-match.ts';
import type { Line } from './scene.ts';
import { asSentence, clauseOf, POINTS_BACK, trimLine } from './trim.ts';
import { countWords } from './words.ts';

/** Words of a step of a timeline, and of all its steps, at most. */
const STEP = 28;
const ALL_STEPS = 135;

/** A timeline: lines about what was asked that have a date, in order of time, one a day. */
export function answerTimeline(ask: Ask): Draft | null {
  type Step = { line: Line; value: string; until?: string; score: number; text: string };
  const steps: Step[] = [];
  const ends = endsAsked(ask);
  // Of "between the spring fair and the July vote" a month is an end, not one to keep to.
  const times = ends === null ? ask.times : ask.times.filter((t) => t.open);
  const isWithin = (value: string): boolean => ends === null || isBetween(value, ends);
  for (const line of ask.scene.lines) {
    if (line.sentence.kind === 'caption') continue;
    const cover = coverLine(ask, line);
    if (cover < 0.3) continue;
    const { reading, article } = ask.scene.articles[line.a]!;
    const dates = reading.dates.filter(
      (d) => d.sentence === line.sentence.n && d.value !== null && d.value.length >= 7 && isWithin(d.value),
    );
    const limit = article.published?.slice(0, 10) ?? '9999';
    const date = dates.find((d) => times.every((t) => t.fits(d.value!, d.until)));
    const at =
      date === undefined ? null : { start: date.start - line.sentence.start, end: date.end - line.sentence.start };
    const text = tellStep(ask, line, at);
    if (text === null) continue;
    if (date?.value !== undefined && date.value !== null) {
      const past = date.value.slice(0, 10) <= limit.slice(0, Math.min(10, date.value.length));
      steps.push({
        line,
        value: date.value.slice(0, 10),
        ...(date.until === undefined ? {} : { until: date.until }),
        score: cover + (past ? 0.1 : -0.1) - (isOfEvent(ask, line, date) ? 0 : 0.2),
        text,
      });
    } else if (
      !reading.dates.some((d) => d.sentence === line.sentence.n) &&
      line.sentence.n <= 1 &&
      matchLine(ask, line).some((m) => m >= 0.8) &&
      article.published !== null &&
      isWithin(article.published) &&
      times.every((t) => timeFit(ask, line, t) > 0.3)
    ) {
      steps.push({ line, value: article.published.slice(0, 10), score: cover - 0.1, text });
    }
  }
  const best = new Map<string, Step>();
  for (const step of steps) {
    const known = best.get(step.value);
    if (known === undefined || step.score > known.score) best.set(step.value, step);
  }
  const top = Math.max(0, ...[...best.values()].map((s) => s.score));
  let left = ALL_STEPS;
  const chosen = [...best.values()]
    .sort((a, b) => b.score - a.score)
    .filter((s, i) => i < 3 || s.score >= top - 0.35)
    .filter((s) => {
      const words = countWords(s.text) + 4;
      if (words > left) return false;
      left -= words;
      return true;
    })
    .slice(0, 6)
    .sort((a, b) => (a.value < b.value ? -1 : 1));
  if (chosen.length === 0) return null;
  const shorts = chosen.map((s) => ({
    text: `${sayPeriod(s.value, s.until?.slice(0, 10))}: ${s.text}`,
    lines: [s.line],
    score: s.score,
  }));
  return { shorts, answer: shorts.map((s) => s.text).join('\n'), confidence: 0.6 };
}

/** What a step says: the whole sentence as it reads alone, or its clause that holds the date; null when neither is short. */
function tellStep(ask: Ask, line: Line, date: { start: number; end: number } | null): string | null {
  const alone = standAlone(ask.scene.articles[line.a]!, line.sentence.n);
  if (alone === null) return null;
  if (countWords(alone) <= STEP) return asSentence(alone);
  const clause = clauseOf(ask, line, STEP, date === null ? [] : [date]);
  if (clause === null || POINTS_BACK.test(clause) || /^(?:he|she|we|i|his|her|their)\b/i.test(clause)) return null;
  return asSentence(clause);
}

/** Whether a date tells when something of the line happened, and is not part of a name ("the 3 March accord"). */
function isOfEvent(ask: Ask, line: Line, date: DateMention): boolean {
  const index = ask.scene.articles[line.a]!.reading.dates.indexOf(date);
  return line.events.some((event) => event.when.includes(index));
}

/** How two sides or two times differ: the lines that together cover the question, each trimmed. */
export function answerDifference(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const ranked = evidence
    .slice(0, 8)
    .map((e) => ({ ...e, score: e.score + (CONTRAST.test(e.line.text) ? 0.12 : 0) }))
    .sort((a, b) => b.score - a.score);
  const first = ranked[0];
  if (first === undefined) return null;
  // One sentence that sets both sides against each other says it best, whole.
  if (countWords(first.line.text) <= 56 && (CONTRAST.test(first.line.text) || ranked.length === 1)) {
    const text = asSentence(first.line.text);
    return { shorts: [{ text, lines: [first.line], score: first.score }], answer: text, confidence: 0.55 };
  }
  const words = new Set(first.line.words.map((w) => w.term));
  const isNew = (e: Evidence): boolean => e.line.words.filter((w) => !words.has(w.term)).length >= 4;
  const second = ranked.slice(1).find((e) => e.cover >= first.cover - 0.25 && isNew(e));
  const each = second === undefined ? 56 : 27;
  const both = second !== undefined && [first, second].every((e) => clauseOf(ask, e.line, each) !== null);
  const lines = both ? [first.line, second.line] : [first.line];
  const shorts = lines.map((line) => ({ text: trimLine(ask, line, each), lines: [line], score: first.score }));
  return { shorts, answer: shorts.map((s) => asSentence(s.text)).join(' '), confidence: 0.5 };
}

const CONTRAST =
  /\b(?:but|while|whereas|although|though|however|instead|rather than|unlike|contrast|departure|previous|previously|earlier|formerly|no longer|changed?|despite|compared)\b/i;
