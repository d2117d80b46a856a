import { sayDate } from '../../language/dates-say.ts';
import type { Answer } from '../../model.ts';
import { createCiter } from '../cite.ts';
import { noAnswer } from '../no-answer.ts';
import type { Outcome, Told } from './decide.ts';
import type { SideEvidence } from './side-evidence.ts';

/** An outcome as an answer: the short word, who says so and when, and a quote of each report. */
export function wordCompared(question: string, outcome: Outcome, sides: readonly SideEvidence[]): Answer {
  if ('reason' in outcome) return abstainCompared(question, outcome.reason, sides);
  const citer = createCiter();
  const cited = (outcome.only ?? sides).flatMap(({ line }) => citer.cite(line) ?? []);
  return {
    question,
    answer: sayOutcome(outcome, outcome.only ?? sides),
    answers: [{ text: outcome.short, citations: [...new Set(cited)] }],
    citations: citer.citations,
    abstained: false,
    notes: [],
    confidence: Math.min(0.95, outcome.sure),
  };
}

function sayOutcome(
  { short, told }: { readonly short: string; readonly told: Told },
  sides: readonly SideEvidence[],
): string {
  if (told.by === 'quote') return /[.!?…]["”’]?$/.test(short) ? short : `${short}.`;
  const said = `${tell(told, sides)}.`;
  // A publisher's name is the answer and the subject of what is told of it.
  return said.startsWith(`${short} `) ? said : `${short}: ${said}`;
}

/** Why there is no answer, with the nearest thing found. */
export function abstainCompared(question: string, reason: string, sides: readonly (SideEvidence | null)[]): Answer {
  const citer = createCiter();
  const best = sides.filter((side) => side !== null).sort((a, b) => b.cover - a.cover)[0];
  if (best !== undefined) citer.cite(best.line);
  return noAnswer(question, reason, citer.citations[0]);
}

function tell(told: Told, sides: readonly SideEvidence[]): string {
  const all = joined(byPublisher(sides));
  switch (told.by) {
    case 'dates':
      return inTime(sides);
    case 'quote':
      return '';
    case 'saying':
      if (sides.length === 1 && sides[0]!.line.article.published !== null) return inTime(sides);
      return `${all} ${sides.length > 1 ? 'say' : 'says'} so`;
    case 'fitting':
      return `nothing that ${all} tell contradicts the other`;
    case 'differing':
      return `${all} tell different things`;
    case 'words':
      return `${named(told.side)} says “${told.says}”, not “${told.not}”`;
    case 'sides':
      return `${named(sides[0]!)} says “${told.words[0]}”, ${named(sides.at(-1)!)} “${told.words[1]}”`;
  }
}

/** "Harbour Post reported it on 5 October 2023, Valley News on 9 October 2023": the earlier first. */
function inTime(sides: readonly SideEvidence[]): string {
  const told = [...sides]
    .sort((a, b) => ((a.line.article.published ?? '') < (b.line.article.published ?? '') ? -1 : 1))
    .map(({ line, side }) => ({
      by: line.article.publisher ?? side.said,
      on: dayOf(line.article.published, sides),
      how: line.article.publishedHow,
    }))
    .map(({ by, on, how }, i) => `${by} ${i === 0 ? 'reported it ' : ''}${how === 'inferred' ? 'about' : 'on'} ${on}`);
  return [...new Set(told)].join(', ');
}

/** The day, with the hour where all were published on one day. */
function dayOf(published: string | null, sides: readonly SideEvidence[]): string {
  if (published === null) return 'an unknown day';
  const days = new Set(sides.map(({ line }) => line.article.published?.slice(0, 10)));
  const hour = /T(\d\d:\d\d)/.exec(published)?.[1];
  return `${sayDate(published.slice(0, 10))}${days.size === 1 && hour !== undefined ? ` at ${hour}` : ''}`;
}

function named({ line, side }: SideEvidence): string {
  const by = line.article.publisher ?? side.said;
  return line.article.published === null ? by : `${by} (${sayDate(line.article.published.slice(0, 10))})`;
}

/** Each publisher once, with the days of all its reports. */
function byPublisher(sides: readonly SideEvidence[]): string[] {
  const days = new Map<string, Set<string>>();
  for (const { line, side } of sides) {
    const by = line.article.publisher ?? side.said;
    const known = days.get(by) ?? new Set();
    if (line.article.published !== null) known.add(sayDate(line.article.published.slice(0, 10)));
    days.set(by, known);
  }
  return [...days].map(([by, on]) => (on.size === 0 ? by : `${by} (${joined([...on])})`));
}

function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
