import { lemma } from '../language/lemma.ts';
import {
  CALENDAR,
  COUNTRY,
  DEMONYM,
  flagsOf,
  GIVEN,
  HONORIFIC,
  MODIFIER,
  PLACE,
  ROLE,
} from '../language/names-lexicon.ts';
import { isOrdinary } from '../language/ordinary-words.ts';
import { isPredicate } from '../language/predicates.ts';

/** Whether a lower-case word is ordinary English, in any form, rather than a name or a misspelling. */
export function isOrdinaryWord(lower: string): boolean {
  const word = lower.replace(/'s?$/, '');
  if (word.length < 3 || /\d/.test(word)) return true;
  const flags = flagsOf(word);
  if ((flags & (COUNTRY | PLACE)) !== 0 && (flags & DEMONYM) === 0) return false;
  if ((flags & CALENDAR) !== 0 || isCompound(word)) return true;
  const base = [lemma(word, 'VERB'), lemma(word, 'NOUN')];
  if (isOrdinary(word) || base.some((b) => isOrdinary(b) || isPredicate(b))) return true;
  return (flags & DEMONYM) !== 0 && (flags & GIVEN) === 0;
}

/** Two ordinary words written as one: "climbdown". */
function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 3; at += 1) {
    if (isOrdinary(word.slice(0, at)) && isOrdinary(word.slice(at))) return true;
  }
  return false;
}

/** Whether a lower-case word stands before names as a title or an office: "mr", "president", "deputy". */
export function isTitleWord(lower: string): boolean {
  return lower === 'the' || (flagsOf(lower) & (HONORIFIC | ROLE | MODIFIER)) !== 0;
}

/** Whether a lower-case word is a country or a well-known place. */
export function isPlaceWord(lower: string): boolean {
  return (flagsOf(lower) & (COUNTRY | PLACE)) !== 0;
}

/** Whether a lower-case word is a country. */
export function isCountry(lower: string): boolean {
  return (flagsOf(lower) & COUNTRY) !== 0;
}

/** Whether a lower-case word is a common given name. */
export function isGivenName(lower: string): boolean {
  return (flagsOf(lower) & GIVEN) !== 0;
}

/** Whether a noun only says what kind of answer is wanted ("which company"), so that its sentence need not hold it. */
export function isKindWord(lower: string): boolean {
  return (
    isBodyWord(lower) ||
    isPlaceKind(lower) ||
    isPersonKind(lower) ||
    /^(?:name|kind|sort|type|thing|amount|number)s?$/.test(lower)
  );
}

/** Nouns for companies, clubs, papers and other bodies. */
export function isBodyWord(lower: string): boolean {
  return /^(?:compan(?:y|ies)|firms?|organi[sz]ations?|clubs?|teams?|agenc(?:y|ies)|groups?|part(?:y|ies)|banks?|airlines?|unions?|courts?|universit(?:y|ies)|bands?|broadcasters?|newspapers?|papers?|magazines?|makers?|studios?|labels?|charit(?:y|ies)|brands?|retailers?|channels?|networks?)$/.test(
    lower,
  );
}

/** Nouns for places and for countries as actors. */
export function isPlaceKind(lower: string): boolean {
  return /^(?:countr(?:y|ies)|cit(?:y|ies)|states?|nations?|towns?|regions?|places?|villages?|islands?|continents?|governments?)$/.test(
    lower,
  );
}

/** Nouns for people. */
export function isPersonKind(lower: string): boolean {
  return (
    (flagsOf(lower.replace(/s$/, '')) & ROLE) !== 0 ||
    /^(?:man|men|woman|women|officials?|stars?|legends?|celebrit(?:y|ies))$/.test(lower) ||
    (/(?:[^f]fer|[^pd]er|or|ist|cian)s?$/.test(lower) &&
      /^(?:play|act|sing|produc|direct|writ|auth|manag|run|swimm|bowl|bat|strik|keep|defend|midfield|report|research|econom|art|journal|politi|musi|law|doct|found|own|lead|invent|design|develop|review|speak|dancer|comedi|investor|profess|scient|novel|spokes)/.test(
        lower,
      ))
  );
}

/** Peoples whose word is not the country's with another ending. */
const PEOPLES: Readonly<Record<string, string>> = {
  french: 'france',
  dutch: 'netherlands',
  spanish: 'spain',
  welsh: 'wales',
  greek: 'greece',
  swiss: 'switzerland',
  danish: 'denmark',
  turkish: 'turkey',
  polish: 'poland',
  irish: 'ireland',
  scottish: 'scotland',
  swedish: 'sweden',
  finnish: 'finland',
  norwegian: 'norway',
  english: 'england',
  british: 'uk',
  american: 'us',
};

/** Whether a lower-case word is a place or a people. */
export function isPlaceOrPeople(lower: string): boolean {
  const word = lower.replace(/'?s$/, '');
  return PEOPLES[word] !== undefined || (flagsOf(word) & (DEMONYM | COUNTRY | PLACE)) !== 0;
}

/** Whether one word is the people of the place that the other names: "Russian", "Russia". */
export function isPeopleOf(a: string, b: string): boolean {
  const [x, y] = [a.replace(/'?s$/, ''), b.replace(/'?s$/, '')];
  if (PEOPLES[x] === undefined && PEOPLES[y] === undefined && x.slice(0, 4) !== y.slice(0, 4)) return false;
  return isPeople(x, y) || isPeople(y, x);
}

function isPeople(people: string, place: string): boolean {
  if (PEOPLES[people] !== undefined) return PEOPLES[people] === place;
  if (people === place || (flagsOf(people) & DEMONYM) === 0 || (flagsOf(place) & (COUNTRY | PLACE)) === 0) return false;
  let same = 0;
  while (same < Math.min(people.length, place.length) && people[same] === place[same]) same += 1;
  return same >= 4 && same >= place.length - 2;
}
