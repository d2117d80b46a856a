import type { Ask } from '../ask.ts';
import { scoreRow } from '../learned/network.ts';
import type { Ranked } from '../learned/rank-sentences.ts';
import { lineNetwork } from '../learned/weights.ts';
import type { Line } from '../scene.ts';
import { kindFit } from './kind-of-line.ts';
import { LINE_FEATURES, lineFeatures } from './line-features.ts';
import { coverLine, matchLine } from './line-match.ts';

/** A line as proof of an answer. */
export type Evidence = {
  readonly line: Line;
  /** What share of the question it holds, or how sure it is to answer in other words, 0 to 1. */
  readonly cover: number;
  /** For ranking. */
  readonly score: number;
  /** The chance that the question is answered, and by this line, as learned; 0 where the readers were not asked. */
  readonly sure: number;
};

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

/** Lines that the learned readers are asked about. */
const READ = 12;

/** What a point of learned log-odds adds to a line's score, and how far below the best it still counts. */
const POINT = 0.03;
/** The same where no date, number or name says which line it is. */
const LOOSE_POINT = 0.15;
const DEEP = 8;

/** What share of the question a line that is sure to answer counts as holding. */
const SURE = 0.8;

/** How much the readers' view of a line counts beside that of its features. */
const READERS = 0.5;

const NAMES_MISSED = LINE_FEATURES.indexOf('names missed');

/** Whether neither a date nor a number nor a name is asked for, so that what is learned has to say which line it is. */
export function isLoose(ask: Ask): boolean {
  return ask.question.asked === 'thing' || ask.question.asked === 'reason';
}

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

/** Lines by how well they cover the question, and hold what is asked for, best first. */
export function rankByCover(ask: Ask): Evidence[] {
  const most = Math.max(1e-9, ...ask.scene.lines.map((l) => l.found));
  return ask.scene.lines
    .map((line) => {
      const cover = coverLine(ask, line);
      const kind = line.sentence.kind === 'caption' || line.sentence.kind === 'headline' ? 0.05 : 0;
      return { line, cover, score: cover + 0.05 * (line.found / most) - kind - shortness(line) };
    })
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i)
    .slice(0, LOOKED_AT)
    .map((e) => ({ ...e, score: e.score + KIND_WEIGHT * (kindFit(ask, e.line) - 0.5) }))
    .map((e): Evidence => ({ ...e, sure: 0 }))
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i);
}

/** A fragment of a few words seldom proves anything. */
function shortness(line: Line): number {
  return line.words.length < 4 ? 0.2 : line.words.length < 7 ? 0.05 : 0;
}

/**
 * Lines by how likely they are to answer, best first: by how well they cover the question and, on top of that, by what was
 * learned. All are scored by their features, and the best of them by the learned readers too, which `read` asks.
 */
export function rankLines(ask: Ask, read: (lines: readonly Line[]) => Ranked): Evidence[] {
  const network = lineNetwork();
  const rows = lineFeatures(ask);
  const covering = rankByCover(ask);
  const scores = ask.scene.lines.map((line) => scoreRow(network, rows[line.i]!));
  const first = ask.scene.lines.toSorted((a, b) => scores[b.i]! - scores[a.i]! || a.i - b.i);
  const head = first.slice(0, READ);
  const { scores: views, answered } = read(head);
  const least = Math.min(...views);
  const learned = new Map(first.map((line, i) => [line, scores[line.i]! + READERS * (views[i] ?? least)]));
  const most = Math.max(...learned.values());
  const all = first.reduce((sum, line) => sum + Math.exp(learned.get(line)! - most), 0);
  const any = 1 / (1 + Math.exp(-answered));
  const loose = isLoose(ask);
  const point = loose ? LOOSE_POINT : POINT;
  const known = new Set(covering.map((e) => e.line));
  const worst = covering.at(-1)?.score ?? 0;
  const others = head
    .filter((line) => !known.has(line))
    .map((line): Evidence => ({ line, cover: coverLine(ask, line), score: worst, sure: 0 }));
  return [...covering, ...others]
    .map((e): Evidence => {
      // What one thing costs is not told by what another does, however alike the line.
      const another = ask.question.asked === 'number' && rows[e.line.i]![NAMES_MISSED]! > 0.9;
      const odds = another ? -DEEP : learned.get(e.line)! - most;
      const sure = (any * Math.exp(odds)) / all;
      return {
        ...e,
        cover: loose ? Math.max(e.cover, SURE * sure) : e.cover,
        score: e.score + point * Math.max(-DEEP, odds),
        sure,
      };
    })
    .sort((a, b) => b.score - a.score || a.line.i - b.line.i);
}
