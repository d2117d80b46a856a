/** `p`: how much of our text is in the reference; `r`: how much of the reference is in ours. Null for a side without words. */
export type Overlap = { readonly p: number | null; readonly r: number | null };

/**
 * Overlap of two texts in runs of `size` words, counted with their repeats, as in evaluate.py of the article extraction
 * benchmark (https://github.com/scrapinghub/article-extraction-benchmark).
 */
export function shingleOverlap(reference: string, ours: string, size = 4): Overlap {
  const wanted = shingles(reference, size);
  const got = shingles(ours, size);
  let both = 0;
  for (const [key, times] of got) both += Math.min(times, wanted.get(key) ?? 0);
  const share = (of: ReadonlyMap<string, number>): number | null => {
    const all = [...of.values()].reduce((sum, times) => sum + times, 0);
    return all === 0 ? null : both / all;
  };
  return { p: share(got), r: share(wanted) };
}

/** Means over the pages that have the side at all, and F1 of the two means: that benchmark's aggregate. */
export function overlapOfPages(pages: readonly Overlap[]): { p: number; r: number; f1: number } {
  const p = mean(pages.map((page) => page.p));
  const r = mean(pages.map((page) => page.r));
  return { p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

/** F1 of one page; a page without words on either side has lost everything. */
export function overlapF1({ p, r }: Overlap): number {
  return p === null || r === null || p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function shingles(text: string, size: number): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_\p{M}]+/gu) ?? [];
  const counts = new Map<string, number>();
  if (words.length === 0) return counts;
  for (let i = 0; i < Math.max(1, words.length - size + 1); i++) {
    const key = words.slice(i, i + size).join('\u0001');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
