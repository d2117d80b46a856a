// The inverted index, as numbers. A posting is one article that holds a term, in 32 bits:
//   offset in its chunk 12 | times in text 8 | times in title 3 | length of the article 9
// With the length inside, a score needs nothing but the posting, the term's rarity and the average length. Chunks of
// 4,096 articles keep what one ingest writes close together.

/** Articles per chunk. Part of the stored format. */
export const CHUNK = 4096;
const BYTES = 4;

/** How BM25 weighs. Values as in Robertson & Zaragoza, "The Probabilistic Relevance Framework" (2009). */
export type Bm25 = {
  /** How soon more of the same word stops counting. */
  readonly k1: number;
  /** How far long articles are held back, 0 to 1. */
  readonly b: number;
  /** What a word in the title counts against one in the text. */
  readonly title: number;
};
export const BM25: Bm25 = { k1: 1.2, b: 0.75, title: 1 };

const LENGTH_STEPS = 32;
const packLength = (words: number): number => Math.min(511, Math.round(LENGTH_STEPS * Math.log2(words + 1)));

/** One posting. Counts above what fits are cut off: 255 in the text, 7 in the title. */
export const posting = (doc: number, inText: number, inTitle: number, words: number): number =>
  (((doc % CHUNK) << 20) | (Math.min(inText, 255) << 12) | (Math.min(inTitle, 7) << 9) | packLength(words)) >>> 0;

/** Postings as the bytes that are stored, little-endian. */
export const toBytes = (postings: readonly number[]): Uint8Array => {
  const words = Uint32Array.from(postings);
  return new Uint8Array(words.buffer);
};

/** Stored bytes as postings; copied only when they do not lie on a four-byte boundary. */
export const fromBytes = (bytes: Uint8Array): Uint32Array =>
  bytes.byteOffset % BYTES === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / BYTES)
    : new Uint32Array(bytes.slice().buffer);

/** How many articles a stretch of stored bytes stands for. */
export const postingCount = (bytes: number): number => bytes / BYTES;

/** The offsets in the chunk of the articles in stored bytes. */
export const offsets = (bytes: Uint8Array): number[] => Array.from(fromBytes(bytes), (word) => word >>> 20);

/** Stored bytes without one article, or null when none is left. */
export const without = (bytes: Uint8Array, doc: number): Uint8Array | null => {
  const kept = fromBytes(bytes).filter((word) => word >>> 20 !== doc % CHUNK);
  return kept.length === 0 ? null : new Uint8Array(kept.buffer);
};

/** How much a term's presence tells: ln(1 + (N − df + ½) / (df + ½)), never negative. */
export const idf = (articles: number, df: number): number =>
  Math.log(1 + Math.max(0, articles - df + 0.5) / (df + 0.5));

/**
 * Adds one term's BM25 to the score of each article that holds it. `scores` runs over all article numbers; `first` is
 * the number of the chunk's first article.
 */
export const addScores = (
  scores: Float64Array,
  first: number,
  bytes: Uint8Array,
  weight: number,
  averageWords: number,
  { k1, b, title }: Bm25 = BM25,
): void => {
  const norms = lengthNorms(averageWords, k1, b);
  const words = fromBytes(bytes);
  const top = weight * (k1 + 1);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const times = ((word >>> 12) & 255) + title * ((word >>> 9) & 7);
    const at = first + (word >>> 20);
    scores[at] = scores[at]! + (top * times) / (times + norms[word & 511]!);
  }
};

let cachedNorms: { key: string; norms: Float64Array } | null = null;

const lengthNorms = (averageWords: number, k1: number, b: number): Float64Array => {
  const key = `${averageWords} ${k1} ${b}`;
  if (cachedNorms?.key === key) return cachedNorms.norms;
  const norms = new Float64Array(512);
  for (let step = 0; step < 512; step++) {
    const words = 2 ** (step / LENGTH_STEPS) - 1;
    norms[step] = k1 * (1 - b + (b * words) / Math.max(1, averageWords));
  }
  cachedNorms = { key, norms };
  return norms;
};

/** The `limit` highest scores above 0 as [article number, score], best first; a tie goes to the newer number. */
export const best = (scores: Float64Array, limit: number): [number, number][] => {
  // A binary heap whose root is the worst kept: most of 100,000 articles are refused by one comparison.
  const heap: number[] = [];
  const worse = (a: number, b: number): boolean => scores[a]! < scores[b]! || (scores[a] === scores[b] && a < b);
  const sink = (): void => {
    let i = 0;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const child = right < heap.length && worse(heap[right]!, heap[left]!) ? right : left;
      if (!worse(heap[child]!, heap[i]!)) return;
      [heap[i], heap[child]] = [heap[child]!, heap[i]!];
      i = child;
    }
  };
  const rise = (): void => {
    for (let i = heap.length - 1; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!worse(heap[i]!, heap[parent]!)) return;
      [heap[i], heap[parent]] = [heap[parent]!, heap[i]!];
      i = parent;
    }
  };
  let bar = 0;
  for (let doc = 0; doc < scores.length; doc++) {
    if (scores[doc]! <= 0 || (heap.length === limit && scores[doc]! < bar)) continue;
    if (heap.length < limit) {
      heap.push(doc);
      rise();
    } else if (limit > 0) {
      heap[0] = doc;
      sink();
    }
    bar = heap.length === limit ? scores[heap[0]!]! : 0;
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1)).map((doc) => [doc, scores[doc]!]);
};
