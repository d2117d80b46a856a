import type { Question } from './question.ts';
import { ADJ, isVerb, NOUN, NUM, PROPN, type Words } from './words.ts';

/** A month's name or its short form, in lower case. */
export const MONTH =
  /^(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?$/;
/** A word that says when, month names apart. */
export const DAY =
  /^((mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|century|week|month|year|decade|1[0-9]{3}s?|20[0-9]{2}s?)$/;
const CAUSE = /^(because|since|due|cause[ds]?|reason|so|therefore|order|owing|result(ed|ing)?|led|thus|avoid|prevent)$/;
const LONG = /^(years?|days?|months?|weeks?|hours?|minutes?|seconds?|decades?|centur(y|ies)|aged?|old)$/;

/** Whether token `i`, not asked for itself, is of the kind the question wants. */
export function fits(question: Question, words: Words, i: number): boolean {
  const { lower, tag, shape } = words;
  const w = lower[i]!;
  const name = tag[i] === PROPN || ((shape[i] === 1 || shape[i] === 2) && i > 0 && tag[i] === NOUN);
  switch (question.want) {
    case 'person':
      return name;
    case 'group':
      return name;
    case 'place':
      return (
        name ||
        (i > 0 && tag[i] === NOUN && /^(in|at|near|on|from|inside|outside|under|around|to)$/.test(lower[i - 1]!)) ||
        (i > 1 && tag[i] === NOUN && /^(in|at|near|on|from|inside|under|around)$/.test(lower[i - 2]!))
      );
    case 'date':
      return (MONTH.test(w) && shape[i] !== 0) || DAY.test(w) || /^(1[0-9]|20)\d\d$/.test(w);
    case 'number':
      return (
        tag[i] === NUM ||
        shape[i] === 3 ||
        w === '%' ||
        /^(half|dozens?|hundreds|thousands|several|many|most|few|twice|once)$/.test(w)
      );
    case 'money':
      return (
        w === '$' || w === '£' || w === '€' || /^(dollars?|euros?|pounds?|cents?|francs?|yen|million|billion)$/.test(w)
      );
    case 'duration':
      return LONG.test(w) || tag[i] === NUM;
    case 'reason':
      return CAUSE.test(w);
    case 'manner':
      return /^(by|through|with|using|via|from|like|as)$/.test(w);
    case 'action':
      return isVerb(tag[i]);
    default:
      return tag[i] === NOUN || tag[i] === PROPN || tag[i] === ADJ;
  }
}
