import type { Token } from './draft.ts';
import {
  COUNTRY,
  DEMONYM,
  flagsOfToken,
  GIVEN,
  HONORIFIC,
  MODIFIER,
  OBJECT,
  ORGANISATION,
  PARTICLE,
  placeLength,
  ROLE,
} from './names-lexicon.ts';
import type { Piece } from './names-piece.ts';
import { hasKind, pushPiece, takeRest } from './names-shape.ts';

/** Splits a run into place, office, organisation and person. */
export function splitRun(tokens: readonly Token[], from: number, to: number, sentence: number, pieces: Piece[]): void {
  let at = from;
  let titleFrom = -1;
  let honorific = false;
  while (at < to) {
    const token = tokens[at] as Token;
    const flags = flagsOfToken(token);
    // Mr, Dr, Gen.: a person follows. “St. Louis” and “Sister Act” are caught by what follows them.
    if ((flags & HONORIFIC) !== 0 && at + 1 < to && placeLength(tokens, at, to) < 2) {
      if (titleFrom < 0) titleFrom = at;
      honorific = true;
      at += 1;
      continue;
    }
    if (titleFrom >= 0 && /^\p{Ll}/u.test(token.text) && (flags & PARTICLE) === 0) {
      // “Prince of Wales Theatre” is one name; of “President of the Republic” only what follows is.
      if (!honorific && hasKind(tokens, at, to)) {
        takeRest(tokens, titleFrom, to, sentence, pieces);
        return;
      }
      titleFrom = -1;
      honorific = false;
      while (at < to && /^\p{Ll}/u.test((tokens[at] as Token).text)) at += 1;
      continue;
    }
    if (titleFrom >= 0) {
      at = takePerson(tokens, at, to, sentence, pieces, titleFrom, honorific);
      titleFrom = -1;
      honorific = false;
      continue;
    }
    // “Former Kenyan President”
    if ((flags & MODIFIER) !== 0 && at + 1 < to && (flagsOfToken(tokens[at + 1]) & (DEMONYM | COUNTRY)) !== 0) {
      at += 1;
      continue;
    }
    const place = placeLength(tokens, at, to);
    if (place > 0 && at + place < to) {
      const rest = at + place;
      const next = flagsOfToken(tokens[rest]);
      const givenToo = place === 1 && (flags & GIVEN) !== 0 && (flags & COUNTRY) === 0;
      if (
        officeEnd(tokens, rest, to) > rest ||
        ((next & (GIVEN | HONORIFIC)) !== 0 && !givenToo && !hasKind(tokens, rest, to))
      ) {
        pushPiece(pieces, sentence, at, rest, { place: 5 });
        at = rest;
        continue;
      }
      if (!hasKind(tokens, at, to) && !givenToo && (flags & COUNTRY) !== 0) {
        pushPiece(pieces, sentence, at, rest, { place: 5 });
        at = rest;
        continue;
      }
    } else if (place > 0) {
      pushPiece(pieces, sentence, at, to, {
        place: (flags & COUNTRY) !== 0 || place > 1 ? 5 : 3.5,
        person: (flags & GIVEN) !== 0 ? 1 : 0,
      });
      return;
    }
    if (
      (flags & DEMONYM) !== 0 ||
      (isDirection(token.lower) && at + 1 < to && (flagsOfToken(tokens[at + 1]) & DEMONYM) !== 0)
    ) {
      const rest = (flags & DEMONYM) !== 0 ? at + 1 : at + 2;
      const office = officeEnd(tokens, rest, to) > rest;
      if (office || rest >= to || !hasKind(tokens, rest, to)) {
        at = rest;
        continue;
      }
    }
    if ((flags & HONORIFIC) !== 0 && at + 1 === to) return;
    const office = officeEnd(tokens, at, to);
    if (office > at) {
      if (office >= to) {
        if (to - at === 1 && !honorific) pushPiece(pieces, sentence, at, to, { weak: true });
        return;
      }
      titleFrom = at;
      at = office;
      continue;
    }
    // “White House Press Secretary Ann Roe”: what stands before the office is a piece of its own.
    const inner = officeWithin(tokens, at, to);
    if (inner > at) {
      takeRest(tokens, at, inner, sentence, pieces);
      at = inner;
      continue;
    }
    takeRest(tokens, at, to, sentence, pieces);
    return;
  }
}

/** A name right after a title. */
function takePerson(
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: number,
  pieces: Piece[],
  titleFrom: number,
  honorific: boolean,
): number {
  const first = flagsOfToken(tokens[from]);
  // “President of the United States”, “Secretary of Commerce”: no person in it.
  const kind = hasKind(tokens, from, to) && (first & GIVEN) === 0 && !honorific;
  if (kind) {
    takeRest(tokens, from, to, sentence, pieces);
    return to;
  }
  let end = from + 1;
  while (
    end < to &&
    end - from < 5 &&
    (flagsOfToken(tokens[end]) & (HONORIFIC | ROLE)) === 0 &&
    (tokens[end] as Token).lower !== 'of'
  )
    end += 1;
  const nationality = (first & (DEMONYM | COUNTRY)) !== 0 && !honorific;
  pushPiece(pieces, sentence, from, end, {
    titleFrom,
    honorific,
    person: nationality ? 0 : honorific ? 6 : 4,
    place: (first & COUNTRY) !== 0 ? 3 : 0,
  });
  return end;
}

const directions = new Set([
  'new',
  'north',
  'south',
  'east',
  'west',
  'northern',
  'southern',
  'eastern',
  'western',
  'central',
]);
function isDirection(lower: string): boolean {
  return directions.has(lower);
}

/** The end of an office that begins at `at` (“Deputy Prime Minister”, “Secretary of State”), `at` for none. */
function officeEnd(tokens: readonly Token[], at: number, to: number): number {
  let i = at;
  let found = at;
  while (i < to) {
    const flags = flagsOfToken(tokens[i]);
    if ((flags & ROLE) !== 0 && !isSurname(tokens, i, at, to)) {
      found = i + 1;
      i += 1;
      const next = tokens[i];
      const object = tokens[i + 1];
      const last = tokens[i + 2];
      if (i + 2 < to && next?.lower === 'of' && object?.lower === 'the' && (flagsOfToken(last) & OBJECT) !== 0) {
        found = i + 3;
        i += 3;
      } else if (i + 1 < to && next?.lower === 'of' && (flagsOfToken(object) & OBJECT) !== 0) {
        found = i + 2;
        i += 2;
      } else if (
        i < to &&
        (flagsOfToken(next) & OBJECT) !== 0 &&
        (flagsOfToken(next) & GIVEN) === 0 &&
        next?.lower === 'general'
      )
        found = ++i;
      continue;
    }
    if ((flags & MODIFIER) !== 0 && !((flags & GIVEN) !== 0 && i === at)) {
      i += 1;
      continue;
    }
    break;
  }
  // “General Assembly”, “Chief Executive Board”: what follows makes it a body's name.
  if (found > at && found < to && (flagsOfToken(tokens[found]) & (ORGANISATION | GIVEN)) === ORGANISATION) return at;
  return found;
}

/** “Stephen King”, “John Major”: an office after a given name is a family name; so is one that nothing follows after it. */
function isSurname(tokens: readonly Token[], i: number, from: number, to: number): boolean {
  const before = i > from ? flagsOfToken(tokens[i - 1]) : 0;
  if ((before & GIVEN) !== 0 && (before & MODIFIER) === 0) return true;
  const flags = flagsOfToken(tokens[i]);
  return (flags & GIVEN) !== 0 && i + 1 < to && !(flagsOfToken(tokens[i + 1]) & GIVEN);
}

/** Where an office begins inside a run, with its modifiers; `from` for none. */
function officeWithin(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i < to; i++) {
    const flags = flagsOfToken(tokens[i]);
    if ((flags & ROLE) === 0 || isSurname(tokens, i, from, to)) continue;
    // “Department of Justice”, “Department for Women and Children”
    if (/^\p{Ll}/u.test(tokens[i - 1]?.text ?? '')) continue;
    let start = i;
    while (start - 1 > from && (flagsOfToken(tokens[start - 1]) & MODIFIER) !== 0) start -= 1;
    return start;
  }
  return from;
}
