import type { NumberMention } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Line } from '../scene.ts';

type Harm = 'death' | 'injury';

const DEATH =
  /\b(?:die[sd]?|dead|dying|deaths?|kill(?:s|ed|ing)?|los(?:t|e|ing) (?:their|his|her) li(?:fe|ves)|fatal\w*|murder\w*|drown\w*|perish\w*)\b/gi;
const INJURY = /\b(?:injur\w+|wound(?:s|ed|ing)?|hurt(?:s|ing)?)\b/gi;

/** Whether a number is of the dead where the injured are asked for, or the other way round. */
export function isOfOtherHarm(ask: Ask, line: Line, number: NumberMention): boolean {
  const asked = harmsIn(ask.question.tidy);
  if (asked.length !== 1) return false;
  const told = harmOf(line.text, number);
  return told !== null && told !== asked[0];
}

/** What became of those a number counts: told after it in its own clause ("14 were hurt"), else last before it. */
function harmOf(text: string, number: NumberMention): Harm | null {
  const after = /^(?:(?!\band\b|\bwhile\b|[,;:.)–—]|\b\d).){0,60}/i.exec(text.slice(number.end))?.[0] ?? '';
  return harmsIn(after)[0] ?? harmsIn(text.slice(0, number.start)).at(-1) ?? null;
}

/** Deaths and injuries in the order in which a text names them. */
function harmsIn(text: string): Harm[] {
  const found = [
    ...[...text.matchAll(DEATH)].map((m) => ({ harm: 'death' as const, at: m.index })),
    ...[...text.matchAll(INJURY)].map((m) => ({ harm: 'injury' as const, at: m.index })),
  ];
  return found.sort((a, b) => a.at - b.at).map((f) => f.harm);
}
