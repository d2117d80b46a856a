import type { Ask } from '../ask.ts';
import type { Draft, Evidence } from '../lines/evidence.ts';
import { matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import { isBodyWord, isPersonKind } from '../word-kinds.ts';

/** "Among those already targeted are …", "They include …": what opens a list of all that are meant. */
const OPENS =
  /\bamong (?:those|them|the [\p{L}-]+)\b[^.;:]{0,60}?\b(?:are|were|is|was)\s+|\b(?:which|they|these|those)\b[^.;:]{0,40}?\b(?:include[sd]?|are|were)\s+/giu;

const ITEM = String.raw`(?:the )?\p{Lu}[\p{L}\p{N}&.'’-]*(?: (?:of |and the )?\p{Lu}[\p{L}\p{N}&'’-]*)*`;
const LIST = new RegExp(`^${ITEM}(?:, ${ITEM})*,? and ${ITEM}`, 'u');

/** How near the verb asked about a line must have a word, and lines looked at. */
const LEAST_VERB = 0.6;
const READ = 12;

/** "Which lenders had they gone after": all that a line lists of those to whom the deed was done; null without such a list. */
export function answerListed(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const { question } = ask;
  const noun = question.noun.at(-1)?.lower ?? '';
  const several =
    /[^s]s$/.test(noun) &&
    (isBodyWord(noun) ||
      isBodyWord(noun.slice(0, -1)) ||
      isPersonKind(noun.slice(0, -1)) ||
      /(?:ers|ors|ies|s)$/.test(noun));
  if (question.verb === null || !several) return null;
  const need = ask.needs.findIndex((n) => n.word.start === question.words[question.verb!]!.start);
  if (need < 0) return null;
  for (const e of evidence.slice(0, READ)) {
    if (matchLine(ask, e.line)[need]! < LEAST_VERB) continue;
    const names = listIn(e.line);
    if (names.length < 2) continue;
    return { shorts: names.map((text) => ({ text, lines: [e.line], score: e.score })), confidence: 0.6 };
  }
  return null;
}

function listIn(line: Line): string[] {
  for (const m of line.text.matchAll(OPENS)) {
    const list = LIST.exec(line.text.slice(m.index + m[0].length))?.[0];
    if (list !== undefined)
      return list.split(/, (?:and )?| and (?=(?:the )?\p{Lu})/u).map((name) => name.replace(/\.$/, ''));
  }
  return [];
}
