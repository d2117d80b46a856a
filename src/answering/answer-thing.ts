import type { Ask, Likely } from './ask.ts';
import type { Draft, Evidence } from './lines/evidence.ts';
import { matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';
import { tidyText, trimLine } from './trim.ts';
import { countWords, wordsOf } from './words.ts';

/** What, which and how: the likeliest stretch of the best lines, with the clause it stands in. */
export function answerThing(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const best = evidence[0];
  if (best === undefined) return null;
  let chosen = best;
  let span: Likely | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const e of evidence.slice(0, 4)) {
    const top = ask.likely(e.line)[0];
    if (top === undefined) continue;
    const score = e.score + 0.15 * top.chance;
    if (score > most) {
      most = score;
      chosen = e;
      span = top;
    }
  }
  const { line } = chosen;
  if (!isOfKind(ask, line)) return null;
  const said = span === null ? null : tidyText(line.text.slice(span.start, span.end));
  const clause = trimLine(ask, line, 23, span === null ? [] : [span]);
  const answer =
    said === null || clause.includes(said) || countWords(said) + countWords(clause) > 25
      ? clause
      : `${said}: ${clause}`;
  return {
    shorts: [{ text: said ?? clause, lines: [line], score: chosen.score }],
    answer,
    confidence: Math.min(0.85, chosen.cover * 0.8),
  };
}

/** Without a verb to join them, the noun asked for ("the capital of", "what colour") must be spoken of. */
function isOfKind(ask: Ask, line: Line): boolean {
  const { question } = ask;
  if (question.verb !== null || !/^(?:what|which) (?:\w+ )?(?:is|are|was|were)\b/i.test(question.tidy)) return true;
  const typed = question.noun.at(-1) ?? question.words[question.words.findIndex((w) => w.lower === 'of') - 1];
  const need = ask.needs.findIndex((n) => n.word.start === typed?.start && n.focus === null);
  if (need < 0) return true;
  const lines = [line, ask.scene.beside(line, -1), ask.scene.beside(line, 1)];
  return lines.some((l) => l !== undefined && matchLine(ask, l)[need]! >= 0.45);
}

/** "What does ABC stand for": the words beside the short form in brackets whose first letters make it. */
export function answerExpansion(ask: Ask): Draft | null {
  const short =
    ask.question.words.find((w) => /^\p{Lu}{2,}$/u.test(w.text)) ??
    ask.question.words.find((w) => ask.question.wanted.some((x) => x.start === w.start));
  if (short === undefined) return null;
  const letters = short.lower.replaceAll('.', '');
  for (const line of ask.scene.lines) {
    const at = line.words.findIndex((w) => w.lower.replaceAll('.', '') === letters);
    if (at < 0) continue;
    const before = expansionIn(line, at, letters);
    if (before !== null)
      return {
        shorts: [{ text: before, lines: [line], score: 1 }],
        answer: `${short.text.toUpperCase()} stands for ${before}.`,
        confidence: 0.95,
      };
  }
  return null;
}

/** The run of words before (or in brackets after) the short form whose initials spell it; small words may be skipped. */
function expansionIn(line: Line, at: number, letters: string): string | null {
  const ends = line.words.slice(0, at);
  for (let to = ends.length; to > Math.max(0, ends.length - 3); to -= 1) {
    for (let from = to - 1; from >= Math.max(0, to - letters.length * 2 - 1); from -= 1) {
      if (
        spells(
          ends.slice(from, to).map((w) => w.lower),
          letters,
        )
      )
        return tidyText(line.text.slice(ends[from]!.start, ends[to - 1]!.end));
    }
  }
  const inside = /\(([^)]+)\)/.exec(line.text.slice(line.words[at]!.end));
  if (
    inside?.[1] !== undefined &&
    spells(
      wordsOf(inside[1]).map((w) => w.lower),
      letters,
    )
  )
    return inside[1];
  return null;
}

function spells(words: readonly string[], letters: string): boolean {
  if (words[0]?.[0] !== letters[0]) return false;
  let i = 0;
  for (const word of words) {
    if (word[0] === letters[i]) i += 1;
    else if (!/^(?:of|and|the|for|in|on|to|de|a)$/.test(word)) return false;
  }
  return i === letters.length;
}
