const cache = new Map<string, string>();
/** The cache is emptied when it is full, so that hostile text cannot grow it without end. */
const CACHE_SIZE = 50_000;

/**
 * The Porter stem of a lower-case English word (M. F. Porter, "An algorithm for suffix stripping", 1980): "negotiations"
 * and "negotiated" both give "negoti". Words of one or two letters, and words with other than a-z, are given back.
 *
 * Stemming stands three times in the house, on purpose. Weights were trained on these stems; stored indexes hold those of
 * `store/porter.ts`, which differ in a few words ("possibly", "technology"), so neither can be had for the other without
 * training or indexing anew. `bench/scorers/porter.ts` is apart from both, so that no change here moves a score.
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > 40) return word;
  const known = cache.get(word);
  if (known !== undefined) return known;
  const made = /^[a-z]+$/.test(word) ? porter(word) : word;
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, made);
  return made;
}

const C = '[^aeiou][^aeiouy]*';
const V = '[aeiouy][aeiou]*';
const measureAbove0 = new RegExp(`^(?:${C})?${V}${C}`);
const measureIs1 = new RegExp(`^(?:${C})?${V}${C}(?:${V})?$`);
const measureAbove1 = new RegExp(`^(?:${C})?${V}${C}${V}${C}`);
const hasVowel = new RegExp(`^(?:${C})?${V}`);
const endsCvc = new RegExp(`^${C}[aeiouy][^aeiouwxy]$`);

const step2 = new Map(
  Object.entries({
    ational: 'ate',
    tional: 'tion',
    enci: 'ence',
    anci: 'ance',
    izer: 'ize',
    bli: 'ble',
    alli: 'al',
    entli: 'ent',
    eli: 'e',
    ousli: 'ous',
    ization: 'ize',
    ation: 'ate',
    ator: 'ate',
    alism: 'al',
    iveness: 'ive',
    fulness: 'ful',
    ousness: 'ous',
    aliti: 'al',
    iviti: 'ive',
    biliti: 'ble',
    logi: 'log',
  }),
);
const step2Pattern =
  /^(.+?)(ational|tional|enci|anci|izer|bli|alli|entli|eli|ousli|ization|ation|ator|alism|iveness|fulness|ousness|aliti|iviti|biliti|logi)$/;
const step3 = new Map(
  Object.entries({ icate: 'ic', ative: '', alize: 'al', iciti: 'ic', ical: 'ic', ful: '', ness: '' }),
);
const step3Pattern = /^(.+?)(icate|ative|alize|iciti|ical|ful|ness)$/;
const step4Pattern = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

function porter(original: string): string {
  // A y at the start is a consonant; upper case keeps it out of the vowels meanwhile.
  let w = original.startsWith('y') ? `Y${original.slice(1)}` : original;

  if (/(?:ss|i)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1);

  if (w.endsWith('eed')) {
    if (measureAbove0.test(w.slice(0, -3))) w = w.slice(0, -1);
  } else {
    const cut = /^(.+?)(?:ed|ing)$/.exec(w)?.[1];
    if (cut !== undefined && hasVowel.test(cut)) {
      w = cut;
      if (/(?:at|bl|iz)$/.test(w)) w += 'e';
      else if (/([^aeiouylsz])\1$/.test(w)) w = w.slice(0, -1);
      else if (endsCvc.test(w)) w += 'e';
    }
  }

  if (w.endsWith('y') && hasVowel.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;

  const two = step2Pattern.exec(w);
  if (two && measureAbove0.test(two[1] ?? '')) w = (two[1] ?? '') + step2.get(two[2] ?? '');
  const three = step3Pattern.exec(w);
  if (three && measureAbove0.test(three[1] ?? '')) w = (three[1] ?? '') + step3.get(three[2] ?? '');

  const four = step4Pattern.exec(w);
  if (four) {
    if (measureAbove1.test(four[1] ?? '')) w = four[1] ?? '';
  } else {
    const ion = /^(.+?[st])ion$/.exec(w)?.[1];
    if (ion !== undefined && measureAbove1.test(ion)) w = ion;
  }

  if (w.endsWith('e')) {
    const base = w.slice(0, -1);
    if (measureAbove1.test(base) || (measureIs1.test(base) && !endsCvc.test(base))) w = base;
  }
  if (w.endsWith('ll') && measureAbove1.test(w)) w = w.slice(0, -1);
  return w.startsWith('Y') ? `y${w.slice(1)}` : w;
}
