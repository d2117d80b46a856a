/** Function words alone: what news says of everything stays, for sentences that say it are alike. */
const FUNCTION_WORDS = new Set(
  (
    'a an the and or but nor so if then than that this these those there here it its he him his himself she her hers herself ' +
    'they them their theirs themselves we us our ours ourselves you your yours i me my myself who whom whose which what when ' +
    'where why how is are was were be been being am do does did doing have has had having will can should just now not no ' +
    'only own same too very more most other some such any each all both few of in on at by for with from to into over under ' +
    'about after before above below between against during through off out up down as because while until once again further s t'
  ).split(' '),
);

/** The words of a text as they are written, in small letters, without function words: "sale" and "sales" are two. */
export function writtenWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.filter((word) => !FUNCTION_WORDS.has(word));
}

/** How many words a strict reader counts: the parts of "US-led" are two. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}](?:[^\s–—-]*[\p{L}\p{N}])?/gu)?.length ?? 0;
}

/** A sparse vector: numbers of terms in rising order, the weight of each, and its length. */
export type Vector = { readonly terms: Int32Array; readonly weights: Float64Array; readonly norm: number };

// Terms by number, so that two vectors are compared by walking along both: stories compare each new article with
// hundreds of others, and looking words up took ten times as long. Grows with the vocabulary met, like the index's.
const numbers = new Map<string, number>();

const numberOf = (term: string): number => {
  let number = numbers.get(term);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(term, number);
  }
  return number;
};

/** Logarithmic term frequencies times `weight` of the term (1 for each when none is given). */
export function vectorOf(terms: readonly string[], weight: (term: string) => number = () => 1): Vector {
  return vectorOfCounts(countsOf(terms), weight);
}

/** The same of terms that are counted already. */
export function vectorOfCounts(counts: ReadonlyMap<string, number>, weight: (term: string) => number): Vector {
  return vectorFrom(counts, (term, count) => (1 + Math.log(count)) * weight(term));
}

/** How often each term occurs. */
export function countVectorOf(terms: readonly string[]): Vector {
  return vectorFrom(countsOf(terms), (_, count) => count);
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function vectorFrom(counts: ReadonlyMap<string, number>, weigh: (term: string, count: number) => number): Vector {
  const rows = [...counts].map(([term, count]) => [numberOf(term), weigh(term, count)] as const);
  rows.sort((a, b) => a[0] - b[0]);
  let square = 0;
  for (const [, value] of rows) square += value * value;
  return {
    terms: Int32Array.from(rows, ([term]) => term),
    weights: Float64Array.from(rows, ([, value]) => value),
    norm: Math.sqrt(square),
  };
}

/** Cosine of two vectors, 0 when either is empty. */
export function cosine(a: Vector, b: Vector): number {
  if (a.norm === 0 || b.norm === 0) return 0;
  let dot = 0;
  for (let i = 0, j = 0; i < a.terms.length && j < b.terms.length; ) {
    const difference = a.terms[i]! - b.terms[j]!;
    if (difference === 0) dot += a.weights[i]! * b.weights[j]!;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return dot / (a.norm * b.norm);
}

/**
 * Cosines of all pairs, as a square of rows; the diagonal is 0. Goes through the words each pair shares alone, which is
 * far quicker than comparing vectors pair by pair.
 */
export function cosines(vectors: readonly Vector[]): Float64Array {
  const n = vectors.length;
  const holders = new Map<number, { readonly at: number[]; readonly weight: number[] }>();
  for (const [i, { terms, weights, norm }] of vectors.entries()) {
    for (const [k, term] of terms.entries()) {
      const entry = holders.get(term) ?? { at: [], weight: [] };
      entry.at.push(i);
      entry.weight.push(weights[k]! / norm);
      holders.set(term, entry);
    }
  }
  const square = new Float64Array(n * n);
  for (const { at, weight } of holders.values()) {
    for (let a = 0; a < at.length; a += 1) {
      const row = at[a]! * n;
      for (let b = a + 1; b < at.length; b += 1) square[row + at[b]!]! += weight[a]! * weight[b]!;
    }
  }
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) square[j * n + i] = square[i * n + j]!;
  return square;
}
