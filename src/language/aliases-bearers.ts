import { type Group, isShortForm } from './aliases-short.ts';
import { COUNTRY, FAMILY_FIRST, flagsOf, GIVEN, PLACE } from './names-lexicon.ts';

/** Of one name; a list of a thousand Smiths must not be searched for each “Mr Smith”. */
const MOST_BEARERS = 40;

/** Full names of persons by their family name, and by their given name. */
export type Bearers = { readonly last: Map<string, Group[]>; readonly given: Map<string, Group[]> };

/** Lays full names out by the words that may stand for them; names are in the order the article introduces them. */
export function indexBearers(bearers: readonly Group[]): Bearers {
  const last = new Map<string, Group[]>();
  const given = new Map<string, Group[]>();
  const add = (map: Map<string, Group[]>, word: string, group: Group) => {
    const list = map.get(word);
    if (!list) map.set(word, [group]);
    else if (list.length < MOST_BEARERS && !list.includes(group)) list.push(group);
  };
  for (const group of bearers) {
    const { words } = group;
    const suffix = /^(?:jr|sr|ii|iii|iv)$/.test(words.at(-1) ?? '') ? 2 : 1;
    add(last, words.at(-suffix) ?? '', group);
    const first = words[0] ?? '';
    if (isFamilyFirst(words)) add(last, first, group);
    else if ((flagsOf(first) & GIVEN) !== 0) add(given, first, group);
  }
  return { last, given };
}

/** The family name stands first: “Park Soo-jin”, “Park Soo Jin”. */
export function isFamilyFirst(words: readonly string[]): boolean {
  const first = flagsOf(words[0] ?? '');
  if ((first & FAMILY_FIRST) !== 0)
    return (
      words.length === 3 || /^[a-z]+-[a-z]+$/.test(words[1] ?? '') || (words.length === 2 && (first & GIVEN) === 0)
    );
  return words.length === 2 && /^[a-z]{2,6}-[a-z]{2,6}$/.test(words[1] ?? '') && (first & GIVEN) === 0;
}

/** The people a short form may mean; none when it is nobody's, or names a place or organisation of its own. */
export function candidatesFor(group: Group, bearers: Bearers): readonly Group[] {
  if (!isShortForm(group)) return [];
  const word = group.words.at(-1) ?? '';
  const flags = flagsOf(word);
  const own =
    group.words.length === 1
      ? bearers.last.get(word)
      : bearers.last.get(word)?.filter((bearer) => bearer.words.join(' ').endsWith(group.words.join(' ')));
  const titled = group.pieces.some((piece) => piece.titleFrom >= 0);
  if (own && own.length > 0) {
    if ((flags & (COUNTRY | PLACE)) !== 0 && !titled && !namesPerson(group, own)) return [];
    return own.filter((bearer) => bearer !== group);
  }
  if ((flags & (COUNTRY | PLACE)) !== 0 && !titled) return [];
  return group.words.length === 1 ? (bearers.given.get(word) ?? []) : [];
}

/** “Jordan said” in an article about Neil Jordan: nothing makes it the country, and a given name goes before it. */
function namesPerson(group: Group, bearers: readonly Group[]): boolean {
  const near = group.pieces.some((piece) => piece.place > Math.max(piece.person, 4) && piece.place !== 5);
  return (
    !near && bearers.some((bearer) => bearer.first < group.first && (flagsOf(bearer.words[0] ?? '') & GIVEN) !== 0)
  );
}
