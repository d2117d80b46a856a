import type { Ask } from '../ask.ts';
import { type Draft, type Evidence, isLoose } from './evidence.ts';

/** A line this sure to answer is told from whatever of the question it holds; less sure where no date, number or name is asked for. */
const SURE_ENOUGH = { loose: 0.6, other: 0.85 } as const;

/** An answer less confident than this, on a line less sure than this, is doubted; another this sure may be told instead. */
const DOUBTED = { confidence: 0.6, sure: 0.2, instead: 0.5 } as const;

/** The line that the learned readers hold likeliest to answer; null without lines. */
export function surestOf(evidence: readonly Evidence[]): Evidence | null {
  return evidence.reduce<Evidence | null>((top, e) => (top === null || e.sure > top.sure ? e : top), null);
}

/** Whether a line may be told though the words of the question speak against it. */
export function mayBeTold(ask: Ask, line: Evidence | null): line is Evidence {
  return isSure(ask, line, isLoose(ask) ? SURE_ENOUGH.loose : SURE_ENOUGH.other);
}

/** Whether a line may be told in place of an answer that is doubted. */
export function mayStandIn(ask: Ask, line: Evidence | null): line is Evidence {
  return isSure(ask, line, DOUBTED.instead);
}

/** Yes or no is decided by no likeness of a line to the question. */
function isSure(ask: Ask, line: Evidence | null, least: number): line is Evidence {
  return line !== null && line.sure > least && ask.question.asked !== 'yes-no';
}

/** Whether an answer that is not confident stands on lines that the readers, where they were asked, hold for unlikely. */
export function isDoubted(
  { shorts, confidence }: Draft,
  evidence: readonly Evidence[],
  surest: Evidence | null,
): boolean {
  const [first] = shorts;
  if (first === undefined || confidence >= DOUBTED.confidence || surest === null || surest.sure === 0) return false;
  return evidence.every((e) => !first.lines.includes(e.line) || e.sure < DOUBTED.sure);
}
