import { DIMENSIONS } from '../../language/word-vectors.ts';
import type { Match, Rareness } from './match.ts';
import { akinAt, meaningAt } from './meanings.ts';
import { placesOf } from './places.ts';
import type { Question } from './question.ts';
import type { Words } from './words.ts';

/** Names of the features by likeness of use, in the order of `softFeatures`' rows. */
export const SOFT_FEATURES = [
  'soft coverage',
  'close coverage',
  'missed likeness',
  'least likeness',
  'verb likeness',
  'focus likeness',
  'whole likeness',
  'below best soft coverage',
  'is best soft coverage',
  'below best whole likeness',
  'soft coverage before',
  'soft coverage after',
] as const;

/** Likeness under which two words have nothing to do with one another. */
const FAINT = 0.25;
/** Likeness from which words are nearly interchangeable. */
const CLOSE = 0.6;

/** The mean vector of words, each counted as much as it is rare; of length 1, or all zeros. */
function meanOf(at: Int32Array, weight: (i: number) => number): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (let i = 0; i < at.length; i++) {
    const w = at[i]! < 0 ? 0 : weight(i);
    if (w === 0) continue;
    const vector = meaningAt(at[i]!);
    for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! + w * vector[k]!;
  }
  const length = Math.hypot(...sum);
  if (length > 0) for (let k = 0; k < DIMENSIONS; k++) sum[k] = sum[k]! / length;
  return sum;
}

/** A row for each sentence of how far it is about what the question is about, in whatever words. `back` weighs the question's words. */
export function softFeatures(
  question: Question,
  sentences: readonly { readonly words: Words; readonly passage: number }[],
  matches: readonly Match[],
  back: Float32Array,
  rareness: Rareness,
): number[][] {
  const sought = question.focus >= 0 ? [...question.seek, question.focus] : question.seek;
  const asked = placesOf(question);
  let all = 1e-6;
  for (const k of sought) all += back[k]!;
  const whole = meanOf(asked, (i) => back[i]!);
  const rows = sentences.map(({ words }, s) => {
    const at = placesOf(words);
    const covered = matches[s]!.covered;
    let soft = 0;
    let close = 0;
    let missed = 0;
    let missedAll = 1e-6;
    let least = 1;
    let verb = 0;
    let focus = 0;
    for (const k of sought) {
      let best = covered[k]!;
      for (let i = 0; i < at.length; i++) best = Math.max(best, akinAt(asked[k]!, at[i]!));
      const shown = Math.max(covered[k]!, (best - FAINT) / (1 - FAINT));
      soft += back[k]! * shown;
      close += back[k]! * Math.max(covered[k]!, best >= CLOSE ? best : 0);
      if (covered[k]! < 0.9) {
        missed += back[k]! * Math.max(0, shown);
        missedAll += back[k]!;
      }
      if (k !== question.focus) least = Math.min(least, Math.max(0, shown));
      if (k === question.verb) verb = best;
      if (k === question.focus) focus = best;
    }
    const mean = meanOf(at, (i) => rareness(words.stem[i]!));
    let likeness = 0;
    for (let k = 0; k < DIMENSIONS; k++) likeness += mean[k]! * whole[k]!;
    return [soft / all, close / all, missed / missedAll, least, verb, focus, likeness];
  });
  const bestSoft = rows.reduce((top, row) => Math.max(top, row[0]!), 0);
  const bestWhole = rows.reduce((top, row) => Math.max(top, row[6]!), 0);
  const near = (i: number, step: number): number =>
    sentences[i + step]?.passage === sentences[i]!.passage ? Math.max(0, rows[i + step]![0]! - rows[i]![0]!) : 0;
  return rows.map((row, i) => [
    ...row,
    bestSoft - row[0]!,
    row[0]! >= bestSoft - 1e-6 ? 1 : 0,
    bestWhole - row[6]!,
    near(i, -1),
    near(i, 1),
  ]);
}
