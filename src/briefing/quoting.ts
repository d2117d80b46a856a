import type { ReadArticle, Sentence } from '../model.ts';
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
  /\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Ww]e['’]\w+|[Ll]et['’]s|we|me|us|my|our|ours|mine|you|your|yours|let's|let’s|I'm|I’m|we're|we’re|here|now|today|this|these|that's|that’s)\b/;

/**
 * The sentence with no quotation longer than a phrase: a long one that holds neither first nor second person becomes
 * reported speech, one that can be broken at a clause keeps its beginning; null when it can only be left out.
 */
export function shortenQuotations(sentence: string): string | null {
  const reported = asReported(sentence);
  if (reported !== null) return reported;
  const short = atClause(sentence);
  return longestQuotation(short) > LONGEST_QUOTATION ? null : short;
}

/** Words of the longest stretch inside quotation marks, 0 when nothing is quoted. */
export function longestQuotation(text: string): number {
  let longest = 0;
  for (const match of text.matchAll(QUOTED)) longest = Math.max(longest, countWords(match[2]!));
  return longest;
}

/**
 * A sentence that is mostly one person's words, as reported speech: "Ann Lee said the bridge is safe." Null when the
 * speaker has no name, or the words hold a first or second person, a question or a time that only the speaker's day
 * explains.
 */
export function reportQuotation({ article, reading }: ReadArticle, sentence: Sentence): string | null {
  const own = reading.quotations.filter(({ start, end }) => start < sentence.end && end > sentence.start);
  const [quotation] = own;
  if (!quotation || own.length > 1 || quotation.start < sentence.start || quotation.end > sentence.end) return null;
  if (quotation.start > sentence.start + 1) return null;
  const speaker = quotation.speaker === null ? undefined : reading.entities[quotation.speaker];
  if (speaker?.kind !== 'person' || !/\s/.test(speaker.name)) return null;
  const words = article.text
    .slice(quotation.start, quotation.end)
    .replace(/^["“”\s]+|[,.\s"“”]+$/g, '')
    .replace(/\s+/g, ' ');
  if (countWords(words) < 6 || /[?!"“”]|[.]\s|\.\.\.|…/.test(words)) return null;
  if (!/^[\p{Lu}\p{N}]/u.test(words)) return null;
  if (countWords(words) <= LONGEST_QUOTATION && !POINTING.test(words)) return `${speaker.name} said: "${words}".`;
  if (DEICTIC.test(words)) return null;
  if (/^(?:And|But|So|That|This|These|Those|It|They|He|She|Then|If|When|Not)\b/.test(words)) return null;
  return `${speaker.name} said ${lowerFirst(words)}.`;
}

// What a short quotation may not hold: words that only the lines around it explain.
const POINTING =
  /\b(?:it|this|that|these|those|he|she|they|him|her|them|here|there|yesterday|today|tomorrow|tonight)\b/i;

const DEICTIC =
  /\b(?:I|[Ww]e|me|us|[Mm]y|[Oo]ur|ours|mine|[Yy]ou|[Yy]our|yours|[Ll]et['’]s|[Ww]e['’]\w+|I['’]\w+|here|now|today|yesterday|tomorrow|tonight|this|these|that['’]s|he|she|they|his|her|him|their|them)\b/;

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

/** A long quotation at the end of a sentence, ended where its next clause begins. */
function atClause(sentence: string): string {
  const match = /^([^"“”]*)(["“])([^"“”]+)["”][.,]?$/.exec(sentence);
  if (!match || countWords(match[3]!) <= LONGEST_QUOTATION) return sentence;
  const cut = /^(.{12,}?)(?:,\s+(?:which|who|and|but|because|as|so)\b|\s+(?:but|because|so that)\s)/.exec(
    match[3]!,
  )?.[1];
  if (!cut || countWords(cut) < 3 || LOOSE_END.test(cut)) return sentence;
  return `${match[1]}${match[2]}${cut}${match[2] === '“' ? '”' : '"'}.`;
}

const LOOSE_END = /\b(?:on|in|of|to|for|with|from|by|at|about|the|an?|is|are|was|were|and|or|that|not)$/i;

/** The first clause of a long quotation, when it ends before a conjunction and can stand for itself. */
function beginning(words: string): string | null {
  const cut = /^(.{20,}?),?\s+(?:but|and|because|which|so that|as)\s/.exec(words)?.[1];
  if (!cut || countWords(cut) < 4 || countWords(cut) > LONGEST_QUOTATION || LOOSE_END.test(cut)) return null;
  // "If we want …" and "When they …" mean nothing without what follows.
  return /^(?:if|when|although|while|unless|because|as|not)\b/i.test(cut) ? null : cut;
}

function lowerFirst(words: string): string {
  const [first = '', next = ''] = words.split(/\s+/);
  const common =
    /^(?:The|A|An|There|It|In|On|At|No|Some|Many|Most|All|Every|If|When|After|Before|People|Such|Those|They|He|She|Over|Under|For|From|With|By|As|Since|While|Each|Both|Several|Few|More|Any|Other|Another|Because|Until|Without|Within|Despite|During|Through|Nobody|Nothing|Everyone|Everybody|Anyone|Someone|Something)$/;
  return common.test(first) && !/^\p{Lu}/u.test(next) ? first.toLowerCase() + words.slice(first.length) : words;
}
