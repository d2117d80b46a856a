import type { Token } from './draft.ts';
import {
  CALENDAR,
  COUNTRY,
  DEMONYM,
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
import { cannotBegin, isCapital, type Piece } from './names-piece.ts';
import { splitRun } from './names-split.ts';

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
    // “Hong Kong-based”: the name goes on into the adjective.
    const joined = tokens[to]?.text.includes('-') && isCapital(tokens[to]);
    if (!joined) splitRun(tokens, at, to, sentence, pieces);
    at = Math.max(to, at + 1);
  }
  return pieces;
}

/** “June 12”, “in May”: a month that is also a given name is a name only before another capital. */
function isMonth(tokens: readonly Token[], at: number): boolean {
  if ((flagsOfToken(tokens[at]) & CALENDAR) === 0) return false;
  const next = tokens[at + 1];
  if (!isCapital(next) || !next || next.text === next.text.toUpperCase()) return true;
  return (flagsOfToken(next) & (CALENDAR | ORGANISATION | OTHER | DEMONYM)) !== 0;
}

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
    return !token.lower.endsWith('ly') && (token.tag === 'PROPN' || token.tag === 'ADJ' || token.tag === 'NOUN');
  }
  if ((flags & PLACE) !== 0) return token.tag === 'PROPN';
  return token.text.length > 1 && token.text === token.text.toUpperCase();
}

/** Endings of adverbs, adjectives and abstract nouns, which rarer words at the start of a sentence have. */
const looksOrdinary =
  /.{3,}(?:ly|ive|ing|ed|tion|sion|ment|ments|ness|ous|able|ible|ful|less|ists?|isms?|ical|ity|ions|ers)$/;

const OF_TAKERS = ORGANISATION | OTHER | PLACE_WORD | ROLE;

/** What ends a firm's name: “Northwind Inc of Dover” is two. */
const companyForms = new Set('inc inc. corp corp. ltd ltd. plc llc co co.'.split(' '));

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
    const taker = (flags & OF_TAKERS) !== 0 && !companyForms.has(tokens[to - 1]?.lower ?? '');
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
        ((flagsOfToken(tokens[to - 1]) & ROLE) === 0 || (flagsOfToken(after) & OBJECT) !== 0)
      ) {
        hadOf = true;
        to += 3;
        continue;
      }
    }
    // “Ministry of Culture and Sport”, “Department of Health and Human Services”
    if (hadOf && token.lower === 'and' && isCapital(next) && next && hadOrganisation(tokens, from, to)) {
      const other = flagsOfToken(next);
      if ((other & ORDINARY) !== 0 && (other & (GIVEN | COUNTRY | PLACE | HONORIFIC | DEMONYM)) === 0) {
        to += 2;
        continue;
      }
    }
    if (token.lower === 'and' && to === from + 1 && isDouble(tokens, from)) {
      to += 2;
      continue;
    }
    break;
  }
  return to;
}

/** “the Food and Drug Administration”: an ordinary word, then one that a body's word follows. */
function isDouble(tokens: readonly Token[], from: number): boolean {
  const first = flagsOfToken(tokens[from]);
  if (
    (first & (ORDINARY | ORGANISATION)) === 0 ||
    (first & (GIVEN | COUNTRY | PLACE | HONORIFIC | ROLE | DEMONYM)) !== 0
  )
    return false;
  if (from > 0 && tokens[from - 1]?.lower !== 'the') return false;
  const second = tokens[from + 2];
  if (!isCapital(second) || cannotBegin(second) || (flagsOfToken(second) & (ORDINARY | ORGANISATION)) === 0)
    return false;
  for (let i = from + 3; i < from + 5 && isCapital(tokens[i]); i++) {
    if ((flagsOfToken(tokens[i]) & ORGANISATION) !== 0) return true;
  }
  return false;
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
