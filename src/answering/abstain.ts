import type { Ask, Need } from './ask.ts';
import { beingsIn, framesOf, type Part, verbFit } from './attach.ts';
import { type Evidence, isLoose } from './lines/evidence.ts';
import { matchLine } from './lines/line-match.ts';
import type { Line } from './scene.ts';

/** Below this share of the question in the best line and its neighbours, nothing found is an answer. */
const LEAST_COVER = 0.3;

/** Why no line could answer a question, in a plain sentence; null when one may. */
export function reasonNever(ask: Ask, evidence: readonly Evidence[]): string | null {
  const best = evidence[0];
  if (ask.scene.lines.length === 0) return 'No stored article mentions any of this.';
  if (ask.needs.length === 0 && ask.times.length === 0) return 'The question has no word that could be looked up.';
  const name = ask.unknown[0];
  if (name !== undefined && !isSpoken(ask)) return `No article mentions “${name}”.`;
  if (isOutOfTime(ask)) return 'No article tells of that year.';
  if (ask.question.ordinal !== null && best !== undefined && !ordinalFits(ask, best))
    return 'No article says this of that one in the order.';
  return null;
}

/** Why the lines found seem not to answer, by what of the question they hold; null when they may. */
export function reasonToDoubt(ask: Ask, evidence: readonly Evidence[]): string | null {
  const best = evidence[0];
  const { question } = ask;
  if (best === undefined || best.cover < LEAST_COVER) return 'No article covers what was asked.';
  if (looksUntold(ask, evidence, best)) return 'No article answers this.';
  const lost = lostFocus(ask, evidence);
  if (lost !== null) return `What is said about ${lost} does not answer this.`;
  const deed = deedCover(ask, evidence);
  // "How tall is X" is told by its measure alone.
  const measured = question.verb === null && /^(?:number|duration)$/.test(question.asked);
  if ((deed < LEAST_DEED && !measured) || !tellsLoneDeed(ask, evidence))
    return 'No article tells this of those it names.';
  const strict = question.asked === 'yes-no' || question.asked === 'reason';
  return strict && (deed < PARAPHRASED || !touchesVerb(ask, evidence)) ? missingPremise(ask, evidence) : null;
}

/** Below both, nothing answers: how sure a line is to answer by what was learned, and what share of the question it holds. */
const UNTOLD = { sure: 0.3, cover: 0.5 } as const;
/** The same where neither a date nor a number nor a name is asked for: something of the kind stands in any line. */
const UNTOLD_LOOSE = { sure: 0.2, cover: 0.6 } as const;
/** There a line that holds less of the question than this answers only by chance. */
const LEAST_LOOSE_COVER = 0.4;

/** Whether what was learned and what the best line holds both speak against an answer. Lines that were not read say nothing. */
function looksUntold(ask: Ask, evidence: readonly Evidence[], best: Evidence): boolean {
  const sure = Math.max(...evidence.map((e) => e.sure));
  const least = isLoose(ask) ? UNTOLD_LOOSE : UNTOLD;
  if (isLoose(ask) && best.cover < LEAST_LOOSE_COVER) return true;
  return sure > 0 && sure < least.sure && best.cover < least.cover;
}

/** The cosine at which one word is as good as another where it is all that is asked of somebody. */
const AS_GOOD_AS = 0.6;

/** Whether the verb, where it is all that is asked of the names ("when did X resign"), is told by something like it. */
function tellsLoneDeed(ask: Ask, evidence: readonly Evidence[]): boolean {
  const deeds = ask.needs.flatMap((n, i) => (isNamed(ask, n) ? [] : [i]));
  const [lone] = deeds;
  if (deeds.length !== 1 || deeds.length === ask.needs.length || ask.question.verb === null) return true;
  const { word } = ask.needs[lone!]!;
  if (word.start !== ask.question.words[ask.question.verb]!.start || GIVES_AWAY_LITTLE.test(word.lower)) return true;
  return evidence
    .slice(0, 6)
    .some(
      ({ line }) =>
        matchLine(ask, line)[lone!]! >= 0.45 || line.words.some((w) => ask.lexicon.alike(word, w) >= AS_GOOD_AS),
    );
}

/** Whether one of the best lines has any word used at all like the question's verb. */
function touchesVerb(ask: Ask, evidence: readonly Evidence[]): boolean {
  const { question } = ask;
  if (question.verb === null) return true;
  const need = ask.needs.findIndex((n) => n.word.start === question.words[question.verb!]!.start);
  return need < 0 || evidence.slice(0, 6).some(({ line }) => matchLine(ask, line)[need]! > 0);
}

/** Verbs that stand in a question for whatever the article says. */
export const GIVES_AWAY_LITTLE =
  /^(?:work|play|belong|represent|live|come|go|stand|want|plan|expect|hope|intend|think|believe|need|try|say|speak|do|happen|call|name|use|get|have|be|make|take)(?:s|ed|ing|d)?$/;

/** From this share on, a verb that stands nowhere may be paraphrased. */
const PARAPHRASED = 0.5;

/** Share of the words that are no names, by weight, that one of the best lines must hold, soft matches counted. */
const LEAST_DEED = 0.2;

/** Whether a word of the question is a name: one found among the names, or no ordinary word and yet in the articles. */
function isNamed(ask: Ask, need: Need): boolean {
  return need.focus !== null || (!need.unseen && !ask.lexicon.isKnown(need.word.lower));
}

/** How much of what is asked about the names, rather than of the names, the best lines hold; 1 where only names are asked of. */
function deedCover(ask: Ask, evidence: readonly Evidence[]): number {
  const most = evidence.slice(0, 3).map(({ line }) => {
    const own = matchLine(ask, line);
    let all = 0;
    let got = 0;
    for (const [i, need] of ask.needs.entries()) {
      if (isNamed(ask, need)) continue;
      all += need.weight;
      got += need.weight * own[i]!;
    }
    return all === 0 ? 1 : got / all;
  });
  return Math.max(...most);
}

/** Whether the question names a year that no line names and in which no article was published. */
function isOutOfTime(ask: Ask): boolean {
  // "Was it built in 1984?" is answered by the year in which it was.
  if (ask.question.asked === 'yes-no') return false;
  const years = ask.question.tidy.match(/\b(?:1[5-9]|20)\d\d\b/g) ?? [];
  return years.some((year) =>
    ask.scene.lines.every((line) => !line.text.includes(year) && !line.article.published?.startsWith(year)),
  );
}

function isSpoken(ask: Ask): boolean {
  return ask.question.asked === 'speaker' || ask.question.quoted.length > 0;
}

/** The first person asked about, when they are neither in the best lines nor beside them. */
function lostFocus(ask: Ask, evidence: readonly Evidence[]): string | null {
  const focus = ask.focus.find((f) => f.beings.some((b) => b.kind === 'person' || b.kind === 'organisation'));
  if (focus === undefined) return null;
  const wanted = new Set(focus.beings);
  const near = evidence.slice(0, 5).some((e) =>
    [e.line, ask.scene.beside(e.line, -1), ask.scene.beside(e.line, 1)].some((line) => {
      if (line === undefined) return false;
      if (line.meant.some((m) => wanted.has(m.being))) return true;
      return ask.needs.some((n, i) => n.focus === focus && matchLine(ask, line)[i]! > 0);
    }),
  );
  return near ? null : focus.beings[0]!.name;
}

/** "The second summit": the line or its neighbours must count the same way. */
function ordinalFits(ask: Ask, best: Evidence): boolean {
  return [best.line, ask.scene.beside(best.line, -1), ask.scene.beside(best.line, 1)].some(
    (line) =>
      line !== undefined && (line.terms.has(ask.question.ordinal!) || /\b(?:next|another|new)\b/i.test(line.text)),
  );
}

/**
 * Questions that take something for granted ("why did X resign", "who replaced X") need a line that joins the verb, or
 * a word near it in meaning, to the one it is about.
 */
function missingPremise(ask: Ask, evidence: readonly Evidence[]): string | null {
  const { question } = ask;
  if (question.verb === null || !/^(?:reason|date|place|person|role|thing|yes-no|number)$/.test(question.asked))
    return null;
  const verb = question.words[question.verb]!;
  if (
    /^(?:work|play|belong|represent|live|come|stand|want|plan|expect|hope|intend|think|believe|need|try|say|speak)s?$/.test(
      verb.lower,
    )
  )
    return null;
  const need = ask.needs.findIndex((n) => n.word.term === verb.term);
  if (need < 0) return null;
  const subject = beingsIn(ask, question.subject);
  const about = subject.size > 0 ? subject : beingsIn(ask, question.rest);
  if (about.size === 0) return null;
  const strict = question.asked === 'reason' || question.asked === 'yes-no';
  const has = (parts: readonly Part[]): boolean => parts.some((p) => p.being !== null && about.has(p.being));
  const joined = evidence.slice(0, 10).some((e) => {
    const told = matchLine(ask, e.line)[need]! >= 0.5;
    // They must be spoken of about there; whether in this very line only reading could tell.
    const named = ask.scene.lines
      .slice(Math.max(0, e.line.i - 5), e.line.i + 6)
      .some((l) => l.a === e.line.a && l.meant.some((m) => about.has(m.being)));
    if (!strict) return (told && named) || restCover(ask, e.line, need) >= 0.6;
    const held = [e.line, ask.scene.beside(e.line, -1)].some((line) => line?.meant.some((m) => about.has(m.being)));
    if (!held) return false;
    const frames = framesOf(ask, e.line).filter((f) => verbFit(ask, f) >= 0.6);
    // Somebody else did it: "said that chancellors had resigned" says nothing of the one asked about.
    if (frames.length > 0 && frames.every((f) => f.who.length > 0 && ![f.who, f.whom, f.with, f.where].some(has)))
      return false;
    if (told && (frames.length > 0 || isNear(ask, e.line, need, about))) return true;
    // Other words of the question may carry its meaning: with most of them there, the verb may be paraphrased.
    const others = ask.needs.filter((n, i) => i !== need && n.focus === null).length;
    return others >= 2 && restCover(ask, e.line, need) >= 0.6;
  });
  return joined
    ? null
    : `No article says that anybody ${question.asked === 'reason' ? 'did this' : `did what “${verb.text}” asks`}.`;
}

/** Share of the words asked for that the line holds, names and the verb apart; 0 when there are none. */
function restCover(ask: Ask, line: Line, verb: number): number {
  const own = matchLine(ask, line);
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (i === verb || need.focus !== null) continue;
    all += need.weight;
    got += need.weight * own[i]!;
  }
  return all === 0 ? 0 : got / all;
}

/** Whether the verb, or a word near it in meaning, stands within a clause's length of one it is asked about. */
function isNear(ask: Ask, line: Line, need: number, about: ReadonlySet<unknown>): boolean {
  const { word, near } = ask.needs[need]!;
  const verbs = line.words.filter((w) => w.term === word.term || (near.get(w.lower) ?? 0) >= 0.6);
  const base = line.sentence.start;
  const own = line.meant.filter((m) => about.has(m.being));
  // One told of in the line before is near all of this one.
  if (own.length === 0) return true;
  return own.some((m) => verbs.some((w) => Math.abs(w.start - (m.mention.start - base)) < 90));
}
