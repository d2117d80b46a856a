import type { Span } from '../model.ts';
import type { Group } from './aliases-short.ts';
import type { Draft } from './draft.ts';
import { COUNTRY, DEMONYM, FAMILY_FIRST, flagsOf, ORDINARY, PLACE } from './names-lexicon.ts';
import type { Piece } from './names-piece.ts';

/** “Donald J. Marsh” and “Donald Marsh”: the same first and last word, one with more between. */
export function mergeFullNames(groups: Map<string, Group>): void {
  const byEnds = new Map<string, Group>();
  for (const group of [...groups.values()]) {
    if (group.kind !== 'person' || group.words.length < 2) continue;
    const ends = `${group.words[0]} ${group.words.at(-1)}`;
    const other = byEnds.get(ends);
    if (!other) {
      byEnds.set(ends, group);
      continue;
    }
    if (group.words.length !== 2 && other.words.length !== 2) continue;
    const [longer, shorter] = group.words.length > other.words.length ? [group, other] : [other, group];
    // Where the family name stands first, two of three words are somebody else. Initials may be left out.
    if (
      longer.words.length > 2 &&
      flagsOf(longer.words[0] ?? '') & FAMILY_FIRST &&
      !longer.words.slice(1, -1).every((word) => word.length <= 2)
    )
      continue;
    absorb(groups, longer, shorter);
    byEnds.set(ends, longer);
  }
}

function absorb(groups: Map<string, Group>, into: Group, from: Group): void {
  into.pieces.push(...from.pieces);
  into.first = Math.min(into.first, from.first);
  into.score = Math.max(into.score, from.score);
  groups.delete(from.key);
}

/** “US Federal Reserve” and “Federal Reserve”: an organisation with its country before it. */
export function joinCountries(groups: Map<string, Group>): void {
  for (const group of [...groups.values()]) {
    if (group.kind !== 'organisation' || group.words.length < 3) continue;
    if ((flagsOf(group.words[0] ?? '') & (COUNTRY | DEMONYM)) === 0) continue;
    const bare = groups.get(group.words.slice(1).join('').replaceAll('-', ''));
    if (bare && bare.kind === 'organisation') absorb(groups, group, bare);
  }
}

/** “the North” where the article names one place that begins so. */
export function joinDirections(groups: Map<string, Group>): void {
  for (const word of ['north', 'south', 'east', 'west']) {
    const short = groups.get(word);
    if (!short) continue;
    const full = [...groups.values()].filter(
      (group) => group.words.length === 2 && group.words[0] === word && group.kind === 'place',
    );
    if (full.length === 1 && full[0]) absorb(groups, full[0], short);
  }
}

const skipped = new Set(['of', 'the', 'and', 'for', 'on', 'in', '&']);

/** Acronyms and short forms of organisations the article names in full. */
export function joinOrganisations(draft: Draft, groups: Map<string, Group>): void {
  const byInitials = new Map<string, Group>();
  const byStart = new Map<string, Group | null>();
  for (const group of groups.values()) {
    if (group.kind === 'person' || group.words.length < 2) continue;
    const initials = group.words
      .filter((word) => !skipped.has(word))
      .map((word) => word[0])
      .join('');
    if (initials.length > 1) byInitials.set(initials, group);
    const start = group.words[0] ?? '';
    if (group.kind === 'organisation') byStart.set(start, byStart.has(start) ? null : group);
    const acronym = acronymAfter(draft, group.pieces[0] as Piece);
    if (acronym && acronym[0] === initials[0]) byInitials.set(acronym, group);
  }
  for (const group of [...groups.values()]) {
    if (group.words.length !== 1 || (group.kind === 'person' && group.sure)) continue;
    const word = (group.words[0] ?? '').replaceAll('.', '');
    const text = surface(draft, group.pieces[0] as Piece);
    const known = flagsOf(group.words[0] ?? '');
    const full = byInitials.get(word);
    if (
      full &&
      full !== group &&
      text === text.toUpperCase() &&
      word.length > 1 &&
      groups.has(full.key) &&
      (known & COUNTRY) === 0
    ) {
      absorb(groups, full, group);
      continue;
    }
    const start = byStart.get(group.words[0] ?? '');
    if (start && start !== group && (known & (COUNTRY | PLACE | ORDINARY)) === 0 && groups.has(start.key))
      absorb(groups, start, group);
  }
}

/** “World Health Organization (WHO)”: the letters in the brackets, in small letters. */
function acronymAfter(draft: Draft, piece: Piece): string | null {
  const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
  if (tokens[piece.to]?.text !== '(' || tokens[piece.to + 2]?.text !== ')') return null;
  const text = tokens[piece.to + 1]?.text ?? '';
  return /^\p{Lu}[\p{L}&.]{1,7}$/u.test(text) ? text.toLowerCase().replaceAll('.', '') : null;
}

function surface(draft: Draft, piece: Piece): string {
  const span = spanOf(draft, piece);
  return draft.text.slice(span.start, span.end);
}

/** Where a piece stands in the text. */
export function spanOf(draft: Draft, piece: Piece): Span {
  const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
  return { start: tokens[piece.from]?.start ?? 0, end: tokens[piece.to - 1]?.end ?? 0 };
}
