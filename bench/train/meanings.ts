/**
 * Makes src/answering/learned/weights/meanings.bin, the word vectors of src/language/weights/vectors.bin drawn towards
 * those of words that a dictionary says mean nearly the same: retrofitting (M. Faruqui and others, NAACL 2015). What is
 * used alike in text is not told apart from what means the same ("flunked" and "failed" had a cosine of .33, now .66).
 * The dictionary is WordNet 3.0 (Princeton University), as Debian's wordnet-base holds it; the word lists are those that
 * vectors.ts chose from.
 *
 *   node bench/train/meanings.ts /usr/share/wordnet /usr/share/dict
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIMENSIONS, rowOf, UNIT, vectorAt } from '../../src/language/word-vectors.ts';

/** Neighbours that draw a word, its nearest ones. */
const NEIGHBOURS = 25;
const TURNS = 8;
/** Senses of a word looked at, in WordNet's order, which is by frequency; the nth counts 1/n. */
const SENSES = 5;
/** How strongly words draw one another: of the same sense, an inflected form, and by WordNet's pointers. */
const SAME = 1;
const INFLECTED = 0.7;
const INFLECTS = 0.1;
const POINTERS: Readonly<Record<string, number>> = {
  '@': 0.5,
  '~': 0.25,
  '+': 0.6,
  '&': 0.3,
  $: 0.5,
  '*': 0.3,
};
/** Words of another sense that are looked at. */
const OTHERS = 4;

const [wordnet, dictionaries] = process.argv.slice(2);
if (wordnet === undefined || dictionaries === undefined)
  throw new Error("Name WordNet's folder and the folder of the word lists.");

type Sense = { readonly words: readonly string[]; readonly pointers: readonly (readonly [string, string])[] };

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Words with their rows. */
const words = new Map<string, number>();
for (const file of ['american-english-large', 'british-english-large'])
  for (const written of lines(join(dictionaries, file)))
    for (const word of [written, written.toLowerCase()]) if (rowOf(word) >= 0) words.set(word, rowOf(word));

const senses = new Map<string, Sense>();
/** The senses of each word, with their rank among those of one part of speech. */
const sensesOf = new Map<string, { readonly key: string; readonly rank: number }[]>();
const irregular = new Map<string, string[]>();
for (const [part, letter] of [
  ['noun', 'n'],
  ['verb', 'v'],
  ['adj', 'a'],
  ['adv', 'r'],
] as const) {
  for (const line of lines(join(wordnet, `data.${part}`))) if (!line.startsWith('  ')) readSense(line, letter);
  for (const line of lines(join(wordnet, `index.${part}`))) {
    if (line.startsWith('  ')) continue;
    const fields = line.trim().split(' ');
    const known = sensesOf.get(fields[0]!) ?? [];
    const offsets = fields.filter((field) => /^\d{8}$/.test(field));
    known.push(...offsets.map((offset, rank) => ({ key: letter + offset, rank })));
    sensesOf.set(fields[0]!, known);
  }
  for (const line of lines(join(wordnet, `${part}.exc`))) {
    const [form, ...bases] = line.trim().split(' ');
    irregular.set(form!, [...(irregular.get(form!) ?? []), ...bases]);
  }
}

/** One line of WordNet's data files: see its manual page wndb(5). */
function readSense(line: string, letter: string): void {
  const fields = line.split('|')[0]!.trim().split(' ');
  const count = Number.parseInt(fields[3]!, 16);
  const own = Array.from({ length: count }, (_, i) => fields[4 + 2 * i]!.toLowerCase().replace(/\(.*\)/, ''));
  const at = 4 + 2 * count;
  const pointers = Array.from({ length: Number(fields[at]) }, (_, i) => {
    const [symbol, offset, part] = fields.slice(at + 1 + 4 * i, at + 4 + 4 * i);
    return [symbol!, (part === 's' ? 'a' : part!) + offset!] as const;
  });
  senses.set(letter + fields[0]!, { words: own, pointers });
}

const ENDINGS: readonly (readonly [string, string])[] = [
  ['ies', 'y'],
  ['es', ''],
  ['s', ''],
  ['ied', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['er', ''],
  ['er', 'e'],
  ['est', ''],
];

/** The dictionary forms a word may be of, itself among them if it is one. */
function basesOf(word: string): Set<string> {
  const bases = new Set(irregular.get(word));
  if (sensesOf.has(word)) bases.add(word);
  for (const [ending, by] of ENDINGS) {
    if (!word.endsWith(ending) || word.length <= ending.length + 2) continue;
    const base = word.slice(0, -ending.length) + by;
    if (sensesOf.has(base)) bases.add(base);
    const doubled = (ending === 'ed' || ending === 'ing') && base.length > 3 && base.at(-1) === base.at(-2);
    if (doubled && sensesOf.has(base.slice(0, -1))) bases.add(base.slice(0, -1));
  }
  return bases;
}

const drawn = new Map<number, Map<number, number>>();
function draw(row: number, by: number | undefined, strength: number): void {
  if (by === undefined || by === row) return;
  const own = drawn.get(row) ?? new Map<number, number>();
  own.set(by, (own.get(by) ?? 0) + strength);
  drawn.set(row, own);
}

for (const [word, row] of words)
  for (const base of basesOf(word)) {
    if (base !== word && words.has(base)) {
      draw(row, words.get(base), INFLECTED);
      draw(words.get(base)!, row, INFLECTS);
    }
    for (const { key, rank } of sensesOf.get(base) ?? []) {
      if (rank >= SENSES) continue;
      const { words: own, pointers } = senses.get(key)!;
      for (const other of own) if (other !== base) draw(row, words.get(other), SAME / (1 + rank));
      for (const [symbol, to] of pointers)
        for (const other of senses.get(to)?.words.slice(0, OTHERS) ?? [])
          if (other !== base && POINTERS[symbol]) draw(row, words.get(other), POINTERS[symbol] / (1 + rank));
    }
  }

const count = Math.max(...words.values()) + 1;
const rows = Array.from({ length: count }, (_, i) => Float64Array.from(vectorAt(i), (x) => x / UNIT));
let now = rows;
for (let turn = 0; turn < TURNS; turn++) {
  now = rows.map((row, i) => {
    const by = [...(drawn.get(i) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NEIGHBOURS);
    if (by.length === 0) return row;
    const all = by.reduce((sum, [, strength]) => sum + strength, 0);
    const next = Float64Array.from(row);
    for (const [other, strength] of by)
      for (let k = 0; k < DIMENSIONS; k++) next[k] = next[k]! + (strength / all) * now[other]![k]!;
    const length = Math.hypot(...next);
    return next.map((x) => x / length);
  });
}

const values = Int8Array.from(
  now.flatMap((row) => [...row].map((x) => Math.max(-127, Math.min(127, Math.round(x * UNIT))))),
);
writeFileSync(join(import.meta.dirname, '../../src/answering/learned/weights/meanings.bin'), values);
console.log(`${words.size} words, ${drawn.size} of ${count} drawn, ${values.length} bytes`);
