/** Figures of the MultiHop-RAG paper's retrieval script (https://github.com/yixuantt/MultiHop-RAG), its quirks kept. */
export type EvidenceFigures = {
  readonly hits4: number;
  readonly hits10: number;
  readonly map10: number;
  readonly mrr10: number;
};

const bare = (text: string): string => text.replaceAll(' ', '').replaceAll('\n', '');

/**
 * Scores retrieved texts against gold facts: a hit is a text that holds a fact. As in the original, eleven ranks are
 * looked at for the average precision, which divides each hit by its rank alone, so that a perfect ranking of several
 * facts stays under 1.
 */
export const scoreEvidence = (
  retrieved: readonly (readonly string[])[],
  gold: readonly (readonly string[])[],
): EvidenceFigures => {
  const sums = { hits4: 0, hits10: 0, map10: 0, mrr10: 0 };
  retrieved.forEach((texts, q) => {
    const facts = gold[q]!.map(bare);
    const found = new Set<string>();
    let precision = 0;
    let first = 0;
    texts.slice(0, 11).forEach((text, at) => {
      const rank = at + 1;
      const held = facts.filter((fact) => bare(text).includes(fact));
      if (held.length === 0) return;
      if (rank <= 10 && first === 0) first = rank;
      const fresh = held.filter((fact) => !found.has(fact));
      for (const fact of fresh) found.add(fact);
      precision += fresh.length / rank;
    });
    sums.hits10 += first > 0 ? 1 : 0;
    sums.hits4 += first > 0 && first <= 4 ? 1 : 0;
    sums.map10 += precision / Math.min(facts.length, 10);
    sums.mrr10 += first > 0 ? 1 / first : 0;
  });
  const n = Math.max(1, gold.length);
  return { hits4: sums.hits4 / n, hits10: sums.hits10 / n, map10: sums.map10 / n, mrr10: sums.mrr10 / n };
};

/** Share of the relevant ids among the first `k`, and one over the rank of the first of them. */
export const scoreIds = (
  ranked: readonly string[],
  relevant: ReadonlySet<string>,
  k = 10,
): { readonly recall: number; readonly reciprocal: number } => {
  const ranks = ranked.slice(0, k).flatMap((id, at) => (relevant.has(id) ? [at + 1] : []));
  return { recall: ranks.length / Math.max(1, relevant.size), reciprocal: ranks.length === 0 ? 0 : 1 / ranks[0]! };
};

/** Area under the ROC curve: how often a positive scores above a negative, ties counting half. */
export const areaUnderCurve = (positive: readonly number[], negative: readonly number[]): number => {
  let sum = 0;
  for (const a of positive) for (const b of negative) sum += a > b ? 1 : a === b ? 0.5 : 0;
  return sum / Math.max(1, positive.length * negative.length);
};
