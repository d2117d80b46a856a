import type { Ask, Need } from '../ask.ts';
import { beingsIn } from '../attach.ts';
import { pieceAround } from '../clause.ts';
import type { Evidence } from '../lines/evidence.ts';
import { isTopic, matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';
import { type Word, wordsOf } from '../words.ts';
import type { Verdict } from './verdict.ts';

/** What denies the verb after it: "will not", "could not sincerely", "refused to", "ruled out". */
const DENIES =
  /\b(?:(?:will|would|can|could|do|does|did|is|are|was|were|has|have|had|should|may|might) (?:not|never)|cannot|no longer|never|\w+n['’]t|refus(?:es|ed|ing) to|declin(?:es|ed|ing) to|fail(?:s|ed|ing) to|rul(?:es|ed|ing) out|without (?=\w+ing))\b/i;

/** What takes a denial back, or leaves it open whose it is. */
const TURNS =
  /\b(?:not only|not just|not (?:yet )?(?:clear|known|sure)|if|unless|whether|until|before|would (?:not )?have|could (?:not )?have|accus\w+|alleg\w+|den(?:y|ies|ied|ying)|fears?|feared|why)\b/i;

/** Words of wishing, readiness and stress, which say nothing of the deed itself. */
const STANCE =
  /^(?:want|wants|wanted|wish|wishes|like|willing|ready|prepared|happy|keen|going|hope|hopes|plan|plans|planning|intend|intends|officially|really|actually|definitely|ever|still|even|finally|try|trying|another|go|say|said|says)$/;

/** Names of the same deed done once more, written as two words. */
const AGAIN = /\banother (?:go|try|stab|crack|shot|chance|attempt|bid|term)\b/i;

/** How much of what is asked of somebody the clause that denies it must hold, by weight. */
const LEAST_HELD = 0.6;

/** Lines looked at. */
const READ = 4;

/**
 * "No" where none of the clauses has the question's verb: one denies its verb, holds the rest of what is asked and is
 * about the one asked about. Only words said outright to be so are denied; null where a line leaves it open.
 */
export function deniedNearby(ask: Ask, evidence: readonly Evidence[]): Verdict | null {
  const { question } = ask;
  if (question.negated || question.tidy.includes(' or ')) return null;
  const subject = beingsIn(ask, question.verb === null ? question.words.slice(0, 4) : question.subject);
  const names = ask.needs.filter((n) => n.focus !== null);
  const deeds = ask.needs.filter((n) => n.focus === null && !STANCE.test(n.word.lower));
  if (deeds.length === 0) return null;
  for (const e of evidence.slice(0, READ)) {
    const own = matchLine(ask, e.line);
    if (names.some((n) => own[ask.needs.indexOf(n)]! < 0.45 && !isTopic(ask, e.line, n.focus!))) continue;
    const found = deniedIn(ask, e.line, deeds, subject);
    if (found !== null) return { says: 'no', line: e.line, score: e.score, reported: false, keep: found };
  }
  return null;
}

function deniedIn(
  ask: Ask,
  line: Line,
  deeds: readonly Need[],
  subject: ReadonlySet<Being>,
): { start: number; end: number } | null {
  for (const m of line.text.matchAll(new RegExp(DENIES, 'gi'))) {
    const end = m.index + m[0].length;
    const piece = pieceAround(line.text, m.index, end);
    const text = line.text.slice(piece.start, piece.end);
    if (TURNS.test(line.text.slice(piece.start, end + 12))) continue;
    if (!isAbout(line, m.index, subject, ask)) continue;
    const words = [...line.words, ...line.compounds].filter((w) => w.start >= end && w.end <= piece.end);
    let all = AGAIN.test(ask.question.tidy) ? 0.3 : 0;
    let got = all > 0 && /\b(?:again|another|a (?:second|third))\b/i.test(text) ? all : 0;
    let deed = false;
    for (const need of deeds) {
      const near = Math.max(0, ...words.map((w) => nearness(ask, need, w)));
      all += need.weight;
      // What only qualifies may stand before the denial: "the new single is not going to be released".
      got += need.weight * Math.max(near, 0.7 * Math.max(0, ...line.words.map((w) => nearness(ask, need, w))));
      if (near >= 0.5 && !/^\d/.test(need.word.lower)) deed = true;
    }
    if (deed && got >= LEAST_HELD * all && samePolarity(words)) return { start: m.index, end };
  }
  return null;
}

/** How near a word of a clause is to a need: 1 the same, less for a synonym, least for words that are only used alike. */
function nearness(ask: Ask, need: Need, word: Word): number {
  if (word.term === need.word.term) return 1;
  const related = Math.max(
    ask.lexicon.related(need.word, word),
    need.phrase === undefined ? 0 : ask.lexicon.related(need.phrase, word),
  );
  if (related >= 0.5) return Math.max(0.7, related);
  return ask.lexicon.alike(need.word, word) >= 0.5 && word.lower.slice(0, 4) === need.word.lower.slice(0, 4) ? 0.8 : 0;
}

/** A second "not" in the clause ("would not say no") turns it round. */
function samePolarity(words: readonly Word[]): boolean {
  return !words.some((w) => /^(?:not|never|no|nothing|deny|denied|refuse|refused)$|n't$/.test(w.lower));
}

/** Whether the one asked about is the last one named before the denial; of a thing, its words stand there. */
function isAbout(line: Line, at: number, subject: ReadonlySet<Being>, ask: Ask): boolean {
  const base = line.sentence.start;
  const last = line.meant.findLast((m) => m.mention.end - base <= at && m.being.kind !== 'place');
  const own = wordsOfSubject(ask);
  const before = wordsOf(line.text.slice(0, at));
  // "The new single" of an article about one band is that band's.
  const topical = (): boolean =>
    own.length > 0 &&
    ask.focus.some((f) => f.beings.some((b) => subject.has(b)) && isTopic(ask, line, f)) &&
    own.every((n) => before.some((w) => nearness(ask, n, w) >= 0.6));
  if (subject.size > 0) {
    if (last === undefined && topical()) return true;
    if (last === undefined) return [...subject].some((b) => b.kind === 'place');
    const owner = /^['’]s?\b/.test(line.text.slice(last.mention.end - base));
    return subject.has(last.being) && (!owner || own.length > 0);
  }
  return own.some((n) => before.some((w) => w.term === n.word.term || ask.lexicon.related(n.word, w) >= 0.6));
}

function wordsOfSubject(ask: Ask): Need[] {
  const { question } = ask;
  return ask.needs.filter(
    (n) => n.focus === null && !STANCE.test(n.word.lower) && question.subject.some((w) => w.start === n.word.start),
  );
}
