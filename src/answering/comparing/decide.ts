import { findNumbers, type NumberMention } from '../../language/numbers.ts';
import { isStopWord } from '../stop-words.ts';
import { termOf, wordsOf } from '../words.ts';
import type { Frame } from './frame.ts';
import { findConflict, findOpposition } from './opposition.ts';
import type { SideEvidence } from './side-evidence.ts';

/**
 * What a comparison came to: the short answer, how it is told after that, and how sure it is (0 to 1); or why there is
 * none. `only` are the reports that decide, where not all of them do.
 */
export type Outcome =
  | { readonly short: string; readonly told: Told; readonly sure: number; readonly only?: readonly SideEvidence[] }
  | { readonly reason: string };

/** How an outcome is put into words: by dates, by what both say, or by the words that set them apart. */
export type Told =
  | { readonly by: 'dates' }
  | { readonly by: 'saying' }
  | { readonly by: 'quote' }
  | { readonly by: 'fitting' }
  | { readonly by: 'differing' }
  | { readonly by: 'words'; readonly says: string; readonly not: string; readonly side: SideEvidence }
  | { readonly by: 'sides'; readonly words: readonly [string, string] };

/** Below this share of what a report is said to tell, its best sentence proves nothing (bench/NOTES.md). */
const LEAST_COVER = 0.3;
/** For the order of two reports it need only be clear which ones are meant. */
const LEAST_COVER_ORDER = 0.2;
/** An article that holds less than this of the names is about somebody else … */
const LEAST_NAMES = 0.6;
/** … and so is an excerpt of a sentence or two, which may mean somebody by "he" that the rest of it names. */
const LEAST_NAMES_EXCERPT = 0.1;
const EXCERPT = 2;
/** The share of words that two reports which tell the same have in common at least. */
const SAME_WORDS = 0.5;

/** Decides what is asked of the reports found; abstains where one of them is not clearly found. */
export function decide(question: string, frame: Frame, sides: readonly SideEvidence[]): Outcome {
  const least = frame.kind === 'order' || frame.kind === 'first' ? LEAST_COVER_ORDER : LEAST_COVER;
  const weak = sides.find(
    ({ cover, names, sentences }) => cover < least || names < (sentences > EXCERPT ? LEAST_NAMES : LEAST_NAMES_EXCERPT),
  );
  if (weak !== undefined)
    return { reason: `No article by ${weak.line.article.publisher ?? weak.side.said} clearly tells of that.` };
  switch (frame.kind) {
    case 'order':
      return inOrder(frame, sides);
    case 'first':
      return firstOf(sides);
    case 'consistent':
      return NUMBERED.test(question) ? sameNumber(frame, sides) : inStep(frame, sides);
    case 'change':
      return inStep(frame, sides);
    case 'same':
      return areSame(sides);
    case 'claims':
      return asClaimed(sides);
    case 'only':
    case 'which':
      return { reason: 'The articles do not tell them apart in that.' };
  }
}

/** "Did A report X before B reported Y": by the instants of publication. */
function inOrder(frame: Frame, sides: readonly SideEvidence[]): Outcome {
  const against = againstClaim(sides);
  if (against !== null && !frame.negated) return against;
  const [asked, other] = frame.asked === 1 ? [sides[1]!, sides[0]!] : [sides[0]!, sides[1]!];
  const [x, y] = instantsOf([asked, other]);
  if (x === undefined || y === undefined) return undatedOf(sides);
  if (x === y) return { reason: 'Both were published on the same day, and the hour is not known.' };
  const yes = (frame.later === true ? x > y : x < y) !== frame.negated;
  return { short: yes ? 'Yes' : 'No', told: { by: 'dates' }, sure: 0.85 };
}

function firstOf(sides: readonly SideEvidence[]): Outcome {
  const instants = instantsOf(sides);
  if (instants.includes(undefined)) return undatedOf(sides);
  const first = Math.min(...instants.map((instant) => instant!));
  const earliest = sides.filter((_, i) => instants[i] === first);
  if (new Set(earliest.map(({ line }) => line.article.publisher)).size > 1)
    return { reason: 'Both were published on the same day, and the hour is not known.' };
  return { short: earliest[0]!.line.article.publisher ?? earliest[0]!.side.said, told: { by: 'dates' }, sure: 0.75 };
}

/** Milliseconds of publication, to the day for all when one of them has no hour; undefined where it is not known. */
function instantsOf(sides: readonly SideEvidence[]): (number | undefined)[] {
  const dates = sides.map(({ line }) => line.article.published);
  const length = Math.min(...dates.map((date) => (date === null ? 99 : date.length > 10 ? 99 : date.length)));
  return dates.map((date) => {
    const instant = date === null ? Number.NaN : Date.parse(date.slice(0, length));
    return Number.isNaN(instant) ? undefined : instant;
  });
}

function undatedOf(sides: readonly SideEvidence[]): Outcome {
  const undated = sides.find(({ line }) => line.article.published === null) ?? sides[0]!;
  return {
    reason: `When the article by ${undated.line.article.publisher ?? undated.side.said} was published is not known.`,
  };
}

/** Whether one report says the contrary of another; a later report that only adds something is a change, no contradiction. */
function inStep(frame: Frame, sides: readonly SideEvidence[]): Outcome {
  if (new Set(sides.map(({ line }) => `${line.article.id} ${line.sentence.n}`)).size === 1)
    return { reason: 'Only one article that tells of it is stored.' };
  const [first, ...others] = sides;
  for (const other of others) {
    const against = findConflict(first!.line.text, other.line.text);
    if (against === null) continue;
    const told = { by: 'sides', words: [against.claimed, against.said] } as const;
    const yes = (frame.kind === 'change') !== frame.negated;
    return { short: frame.words?.[1] ?? (yes ? 'Yes' : 'No'), told, sure: 0.55, only: [first!, other] };
  }
  if (frame.words !== null) return { short: frame.words[0], told: { by: 'fitting' }, sure: 0.6 };
  if (frame.kind === 'change') return { short: frame.negated ? 'No' : 'Yes', told: { by: 'differing' }, sure: 0.6 };
  return { short: frame.negated ? 'No' : 'Yes', told: { by: 'fitting' }, sure: 0.6 };
}

const NUMBERED = /\b(?:number|how (?:many|much)|figures?|total|amount|price|cost|sum|score|percentage|count|toll)\b/i;

/** "Do they agree on the number of …": numbers of the same kind of thing, compared. */
function sameNumber(frame: Frame, sides: readonly SideEvidence[]): Outcome {
  const numbers = sides.map(({ line }) =>
    findNumbers(line.text, 0, line.text.length).filter(({ kind }) => kind !== 'ordinal'),
  );
  const [left, right] = [numbers[0]!, numbers.at(-1)!];
  const pairs = left.flatMap((a) =>
    right.filter((b) => a.unit !== '' && termOf(a.unit) === termOf(b.unit)).map((b) => [a, b] as const),
  );
  const [pair] = pairs;
  if (pair === undefined) return { reason: 'The articles do not both give a number for that.' };
  const agree = pairs.some(([a, b]) => a.value === b.value);
  const word = (side: SideEvidence, { start, end, unit }: NumberMention): string => {
    const said = side.line.text.slice(start, end);
    return said.toLowerCase().includes(unit.toLowerCase()) || unit.length < 4 ? said : `${said} ${unit}`;
  };
  const told = { by: 'sides', words: [word(sides[0]!, pair[0]), word(sides.at(-1)!, pair[1])] } as const;
  const short = frame.words?.[agree ? 0 : 1] ?? (agree !== frame.negated ? 'Yes' : 'No');
  return { short, told: agree ? { by: 'saying' } : told, sure: 0.65, only: [sides[0]!, sides.at(-1)!] };
}

function areSame(sides: readonly SideEvidence[]): Outcome {
  const against = againstClaim(sides);
  if (against !== null) return against;
  const [a, b] = sides.map(
    ({ line }) =>
      new Set(
        wordsOf(line.text)
          .filter(({ lower }) => !isStopWord(lower))
          .map(({ term }) => term),
      ),
  );
  const shared = [...a!].filter((term) => b!.has(term)).length;
  const same = shared / Math.max(1, Math.min(a!.size, b!.size)) >= SAME_WORDS;
  return { short: same ? 'Yes' : 'No', told: { by: same ? 'saying' : 'differing' }, sure: 0.5 };
}

/** "Does A say X, while B says Y": no by words that say the contrary, yes where all that is claimed is well covered. */
function asClaimed(sides: readonly SideEvidence[]): Outcome {
  const sure = 0.45 + 0.45 * Math.min(...sides.map(({ cover }) => cover));
  return againstClaim(sides) ?? { short: 'Yes', told: { by: 'saying' }, sure };
}

function againstClaim(sides: readonly SideEvidence[]): Outcome | null {
  for (const side of sides) {
    const against = findOpposition(side.side.clause, side.line.text);
    if (against === null) continue;
    return { short: 'No', told: { by: 'words', says: against.said, not: against.claimed, side }, sure: 0.6 };
  }
  return null;
}
