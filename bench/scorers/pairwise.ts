/**
 * Precision, recall and F1 over pairs of things: a pair counts when a labelling puts both under one label. Where neither
 * labelling has a pair, all three are 1.
 */
export function pairwise(gold: readonly string[], given: readonly string[]): { p: number; r: number; f: number } {
  let both = 0;
  let wanted = 0;
  let put = 0;
  for (let i = 0; i < gold.length; i += 1) {
    for (let j = i + 1; j < gold.length; j += 1) {
      const same = gold[i] === gold[j];
      const together = given[i] === given[j];
      if (same) wanted += 1;
      if (together) put += 1;
      if (same && together) both += 1;
    }
  }
  const p = put === 0 ? 1 : both / put;
  const r = wanted === 0 ? 1 : both / wanted;
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}
