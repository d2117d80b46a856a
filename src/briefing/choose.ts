import { containment, SAME_SENTENCE } from './shingles.ts';
import { cosine, type Vector } from './weighing.ts';

/** The words of a sentence by which it is compared with others. */
export type Worded = { readonly shingles: ReadonlySet<string>; readonly terms: readonly string[] };

/** Above this share two writers tell one fact in other words. */
export const SAME_FACT = 0.42;

/** A sentence, or a shorter way to say it, that may be chosen. */
export type Candidate = {
  readonly vector: Vector;
  readonly terms: readonly string[];
  readonly shingles: ReadonlySet<string>;
  readonly words: number;
  readonly importance: number;
  /** Ways to say the same sentence share it: one of them is chosen at most. */
  readonly sentence: number;
  /** Who says it; see `perVoice`. */
  readonly voice: string;
};

export type Limits = {
  /** Most words in all. */
  readonly words: number;
  /** Most sentences in all. */
  readonly sentences?: number;
  /** Most sentences of one voice (a publisher, an article). */
  readonly perVoice?: number;
  /** By how much of its last sentence the budget may be passed, 0 to 1. */
  readonly over?: number;
  /** Exponent of the length a candidate's worth is divided by: 0 ignores it, 1 is worth per word. */
  readonly thrift?: number;
  /**
   * Worth of the words that no chosen sentence holds yet, in the unit of importance for a sentence of average news; 0
   * leaves likeness alone to tell new from said.
   */
  readonly cover?: number;
  /**
   * Share of the shorter sentence's content words in the longer one's from which both tell one fact in other words; 1, the
   * default, where one writer is at work.
   */
  readonly sameFact?: number;
  /** Indexes that are chosen before all others. */
  readonly sure?: readonly number[];
  /** How much likeness to what is chosen counts, 1 by default: a long digest of one article may come back to a matter. */
  readonly redundancy?: number;
};

const REDUNDANCY = 1.15;
/** A sentence of fewer words is not cheaper: else a digest fills with crumbs. */
const SHORTEST = 10;

/**
 * Indexes of what to say, best first: greedily the most important that says something new (maximal marginal relevance;
 * Carbonell and Goldstein, 1998), never two that share most of their three-word runs.
 */
export function choose(candidates: readonly Candidate[], limits: Limits): number[] {
  const thrift = limits.thrift ?? 0;
  const redundancy = REDUNDANCY * (limits.redundancy ?? 1);
  const chosen: number[] = [];
  const voices = new Map<string, number>();
  const likeness = new Float64Array(candidates.length);
  const open = new Set(candidates.keys());
  const concepts = (limits.cover ?? 0) > 0 ? conceptWeights(candidates) : new Map<string, number>();
  let used = 0;
  while (open.size > 0 && used < limits.words && chosen.length < (limits.sentences ?? Number.POSITIVE_INFINITY)) {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    const sure = limits.sure?.find((i) => open.has(i));
    for (const i of sure === undefined ? open : [sure]) {
      const candidate = candidates[i]!;
      if (used + candidate.words * (1 - (limits.over ?? 0)) > limits.words) continue;
      const news = (limits.cover ?? 0) * newsOf(candidate, concepts);
      const fresh = candidate.importance + news - redundancy * likeness[i]!;
      const worth = fresh > 0 ? fresh / (Math.max(candidate.words, SHORTEST) / 20) ** thrift : fresh;
      if (worth > most) {
        most = worth;
        best = i;
      }
    }
    if (best < 0) break;
    const taken = candidates[best]!;
    chosen.push(best);
    used += taken.words;
    voices.set(taken.voice, (voices.get(taken.voice) ?? 0) + 1);
    for (const term of taken.terms) concepts.delete(term);
    for (const i of open) {
      const other = candidates[i]!;
      const full = (voices.get(other.voice) ?? 0) >= (limits.perVoice ?? Number.POSITIVE_INFINITY);
      if (other.sentence === taken.sentence || full || sameFact(other, taken, limits.sameFact)) {
        open.delete(i);
      } else {
        likeness[i] = Math.max(likeness[i]!, cosine(other.vector, taken.vector));
      }
    }
  }
  return chosen;
}

/** Fewer common words than this are chance. */
const LEAST_COMMON = 4;

/** Whether two sentences tell one fact: nearly the same words, or more than `share` of the shorter one's content words. */
export function sameFact(a: Worded, b: Worded, share = 1): boolean {
  if (containment(a.shingles, b.shingles) >= SAME_SENTENCE) return true;
  const [left, right] = [distinctTerms(a), distinctTerms(b)];
  const common = left.intersection(right).size;
  return common >= LEAST_COMMON && common > share * Math.min(left.size, right.size);
}

/**
 * What each word is worth that is told for the first time: more when it stands in more sentences (submodular concept
 * cover; Lin and Bilmes, 2011), scaled so that the average candidate holds 1.
 */
function conceptWeights(candidates: readonly Candidate[]): Map<string, number> {
  const holders = new Map<string, Set<number>>();
  for (const { terms, sentence } of candidates) {
    for (const term of terms) {
      const sentences = holders.get(term) ?? new Set();
      holders.set(term, sentences.add(sentence));
    }
  }
  const weights = new Map([...holders].map(([term, sentences]) => [term, Math.sqrt(sentences.size)]));
  const mean = candidates.reduce((sum, candidate) => sum + newsOf(candidate, weights), 0) / candidates.length;
  for (const [term, weight] of weights) weights.set(term, weight / mean);
  return weights;
}

function newsOf(candidate: Candidate, weights: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const term of distinctTerms(candidate)) sum += weights.get(term) ?? 0;
  return sum;
}

// Each is asked for again with every sentence that is chosen.
const distinct = new WeakMap<readonly string[], ReadonlySet<string>>();

function distinctTerms({ terms }: { readonly terms: readonly string[] }): ReadonlySet<string> {
  const known = distinct.get(terms) ?? new Set(terms);
  distinct.set(terms, known);
  return known;
}
