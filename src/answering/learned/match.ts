import { related } from '../../language/predicates.ts';
import { akinAt } from './meanings.ts';
import { placesOf } from './places.ts';
import type { Question } from './question.ts';
import type { Words } from './words.ts';

/** How the words of one sentence answer to the words of a question. */
export type Match = {
  /** For each token of the sentence: 1 same word, .9 same stem, .6 or less a soft match, 0 none. Function words never match. */
  readonly strength: Float32Array;
  /** For each token of the sentence: the question's token it answers to, -1 for none. */
  readonly to: Int16Array;
  /** For each token of the question: the best strength any token of the sentence reaches. */
  readonly covered: Float32Array;
};

/** What likeness of use is worth against the same word. */
const LIKENESS = 0.6;
/** From what strength words match at all. */
const LEAST = 0.2;

/**
 * Matches a sentence's words to a question's; question words without a same word or stem match softly, if at all. Words
 * used alike match at `likeness` of their likeness; 0 leaves that out, for spans, whose place a wrong match would mistake.
 */
export function match(question: Question, words: Words, likeness = LIKENESS): Match {
  const strength = new Float32Array(words.length);
  const to = new Int16Array(words.length).fill(-1);
  const covered = new Float32Array(question.length);
  const wanted = question.focus >= 0 ? [...question.seek, question.focus] : question.seek;
  for (const q of wanted) {
    const stem = question.stem[q]!;
    for (let i = 0; i < words.length; i++) {
      const same = question.word[q] === words.word[i] ? 1 : stem === words.stem[i] ? 0.9 : 0;
      if (same > strength[i]!) {
        strength[i] = same;
        to[i] = q;
      }
      if (same > covered[q]!) covered[q] = same;
    }
  }
  const asked = placesOf(question);
  const places = placesOf(words);
  for (const q of wanted) {
    if (covered[q]! > 0 || q === question.focus) continue;
    const low = question.lower[q]!;
    let best = 0;
    let at = -1;
    for (let i = 0; i < words.length; i++) {
      if (!words.content[i] || strength[i]! > 0) continue;
      const soft = Math.max(
        akin(low, words.lower[i]!),
        0.8 * related(question.tokens[q]!.lemma, words.tokens[i]!.lemma),
        likeness > 0 ? likeness * akinAt(asked[q]!, places[i]!) : 0,
      );
      if (soft > best) {
        best = soft;
        at = i;
      }
    }
    if (at >= 0 && best >= LEAST) {
      strength[at] = best;
      to[at] = q;
      covered[q] = best;
    }
  }
  return { strength, to, covered };
}

/** Likeness of two words by a shared beginning: "invaded" and "invasion", "Korea" and "Korean". 0 or .3 to .6. */
export function akin(a: string, b: string): number {
  const short = Math.min(a.length, b.length);
  if (short < 4) return 0;
  let same = 0;
  while (same < short && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  if (same < 4) return 0;
  const rest = Math.max(a.length, b.length) - same;
  if (same >= 5 && rest <= 4) return 0.6;
  if (same >= 4 && rest <= 3) return same === short ? 0.5 : 0.3;
  return 0;
}

/** Rareness of words, 0 (in every text) to 1 (never seen), by hashed document counts. */
export type Rareness = (stem: number) => number;
