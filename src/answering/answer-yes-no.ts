import { type Ask, matchLine, timeFit } from './ask.ts';
import { frameFit, framesOf, isOpen } from './attach.ts';
import type { Draft, Evidence } from './evidence.ts';
import type { Focus } from './focus.ts';
import type { Line } from './scene.ts';
import { asSentence, POINTS_BACK, shortClause } from './trim.ts';

const DENIAL =
  /\b(?:not|no|never|n't|neither|nor|without|nobody|none|refus\w+|den(?:y|ies|ied|ying)|reject\w*|fail\w*|declin\w+|doubt\w*|unlikely|unclear|uncertain\w*|unable|halt\w*|cancel\w*|ruled out|lack\w*|stopped short|yet to|played? down|stalled|scrapped)\b|n['’]t\b/i;

/** "Did …": yes or no by the line that covers the question, with its words; planned is not done. */
export function answerYesNo(
  ask: Ask,
  evidence: readonly Evidence[],
  opposed: (a: string, b: string) => boolean,
): Draft | null {
  const people = ask.focus.filter((f) => f.beings.some((b) => b.kind === 'person'));
  const ranked = evidence
    .slice(0, 10)
    .filter((e) => people.every((f) => isTold(ask, e.line, f)))
    .map((e) => ({ ...e, score: e.score + 0.3 * Math.max(0, ...framesOf(ask, e.line).map((f) => frameFit(ask, f))) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0];
  if (best === undefined) return null;
  const close = ranked.filter((e) => e.cover >= best.cover - 0.12).slice(0, 4);
  const verb = ask.question.verb === null ? null : ask.question.words[ask.question.verb]!;
  let chosen = best;
  let no = false;
  for (const e of close) {
    const denied = deniedIn(ask, e.line, opposed);
    if (e === best) no = denied;
    else if (denied && !no && e.cover >= best.cover - 0.06) {
      chosen = e;
      no = true;
    }
  }
  // A line that tells the very deed outweighs one that only has more of the question's words.
  const told = deedIn(ask, evidence);
  if (told !== null && !/^(?:will|would)\b/i.test(ask.question.tidy)) {
    chosen = { ...best, ...told };
    no = false;
  }
  const frames = framesOf(ask, chosen.line).filter((f) => frameFit(ask, f) >= 0.5);
  const intended =
    frames.length > 0 &&
    frames.reduce((a, b) => (frameFit(ask, b) > frameFit(ask, a) ? b : a)).event.modality === 'planned';
  const planned =
    (intended || isIntended(ask, chosen.line)) && !/^(?:will|is|are|would|does|do)\b/i.test(ask.question.tidy);
  const said = no !== ask.question.negated ? 'No' : 'Yes';
  const clause = shortClause(ask, chosen.line, 23, deniedSpan(chosen.line, no));
  // A clause about "these" or "it" of the sentence before says nothing by itself.
  const text = clause === null || POINTS_BACK.test(clause) ? '' : ` ${asSentence(clause)}`;
  const answer = planned && said === 'Yes' ? `Not said to have happened: it was planned.${text}` : `${said}.${text}`;
  const sure =
    verb === null
      ? 0.5
      : Math.max(...ask.needs.map((n, i) => (n.word.term === verb.term ? matchLine(ask, chosen.line)[i]! : 0)), 0.3);
  return {
    shorts: [{ text: said.toLowerCase(), lines: [chosen.line], score: chosen.score }],
    answer,
    confidence: Math.min(0.85, chosen.cover * (0.5 + 0.4 * sure)),
  };
}

/** How well an event must be the one asked about to be taken for it. */
const SAME_DEED = 0.8;

/** The best line in which the event asked about, with all that take part in it, is told as done and nowhere denied. */
function deedIn(ask: Ask, evidence: readonly Evidence[]): Evidence | null {
  const verb = ask.question.verb;
  if (verb === null || ask.question.negated || ask.question.subject.length === 0 || ask.question.rest.length === 0)
    return null;
  let best: Evidence | null = null;
  for (const e of evidence) {
    const fits = framesOf(ask, e.line).filter((f) => frameFit(ask, f) >= SAME_DEED && !isOpen(f));
    if (fits.some((f) => f.event.modality === 'denied')) return null;
    const done = fits.filter((f) => f.event.modality === 'stated' || f.event.modality === 'reported');
    if (done.length === 0 || !ask.times.every((t) => timeFit(ask, e.line, t) > 0.3)) continue;
    // The verb asked about tells a deed more surely than a noun near it ("his trips").
    const score = e.score + (done.some((f) => f.does.term === ask.question.words[verb]!.term) ? 0.3 : 0);
    if (best === null || score > best.score) best = { ...e, score };
  }
  return best;
}

/** Whether the line says the contrary: its words deny, or its predicate is opposed to the one asked. */
function deniedIn(ask: Ask, line: Line, opposed: (a: string, b: string) => boolean): boolean {
  const asksForDoubt = DENIAL.test(ask.question.tidy.replace(/\bnot\b/gi, ''));
  if (asksForDoubt) return false;
  const frames = framesOf(ask, line);
  const fit = frames.filter((f) => frameFit(ask, f) >= 0.6);
  if (fit.length > 0 && fit.every((f) => f.event.modality === 'denied')) return true;
  for (const need of ask.needs) {
    if (need.focus !== null) continue;
    if (line.words.some((w) => opposed(need.word.lower, w.lower))) return true;
  }
  const m = DENIAL.exec(line.text);
  if (m === null) return false;
  // Words that deny count when they stand near what was asked rather than in another clause.
  const own = matchLine(ask, line);
  const hits = line.words
    .filter((w) =>
      ask.needs.some(
        (n, i) => n.focus === null && own[i]! > 0 && (n.word.term === w.term || ask.lexicon.related(n.word, w) > 0),
      ),
    )
    .map((w) => w.start);
  return hits.length === 0 || Math.min(...hits.map((h) => Math.abs(h - m.index))) < 60;
}

function deniedSpan(line: Line, no: boolean): { start: number; end: number }[] {
  const m = no ? DENIAL.exec(line.text) : null;
  return m === null ? [] : [{ start: m.index, end: m.index + m[0].length }];
}

const INTENDS =
  /\b(?:plan(?:s|ned|ning)?|will|would|may|might|could|hop(?:es|ed|ing)|want(?:s|ed)?|intend(?:s|ed)?|due|expected|set|scheduled|likely|aim(?:s|ed|ing)?|going|try(?:ing)?|agreed)(?: to)?(?: \w+){0,2} $/i;

/** Whether words of intent stand right before the verb asked about ("plans to meet"). */
function isIntended(ask: Ask, line: Line): boolean {
  const verb = ask.question.verb === null ? null : ask.question.words[ask.question.verb]!;
  const word = verb === null ? undefined : line.words.find((w) => w.term === verb.term);
  return word !== undefined && INTENDS.test(line.text.slice(Math.max(0, word.start - 40), word.start));
}

/** Whether a line, or one beside it, tells of the person meant: without all of them it says nothing of what they did. */
function isTold(ask: Ask, line: Line, focus: Focus): boolean {
  return [line, ask.scene.beside(line, -1), ask.scene.beside(line, 1)].some((l) =>
    l?.meant.some((m) => focus.beings.includes(m.being)),
  );
}
