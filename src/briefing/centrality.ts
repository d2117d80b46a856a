import { cosines, type Vector } from './weighing.ts';

const DAMPING = 0.85;
const ROUNDS = 25;

/**
 * How central each sentence is among the others, 0 to 1, the most central being 1: the stationary weights of a random
 * walk over sentences that share words. Erkan and Radev, "LexRank", JAIR 22 (2004), continuous form.
 */
export function centralities(vectors: readonly Vector[]): number[] {
  const n = vectors.length;
  if (n === 0) return [];
  const edges = cosines(vectors);
  const degree = new Float64Array(n);
  for (let i = 0; i < n; i += 1) for (let j = 0; j < n; j += 1) degree[i]! += edges[i * n + j]!;
  let ranks = new Float64Array(n).fill(1 / n);
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = new Float64Array(n).fill((1 - DAMPING) / n);
    for (let i = 0; i < n; i += 1) {
      if (degree[i] === 0) continue;
      const share = (DAMPING * ranks[i]!) / degree[i]!;
      for (let j = 0; j < n; j += 1) next[j]! += share * edges[i * n + j]!;
    }
    ranks = next;
  }
  const best = Math.max(...ranks);
  return Array.from(ranks, (rank) => (best > 0 ? rank / best : 0));
}
