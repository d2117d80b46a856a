/** A name's parts for comparison: lower case, no diacritics, honorifics, stops or hyphens ("Jean-Luc O'Neil Jr." gives jean, luc, oneil). */
export function nameParts(name: string): string[] {
  return name
    .slice(0, 200)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '' && !IGNORED.has(part));
}

const IGNORED = new Set('the mr mrs ms miss dr sir dame lord lady prof jr sr ii iii hon rev of and s'.split(' '));

/**
 * Whether two names of persons are one name told more or less fully: middle names left out or as initials, a given name
 * cut short ("Chris"). A given name that is only an initial fits too many: see `initialOf`.
 */
export function samePerson(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  if (short.join('') === long.join('')) return true;
  if (short.length < 2 || short[0]!.length === 1 || long[0]!.length === 1) return false;
  // Names that begin with the family name are told in full or not at all.
  if (short.at(-1) !== long.at(-1)) return short.every((part, i) => part === long[i]);
  let at = 0;
  for (const part of short) {
    while (at < long.length && !partFits(part, long[at]!, at === long.length - 1)) at++;
    if (at === long.length) return false;
    at++;
  }
  return true;
}

/** Whether `a` is a family name with initials that `b` tells in full ("K. Moss", "Karen Moss"). */
export function initialOf(a: readonly string[], b: readonly string[]): boolean {
  return a.length >= 2 && a[0]!.length === 1 && b[0]!.length > 1 && a.at(-1) === b.at(-1) && b[0]!.startsWith(a[0]!);
}

function partFits(a: string, b: string, family: boolean): boolean {
  if (a === b) return true;
  if (family) return false;
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  // "Chris" and "Christopher", "Sam" and "Samuel"
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.startsWith(short);
}

/**
 * How far two names are apart as spellings of one name, 0 to 1 a part that differs; null when they cannot be. They share
 * a family name (at the same end), have as many parts, and each other part is within one edit (half when the consonants
 * agree). Names that differ in nothing are not variants.
 */
export function spellingDistance(a: readonly string[], b: readonly string[]): number | null {
  if (a.length !== b.length || a.length < 2) return null;
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return null;
  let distance = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x === y) continue;
    if (Math.min(x.length, y.length) < 3 || !withinOneEdit(x, y)) {
      if (skeleton(x) !== skeleton(y) || x.length < 4) return null;
      distance += 0.75;
    } else distance += skeleton(x) === skeleton(y) ? 0.5 : 1;
  }
  return distance === 0 ? null : distance;
}

function skeleton(part: string): string {
  return part
    .replace(/[aeiouyhw]/g, '')
    .replace(/ck|q|c/g, 'k')
    .replace(/z/g, 's')
    .replace(/ph/g, 'f')
    .replace(/(.)\1+/g, '$1');
}

function withinOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  let x = a.length - 1;
  let y = b.length - 1;
  while (x >= i && y >= i && a[x] === b[y]) {
    x--;
    y--;
  }
  return x - i <= 0 && y - i <= 0;
}

/** The acronym of a name of two to seven words, small words left out: "International Monetary Fund" gives imf. */
export function acronym(name: string): string | null {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length >= 2 && words.length <= 7
    ? words
        .map((word) => word[0])
        .join('')
        .toLowerCase()
    : null;
}

/** Other names of countries and bodies whose short forms are ordinary English. */
export const SAME_BODY: Readonly<Record<string, string>> = {
  us: 'united states',
  usa: 'united states',
  america: 'united states',
  'united states america': 'united states',
  uk: 'united kingdom',
  britain: 'united kingdom',
  'great britain': 'united kingdom',
  eu: 'european union',
  un: 'united nations',
  uae: 'united arab emirates',
  holland: 'netherlands',
  burma: 'myanmar',
  la: 'los angeles',
  nyc: 'new york',
  'new york city': 'new york',
};
