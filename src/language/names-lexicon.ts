import { GIVEN_NAMES } from './lexicon-given.ts';
import { COUNTRIES, DEMONYMS, PLACES } from './lexicon-places.ts';
import {
  ACRONYMS,
  BODIES,
  CALENDAR as CALENDAR_WORDS,
  HONORIFICS,
  LETTER_WORDS,
  ORGANISATION_WORDS,
  OTHER_WORDS,
  PARTICLES,
  PLACE_WORDS,
  ROLE_MODIFIERS,
  ROLE_OBJECTS,
  ROLES,
  SAYING,
} from './lexicon-words.ts';
import { isOrdinary } from './ordinary-words.ts';

/** What is known of a word; a word may be several things. */
export const GIVEN = 1;
export const PLACE = 2;
export const COUNTRY = 4;
export const DEMONYM = 8;
export const HONORIFIC = 16;
export const ROLE = 32;
export const MODIFIER = 64;
export const OBJECT = 128;
export const ORGANISATION = 256;
export const OTHER = 512;
export const PLACE_WORD = 1024;
export const SAYS = 2048;
export const CALENDAR = 4096;
export const PARTICLE = 8192;
export const ORDINARY = 1 << 14;
/** A place of several words begins with this one. */
export const PHRASE = 1 << 15;
/** Written before the given name in East Asia, so that it stands alone for the person. */
export const FAMILY_FIRST = 1 << 16;
/** An organisation when written in capitals. */
export const ACRONYM = 1 << 17;
/** A word for a body or firm, in small letters before its name. */
export const BODY = 1 << 18;
/** Written in capitals though it names nobody. */
export const LETTERS = 1 << 19;
export const LOOKED_UP = 1 << 30;

const FAMILY_NAMES_FIRST = `kim lee park choi jung jeong cho yoon jang han oh seo shin kwon hwang ahn song ri pak hong yoo ryu nam noh roh xi li wang zhang liu chen zhao huang zhou wu xu hu zhu gao lin guo ma luo liang deng mao jiang peng zeng cai wen bo nguyen tran le pham phan vu vo dang bui do ho ngo duong ly tsai chiang lam chan wong leung cheung`;

let flags: Map<string, number> | undefined;
let phrases: Map<string, string[][]> | undefined;

/** The flags of a lower-case word. */
export function flagsOf(lower: string): number {
  flags ??= build();
  const known = flags.get(lower);
  if (known !== undefined && (known & LOOKED_UP) !== 0) return known;
  const found = (known ?? 0) | LOOKED_UP | (isOrdinary(lower) ? ORDINARY : 0);
  if (flags.size > 60_000) flags = build();
  if (lower.length < 64) flags.set(lower, found);
  return found;
}

/** Words in the longest known place that begins with `words[at]`, 0 for none. */
export function placeLength(
  words: readonly { readonly lower: string; readonly text: string }[],
  at: number,
  to: number,
): number {
  flags ??= build();
  const first = words[at]?.lower ?? '';
  for (const phrase of phrases?.get(first) ?? []) {
    if (at + phrase.length > to) continue;
    if (phrase.every((word, i) => words[at + i]?.lower === word)) return phrase.length;
  }
  return (flagsOfToken(words[at]) & (PLACE | COUNTRY)) !== 0 ? 1 : 0;
}

function build(): Map<string, number> {
  const map = new Map<string, number>();
  phrases = new Map();
  const add = (word: string, flag: number) => map.set(word, (map.get(word) ?? 0) | flag);
  const lists: [string, number][] = [
    [GIVEN_NAMES, GIVEN],
    [HONORIFICS, HONORIFIC],
    [ROLES, ROLE],
    [ROLE_MODIFIERS, MODIFIER],
    [ROLE_OBJECTS, OBJECT],
    [ORGANISATION_WORDS, ORGANISATION],
    [OTHER_WORDS, OTHER],
    [PLACE_WORDS, PLACE_WORD],
    [SAYING, SAYS],
    [CALENDAR_WORDS, CALENDAR],
    [PARTICLES, PARTICLE],
    [FAMILY_NAMES_FIRST, FAMILY_FIRST],
    [ACRONYMS, ACRONYM],
    [BODIES, BODY],
    [LETTER_WORDS, LETTERS],
  ];
  for (const [list, flag] of lists) {
    for (const word of list.trim().split(/\s+/)) {
      add(word, flag);
      if (flag === ROLE && /(?:ent|er|or|man|ng)$/.test(word)) add(`${word}s`, ROLE);
    }
  }
  for (const [list, flag] of [
    [COUNTRIES, COUNTRY],
    [PLACES, PLACE],
    [DEMONYMS, DEMONYM],
  ] as const) {
    for (const name of list.trim().split(/[|\n]/)) {
      const words = name.split(' ');
      const [first = ''] = words;
      if (words.length === 1) add(first, flag);
      else if (flag !== DEMONYM) {
        add(first, PHRASE);
        const known = phrases.get(first) ?? [];
        known.push(words);
        phrases.set(first, known);
      }
    }
  }
  for (const known of phrases.values()) known.sort((a, b) => b.length - a.length);
  return map;
}

/** The flags of a token as it is written: "US" is a country and "WHO" an organisation, "us" and "Un" are not. */
export function flagsOfToken(token: { readonly lower: string; readonly text: string } | undefined): number {
  if (!token) return 0;
  const flags = flagsOf(token.lower);
  if (token.lower.length > 5 || (flags & (ACRONYM | COUNTRY)) === 0) return flags;
  const loud = token.text === token.text.toUpperCase();
  if ((flags & ACRONYM) !== 0) return loud ? (flags | ORGANISATION) & ~(GIVEN | ORDINARY) : flags & ~ACRONYM;
  return token.lower.length <= 3 && !loud && /^u/.test(token.lower) ? flags & ~COUNTRY : flags;
}
