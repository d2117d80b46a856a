/** Average precision and reciprocal rank of one ranking, given whether each item, best first, is right. 0 when none is. */
export function averagePrecision(right: readonly boolean[]): { ap: number; rr: number } {
  let hits = 0;
  let sum = 0;
  let rr = 0;
  right.forEach((is, i) => {
    if (!is) return;
    hits++;
    sum += hits / (i + 1);
    if (rr === 0) rr = 1 / (i + 1);
  });
  return { ap: hits === 0 ? 0 : sum / hits, rr };
}
