import { withoutAsides } from './cuts.ts';
import { countWords } from './weighing.ts';

/** A clause that is told beside another is at most this long where it can be cut. */
const MOST_WORDS = 20;

const BREAK =
  /;\s|,\s(?!\d)|\s(?=(?:while|whereas|although|because|after|before|when|amid|and then|less than|and (?:that|met|both|said|spoke))\b)/g;

/** The clause of a sentence that says `verb`, without a full stop: what is told before and after it is left out. */
export function clauseOf(sentence: string, verb: string): string {
  const text = withoutAsides(sentence).replace(/[.!]$/, '');
  const at = text.indexOf(verb);
  if (countWords(text) <= MOST_WORDS || at < 0 || /["“”]/.test(text)) return text;
  const bounds = [...text.matchAll(BREAK)].map(({ index, 0: match }) => [index, index + match.length] as const);
  const to = bounds.find(([start]) => start >= at + verb.length)?.[0] ?? text.length;
  const from = bounds.findLast(([, end]) => end <= at)?.[1] ?? 0;
  const clause = text.slice(from, to);
  // A clause without its subject is begun at the start of the sentence.
  const whole =
    from > 0 && /^(?:["“]?\p{Lu}|(?:the|an?|its|his|her|their)\s)/u.test(clause) ? clause : text.slice(0, to);
  return countWords(whole) >= 4 ? whole : text;
}
