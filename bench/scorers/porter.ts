/**
 * The stemmer that ROUGE is defined with, kept apart from the product's own so that a change there moves no score.
 * M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980.
 */
export function porter(word: string): string {
  if (word.length < 3) return word;
  let w = word;
  w = step1c(step1b(step1a(w)));
  w = suffixes(w, STEP2);
  w = suffixes(w, STEP3);
  w = step4(w);
  return step5(w);
}

const CONSONANT = '[^aeiou]';
const VOWEL = '[aeiouy]';
const C = `${CONSONANT}[^aeiouy]*`;
const V = `${VOWEL}[aeiou]*`;
const M_GT_0 = new RegExp(`^(?:${C})?${V}${C}`);
const M_EQ_1 = new RegExp(`^(?:${C})?${V}${C}(?:${V})?$`);
const M_GT_1 = new RegExp(`^(?:${C})?${V}${C}${V}${C}`);
const HAS_VOWEL = new RegExp(`^(?:${C})?${VOWEL}`);
const CVC = new RegExp(`^${C}${VOWEL}[^aeiouwxy]$`);

const STEP2: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
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
  ['logi', 'log'],
];
const STEP3: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP4 = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

function step1a(w: string): string {
  if (/(ss|i)es$/.test(w)) return w.slice(0, -2);
  if (/[^s]s$/.test(w)) return w.slice(0, -1);
  return w;
}

function step1b(w: string): string {
  if (w.endsWith('eed')) return M_GT_0.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  const stem = /(ed|ing)$/.test(w) ? w.replace(/(ed|ing)$/, '') : null;
  if (stem === null || !HAS_VOWEL.test(stem)) return w;
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1);
  return CVC.test(stem) ? `${stem}e` : stem;
}

function step1c(w: string): string {
  return w.endsWith('y') && HAS_VOWEL.test(w.slice(0, -1)) ? `${w.slice(0, -1)}i` : w;
}

function suffixes(w: string, table: readonly (readonly [string, string])[]): string {
  for (const [from, to] of table) {
    if (!w.endsWith(from)) continue;
    const stem = w.slice(0, -from.length);
    return M_GT_0.test(stem) ? stem + to : w;
  }
  return w;
}

function step4(w: string): string {
  const plain = STEP4.exec(w);
  if (plain) return M_GT_1.test(plain[1]!) ? plain[1]! : w;
  const ion = /^(.+?)(s|t)(ion)$/.exec(w);
  if (ion) {
    const stem = ion[1]! + ion[2]!;
    return M_GT_1.test(stem) ? stem : w;
  }
  return w;
}

function step5(word: string): string {
  let w = word;
  if (w.endsWith('e')) {
    const stem = w.slice(0, -1);
    if (M_GT_1.test(stem) || (M_EQ_1.test(stem) && !CVC.test(stem))) w = stem;
  }
  if (w.endsWith('ll') && M_GT_1.test(w)) w = w.slice(0, -1);
  return w;
}
