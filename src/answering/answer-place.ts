import type { Ask } from './ask.ts';
import { frameFit, framesOf, verbFit } from './attach.ts';
import { DEPTH, type Draft, type Evidence, isAtHome, type Short } from './lines/evidence.ts';
import { chanceOf, matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';

const BEFORE =
  /\b(?:in|at|to|from|near|outside|inside|on|across|into|around|aboard|of)\s+(?:the\s+)?(?:\p{L}+\s+){0,2}$/iu;

/** Verbs whose place is where something went or came from, not where it was. */
const MOVES =
  /\b(?:go|goes|going|went|travel\w*|send|sent|fly|flew|flying|head\w*|move[ds]?|moving|deliver\w*|ship\w*|take|taken|took|return\w*|visit\w*|come|came|coming|arriv\w*|leav\w*|left|from)\b/i;

/** "Where …": the place of the event asked about, else the place nearest to its words. Several when `all`. */
export function answerPlace(ask: Ask, evidence: readonly Evidence[], all: boolean): Draft | null {
  const found = new Map<string, { text: string; score: number; lines: Line[] }>();
  const asked = new Set(ask.focus.flatMap((f) => f.beings));
  const moves = MOVES.test(ask.question.tidy);
  const asksOrigin = /\bfrom\b/i.test(ask.question.tidy);
  const past = /\b(?:did|was|were|has|have|had)\b/i.test(ask.question.tidy);
  const future = /\bwill\b/i.test(ask.question.tidy);
  const add = (text: string, line: Line, score: number): void => {
    const key = text.toLowerCase().replace(/^the\s+/, '');
    const known = found.get(key) ?? { text, score: 0, lines: [] };
    known.score = Math.max(known.score, score) + (known.lines.length > 0 && !known.lines.includes(line) ? 0.03 : 0);
    if (!known.lines.includes(line)) known.lines.push(line);
    found.set(key, known);
  };
  for (const [rank, e] of evidence.slice(0, 12).entries()) {
    if (e.cover < 0.3 || e.score < evidence[0]!.score - DEPTH || !isAtHome(ask, evidence[0]!.line, e.line)) continue;
    const { line } = e;
    const liked = (start: number, end: number): number =>
      rank < 4 ? 0.25 * chanceOf(ask, line, start - line.sentence.start, end - line.sentence.start) : 0;
    for (const frame of framesOf(ask, line)) {
      const fit = frameFit(ask, frame);
      // Where something was to be is not where it was.
      if (past && fit >= 0.5 && frame.event.modality === 'planned') continue;
      // What is to come is held where it is said to be held, not where somebody went to speak of it.
      if (future && (verbFit(ask, frame) < 0.6 || fit < 0.6)) continue;
      for (const part of frame.where) {
        if (part.being !== null && asked.has(part.being)) continue;
        if (!/\p{Lu}/u.test(part.text) && part.being === null && fit < 0.6) continue;
        const text =
          part.being !== null && part.being.kind === 'place' && part.text.length < part.being.name.length + 8
            ? part.being.name
            : part.text;
        add(
          text,
          line,
          e.score + 0.45 * fit + liked(part.start, part.end) + (frame.event.modality === 'planned' ? -0.1 : 0),
        );
      }
    }
    if (future) continue;
    const own = matchLine(ask, line);
    const hits = line.words
      .filter((w) => ask.needs.some((n, i) => own[i]! > 0 && n.word.term === w.term))
      .map((w) => w.start);
    for (const { being, mention } of line.meant) {
      if (being.kind === 'person' || asked.has(being) || mention.how !== 'name') continue;
      const at = mention.start - line.sentence.start;
      const before = line.text.slice(Math.max(0, at - 40), at);
      const led = BEFORE.test(before);
      // Of "from A to B" the second is where it is.
      const left = !asksOrigin && /\bfrom\s+(?:the\s+)?$/i.test(before) && /\bto\b/.test(line.text.slice(at));
      const reached =
        /\bfrom\b/i.test(line.text.slice(0, at)) && /\bto\s+(?:the\s+)?(?:\p{L}+\s+){0,3}$/iu.test(before);
      const away = left || (!moves && !reached && /\b(?:to|from|of)\s+(?:the\s+)?$/i.test(before)) ? 0.3 : 0;
      const kind = being.kind === 'place' ? 0.2 : led ? (/\b(?:at|in|on) (?:the )?$/i.test(before) ? 0.1 : 0) : -0.35;
      const gap = Math.min(...hits.map((h) => Math.abs(h - at)), 300);
      add(
        being.name,
        line,
        e.score + kind + (led ? 0.12 - away : -0.3) + 0.12 / (1 + gap / 40) + liked(mention.start, mention.end),
      );
    }
  }
  const sorted = [...found.values()].sort((a, b) => b.score - a.score);
  const best = sorted[0];
  if (best === undefined || best.score < evidence[0]!.score - 0.1) return null;
  const chosen = all
    ? sorted
        .filter(
          (c) =>
            c.lines[0] === best.lines[0] &&
            (c.score >= best.score - 0.3 || isListedWith(best.lines[0]!, best.text, c.text)),
        )
        .slice(0, 8)
    : [best];
  const at = (text: string): number => best.lines[0]!.text.indexOf(text);
  if (all) chosen.sort((a, b) => at(a.text) - at(b.text));
  const shorts: Short[] = chosen.map((c) => ({
    text: all ? c.text : wholePlace(c.lines[0]!, c.text),
    lines: c.lines.slice(0, 1),
    score: c.score,
  }));
  return { shorts, confidence: Math.min(0.9, best.score * 0.6) };
}

/** "Caribbean" of "the Caribbean island Saint Lucia" is only where the place lies. */
function wholePlace(line: Line, name: string): string {
  const at = line.text.indexOf(name);
  const rest = at < 0 ? '' : line.text.slice(at + name.length);
  const more =
    /^ (?:island|city|town|state|village|capital|resort|port|province|region|district|suburb)(?: of)? \p{Lu}[\p{L}'’-]*(?:(?: and| of)? \p{Lu}[\p{L}'’-]*)*/u.exec(
      rest,
    )?.[0];
  // "Glasgow's Harbour Hall": the building says more than the town that has it.
  const within = /^['’]s \p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)*/u.exec(rest)?.[0];
  return `${name}${more ?? within ?? ''}`;
}

/** Whether a line names both in one list: "Oslo, Bergen and Tromso". */
function isListedWith(line: Line, a: string, b: string): boolean {
  const [x, y] = [line.text.indexOf(a), line.text.indexOf(b)].sort((m, n) => m - n) as [number, number];
  if (x < 0 || x === y) return false;
  const between = line.text.slice(x, y);
  return /^(?:\p{Lu}[\p{L}.'’-]*(?: (?:of )?\p{Lu}[\p{L}.'’-]*)*(?:, and |, or |, | and | or )(?:the )?)+$/u.test(
    between,
  );
}
