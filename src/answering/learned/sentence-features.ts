import { type Match, match, type Rareness } from './match.ts';
import { type Question, WANTS } from './question.ts';
import { softFeatures } from './soft-features.ts';
import { DAY, fits, MONTH } from './wanted-kind.ts';
import { NUM, PROPN, type Words } from './words.ts';

/** A sentence that may hold an answer, with what stands around it. */
export type Placed = {
  readonly words: Words;
  /** Ordinal of the passage it stands in (an article, a paragraph): neighbours count within one passage only. */
  readonly passage: number;
  /** Words of the passage's title; absent when there is none. */
  readonly title?: Words;
};

/** Names of the features, in the order of `sentenceFeatures`' rows; the wants follow as crosses. */
export const FEATURES = [
  'coverage',
  'coverage soft',
  'matched rareness',
  'rarest missed',
  'pairs in order',
  'pairs adjacent',
  'order',
  'window',
  'names',
  'names missed',
  'numbers',
  'verb',
  'verb soft',
  'focus',
  'bm25',
  'length',
  'short',
  'first',
  'before',
  'after',
  'pronoun x before',
  'pronoun',
  'title',
  'quoted',
  'below best coverage',
  'is best coverage',
  'below best bm25',
  'is best bm25',
  'trigrams',
  'new names',
  'new numbers',
  'new date',
  'new content',
  'wanted kind',
  'wanted kind near',
  'all covered',
  'pool coverage',
  'below best pool',
  'last sought',
  'first sought',
  'question mark',
  'both names and verb',
  'around coverage',
  'below best around',
  'match per length',
  'bare',
] as const;

const PRONOUN = /^(he|she|it|they|his|her|its|their|this|these|that|those|such)$/;
/** Hashed character trigrams of the content words. */
function trigrams(words: Words, keep: (i: number) => boolean): Set<number> {
  const grams = new Set<number>();
  for (let i = 0; i < words.length; i++) {
    if (!words.content[i] || !keep(i)) continue;
    const w = ` ${words.lower[i]!} `;
    for (let k = 0; k + 3 <= w.length; k++)
      grams.add((w.charCodeAt(k) * 31 + w.charCodeAt(k + 1)) * 31 + w.charCodeAt(k + 2));
  }
  return grams;
}

/** A row of features for each sentence; columns are `FEATURES`, then 'wanted kind near' and 'wanted kind' crossed with each of `WANTS`, then `SOFT_FEATURES`. */
export function sentenceFeatures(
  question: Question,
  sentences: readonly Placed[],
  rareness: Rareness,
): { rows: Float32Array[]; matches: Match[] } {
  const q = question;
  const sought = q.focus >= 0 ? [...q.seek, q.focus] : [...q.seek];
  const n = sentences.length;
  // Rareness among these sentences, by document count.
  const poolDf = new Map<number, number>();
  for (const s of sentences) for (const stem of new Set(s.words.stem)) poolDf.set(stem, (poolDf.get(stem) ?? 0) + 1);
  const back = new Float32Array(q.length);
  const pool = new Float32Array(q.length);
  for (const k of sought) {
    back[k] = rareness(q.stem[k]!) * (k === q.focus ? 0.5 : 1);
    pool[k] = Math.log(1 + n / (0.5 + (poolDf.get(q.stem[k]!) ?? 0))) * (k === q.focus ? 0.5 : 1);
  }
  let backAll = 1e-6;
  let poolAll = 1e-6;
  for (const k of sought) {
    backAll += back[k]!;
    poolAll += pool[k]!;
  }
  const matches = sentences.map((s) => match(q, s.words));
  const share = (m: Match, weights: Float32Array, all: number): number => {
    let sum = 0;
    for (const k of sought) sum += m.covered[k]! * weights[k]!;
    return sum / all;
  };
  const coverages = matches.map((m) => share(m, back, backAll));
  const pools = matches.map((m) => share(m, pool, poolAll));
  let mean = 0;
  for (const s of sentences) mean += s.words.length / n;
  const bm25 = matches.map((m, i) => {
    let sum = 0;
    const length = sentences[i]!.words.length;
    for (const k of sought) {
      if (m.covered[k]! < 0.9) continue;
      let tf = 0;
      for (let t = 0; t < length; t++) if (sentences[i]!.words.stem[t] === q.stem[k]) tf++;
      sum += (pool[k]! * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * length) / mean));
    }
    return sum;
  });
  const beside = (i: number, step: number): number =>
    i + step >= 0 && i + step < n && sentences[i + step]!.passage === sentences[i]!.passage ? i + step : -1;
  const union = matches.map((m, i) => {
    let sum = 0;
    const before = beside(i, -1);
    const after = beside(i, 1);
    for (const k of sought) {
      const near = Math.max(
        before < 0 ? 0 : matches[before]!.covered[k]!,
        after < 0 ? 0 : matches[after]!.covered[k]! * 0.7,
      );
      sum += back[k]! * Math.max(m.covered[k]!, near * 0.5);
    }
    return sum / backAll;
  });
  const top = (list: readonly number[]): number => list.reduce((a, b) => Math.max(a, b), 0);
  const bestCoverage = top(coverages);
  const bestPool = top(pools);
  const bestBm25 = top(bm25);
  const bestAround = top(union);
  const questionGrams = trigrams(q, (i) => sought.includes(i));
  const capital = (i: number): boolean =>
    i > 0 && (q.shape[i] === 1 || q.shape[i] === 2 || q.shape[i] === 6) && i !== q.asks;

  const soft = softFeatures(q, sentences, matches, back, rareness);
  const rows = sentences.map((s, i) => {
    const m = matches[i]!;
    const w = s.words;
    const before = beside(i, -1);
    const after = beside(i, 1);
    let exact = 0;
    let matched = 0;
    let missed = 0;
    let names = 0;
    let namesAll = 0;
    let numbers = 0;
    let numbersAll = 0;
    let all = 1;
    let titled = 0;
    for (const k of sought) {
      const c = m.covered[k]!;
      exact += c >= 0.9 ? back[k]! : 0;
      matched += c * back[k]!;
      if (c < 0.9) {
        missed = Math.max(missed, back[k]! * (1 - c));
        if (k !== q.focus) all = 0;
      }
      if (capital(k) || q.tag[k] === PROPN) {
        namesAll += back[k]!;
        names += c * back[k]!;
      }
      if (q.shape[k] === 3) {
        numbersAll++;
        numbers += c >= 0.9 ? 1 : 0;
      }
      if (s.title && c < 0.9)
        for (let t = 0; t < s.title.length; t++) if (s.title.stem[t] === q.stem[k]) titled += back[k]!;
    }
    // Matched tokens in sentence order, for order, pairs and window.
    const at: number[] = [];
    for (let t = 0; t < w.length; t++) if (m.strength[t]! > 0) at.push(t);
    let ordered = 0;
    let adjacent = 0;
    let window = 0;
    for (let a = 0; a + 1 < at.length; a++) {
      const x = m.to[at[a]!]!;
      const y = m.to[at[a + 1]!]!;
      if (y > x) ordered++;
      if (y === x + 1 && at[a + 1]! === at[a]! + 1) adjacent++;
      if (x !== y)
        window = Math.max(
          window,
          ((back[x]! + back[y]!) * Math.min(m.strength[at[a]!]!, m.strength[at[a + 1]!]!)) / (at[a + 1]! - at[a]!),
        );
    }
    const rising = longestRise(at.map((t) => m.to[t]!)) / Math.max(1, sought.length);
    let newNames = 0;
    let newNumbers = 0;
    let newDate = 0;
    let newContent = 0;
    let wanted = 0;
    let wantedNear = 0;
    for (let t = 0; t < w.length; t++) {
      if (m.strength[t]! >= 0.9) continue;
      const name = w.tag[t] === PROPN;
      if (name) newNames++;
      if (w.tag[t] === NUM || w.shape[t] === 3) newNumbers++;
      if ((MONTH.test(w.lower[t]!) && w.shape[t] !== 0) || DAY.test(w.lower[t]!)) newDate = 1;
      if (w.content[t]) newContent++;
      if (fits(q, w, t)) {
        wanted = 1;
        for (const u of at)
          wantedNear = Math.max(wantedNear, (m.strength[u]! * back[m.to[u]!]!) / (1 + Math.abs(u - t) / 4));
      }
    }
    const opens = w.lower.slice(0, 3).some((x) => PRONOUN.test(x)) ? 1 : 0;
    const grams = trigrams(w, () => true);
    let shared = 0;
    for (const g of questionGrams) if (grams.has(g)) shared++;
    const coverBefore = before < 0 ? 0 : gain(matches[before]!, m, sought, back) / backAll;
    const coverAfter = after < 0 ? 0 : gain(matches[after]!, m, sought, back) / backAll;
    const verb = q.verb < 0 ? 0 : m.covered[q.verb]!;
    const lastSought = q.seek.length > 0 ? m.covered[q.seek[q.seek.length - 1]!]! : 0;
    const firstSought = q.seek.length > 0 ? m.covered[q.seek[0]!]! : 0;
    let quoted = 0;
    for (const x of w.lower) if (x === '"' || x === '“') quoted = 1;
    const nameShare = namesAll > 0 ? names / namesAll : 0;
    const row = [
      exact / backAll,
      matched / backAll,
      matched / 4,
      missed,
      ordered / 4,
      adjacent / 3,
      rising,
      window,
      nameShare,
      namesAll > 0 ? 1 - nameShare : 0,
      numbersAll > 0 ? numbers / numbersAll - 0.5 : 0,
      verb >= 0.9 ? 1 : 0,
      verb,
      q.focus >= 0 ? m.covered[q.focus]! : 0,
      bm25[i]! / 10,
      Math.log(1 + w.length) / 4,
      w.length < 7 ? 1 : 0,
      before < 0 ? 1 : 0,
      coverBefore,
      coverAfter,
      opens * coverBefore,
      opens,
      titled / backAll,
      quoted,
      bestCoverage - coverages[i]!,
      coverages[i]! >= bestCoverage - 1e-6 ? 1 : 0,
      (bestBm25 - bm25[i]!) / 10,
      bm25[i]! >= bestBm25 - 1e-6 ? 1 : 0,
      shared / Math.max(1, questionGrams.size),
      Math.min(newNames, 3) / 3,
      Math.min(newNumbers, 2) / 2,
      newDate,
      Math.min(newContent, 12) / 12,
      wanted,
      wantedNear,
      all,
      pools[i]!,
      bestPool - pools[i]!,
      lastSought,
      firstSought,
      w.lower[w.length - 1] === '?' ? 1 : 0,
      nameShare * verb,
      union[i]!,
      bestAround - union[i]!,
      (matched * 4) / (w.length + 8),
      at.length === 0 ? 1 : 0,
    ];
    for (let k = 0; k < WANTS.length; k++) row.push(q.want === WANTS[k] ? wantedNear : 0);
    for (let k = 0; k < WANTS.length; k++) row.push(q.want === WANTS[k] ? wanted : 0);
    row.push(...soft[i]!);
    return Float32Array.from(row);
  });
  return { rows, matches };
}

/** What a neighbour covers that the sentence itself does not. */
function gain(neighbour: Match, own: Match, sought: readonly number[], weights: Float32Array): number {
  let sum = 0;
  for (const k of sought) sum += weights[k]! * Math.max(0, neighbour.covered[k]! - own.covered[k]!);
  return sum;
}

function longestRise(list: readonly number[]): number {
  const ends: number[] = [];
  for (const x of list) {
    let k = ends.findIndex((e) => e >= x);
    if (k < 0) k = ends.length;
    ends[k] = x;
  }
  return ends.length;
}
