import type { Token } from './draft.ts';
import {
  COUNTRY,
  FAMILY_FIRST,
  flagsOfToken,
  GIVEN,
  ORDINARY,
  ORGANISATION,
  OTHER,
  PARTICLE,
  PLACE,
  PLACE_WORD,
} from './names-lexicon.ts';
import type { Piece } from './names-piece.ts';

/** A run without title: an organisation, event or place by its words, else a person by a given name, else unknown. */
export function takeRest(tokens: readonly Token[], from: number, to: number, sentence: number, pieces: Piece[]): void {
  const split = personAfterBody(tokens, from, to);
  if (split > from) {
    takeRest(tokens, from, split, sentence, pieces);
    takeRest(tokens, split, to, sentence, pieces);
    return;
  }
  const length = to - from;
  const first = tokens[from] as Token;
  const last = tokens[to - 1] as Token;
  const firstFlags = flagsOfToken(first);
  let organisation = 0;
  let other = 0;
  let place = 0;
  for (let i = from; i < to; i++) {
    const flags = flagsOfToken(tokens[i]);
    if ((flags & GIVEN) !== 0 && (flags & ORDINARY) === 0) continue;
    const weight = i === to - 1 ? 4 : 3;
    if ((flags & ORGANISATION) !== 0 && (length > 1 || (flags & ORDINARY) === 0))
      organisation = Math.max(organisation, weight);
    if ((flags & OTHER) !== 0 && length > 1) other = Math.max(other, i === to - 1 ? 4.5 : 2.5);
    if (
      (flags & PLACE_WORD) !== 0 &&
      length > 1 &&
      (i === to - 1 || i === from || (tokens[i] as Token).lower === 'base')
    )
      place = Math.max(place, 3.5);
  }
  if (organisation > 0 || other > 0 || place > 0) {
    const surname = length === 2 && surnames.has(last.lower) ? 4.8 : 3;
    const named =
      (firstFlags & GIVEN) !== 0 && (firstFlags & PLACE) === 0 && length === 2 && (surname > 3 || organisation < 4)
        ? surname
        : 0;
    pushPiece(pieces, sentence, from, to, { organisation, other, place, person: named });
    return;
  }
  let person = shapeScore(tokens, from, to);
  const initials = length > 1 && /^\p{Lu}\.$/u.test(first.text) && !/\.$/.test(last.text);
  if (initials) person += 3;
  if (length > 1 && (firstFlags & GIVEN) !== 0) person += 3.5;
  else if ((firstFlags & GIVEN) !== 0) person += 1.5;
  if (length > 1 && (firstFlags & FAMILY_FIRST) !== 0) person += 1.5;
  const acronym =
    length === 1 && first.text.length > 1 && first.text.length <= 6 && /^[\p{Lu}&.]+\d?$/u.test(first.text);
  if (acronym) organisation += 2;
  pushPiece(pieces, sentence, from, to, { person, organisation, other, place });
}

/** Words for places and bodies that are family names after a given name. */
const surnames = new Set(
  'hill hall park fields banks west lane church lake rivers wood woods law power powers north bridges post rose field house castle cross stone street guard court'.split(
    ' ',
  ),
);

/** “Acme Holdings Jane Roe”: where a person's name begins after a body's; `from` for nowhere. */
function personAfterBody(tokens: readonly Token[], from: number, to: number): number {
  for (let i = from + 1; i + 1 < to; i++) {
    const before = flagsOfToken(tokens[i - 1]);
    if ((before & ORGANISATION) === 0 || (before & GIVEN) !== 0) continue;
    if ((flagsOfToken(tokens[i]) & (GIVEN | PLACE | COUNTRY)) === GIVEN && !hasKind(tokens, i, to)) return i;
  }
  return from;
}

/** Names by their sound and make-up alone. */
function shapeScore(tokens: readonly Token[], from: number, to: number): number {
  const length = to - from;
  let ordinary = 0;
  let person = 0;
  for (let i = from; i < to; i++) {
    const { lower, text } = tokens[i] as Token;
    const flags = flagsOfToken(tokens[i]);
    if ((flags & ORDINARY) !== 0 && (flags & GIVEN) === 0) ordinary += 1;
    if (
      i === to - 1 &&
      /(?:ov|ova|ev|eva|ski|sky|ska|cki|sson|ssen|sen|escu|vic|vić|ić|ez|enko|chuk|yan|idis|poulos|shvili|adze|elli|etti|ini|ardo|berg|stein|mann|wicz)$/.test(
        lower,
      ) &&
      lower.length > 4
    )
      person += length > 1 ? 1 : 0.6;
    if (/^(?:Mc|Mac|O['’]|D['’]|Fitz)\p{Lu}/u.test(text)) person += 1.5;
    // Soo-jin: a hyphened given name, its second half small.
    if (/^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(text) && text.length <= 12 && length > 1) person += 2.5;
    if ((flags & PARTICLE) !== 0 && i > from && i < to - 1) person += 1;
    if (/^\p{Lu}\.$/u.test(text) && i > from && i < to - 1) person += 2;
    if (/^(?:Jr|Sr|II|III|IV)\.?$/.test(text) && i > from) person += 2;
  }
  if (length >= 2 && length <= 4) person += ordinary === 0 ? 1.2 : ordinary === length ? -1.5 : 0.2;
  if (length > 4) person -= 1;
  return person;
}

/** Whether a run holds a word that makes it an organisation, an event or a place. */
export function hasKind(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const flags = flagsOfToken(tokens[i]);
    if ((flags & (ORGANISATION | OTHER)) !== 0 && (flags & GIVEN) === 0) return true;
    if ((flags & PLACE_WORD) !== 0 && (i > from || to - from > 1) && (flags & GIVEN) === 0) return true;
  }
  return false;
}

/** Adds a piece with what is given and nothing else known. */
export function pushPiece(pieces: Piece[], sentence: number, from: number, to: number, score: Partial<Piece>): void {
  if (from >= to) return;
  pieces.push({
    sentence,
    from,
    to,
    titleFrom: -1,
    honorific: false,
    weak: false,
    person: 0,
    organisation: 0,
    place: 0,
    other: 0,
    ...score,
  });
}
