import { wordAt } from '../../language/word-vectors.ts';
import type { Words } from './words.ts';

const known = new WeakMap<Words, Int32Array>();

/** Where the words that carry meaning stand among the word vectors; function words and unknown ones nowhere (-1). */
export function placesOf(words: Words): Int32Array {
  let at = known.get(words);
  if (at === undefined) {
    at = Int32Array.from(words.lower, (word, i) => (words.content[i] ? wordAt(word) : -1));
    known.set(words, at);
  }
  return at;
}
