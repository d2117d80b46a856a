import { LEADING_ABBREVIATIONS, TRAILING_ABBREVIATIONS } from './abbreviations.ts';
import type { Tag, Token } from './draft.ts';
import { COUNTRY, DEMONYM, flagsOf, GIVEN, PHRASE, PLACE } from './names-lexicon.ts';

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const OTHER = 4;

const letterPattern = /[\p{L}\p{M}]/u;
const digitPattern = /\p{Nd}/u;
const spacePattern = /[\s\u200b\u200e\u200f\u2060\ufeff]/u;

/** One class a UTF-16 unit, worked out when it is first met. Halves of surrogate pairs count as OTHER. */
const classes = new Uint8Array(65536);

function classify(unit: number): number {
  const char = String.fromCharCode(unit);
  let found = OTHER;
  if (unit >= 0xd800 && unit <= 0xdfff) found = OTHER;
  else if (spacePattern.test(char) || unit < 32) found = SPACE;
  else if (letterPattern.test(char)) found = LETTER;
  else if (digitPattern.test(char)) found = DIGIT;
  classes[unit] = found;
  return found;
}

/** Whether a unit is a letter, a combining mark or a digit. */
function isWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const known = classes[unit] || (unit >= 0 ? classify(unit) : OTHER);
  return known === LETTER || known === DIGIT;
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  // biome-ignore lint/suspicious/noGlobalIsNan: charCodeAt gives NaN past the end, and this is the inner loop.
  return isNaN(unit) ? SPACE : classes[unit] || classify(unit);
}

const APOSTROPHE = 0x27;
const CURLY = 0x2019;
const HYPHENS = new Set([0x2d, 0x2010, 0x2011]);
const clitics = new Set(['s', 're', 've', 'll', 'd', 'm', 'S', 'RE', 'VE', 'LL', 'D', 'M']);
const topDomain = /^(?:com|org|net|edu|gov|mil|int|info|io|ai|co|uk|us|eu|de|fr|ca|au|tv|me|ly|be|ch|in|jp|js)$/;
/** A word longer than this is cut, so that a file without spaces costs no more than one with them. */
const LONGEST = 4096;

/**
 * The words, numbers and marks of a text, in order. Hyphened words stay one token ("two-faced"); the possessive 's and
 * contractions are split off ("did" "n't"); a URL, @handle or #hashtag is one token; a stop belongs to its abbreviation
 * or initials ("U.S.", "Mr.", "J."); currency and per-cent signs stand alone. Tags are unset ("SYM" or "PUNCT" for
 * marks, "NOUN" otherwise) until tagged.
 *
 * @param offset added to every span, for a text that is part of a longer one
 */
export function tokenise(text: string, offset = 0, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    let end: number;
    if (kind === LETTER || kind === DIGIT) end = wordEnd(text, at, to);
    else end = markEnd(text, at, to);
    if (end > to) end = to;
    if (kind === LETTER) pushWord(tokens, text, at, end, offset);
    else push(tokens, text, at, end, offset, kind === DIGIT ? 'NUM' : markTag(text, at, end));
    at = end;
  }
  return tokens;
}

function push(tokens: Token[], text: string, start: number, end: number, offset: number, tag: Tag): void {
  const word = spellingAt(text, start, end);
  tokens.push({ start: start + offset, end: end + offset, text: word.text, lower: word.lower, tag, entity: -1 });
}

type Spelling = { readonly text: string; readonly lower: string };
/** One copy of each spelling with its small letters: later look-ups by the same string object need no hashing. */
const spellings = new Map<string, Spelling>();
const MOST_SPELLINGS = 30_000;

/** Spellings by a hash of their letters, so that no string is made of a word that was met before. */
const SLOTS = 1 << 16;
const slots = new Array<Spelling | undefined>(SLOTS).fill(undefined);

function spellingAt(text: string, start: number, end: number): Spelling {
  const length = end - start;
  if (length > 24) return spellingOf(text.slice(start, end));
  let hash = length;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
  const kept = slots[slot];
  if (kept !== undefined && kept.text.length === length) {
    let same = 0;
    while (same < length && kept.text.charCodeAt(same) === text.charCodeAt(start + same)) same++;
    if (same === length) return kept;
  }
  const made = spellingOf(text.slice(start, end));
  slots[slot] = made;
  return made;
}

function spellingOf(text: string): Spelling {
  const found = spellings.get(text);
  if (found) return found;
  let lower = text.toLowerCase();
  if (lower.includes('’')) lower = lower.replaceAll('’', "'");
  // A longer slice keeps its whole article alive: what is kept here is a copy of its own.
  const own = text.length > 12 && text.length < 64 ? Buffer.from(text, 'utf16le').toString('utf16le') : text;
  const made = { text: own, lower: lower === own ? own : lower };
  if (spellings.size >= MOST_SPELLINGS) spellings.clear();
  if (text.length < 64) spellings.set(own, made);
  return made;
}

/** Splits 's, n't and the like off a word; the rest is one token. */
function pushWord(tokens: Token[], text: string, start: number, end: number, offset: number): void {
  let cut = end;
  for (let i = end - 1; i > start && i >= end - 4; i--) {
    const unit = text.charCodeAt(i);
    if (unit !== APOSTROPHE && unit !== CURLY) continue;
    const tail = text.slice(i + 1, end);
    if (clitics.has(tail)) cut = i;
    else if ((tail === 't' || tail === 'T') && (text[i - 1] === 'n' || text[i - 1] === 'N') && i - 1 > start)
      cut = i - 1;
    break;
  }
  push(tokens, text, start, cut, offset, 'NOUN');
  if (cut < end) push(tokens, text, cut, end, offset, 'PART');
}

function wordEnd(text: string, start: number, to: number): number {
  const first = text.charCodeAt(start);
  // http://… and www.…
  if ((first === 0x68 || first === 0x48 || first === 0x77) && isUrl(text, start)) return urlEnd(text, start, to);
  let at = start + 1;
  let dotted = false;
  const limit = Math.min(to, start + LONGEST);
  const numeric = classAt(text, start) === DIGIT;
  while (at < limit) {
    const unit = text.charCodeAt(at);
    const kind = classes[unit] || classify(unit);
    if (kind === LETTER || kind === DIGIT) {
      at += 1;
      continue;
    }
    const next = at + 1 < to && isWord(text, at + 1);
    if (next && (unit === APOSTROPHE || unit === CURLY || unit === 0x26 || HYPHENS.has(unit))) {
      if (HYPHENS.has(unit) && partsPlaces(text, start, at, to)) break;
      // An apostrophe after a digit is a foot mark or a plural ('90's), after a letter part of the word.
      at += 2;
      continue;
    }
    if (next && numeric && (unit === 0x2c || unit === 0x2e || unit === 0x3a) && classAt(text, at + 1) === DIGIT) {
      at += 2;
      continue;
    }
    if (unit === 0x2e) {
      const piece = text.slice(dotted ? text.lastIndexOf('.', at - 1) + 1 : start, at);
      if (piece.length === 1 && !numeric && (dotted || at - start === 1)) {
        // Initials and dotted letters: J. U.S. a.m. The last stop belongs to them too.
        if (next && classAt(text, at + 1) === LETTER && !isWord(text, at + 2)) {
          dotted = true;
          at += 2;
          continue;
        }
        return isInitialStop(text, start, dotted) ? at + 1 : at;
      }
      if (next && !dotted && isDomain(text, at + 1, to)) {
        return urlEnd(text, start, to);
      }
      if (!dotted && !numeric && isAbbreviation(text.slice(start, at))) return at + 1;
    }
    break;
  }
  return at;
}

/** Whether a hyphen stands between names of places (“Paris-London train”, “US-Chinese talks”), which are words of their own. */
function partsPlaces(text: string, start: number, at: number, to: number): boolean {
  const after = text.charCodeAt(at + 1);
  const first = text.charCodeAt(start);
  if (after < 0x41 || after > 0x5a || first < 0x41 || first > 0x5a || at - start > 24) return false;
  const flags = flagsOf(text.slice(start, at).toLowerCase());
  if ((flags & (COUNTRY | PLACE | DEMONYM)) === 0 || (flags & GIVEN) !== 0) return false;
  let end = at + 1;
  while (end < to && end - at < 32 && isWord(text, end)) end += 1;
  if ((flagsOf(text.slice(start, end).toLowerCase()) & (COUNTRY | PLACE)) !== 0) return false;
  const right = flagsOf(text.slice(at + 1, end).toLowerCase());
  return (right & (COUNTRY | PLACE | DEMONYM | PHRASE)) !== 0 || (end - at === 2 && text[end] === '.');
}

/** "J." and "U.S." keep their stop; "plan b." and "I." do not. */
function isInitialStop(text: string, start: number, dotted: boolean): boolean {
  if (dotted) return true;
  const unit = text.charCodeAt(start);
  return unit >= 0x41 && unit <= 0x5a && unit !== 0x49;
}

function isAbbreviation(word: string): boolean {
  if (word.length > 6) return false;
  const lower = word.toLowerCase();
  // "no." ends a sentence far more often than it stands for a number; "No." before a digit is one.
  if (lower === word && (lower === 'no' || lower === 'co' || lower === 'sun' || lower === 'mar' || lower === 'sat'))
    return false;
  if (LEADING_ABBREVIATIONS.has(lower)) return lower !== word || !capitalOnly.has(lower);
  return TRAILING_ABBREVIATIONS.has(lower) && (lower !== word || lowerCaseOnes.has(lower));
}
const capitalOnly = new Set(['hon', 'rep', 'sec', 'mt', 'st', 'fig', 'al', 'det', 'pres', 'fr', 'sir', 'no', 'nos']);
const lowerCaseOnes = new Set(['etc', 'mph', 'kph', 'lb', 'lbs', 'oz', 'hr', 'hrs', 'mins']);

function isUrl(text: string, at: number): boolean {
  const head = text.slice(at, at + 8).toLowerCase();
  return head.startsWith('http://') || head.startsWith('https://') || (head.startsWith('www.') && isWord(text, at + 4));
}

/** Whether what follows a stop inside a word is the end of a host name ("reuters.com", "pic.twitter.com/x"). */
function isDomain(text: string, at: number, to: number): boolean {
  let end = at;
  while (end < to && end - at < 64 && (isWord(text, end) || text[end] === '.' || text[end] === '-')) end += 1;
  const parts = text.slice(at, end).replace(/\.+$/, '').split('.');
  return topDomain.test(parts.at(-1) ?? '');
}

function urlEnd(text: string, start: number, to: number): number {
  let end = start;
  const limit = Math.min(to, start + LONGEST);
  while (end < limit && classAt(text, end) !== SPACE && !'<>"“”«»'.includes(text[end] ?? '')) end += 1;
  while (end > start + 1 && ".,;:!?)]}'’…".includes(text[end - 1] ?? '')) end -= 1;
  return end;
}

/** The end of a mark: a handle or hashtag with its word, a run of dots or dashes, one code point otherwise. */
function markEnd(text: string, start: number, to: number): number {
  const unit = text.charCodeAt(start);
  if ((unit === 0x40 || unit === 0x23) && start + 1 < to && isHandle(text, start + 1)) {
    let end = start + 1;
    const limit = Math.min(to, start + LONGEST);
    while (end < limit && isHandle(text, end)) end += 1;
    return end;
  }
  if (unit === 0x2e || unit === 0x2d) {
    let end = start + 1;
    while (end < to && text.charCodeAt(end) === unit) end += 1;
    return end;
  }
  const clitic = unit === APOSTROPHE || unit === CURLY;
  // "'s" that stands apart from its word, and "'90s".
  if (clitic && start + 1 < to && clitics.has(text[start + 1] ?? '') && !isWord(text, start + 2) && start > 0) {
    if (classAt(text, start - 1) !== SPACE) return start + 2;
  }
  const code = text.codePointAt(start) ?? 0;
  return start + (code > 0xffff ? 2 : 1);
}

function isHandle(text: string, at: number): boolean {
  return isWord(text, at) || text.charCodeAt(at) === 0x5f;
}

const symbols = new Set([
  '$',
  '€',
  '£',
  '¥',
  '₹',
  '₽',
  '₩',
  '%',
  '°',
  '+',
  '=',
  '<',
  '>',
  '|',
  '~',
  '^',
  '©',
  '®',
  '™',
  '§',
]);

function markTag(text: string, start: number, end: number): Tag {
  if (end - start > 1 && (text[start] === '@' || text[start] === '#')) return 'PROPN';
  return symbols.has(text[start] ?? '') ? 'SYM' : 'PUNCT';
}
