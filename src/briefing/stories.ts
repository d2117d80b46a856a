import type { Profile } from '../store/profile.ts';
import { compareBy, rarityIn } from './likeness.ts';
import { vectorOfCounts } from './weighing.ts';

/** Articles alike at least this much, on average over both stories, tell of one event. */
export const LEAST_LIKENESS = 0.155;

/**
 * Groups of indexes, each one story, by average-link clustering of what the profiles have in common; how rare a word is
 * they tell among themselves. A group is in order of the profiles, groups in order of their first.
 */
export function clusterProfiles(profiles: readonly Profile[]): number[][] {
  const df = new Map<string, number>();
  for (const { counts } of profiles) for (const term of counts.keys()) df.set(term, (df.get(term) ?? 0) + 1);
  const rarity = rarityIn(profiles.length, (term) => df.get(term) ?? 0);
  return clusterLikenesses(compareBy(({ counts }) => vectorOfCounts(counts, rarity)).square(profiles), profiles.length);
}

/**
 * The same for a square of likenesses, `n` wide: the two groups that are most alike on average are joined until none are
 * alike enough. Each group remembers its nearest, so that a join costs about n.
 */
export function clusterLikenesses(square: Float64Array, n: number): number[][] {
  const alike = Float64Array.from(square);
  const groups = Array.from({ length: n }, (_, i) => [i]);
  const alive = new Set(groups.keys());
  const nearest = new Int32Array(n).fill(-1);
  const look = (i: number): void => {
    nearest[i] = -1;
    let most = LEAST_LIKENESS;
    for (const j of alive) {
      if (j === i || alike[i * n + j]! <= most) continue;
      most = alike[i * n + j]!;
      nearest[i] = j;
    }
  };
  for (const i of alive) look(i);
  for (;;) {
    let a = -1;
    let most = LEAST_LIKENESS;
    for (const i of alive) {
      if (nearest[i]! < 0 || alike[i * n + nearest[i]!]! <= most) continue;
      most = alike[i * n + nearest[i]!]!;
      a = i;
    }
    if (a < 0) break;
    const b = nearest[a]!;
    const left = groups[a]!.length;
    const right = groups[b]!.length;
    alive.delete(b);
    for (const k of alive) {
      if (k === a) continue;
      const mean = (alike[a * n + k]! * left + alike[b * n + k]! * right) / (left + right);
      alike[a * n + k] = mean;
      alike[k * n + a] = mean;
    }
    groups[a]!.push(...groups[b]!);
    look(a);
    for (const k of alive) {
      if (k === a) continue;
      if (nearest[k] === a || nearest[k] === b) look(k);
      else if (alike[k * n + a]! > (nearest[k]! < 0 ? LEAST_LIKENESS : alike[k * n + nearest[k]!]!)) nearest[k] = a;
    }
  }
  return [...alive].map((i) => groups[i]!.sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!);
}
