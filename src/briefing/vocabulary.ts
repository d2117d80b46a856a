import type { Store } from '../store/store.ts';
import { commonness } from './commonness.ts';
import { AT_LARGE } from './likeness.ts';
import { numberIn, type Sketch } from './sketch.ts';

/** Counts are asked for anew when the store has grown by this much. */
const GROWTH = 1.2;

/** The words of a store's articles by number, and how rare each is. Holds about 100 bytes a word. */
export type Vocabulary = {
  readonly size: number;
  /** A word's number, from 0; a word that was never met gets the next one. */
  numberOf(word: string): number;
  /** How much a word tells of what an article is about: 0 for one that all have. Never asked about: as if no article had it. */
  rarity(word: string): number;
  rarityAt(number: number): number;
  /**
   * Asks the store how many articles hold the words of sketches, so far as it was not asked since it last grew by a fifth.
   * Gives those asked about in this moment that one article alone holds.
   */
  learn(sketches: readonly Sketch[]): Promise<ReadonlySet<string>>;
};

/**
 * The words met in a store. How many articles hold a word changes slowly, and asking for it is the dearest part of
 * comparing articles: words are asked about when an article with them comes and were not since the store last grew by a
 * fifth; the others have not become more frequent meanwhile.
 */
export function createVocabulary(store: Pick<Store, 'termCounts'>): Vocabulary {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  // By number: the logarithm of how many articles hold a word, English at large counted in, and when that was asked.
  let held = new Float64Array(1024);
  let asked = new Uint32Array(1024);
  let articles = 0;
  let all = Math.log(AT_LARGE);
  let period = 1;

  function numberOf(word: string): number {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    const number = words.length;
    if (number === held.length) {
      held = grown(held, new Float64Array(2 * number));
      asked = grown(asked, new Uint32Array(2 * number));
    }
    // A longer word may be a slice that keeps all it was cut from alive.
    const own = word.length > 12 ? Buffer.from(word).toString() : word;
    numbers.set(own, number);
    words.push(own);
    held[number] = heldBy(word, 0);
    return number;
  }

  const rarityAt = (number: number): number => Math.max(0, all - held[number]!);

  return {
    get size() {
      return words.length;
    },
    numberOf,
    rarityAt,
    rarity(word) {
      const known = numbers.get(word);
      return known === undefined ? Math.max(0, all - heldBy(word, 0)) : rarityAt(known);
    },
    async learn(sketches) {
      const now = (await store.termCounts([])).articles;
      if (now > articles * GROWTH || now < articles) {
        articles = now;
        all = Math.log(articles + AT_LARGE);
        period += 1;
      }
      const unknown = new Set<string>();
      for (const sketch of sketches) {
        for (const word of sketch.words) if (asked[numberIn(word)] !== period) unknown.add(words[numberIn(word)]!);
      }
      const alone = new Set<string>();
      if (unknown.size === 0) return alone;
      // In the order of the index, where neighbours lie on one page.
      for (const [word, n] of (await store.termCounts([...unknown].sort())).df) {
        const number = numbers.get(word)!;
        held[number] = heldBy(word, n);
        asked[number] = period;
        if (n <= 1) alone.add(word);
      }
      return alone;
    },
  };
}

function heldBy(word: string, articles: number): number {
  return Math.log(articles + AT_LARGE * commonness(word));
}

function grown<Numbers extends Float64Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
