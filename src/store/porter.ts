// Porter's suffix stripper (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980), the same that SQLite's
// and most search engines' English stemming uses. The index keeps its own, so that its terms change only with the schema.

const isVowelAt = (word: string, i: number): boolean => {
  const letter = word[i];
  if (letter === 'y') return i > 0 && !isVowelAt(word, i - 1);
  return letter === 'a' || letter === 'e' || letter === 'i' || letter === 'o' || letter === 'u';
};

/** How often a vowel is followed by a consonant: Porter's m. */
const measure = (word: string): number => {
  let count = 0;
  let before = false;
  for (let i = 0; i < word.length; i++) {
    const vowel = isVowelAt(word, i);
    if (before && !vowel) count++;
    before = vowel;
  }
  return count;
};

const hasVowel = (word: string): boolean => {
  for (let i = 0; i < word.length; i++) if (isVowelAt(word, i)) return true;
  return false;
};

const endsDouble = (word: string): boolean => {
  const n = word.length;
  return n > 1 && word[n - 1] === word[n - 2] && !isVowelAt(word, n - 1);
};

const endsShort = (word: string): boolean => {
  const n = word.length;
  if (n < 3 || isVowelAt(word, n - 1) || !isVowelAt(word, n - 2) || isVowelAt(word, n - 3)) return false;
  return !/[wxy]$/.test(word);
};

const STEP_2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const STEP_3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4 = /^(.+?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/;

const replaceFirst = (word: string, rules: readonly (readonly [string, string])[]): string => {
  for (const [suffix, by] of rules) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return measure(stem) > 0 ? stem + by : word;
  }
  return word;
};

/** The stem of a lower-case English word without diacritics; words of one or two letters stay as they are. */
export const porter = (word: string): string => {
  if (word.length < 3) return word;
  let w = word;
  if (w.endsWith('sses') || w.endsWith('ies')) w = w.slice(0, -2);
  else if (w.endsWith('s') && !w.endsWith('ss')) w = w.slice(0, -1);

  if (w.endsWith('eed')) {
    if (measure(w.slice(0, -3)) > 0) w = w.slice(0, -1);
  } else {
    const cut = w.endsWith('ed') ? 2 : w.endsWith('ing') ? 3 : 0;
    if (cut > 0 && hasVowel(w.slice(0, -cut))) {
      w = w.slice(0, -cut);
      if (/(at|bl|iz)$/.test(w)) w += 'e';
      else if (endsDouble(w) && !/[lsz]$/.test(w)) w = w.slice(0, -1);
      else if (measure(w) === 1 && endsShort(w)) w += 'e';
    }
  }
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceFirst(replaceFirst(w, STEP_2), STEP_3);
  // Lazy in front, so the longest suffix is taken.
  const four = STEP_4.exec(w)?.[1];
  if (four !== undefined && measure(four) > 1) w = four;
  if (w.endsWith('e')) {
    const stem = w.slice(0, -1);
    const m = measure(stem);
    if (m > 1 || (m === 1 && !endsShort(stem))) w = stem;
  }
  if (w.endsWith('ll') && measure(w) > 1) w = w.slice(0, -1);
  return w;
};
