import { readPointed } from './clauses.ts';
import { readSides } from './sides.ts';

/** Something that a question says of one report or of the one it asks for, and whose articles may tell it. */
export type Part = {
  readonly text: string;
  /** Publishers' names as stored; empty for anybody's. */
  readonly sources: readonly string[];
  /** How much the best article for it gains, beside the score of all words together, which is 1 for the best. */
  readonly gain: number;
};

// Measured on multihop-rag, flat from .2 to .3 and from .4 to .8 (bench/NOTES.md).
const GAIN_SIDE = 0.25;
const GAIN_CLAUSE = 0.5;
/** A question with fewer words is looked for as one. */
const LEAST_WORDS = 18;
const ASKS_NAME = /^\W*(?:in |on |at |from )?(?:who|which|what)\b/i;

const SETS_BESIDE =
  /\b(?:before|after|while|whereas|both|between|compar\w*|than|(?:dis)?agree|\w*consisten\w*|chang\w+|differ\w*|contradict\w*|articles?|reports?|first)\b/i;

/** Whether a text may have parts at all, by its words alone: most have none, and are spared a closer look. */
export const mayHaveParts = (text: string): boolean =>
  SETS_BESIDE.test(text) || text.split(/\s+/, LEAST_WORDS).length === LEAST_WORDS;

/**
 * The parts of a question that sets reports side by side, or that says several things of the one it asks for and names
 * publishers; empty for every other text.
 */
export const partsOf = (text: string, publishers: readonly string[]): Part[] => {
  if (!ASKS_NAME.test(text)) {
    const sides = readSides(text, publishers, null)?.sides ?? [];
    const parts = sides.map(({ clause, names }) => ({ text: clause, sources: names, gain: GAIN_SIDE }));
    return parts.filter((part) => /\p{L}/u.test(part.text));
  }
  if (text.split(/\s+/, LEAST_WORDS).length < LEAST_WORDS) return [];
  const pointed = readPointed(text, publishers);
  if (pointed.publishers.length === 0 || pointed.clauses.length < 2) return [];
  return pointed.clauses.map((clause) => ({ text: clause, sources: pointed.publishers, gain: GAIN_CLAUSE }));
};
