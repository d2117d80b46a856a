import type { Scene } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';

/** Likeness of two articles (a cosine of their words, rare ones weighing more) from which they tell of one event, with a name in common and without. */
const ALIKE_BY_NAME = 0.04;
const ALIKE = 0.2;

const known = new WeakMap<Scene, Map<string, boolean>>();

/** Whether two articles of a scene tell of one event: by their words, and by who and what is named in both. */
export function isOneEvent(scene: Scene, a: number, b: number): boolean {
  const pairs = known.get(scene) ?? new Map<string, boolean>();
  known.set(scene, pairs);
  const key = a < b ? `${a} ${b}` : `${b} ${a}`;
  let one = pairs.get(key);
  if (one === undefined) {
    const named = (i: number) =>
      new Set(scene.lines.filter((l) => l.a === i).flatMap((l) => l.meant.map((m) => m.being)));
    const alike = cosine(vectorOf(scene, a), vectorOf(scene, b));
    one = alike >= ALIKE || (alike >= ALIKE_BY_NAME && named(a).intersection(named(b)).size > 0);
    pairs.set(key, one);
  }
  return one;
}

type Vector = ReadonlyMap<string, number>;

const vectors = new WeakMap<Scene, Vector[]>();

/** The words of an article with their weights, of length 1. */
function vectorOf(scene: Scene, a: number): Vector {
  const made = vectors.get(scene) ?? weigh(scene);
  vectors.set(scene, made);
  return made[a]!;
}

function weigh(scene: Scene): Vector[] {
  const counts = scene.articles.map(() => new Map<string, number>());
  for (const line of scene.lines)
    for (const { lower, term } of line.words)
      if (!isStopWord(lower)) counts[line.a]!.set(term, (counts[line.a]!.get(term) ?? 0) + 1);
  const holding = new Map<string, number>();
  for (const terms of counts) for (const term of terms.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
  return counts.map((terms) => {
    const weights = [...terms].map(
      ([term, n]) => [term, (1 + Math.log(n)) * Math.log(1 + counts.length / holding.get(term)!)] as const,
    );
    const length = Math.hypot(...weights.map(([, w]) => w)) || 1;
    return new Map(weights.map(([term, w]) => [term, w / length]));
  });
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}
