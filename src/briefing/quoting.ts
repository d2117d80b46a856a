import { capitalise } from './cuts.ts';
import { countWords } from './weighing.ts';

/** The longest quotation a digest repeats, in words: a phrase, not a statement. */
export const LONGEST_QUOTATION = 12;

const QUOTED = /(["“])([^"“”]+)(["”])/g;
const REPORTING = 'said|says|told|added|wrote|tweeted|stated|explained|warned|insisted|argued|claimed|noted';
// "Long words," said NAME, a professor. | "Long words," NAME, a professor, said.
const AFTER_VERB_FIRST = new RegExp(
  `^["“]([^"“”]+?)[,.]?["”],?\\s+(${REPORTING})\\s+((?!that\\b|in\\b|on\\b|the move\\b)[^"“”]+?)\\.?$`,
);
const AFTER_NAME_FIRST = new RegExp(
  `^["“]([^"“”]+?)[,.]?["”],?\\s+([\\p{Lu}][^"“”,]{2,60}?)\\s+(${REPORTING})\\.?$`,
  'u',
);
const FIRST_OR_SECOND =
  /\b(?:I|we|me|us|my|our|ours|mine|you|your|yours|let's|let’s|I'm|I’m|we're|we’re|here|now|today|this|these|that's|that’s)\b/;

/**
 * The sentence with no quotation longer than a phrase: a long one that holds neither first nor second person becomes
 * reported speech, one that can be broken at a clause keeps its beginning; null when it can only be left out.
 */
export function shortenQuotations(sentence: string): string | null {
  const reported = asReported(sentence);
  if (reported !== null) return reported;
  return longestQuotation(sentence) > LONGEST_QUOTATION ? null : sentence;
}

/** Words of the longest stretch inside quotation marks, 0 when nothing is quoted. */
export function longestQuotation(text: string): number {
  let longest = 0;
  for (const match of text.matchAll(QUOTED)) longest = Math.max(longest, countWords(match[2]!));
  return longest;
}

function asReported(sentence: string): string | null {
  const first = AFTER_VERB_FIRST.exec(sentence);
  const second = first ? null : AFTER_NAME_FIRST.exec(sentence);
  const words = first?.[1] ?? second?.[1];
  const verb = first?.[2] ?? second?.[3];
  const speaker = first?.[3] ?? second?.[2];
  if (!words || !verb || !speaker || countWords(words) <= 5) return null;
  if (/[?!]/.test(words) || /[.]\s/.test(words)) return null;
  if (/\b(?:told|tweeted)\b/.test(verb) || /\b(?:he|she|they|it)\b/i.test(speaker.split(/\s+/)[0]!)) return null;
  const who = speaker.includes(',') ? `${speaker.replace(/,$/, '')},` : speaker;
  if (!FIRST_OR_SECOND.test(words)) return `${capitalise(who)} ${verb} ${lowerFirst(words)}.`;
  if (countWords(words) <= LONGEST_QUOTATION) return null;
  const start = beginning(words);
  return start === null ? null : `${capitalise(who)} ${verb}: "${start}".`;
}

/** The first clause of a long quotation, when it ends before a conjunction and can stand for itself. */
function beginning(words: string): string | null {
  const cut = /^(.{20,}?),?\s+(?:but|and|because|which|so that|as)\s/.exec(words)?.[1];
  if (!cut || countWords(cut) < 4 || countWords(cut) > LONGEST_QUOTATION) return null;
  // "If we want …" and "When they …" mean nothing without what follows.
  return /^(?:if|when|although|while|unless|because|as|not)\b/i.test(cut) ? null : cut;
}

function lowerFirst(words: string): string {
  const [first = '', next = ''] = words.split(/\s+/);
  const common =
    /^(?:The|A|An|There|It|In|On|At|No|Some|Many|Most|All|Every|If|When|After|Before|People|Such|Those|They|He|She)$/;
  return common.test(first) && !/^\p{Lu}/u.test(next) ? first.toLowerCase() + words.slice(first.length) : words;
}
