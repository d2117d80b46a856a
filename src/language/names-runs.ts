import type { Token } from './draft.ts';
import {
  CALENDAR,
  COUNTRY,
  DEMONYM,
  FAMILY_FIRST,
  flagsOfToken,
  GIVEN,
  HONORIFIC,
  MODIFIER,
  OBJECT,
  ORDINARY,
  ORGANISATION,
  OTHER,
  PARTICLE,
  PHRASE,
  PLACE,
  PLACE_WORD,
  placeLength,
  ROLE,
} from './names-lexicon.ts';

/** A stretch of tokens `[from, to)` of one sentence that may be a name, with the evidence for each kind. */
export type Piece = {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** First token of the title or office right before it, -1 for none; and whether it is an address ("Mr", "Dr"). */
  titleFrom: number;
  honorific: boolean;
  person: number;
  organisation: number;
  place: number;
  other: number;
};

/** Whether a token begins with a capital, or is a name with one inside ("al-Qaeda", "iPhone"). */
export function isCapital(token: Token | undefined): boolean {
  if (!token) return false;
  const text = token.text;
  const unit = text.charCodeAt(0);
  if (unit >= 0x41 && unit <= 0x5a) return true;
  if (unit < 0x80)
    return (
      unit >= 0x61 &&
      unit <= 0x7a &&
      text !== token.lower &&
      /^(?:[a-z]{1,2}[A-Z]|(?:al|el|an|ad|as|ul|ibn|d|l|o)[-'’]\p{Lu})/u.test(text)
    );
  return text !== token.lower && /^\p{Lu}/u.test(text);
}

/**
 * The runs of capitals of a sentence, split into pieces. `isName` says whether a word that begins the sentence is a name
 * elsewhere in the article; `shouted` that the sentence is all in capitals, where only known words count.
 */
export function findPieces(
  tokens: readonly Token[],
  sentence: number,
  isName: (token: Token) => boolean,
  shouted: boolean,
  heading = false,
): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (
      !isCapital(tokens[at]) ||
      (opensSentence(tokens, at) && !(heading ? isName(tokens[at] as Token) : beginsName(tokens, at, isName))) ||
      cannotBegin(tokens[at]) ||
      isMonth(tokens, at)
    ) {
      at += 1;
      continue;
    }
    if (shouted && !isName(tokens[at] as Token)) {
      at += 1;
      continue;
    }
    const to = runEnd(tokens, at, shouted, isName);
    splitRun(tokens, at, to, sentence, pieces);
    at = Math.max(to, at + 1);
  }
  return pieces;
}

/** “June 12”, “in May”: a month that is also a given name is a name only before another capital. */
function isMonth(tokens: readonly Token[], at: number): boolean {
  if ((flagsOfToken(tokens[at]) & CALENDAR) === 0) return false;
  const next = tokens[at + 1];
  return !isCapital(next) || (flagsOfToken(next) & CALENDAR) !== 0;
}

/** Small words that titles and headings write with a capital. */
function cannotBegin(token: Token | undefined): boolean {
  const tag = token?.tag;
  if (!token) return true;
  if (token.text.length === 1 && token.lower === 'i') return true;
  if (tag === 'PUNCT' || tag === 'SYM') return true;
  if ((flagsOfToken(token) & CALENDAR) !== 0) return (flagsOfToken(token) & GIVEN) === 0 || token.tag === 'NUM';
  return functionWords.has(token.lower);
}

const functionWords = new Set(
  (
    "the a an this that these those he she it they we you i his her hers its their our my your your's who whom whose which what when where why how and or but nor so yet if as at by for from in into of off on onto out over to " +
    'up with within without about above across after against along among around before behind below beneath beside between beyond despite down during except inside like near since than through throughout till toward towards under until upon via ' +
    'not no yes is are was were be been being am do does did has have had can could shall should would may might must there here then now also only just even still too very more most much many some any all both each every either neither few several such other another own same ' +
    "while although though because unless whether however meanwhile moreover therefore thus hence instead otherwise perhaps maybe once again already always never often sometimes soon later earlier today tomorrow yesterday tonight 's 're 've 'll 'd 'm n't ok oh well hello please thanks let " +
    'one two three four five six seven eight nine ten another nobody nothing everyone everybody everything someone something somebody anyone anything others'
  ).split(' '),
);

/** First word of the sentence, of a quotation or after a colon or dash, where any word has a capital. */
function opensSentence(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (token.tag !== 'PUNCT' && token.tag !== 'SYM') return false;
    if (token.text === ',' || token.text === ')' || token.text === '/' || token.text === ';') return false;
    if (token.text === '|') return true;
    if (token.text === '(' || token.text === '-' || token.text === '–' || token.text === '—') return i === 0;
    if (token.text === "'" || token.text === '’') return i === 0 || token.start > (tokens[i - 1]?.end ?? 0);
  }
  return true;
}

function beginsName(tokens: readonly Token[], at: number, isName: (token: Token) => boolean): boolean {
  const token = tokens[at] as Token;
  if (cannotBegin(token)) return false;
  if (isName(token)) return true;
  const flags = flagsOfToken(token);
  const next = tokens[at + 1];
  const nextCapital = isCapital(next) && !cannotBegin(next);
  if ((flags & ORDINARY) === 0) return !looksOrdinary.test(token.lower) || (nextCapital && !token.lower.endsWith('ly'));
  if ((flags & (HONORIFIC | COUNTRY | DEMONYM)) !== 0) return true;
  if ((flags & GIVEN) !== 0 && (nextCapital || token.tag === 'PROPN')) return true;
  if ((flags & PHRASE) !== 0 && placeLength(tokens, at, tokens.length) > 1) return true;
  // “South African officials”, “Foreign Minister Jane Roe”, “Police Chief Roe”: an ordinary word goes with the capital after it.
  if (nextCapital && next && (flagsOfToken(next) & CALENDAR) === 0) {
    if ((flags & (ROLE | MODIFIER | ORGANISATION | PLACE_WORD | OTHER | PLACE)) !== 0) return true;
    return token.tag === 'PROPN' || token.tag === 'ADJ' || token.tag === 'NOUN';
  }
  if ((flags & ORGANISATION) !== 0 || (flags & PLACE) !== 0) return token.tag === 'PROPN';
  return token.text.length > 1 && token.text === token.text.toUpperCase();
}

/** Endings of adverbs, adjectives and abstract nouns, which rarer words at the start of a sentence have. */
const looksOrdinary =
  /.{3,}(?:ly|ive|ing|ed|tion|sion|ment|ments|ness|ous|able|ible|ful|less|ists?|isms?|ical|ity|ions|ers)$/;

const OF_TAKERS = ORGANISATION | OTHER | PLACE_WORD | ROLE;

/** The end of the run that begins at `from`: capitals, with the small words that stand inside names. */
function runEnd(tokens: readonly Token[], from: number, shouted: boolean, isName: (token: Token) => boolean): number {
  let to = from + 1;
  let flags = flagsOfToken(tokens[from]);
  let hadOf = false;
  while (to < tokens.length && to - from < 12) {
    const token = tokens[to] as Token;
    if (isCapital(token)) {
      if (shouted && !isName(token)) break;
      const own = flagsOfToken(token);
      if ((own & CALENDAR) !== 0 && !(own & GIVEN) && !(token.lower === 'may' || token.lower === 'march')) break;
      if ((own & CALENDAR) !== 0 && token.tag === 'NUM') break;
      if (
        cannotBegin(token) &&
        !(token.lower === 'new' || token.lower === 'first' || token.lower === 'the' || token.lower === 'one')
      )
        break;
      flags |= own;
      to += 1;
      continue;
    }
    const next = tokens[to + 1];
    const after = tokens[to + 2];
    if (token.text === '&' && isCapital(next)) {
      flags |= ORGANISATION;
      to += 2;
      continue;
    }
    if ((flagsOfToken(token) & PARTICLE) !== 0 && /^\p{Ll}/u.test(token.text) && particleLength(tokens, to) > 0) {
      to += particleLength(tokens, to) + 1;
      continue;
    }
    const taker = (flags & OF_TAKERS) !== 0;
    if (
      taker &&
      (token.lower === 'of' ||
        (token.lower === 'for' && hadOrganisation(tokens, from, to)) ||
        (token.lower === 'on' && hadOrganisation(tokens, from, to)))
    ) {
      if (isCapital(next) && !cannotBegin(next) && (flagsOfToken(next) & CALENDAR) === 0) {
        hadOf = true;
        flags |= flagsOfToken(next);
        to += 2;
        continue;
      }
      if (
        next?.lower === 'the' &&
        isCapital(after) &&
        !cannotBegin(after) &&
        (flagsOfToken(tokens[to - 1]) & ROLE) === 0
      ) {
        hadOf = true;
        to += 3;
        continue;
      }
    }
    // “Ministry of Culture and Sport”, “Department of Health and Human Services”
    if (hadOf && token.lower === 'and' && isCapital(next) && next && hadOrganisation(tokens, from, from + 1)) {
      const other = flagsOfToken(next);
      if ((other & ORDINARY) !== 0 && (other & (GIVEN | COUNTRY | PLACE | HONORIFIC | DEMONYM)) === 0) {
        to += 2;
        continue;
      }
    }
    break;
  }
  return to;
}

function hadOrganisation(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if ((flagsOfToken(tokens[i]) & ORGANISATION) !== 0) return true;
  return false;
}

/** How many particles stand at `at` before a capital: “van der Berg”. 0 when no capital follows. */
function particleLength(tokens: readonly Token[], at: number): number {
  let i = at;
  while (i < tokens.length && i - at < 3 && (flagsOfToken(tokens[i]) & PARTICLE) !== 0 && !isCapital(tokens[i])) i += 1;
  return isCapital(tokens[i]) && !cannotBegin(tokens[i]) ? i - at : 0;
}

function push(pieces: Piece[], sentence: number, from: number, to: number, score: Partial<Piece>): void {
  if (from >= to) return;
  pieces.push({
    sentence,
    from,
    to,
    titleFrom: -1,
    honorific: false,
    person: 0,
    organisation: 0,
    place: 0,
    other: 0,
    ...score,
  });
}

/** Splits a run into place, office, organisation and person. */
function splitRun(tokens: readonly Token[], from: number, to: number, sentence: number, pieces: Piece[]): void {
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
        push(pieces, sentence, at, rest, { place: 5 });
        at = rest;
        continue;
      }
      if (!hasKind(tokens, at, to) && !givenToo && (flags & COUNTRY) !== 0) {
        push(pieces, sentence, at, rest, { place: 5 });
        at = rest;
        continue;
      }
    } else if (place > 0) {
      push(pieces, sentence, at, to, {
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
    const office = officeEnd(tokens, at, to);
    if (office > at) {
      if (office >= to) return;
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
  push(pieces, sentence, from, end, {
    titleFrom,
    honorific,
    person: nationality ? 0 : honorific ? 6 : 4,
    place: (first & COUNTRY) !== 0 ? 3 : 0,
  });
  return end;
}

const directions = new Set(['north', 'south', 'east', 'west', 'northern', 'southern', 'eastern', 'western', 'central']);
function isDirection(lower: string): boolean {
  return directions.has(lower);
}

/** Whether a run holds a word that makes it an organisation, an event or a place. */
function hasKind(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const flags = flagsOfToken(tokens[i]);
    if ((flags & (ORGANISATION | OTHER)) !== 0 && (flags & GIVEN) === 0) return true;
    if ((flags & PLACE_WORD) !== 0 && (i > from || to - from > 1) && (flags & GIVEN) === 0) return true;
  }
  return false;
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
      if (i + 1 < to && next?.lower === 'of' && (flagsOfToken(object) & OBJECT) !== 0) {
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
    let start = i;
    while (start - 1 > from && (flagsOfToken(tokens[start - 1]) & MODIFIER) !== 0) start -= 1;
    return start;
  }
  return from;
}

/** A run without title: an organisation, event or place by its words, else a person by a given name, else unknown. */
function takeRest(tokens: readonly Token[], from: number, to: number, sentence: number, pieces: Piece[]): void {
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
    if ((flags & PLACE_WORD) !== 0 && length > 1 && (i === to - 1 || i === from)) place = Math.max(place, 3.5);
  }
  if (organisation > 0 || other > 0 || place > 0) {
    const named = (firstFlags & GIVEN) !== 0 && (firstFlags & PLACE) === 0 && length === 2 && organisation < 4 ? 3 : 0;
    push(pieces, sentence, from, to, { organisation, other, place, person: named });
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
  push(pieces, sentence, from, to, { person, organisation, other, place });
}

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
      person += 1;
    if (/^(?:Mc|Mac|O['’]|D['’]|Fitz)\p{Lu}/u.test(text)) person += 1.5;
    // Jae-in, Kyung-wha: a hyphened given name, its second half small.
    if (/^\p{Lu}\p{Ll}+-\p{Ll}+$/u.test(text) && text.length <= 12 && length > 1) person += 2.5;
    if ((flags & PARTICLE) !== 0 && i > from && i < to - 1) person += 1;
    if (/^\p{Lu}\.$/u.test(text) && i > from && i < to - 1) person += 2;
    if (/^(?:Jr|Sr|II|III|IV)\.?$/.test(text) && i > from) person += 2;
  }
  if (length >= 2 && length <= 4) person += ordinary === 0 ? 1.2 : ordinary === length ? -1.5 : 0.2;
  if (length > 4) person -= 1;
  return person;
}
