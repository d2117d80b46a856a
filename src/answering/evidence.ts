import { type Ask, coverLine, matchLine } from './ask.ts';
import { kindFit } from './kind-of-line.ts';
import type { Line } from './scene.ts';

/** A line as proof of an answer: what share of the question it holds, and its score for ranking. */
export type Evidence = { readonly line: Line; readonly cover: number; readonly score: number };

/** A short answer with the lines that prove it. */
export type Short = {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly score: number;
  /** How it is known, where that is less than stated: "reportedly", "planned". */
  readonly how?: 'reported' | 'planned';
  /** Words said after the short answer: "who accompanied Smith". */
  readonly note?: string;
};

/** What one kind of question found, before it is worded. */
export type Draft = {
  readonly shorts: readonly Short[];
  /** The whole answer where it is not made of the short answers. */
  readonly answer?: string;
  readonly notes?: readonly { readonly text: string; readonly lines: readonly Line[] }[];
  /** 0 to 1. */
  readonly confidence: number;
};

/** How far below the best line's score another may still hold the answer. */
export const DEPTH = 0.4;

/** Lines looked at. */
const LOOKED_AT = 40;

/** What a line gains by holding something of the kind asked for, and loses by half of it without. */
const KIND_WEIGHT = 0.12;

/** Lines that the learned ranker is asked about. */
const READ = 12;

/** Whether a line may hold what a question of these names asks: the best line's article, or one that names them all. */
export function isAtHome(ask: Ask, best: Line, line: Line): boolean {
  if (line.a === best.a) return true;
  const own = matchLine(ask, line);
  const top = matchLine(ask, best);
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (top[i]! < 0.6) continue;
    all += need.weight;
    got += need.weight * own[i]!;
  }
  return got >= 0.6 * all;
}

/** Lines by how well they cover the question, best first. `learned` gives the learned ranker's scores where it is at hand. */
export function rankLines(ask: Ask, learned: ((lines: readonly Line[]) => readonly number[]) | null): Evidence[] {
  const most = Math.max(1e-9, ...ask.scene.lines.map((l) => l.found));
  const first = ask.scene.lines
    .map((line): Evidence => {
      const cover = coverLine(ask, line);
      const kind = line.sentence.kind === 'caption' || line.sentence.kind === 'headline' ? 0.05 : 0;
      return { line, cover, score: cover + 0.05 * (line.found / most) - kind - shortness(line) };
    })
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i);
  const head = first
    .slice(0, LOOKED_AT)
    .map((e) => ({ ...e, score: e.score + KIND_WEIGHT * (kindFit(ask, e.line) - 0.5) }))
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i);
  if (learned === null) return head;
  const extra = learned(head.slice(0, READ).map((e) => e.line));
  const worst = Math.min(0, ...extra);
  return head.map((e, i) => ({ ...e, score: e.score + (extra[i] ?? worst) })).sort((a, b) => b.score - a.score);
}

/** A fragment of a few words seldom proves anything. */
function shortness(line: Line): number {
  return line.words.length < 4 ? 0.2 : line.words.length < 7 ? 0.05 : 0;
}
