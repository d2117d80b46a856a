import type { NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Line } from '../scene.ts';
import { isSameThing } from './number-kinds.ts';

const ABOUT = '(?:about |around |some |nearly |almost |at least |more than |over |just )?';
/** Verbs by which a number comes to be another, with what they are said of: "the toll rose to", "cut from 60 to". */
const BECOMES = new RegExp(
  `\\b(?:cut|rais(?:ed|es|ing)|rose|ris(?:es|en|ing)|increas(?:ed|es|ing)|lower(?:ed|s)|reduc(?:ed|es|ing)|fell|fallen|dropp(?:ed|ing)|gr(?:ew|own)|climb(?:ed|s|ing)|jump(?:ed|s)|revis(?:ed|ing)|br(?:ings?|ought|inging)|t(?:akes?|ook|aking)|up|down|changed)\\b[^.;]{0,60}\\bto ${ABOUT}$|\\b(?:pass(?:ed|es)|topp(?:ed|s)|reach(?:ed|es)|exceed(?:ed|s)|st(?:ands?|ood) at|now at) ${ABOUT}$`,
  'i',
);
const DEAD = /\b(?:dead|deaths?|toll|fatalities|lives)\b/i;
const ASKS_OF_DEAD = /\b(?:die[sd]?|dead|deaths?|kill(?:s|ed)?|lives|los(?:t|e) their li(?:fe|ves)|perish\w*)\b/i;

/** Whether a line says that what is asked for came to be this many: "the number of dead rose to 73", "sales have passed 400,000". */
export function isChangedTo(ask: Ask, line: Line, number: NumberMention): boolean {
  const before = line.text.slice(0, number.start);
  if (!BECOMES.test(before)) return false;
  if (ASKS_OF_DEAD.test(ask.question.tidy)) return DEAD.test(before);
  const { noun, verb, words } = ask.question;
  const asked = [noun.at(-1), verb === null ? undefined : words[verb]].filter((w) => w !== undefined);
  return line.words.some((w) => w.end <= number.start && asked.some((a) => isSameThing(ask, a, w)));
}

const MORE_AFTER = /^ (?:more|others?|further|additional)\b/i;
const MORE_BEFORE = /\b(?:another|a further|an additional) $/i;

/** Whether a number only says how many came to others ("three more people"), and the question asks for all. */
export function isOnlyMore(ask: Ask, line: Line, number: NumberMention): boolean {
  if (/\b(?:more|others?|further|additional|another|else)\b/i.test(ask.question.tidy)) return false;
  return MORE_AFTER.test(line.text.slice(number.end)) || MORE_BEFORE.test(line.text.slice(0, number.start));
}
