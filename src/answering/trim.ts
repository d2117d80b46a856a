import type { Ask } from './ask.ts';
import { matchLine } from './ask.ts';
import type { Line } from './scene.ts';
import { countWords, wordsOf } from './words.ts';

// Where a piece may begin or end without breaking what belongs together. "And" joins words more often than clauses
// ("bread and butter"), so it counts only before what begins a clause; "as" ("as long as", "as a guest") never.
const BREAK =
  /[,;:()|]\s|\s[–—-]{1,2}\s|\s(?=(?:while|whereas|although|though|because|after|before|when|which|who|whose|whom|where|unless|until|despite|following|amid|adding|saying|according)\s)|\s(?=(?:and|but|or|so) (?:that|he|she|it|they|we|i|you|there|has|have|had|is|are|was|were|will|would|can|could|said|says)\s)/gi;

/** What beginning where the sentence begins is worth, beside words asked for. */
const START = 0.4;

/**
 * The stretch of a line that holds most of what was asked, in at most `words` words: whole clauses, the sentence's
 * start preferred. `keep` are offsets into the line that must stay inside.
 */
export function trimLine(
  ask: Ask,
  line: Line,
  words: number,
  keep: readonly { start: number; end: number }[] = [],
): string {
  const text = tidyText(line.text);
  if (countWords(text) <= words) return text;
  const cuts = [0, ...[...line.text.matchAll(BREAK)].map((m) => m.index + m[0].length), line.text.length];
  const own = matchLine(ask, line);
  const weightAt = line.words.map((w) => {
    const i = ask.needs.findIndex((n) => n.word.term === w.term);
    if (i >= 0) return ask.needs[i]!.weight;
    const near = ask.needs.findIndex(
      (n, k) => own[k]! > 0 && own[k]! < 1 && n.focus === null && ask.lexicon.related(n.word, w) > 0,
    );
    return near >= 0 ? ask.needs[near]!.weight * 0.8 : 0.01;
  });
  let best = '';
  let most = -1;
  for (let from = 0; from < cuts.length - 1; from += 1) {
    for (let to = from + 1; to < cuts.length; to += 1) {
      const [start, end] = [cuts[from]!, cuts[to]!];
      if (keep.some((k) => k.start < start || k.end > end)) continue;
      const piece = line.text.slice(start, end);
      if (countWords(piece) > words) break;
      let gain = from === 0 ? START : 0;
      for (const [i, w] of line.words.entries()) if (w.start >= start && w.end <= end) gain += weightAt[i]!;
      if (gain > most) {
        most = gain;
        best = piece;
      }
    }
  }
  if (best === '') best = around(line, words, keep[0]?.start ?? 0);
  return tidyText(best);
}

/** When no clause is short enough: as many words as may be, beginning a little before the place that matters. */
function around(line: Line, words: number, at: number): string {
  const all = wordsOf(line.text);
  const hit = Math.max(
    0,
    all.findIndex((w) => w.end > at),
  );
  const from = Math.max(0, Math.min(hit - Math.floor(words / 2), all.length - words));
  const last = all[Math.min(all.length, from + words) - 1];
  return last === undefined ? line.text : line.text.slice(all[from]!.start, last.end);
}

/** A piece of a sentence as it can be shown by itself: no loose marks at its ends, no lone quotation mark. */
export function tidyText(text: string): string {
  let out = text.replace(/\s+/g, ' ').trim();
  out = out
    .replace(/^(?:and|but|while|,|;|–|—|-)\s+/i, '')
    .replace(/[\s,;:–—(-]+$/, '')
    .replace(/\s+(?:and|but|or|as|while|which|who|when|after|before)$/i, '');
  const marks = out.match(/["“”]/g)?.length ?? 0;
  if (marks % 2 === 1) out = out.replace(/["“”]/g, '');
  const open = out.match(/\(/g)?.length ?? 0;
  if (open !== (out.match(/\)/g)?.length ?? 0)) out = out.replace(/[()]/g, '');
  return out;
}
