import type { Profile } from '../store/profile.ts';
import type { Vector } from './weighing.ts';

/** The words of a profile as numbers, by which it is set against many others: a tenth of a profile's memory. */
export type Sketch = {
  /** Days since 1970, null when the article has no date. */
  readonly day: number | null;
  /** In rising order, for each word its number in the vocabulary times 256, and how often it stands there, up to 255. */
  readonly words: Int32Array;
};

/** What numbers words, and tells how rare the word of a number is. `size`: one more than the last number. */
type Numbered = {
  readonly size: number;
  numberOf(word: string): number;
  rarityAt(number: number): number;
};

const COUNTS = 256;
/** Logarithmic frequencies by count. */
const logs = Float64Array.from({ length: COUNTS }, (_, count) => 1 + Math.log(Math.max(1, count)));

export function sketchOf(
  { day, counts }: Pick<Profile, 'day' | 'counts'>,
  { numberOf }: Pick<Numbered, 'numberOf'>,
): Sketch {
  const words = new Int32Array(counts.size);
  let at = 0;
  for (const [word, count] of counts) words[at++] = numberOf(word) * COUNTS + Math.min(count, COUNTS - 1);
  return { day, words: words.sort() };
}

/** The number of one word of a sketch in the vocabulary. */
export const numberIn = (word: number): number => word >>> 8;
const countIn = (word: number): number => word & 255;

/** Logarithmic frequencies times rarity, as `vectorOfCounts` gives them. */
export function vectorOfSketch({ words }: Sketch, { rarityAt }: Pick<Numbered, 'rarityAt'>): Vector {
  const terms = new Int32Array(words.length);
  const weights = new Float64Array(words.length);
  let square = 0;
  for (let i = 0; i < words.length; i += 1) {
    const number = numberIn(words[i]!);
    const weight = logs[countIn(words[i]!)]! * rarityAt(number);
    terms[i] = number;
    weights[i] = weight;
    square += weight * weight;
  }
  return { terms, weights, norm: Math.sqrt(square) };
}

/** Cosines of the words of one sketch with many others'. */
export function createCosine(
  vocabulary: Pick<Numbered, 'size' | 'rarityAt'>,
): (one: Sketch) => (other: Sketch) => number {
  const { rarityAt } = vocabulary;
  // By number, the weights of the one that others are set against; zero for all other words.
  let scratch = new Float64Array(0);
  let filled: Int32Array = new Int32Array(0);
  return (one) => {
    for (const number of filled) scratch[number] = 0;
    if (scratch.length < vocabulary.size) scratch = new Float64Array(2 * vocabulary.size);
    const { terms, weights, norm } = vectorOfSketch(one, vocabulary);
    for (let i = 0; i < terms.length; i += 1) scratch[terms[i]!] = weights[i]!;
    filled = terms;
    return ({ words }) => {
      let dot = 0;
      let square = 0;
      for (let i = 0; i < words.length; i += 1) {
        const number = numberIn(words[i]!);
        const weight = logs[countIn(words[i]!)]! * rarityAt(number);
        square += weight * weight;
        dot += weight * (scratch[number] ?? 0);
      }
      return dot === 0 ? 0 : dot / (norm * Math.sqrt(square));
    };
  };
}
