/**
 * B-cubed precision, recall and their harmonic mean for two labellings of the same things, each thing counted once.
 * Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998.
 */
export function b3(gold: readonly string[], given: readonly string[]): { p: number; r: number; f: number } {
  let precision = 0;
  let recall = 0;
  for (let i = 0; i < gold.length; i += 1) {
    let both = 0;
    let together = 0;
    let wanted = 0;
    for (let j = 0; j < gold.length; j += 1) {
      const same = gold[i] === gold[j];
      const put = given[i] === given[j];
      if (same && put) both += 1;
      if (put) together += 1;
      if (same) wanted += 1;
    }
    precision += both / together;
    recall += both / wanted;
  }
  const p = gold.length > 0 ? precision / gold.length : 0;
  const r = gold.length > 0 ? recall / gold.length : 0;
  return { p, r, f: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
}
