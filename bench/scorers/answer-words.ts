/** Number words and ordinals that count as their digits. */
const NUMBERS: Readonly<Record<string, string>> = Object.fromEntries([
  ...'zero one two three four five six seven eight nine ten eleven twelve'.split(' ').map((w, i) => [w, String(i)]),
  ...[
    ['first', '1st'],
    ['second', '2nd'],
    ['third', '3rd'],
    ['fourth', '4th'],
    ['fifth', '5th'],
  ],
]);

/** An answer made comparable: case, accents, quotes, hyphens, contractions, number words, spelling of a few words. */
export function plain(text: string): string {
  let t = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  t = t
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—‑-]/g, ' ');
  const contractions: readonly (readonly [RegExp, string])[] = [
    [/'s\b/g, ''],
    [/n't\b/g, ' not'],
    [/'ll\b/g, ' will'],
    [/'re\b/g, ' are'],
    [/'ve\b/g, ' have'],
    [/'m\b/g, ' am'],
  ];
  for (const [pattern, by] of contractions) t = t.replace(pattern, by);
  t = t.replace(/(\d),(?=\d{3}\b)/g, '$1').replace(/(\d)\.(?=\d)/g, '$1_');
  t = t
    .replace(/\bu\.s\.(a\.)?/g, 'us ')
    .replace(/\bu\.n\./g, 'un ')
    .replace(/\bu\.k\./g, 'uk ');
  t = t.replace(/[^a-z0-9_%$£€]+/g, ' ').replace(/_/g, '.');
  t = t
    .replace(/(nuclear|militar)is/g, '$1iz')
    .replace(/programme/g, 'program')
    .replace(/\busa\b/g, 'us')
    .replace(/\bunited states\b/g, 'us');
  t = t
    .split(' ')
    .filter((w) => w !== '')
    .map((w) => NUMBERS[w] ?? w)
    .join(' ');
  return t
    .replace(/\b(\d+)(am|pm)\b/g, '$1$2')
    .replace(/(\d(?:\.\d+)?) (am|pm)\b/g, '$1$2')
    .trim();
}

/** How many words a text has once it is plain. */
export function plainWords(text: string): number {
  return plain(text).match(/\S+/g)?.length ?? 0;
}

/** Where the first of the phrases stands in a plain text, on word borders; -1 for none. "re:" opens a pattern. */
export function firstOf(text: string, phrases: readonly string[] | undefined): number {
  let first = -1;
  for (const phrase of phrases ?? []) {
    const at = phrase.startsWith('re:') ? text.search(new RegExp(phrase.slice(3))) : at1(text, plain(phrase));
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}

function at1(text: string, phrase: string): number {
  return phrase === '' ? -1 : ` ${text} `.indexOf(` ${phrase} `);
}
