import type { Ask } from '../ask.ts';
import type { Evidence } from '../lines/evidence.ts';
import { matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import type { Word } from '../words.ts';

/** Other words that may stand between those of the object. */
const LOOSE = 1;

/** What a line must hold of the whole question to be taken for its object's alone. */
const LEAST_COVER = 0.5;

/** How near the verb asked about it must have a word. */
const LEAST_VERB = 0.6;

/** Verbs whose object is a title, told of in one line and by whom in another. */
const MAKES = /^(?:wrote|writes|written|composed|penned|directed|sang|painted)$/;

/** The words right after the verb of "who won best Scottish band at …", when there are at least three to tell it by. */
function objectOf(ask: Ask): readonly Word[] {
  const { question } = ask;
  if (question.verb === null || question.slot !== 'subject') return [];
  if (MAKES.test(question.words[question.verb]!.lower)) return [];
  const words = question.rest.findIndex((w) => isStopWord(w.lower) && !/^(?:the|an?)$/.test(w.lower));
  const run = (words < 0 ? question.rest : question.rest.slice(0, words)).filter((w) => !isStopWord(w.lower));
  return run.length >= 3 ? run : [];
}

/** Where a line holds the object asked about: all of its words side by side; null when it does not. */
export function objectIn(ask: Ask, line: Line): { readonly start: number; readonly end: number } | null {
  const object = objectOf(ask);
  if (object.length === 0) return null;
  const size = object.length + LOOSE;
  for (let i = 0; i + object.length <= line.words.length; i += 1) {
    const window = line.words.slice(i, i + size);
    if (window[0]!.term !== object[0]!.term) continue;
    if (object.every((o) => window.some((w) => w.term === o.term)))
      return { start: window[0]!.start, end: window[Math.min(window.length, object.length) - 1]!.end };
  }
  return null;
}

/** Only the lines that hold the object asked about, where one does; all of them elsewhere. */
export function holdersOf(ask: Ask, evidence: readonly Evidence[]): readonly Evidence[] {
  if (ask.question.verb === null) return evidence;
  const need = ask.needs.findIndex((n) => n.word.start === ask.question.words[ask.question.verb!]!.start);
  const holders = evidence.filter(
    (e) =>
      e.cover >= LEAST_COVER &&
      objectIn(ask, e.line) !== null &&
      (need < 0 || matchLine(ask, e.line)[need]! >= LEAST_VERB),
  );
  return holders.length > 0 ? holders : evidence;
}
