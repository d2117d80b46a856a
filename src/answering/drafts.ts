import { answerDate } from './answer-date.ts';
import { answerDifference, answerTimeline } from './answer-order.ts';
import { answerPlace } from './answer-place.ts';
import { answerSaid } from './answer-quote.ts';
import { answerReason } from './answer-reason.ts';
import { answerExpansion, answerThing } from './answer-thing.ts';
import type { Ask } from './ask.ts';
import { alternatives, answerBeing, answerBeings } from './beings/answer-beings.ts';
import { answerDefinition, answerOtherName, answerRole, isOfficeElsewhere } from './beings/answer-role.ts';
import { answerListed } from './beings/listed.ts';
import { answerNamedKind } from './beings/named-kind.ts';
import { contrary } from './lexicon.ts';
import type { Draft, Evidence } from './lines/evidence.ts';
import { asksPlaces, kindFit } from './lines/kind-of-line.ts';
import { matchLine } from './lines/line-match.ts';
import { answerNumber } from './numbers/answer-number.ts';
import type { Line } from './scene.ts';
import { asSentence, tidyText, trimLine } from './trim.ts';
import { isBodyWord, isPersonKind, isPlaceKind } from './word-kinds.ts';
import { answerYesNo } from './yes-no/answer-yes-no.ts';

/** Answers that stand on names rather than on how well a line covers the question. */
export function specialAnswer(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  if (ask.unknown.length > 0) return null;
  switch (ask.question.asked) {
    case 'role':
      return answerRole(ask);
    case 'definition':
      return answerDefinition(ask, evidence) ?? answerRole(ask);
    case 'other-name':
      return answerOtherName(ask);
    case 'expansion':
      return answerExpansion(ask);
    default:
      return null;
  }
}

/** How well an event must fit to tell who leads something where no role does. */
const LEAST_IN_CHARGE = 0.5;

/** Whether the best line holds nearly all of the question. */
const isToldWhole = (evidence: readonly Evidence[]): boolean => (evidence[0]?.cover ?? 0) >= 0.8;

/** The short answer of the kind asked for that the lines hold; null where they hold none. */
export function draftFor(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  switch (ask.question.asked) {
    case 'role':
      return (
        answerBeing(ask, evidence, ['person', 'organisation'], LEAST_IN_CHARGE) ??
        (isToldWhole(evidence) && !isOfficeElsewhere(ask, evidence[0]!.line)
          ? answerBeing(ask, evidence, ['person'])
          : null)
      );
    case 'person':
    case 'speaker':
      return answerNamedKind(ask, evidence) ?? answerBeing(ask, evidence);
    case 'list':
      return asksPlaces(ask)
        ? answerPlace(ask, evidence, true)
        : (answerListed(ask, evidence) ?? answerBeings(ask, evidence));
    case 'date':
      return answerDate(ask, evidence);
    case 'place':
      return answerPlace(ask, evidence, false);
    case 'number':
    case 'duration':
      return answerNumber(ask, evidence);
    case 'reason':
      return answerReason(ask, evidence);
    case 'yes-no':
      return answerYesNo(ask, evidence, contrary);
    case 'said':
      return answerSaid(ask, evidence);
    case 'timeline':
      return answerTimeline(ask);
    case 'difference':
      return answerDifference(ask, evidence);
    default:
      return (
        answerListed(ask, evidence) ??
        answerNamedKind(ask, evidence) ??
        (namesBeing(ask) ? answerBeing(ask, evidence) : answerThing(ask, evidence))
      );
  }
}

/** "Which company", "what country", "which player": the answer is a name. */
function namesBeing(ask: Ask): boolean {
  const noun = ask.question.noun.at(-1)?.lower ?? '';
  return isBodyWord(noun) || isPlaceKind(noun) || isPersonKind(noun);
}

/** What share of the question the best line must hold to be told where no short answer was found in it. */
const TELLING_COVER = 0.5;

/** The best line itself where it covers the question well and holds something of the kind asked for; null elsewhere. */
export function nearestAnswer(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const best = evidence[0];
  if (best === undefined || best.cover < TELLING_COVER || kindFit(ask, best.line) < 0.5) return null;
  // A number or a day that was not taken is of something else, and so would be the line that holds it.
  if (/^(?:number|duration|date|place)$/.test(ask.question.asked)) return null;
  if (ask.question.asked === 'yes-no' && !isParaphrase(ask, best.line)) return null;
  if (ask.question.asked === 'yes-no')
    return {
      shorts: [{ text: tidyText(trimLine(ask, best.line, 25)), lines: [best.line], score: best.score }],
      answer: asSentence(trimLine(ask, best.line, 40)),
      confidence: 0.4 * best.cover,
    };
  if (ask.question.asked === 'role' && (!isToldWhole(evidence) || isOfficeElsewhere(ask, best.line))) return null;
  if (ask.question.asked === 'person' && (!tellsVerb(ask, best) || alternatives(ask).size > 0)) return null;
  // Somebody named there was looked at and is not the one.
  if (ask.question.asked === 'person' && likeliestIsNamed(ask, best.line)) return null;
  const draft = answerThing(ask, [best]);
  return draft === null ? null : { ...draft, confidence: draft.confidence * 0.7 };
}

/** Whether the stretch of a line that is likeliest to answer is somebody's name. */
function likeliestIsNamed(ask: Ask, line: Line): boolean {
  const likeliest = ask.likely(line)[0];
  if (likeliest === undefined) return false;
  const from = line.sentence.start + likeliest.start;
  const to = line.sentence.start + likeliest.end;
  return line.meant.some((m) => m.mention.how === 'name' && m.mention.start < to && m.mention.end > from);
}

/** Whether a line holds the question's verb or a synonym, or so much else that it may be told otherwise. */
function tellsVerb(ask: Ask, { line, cover }: Evidence): boolean {
  const { verb, words } = ask.question;
  const need = verb === null ? -1 : ask.needs.findIndex((n) => n.word.start === words[verb]!.start);
  return need < 0 || cover >= 0.75 || matchLine(ask, line)[need]! >= 0.45;
}

/**
 * Whether a line may say in other words what a yes-or-no question asks: it names all whom the question names and holds
 * most of its other words, something like the verb among them; by the verb itself it would have been judged.
 */
function isParaphrase(ask: Ask, line: Line): boolean {
  const own = matchLine(ask, line);
  const verb = ask.question.verb === null ? undefined : ask.question.words[ask.question.verb]!.term;
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (need.focus !== null && own[i]! < 0.45) return false;
    if (need.word.term === verb && line.words.some((w) => contrary(need.word.lower, w.lower))) return false;
    if (need.word.term === verb && (own[i] === 1 || own[i] === 0)) return false;
    if (need.focus !== null) continue;
    all += need.weight;
    got += need.weight * own[i]!;
  }
  return got >= 0.4 * all;
}
