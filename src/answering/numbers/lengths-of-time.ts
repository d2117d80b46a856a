import { findNumbers, minutesBetween, type NumberMention, sayMinutes } from '../../language/numbers.ts';
import type { Ask } from '../ask.ts';
import type { Evidence } from '../lines/evidence.ts';
import type { Line } from '../scene.ts';
import { durationRange, findBareDurations, isOnlyPossible, tellsState } from './number-kinds.ts';

/** A number that may be the answer, as it would be given, with the line that proves it. */
export type Counted = { readonly line: Line; readonly text: string; readonly score: number };

/** Lengths of time told of the state asked about in other words, in articles that tell of those asked about. */
export function statesOf(ask: Ask, evidence: readonly Evidence[]): Counted[] {
  const about = ask.focus.flatMap((f) => f.beings);
  const homes = new Set(evidence.slice(0, 3).map((e) => e.line.a));
  const score = evidence[0]?.score ?? 0;
  return ask.scene.lines.flatMap((line) => {
    const told = ask.scene.lines.some((l) => l.a === line.a && l.meant.some((m) => about.includes(m.being)));
    if (about.length > 0 ? !told : !homes.has(line.a)) return [];
    return durationsIn(line)
      .filter(({ mention }) => tellsState(ask, line, mention) && !isOnlyPossible(ask, line.text, mention))
      .map(({ said }) => ({ line, text: said, score: score + 0.3 }));
  });
}

/** The lengths of time in a line, as they are said. */
function durationsIn(line: Line): { readonly mention: NumberMention; readonly said: string }[] {
  const numbered = findNumbers(line.text, 0, line.text.length)
    .filter((n) => n.kind === 'duration')
    .map((mention) => ({ mention, said: durationRange(line.text, mention) ?? sayLength(line, mention) }));
  return [...numbered, ...findBareDurations(line.text)];
}

function sayLength(line: Line, { start, end }: NumberMention): string {
  return `${line.text.slice(start, end)}${/^[- ](?:and a half )?\p{L}+/u.exec(line.text.slice(end))?.[0] ?? ''}`;
}

/** A length of time worked out from two clock times of one event: its beginning and its end, in neighbouring lines. */
export function clockSpan(ask: Ask, evidence: readonly Evidence[]): Counted[] {
  const out: Counted[] = [];
  const times = (line: Line) =>
    ask.scene.articles[line.a]!.reading.dates.filter(
      (d) => d.sentence === line.sentence.n && /T\d\d:\d\d/.test(d.value ?? ''),
    );
  for (const e of evidence.slice(0, 12)) {
    for (const step of [0, -1, 1] as const) {
      const other = step === 0 ? e.line : ask.scene.beside(e.line, step);
      if (other === undefined) continue;
      const begins = [e.line, other].flatMap((l) =>
        /\b(?:began|begin|begins|started|start|opened|kicked off|from)\b/i.test(l.text) ? times(l) : [],
      )[0];
      const ends = [e.line, other]
        .flatMap((l) =>
          /\b(?:ended|left|finished|concluded|closed|until|broke up|departed|over)\b/i.test(l.text) ? times(l) : [],
        )
        .find((d) => d !== begins);
      if (begins === undefined || ends === undefined) continue;
      const minutes = minutesBetween(begins.value!, ends.value!);
      if (minutes === null || minutes < 5 || minutes > 720) continue;
      out.push({ line: e.line, text: sayMinutes(minutes), score: e.score + 0.2 });
      if (other !== e.line) out.push({ line: other, text: sayMinutes(minutes), score: e.score + 0.19 });
    }
  }
  return out;
}
