import type { NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Evidence } from '../lines/evidence.ts';
import type { Line } from '../scene.ts';
import { collectedSums, pricedThing, pricesOf } from './number-kinds.ts';

type Sum = { readonly line: Line; readonly number: NumberMention; readonly score: number };

/** Sums in the best line's article that are the price of the thing asked about, or what was collected. */
export function sumsOf(ask: Ask, evidence: readonly Evidence[]): Sum[] {
  const best = evidence[0];
  if (best === undefined) return [];
  const thing = pricedThing(ask);
  return ask.scene.lines
    .filter((line) => line.a === best.line.a)
    .flatMap((line) => [
      ...(thing === null
        ? []
        : pricesOf(ask, line, thing).map((number) => ({ line, number, score: best.score + 0.5 }))),
      // Said outright to have been collected, a sum is surer than any that only stands by the question's words.
      ...collectedSums(ask, line).map((number) => ({ line, number, score: best.score + 0.9 })),
    ]);
}
