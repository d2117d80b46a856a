import type { Ask } from './ask.ts';
import { matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';
import { countWords } from './words.ts';

/** What beginning where the sentence begins is worth, beside words asked for. */
const START = 0.4;

/** A whole sentence up to this many words is shown rather than nothing where a clause is wanted. */
const WHOLE = 30;

// Where a clause may end: before a mark and what goes on from it, or before a clause that only adds. Conditions
// ("unless", "if", "until") and "according to" are never cut off: without them the rest says something else.
const TAIL =
  /(?:,|;|\s[–—-]{1,2})\s(?=(?:and|but|so|while|whereas|although|though|because|after|before|when|which|who|whom|whose|where|despite|following|amid|adding|raising|\p{Ll}+ing)\s)|;\s|\s(?=(?:while|whereas|although|though|because|after|before|despite|following|amid)\s)/giu;

// Where a clause may begin: after a mark and what joins whole clauses.
const HEAD = /(?:,|;|\s[–—-]{1,2})\s(?:and|but|while|whereas|although|though|so)\s|;\s/gi;

/** What is told as somebody's words or as a condition reaches over the clauses after it. */
const REACHES =
  /\b(?:sa(?:id|ys|ying)|t(?:old|elling)|claim\w*|report\w*|den(?:y|ied|ies)|add(?:ed|s)|argu\w+|warn\w*|believ\w+|if|unless|whether|would|could|might)\b|["“”]/i;

const LOOSE_END =
  /\b(?:the|an?|of|to|in|on|at|for|from|with|by|as|than|that|and|or|but|is|are|was|were|be|been|has|have|had|will|would|its?|his|her|their|both|into|between|about|over|under|since|if|when|said|says)$/i;

/** Openings that mean nothing without the sentence before. */
export const POINTS_BACK = /^["“‘]?(?:these|those|this|that|such|both|others?|it|they|here|there)\b/i;

/**
 * The clause of a line that holds most of what was asked, in at most `words` words, whole sentence preferred; null when
 * no part of the sentence so short is a clause by itself. `keep` are offsets into the line that must stay inside.
 */
export function clauseOf(
  ask: Ask,
  line: Line,
  words: number,
  keep: readonly { start: number; end: number }[] = [],
): string | null {
  const whole = tidyText(line.text);
  if (countWords(whole) <= words) return whole;
  const starts = [0, ...[...line.text.matchAll(HEAD)].map((m) => m.index + m[0].length)];
  const ends = [...[...line.text.matchAll(TAIL)].map((m) => m.index), line.text.length];
  const weigh = weigher(ask, line);
  let best: string | null = null;
  let most = -1;
  for (const start of starts) {
    for (const end of ends) {
      if (end <= start || keep.some((k) => k.start < start || k.end > end)) continue;
      const piece = line.text.slice(start, end);
      if (countWords(piece) > words || !isClause(line, start, end)) continue;
      const gain = weigh(start, end) + (start === 0 ? START : 0);
      if (gain > most) {
        most = gain;
        best = tidyText(piece);
      }
    }
  }
  return best;
}

/** The clause `clauseOf` gives, else the whole sentence however long it is. */
export function trimLine(
  ask: Ask,
  line: Line,
  words: number,
  keep: readonly { start: number; end: number }[] = [],
): string {
  return clauseOf(ask, line, words, keep) ?? tidyText(line.text);
}

/** The clause `clauseOf` gives, else the whole sentence when it is not long, else null: to be left out. */
export function shortClause(
  ask: Ask,
  line: Line,
  words: number,
  keep: readonly { start: number; end: number }[] = [],
): string | null {
  const clause = clauseOf(ask, line, words, keep);
  if (clause !== null) return clause;
  const whole = tidyText(line.text);
  return countWords(whole) <= WHOLE ? whole : null;
}

/** What a stretch of a line holds of the question: the words asked for by their weight, others next to nothing. */
function weigher(ask: Ask, line: Line): (start: number, end: number) => number {
  const own = matchLine(ask, line);
  const weights = line.words.map((w) => {
    const i = ask.needs.findIndex((n) => n.word.term === w.term);
    if (i >= 0) return ask.needs[i]!.weight;
    const near = ask.needs.findIndex(
      (n, k) => own[k]! > 0 && own[k]! < 1 && n.focus === null && ask.lexicon.related(n.word, w) > 0,
    );
    return near >= 0 ? ask.needs[near]!.weight * 0.8 : 0.01;
  });
  return (start, end) =>
    line.words.reduce((sum, w, i) => (w.start >= start && w.end <= end ? sum + weights[i]! : sum), 0);
}

/** Whether a stretch of a line is a clause with its own subject, a verb that is not of a side clause, and its objects. */
function isClause(line: Line, start: number, end: number): boolean {
  const { text, events } = line;
  const base = line.sentence.start;
  const piece = text.slice(start, end);
  if (!isBalanced(piece) || (end < text.length && LOOSE_END.test(piece))) return false;
  if (start > 0) {
    if (REACHES.test(text.slice(0, start))) return false;
    if (!events.some((e) => e.who.some((p) => p.start - base === start))) return false;
  }
  const inside = events.filter((e) => e.verb.start - base >= start && e.verb.start - base < end);
  if (!inside.some((e) => isMain(text.slice(start, e.verb.start - base), text.slice(e.verb.start - base, end))))
    return false;
  for (const e of inside) {
    const after = [...e.whom, ...e.with, ...e.where].filter((p) => p.start > e.verb.start);
    if (e.verb.end - base > end || after.some((p) => p.end - base > end)) return false;
  }
  // "…, and": what follows must be a clause or a verb, else a list would lose its end.
  const joined = /^(?:,|;|\s[–—-]{1,2})\s(?:and|so)\s/i.exec(text.slice(end));
  if (joined === null) return true;
  const next = base + end + joined[0].length;
  return events.some((e) => e.verb.start === next || e.who.some((p) => p.start === next));
}

/** Whether a verb after these words is of the main clause: not of "who …", "after …", and no participle. */
function isMain(before: string, verb: string): boolean {
  const since = before.slice(Math.max(...[...',;–—('].map((mark) => before.lastIndexOf(mark))) + 1).trim();
  if (/^(?:who|which|whose|whom|where|that)\b/i.test(since)) return false;
  if (
    /^(?:while|whereas|although|though|because|after|before|when|as|since|if|until|unless|once|despite|following|amid)\b/i.test(
      since,
    )
  )
    return false;
  if (/\b(?:who|which|whose|whom|that|where)\s+(?:\S+\s+)?$/i.test(`${since} `)) return false;
  return since !== '' && !(since.split(' ').length < 2 && /^\p{Ll}+ing\b/u.test(verb));
}

function isBalanced(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return (
    count(/"/g) % 2 === 0 &&
    count(/“/g) === count(/”/g) &&
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g)
  );
}

/** A piece of a sentence as it can be shown by itself: no loose marks at its ends, no lone quotation mark. */
export function tidyText(text: string): string {
  let out = text.replace(/\s+/g, ' ').trim();
  out = out
    .replace(/^(?:(?:and|but)\s+|[,;–—-]\s+)/i, '')
    .replace(/[\s,;:–—(-]+$/, '')
    .replace(/\s+(?:and|but|or|as|while|which|who|when|after|before)$/i, '');
  const marks = out.match(/["“”]/g)?.length ?? 0;
  if (marks % 2 === 1) out = out.replace(/["“”]/g, '');
  const open = out.match(/\(/g)?.length ?? 0;
  if (open !== (out.match(/\)/g)?.length ?? 0)) out = out.replace(/[()]/g, '');
  return out;
}

/** A clause as a sentence: its first letter large, one full stop at its end. */
export function asSentence(text: string): string {
  const t = tidyText(text);
  const capital = t.replace(/^(["“‘(]*)(\p{Ll})/u, (_, marks: string, letter: string) => marks + letter.toUpperCase());
  return /[.!?…]["”’')]*$/.test(capital) ? capital : `${capital}.`;
}
