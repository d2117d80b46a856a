import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../src/language/word-vectors.ts';
import { ordinaryNames, ordinaryRuns } from './ordinary.ts';

const root = join(import.meta.dirname, '..');
const seeds = readdirSync(join(root, 'seeds'))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(root, 'seeds', name), 'utf8'));
const functionWords = new Set(ordinaryRuns);

/**
 * Words the seeds write with a capital inside a sentence and never without one, and that are not ordinary English,
 * a country, a city with a time zone, a month or a common given name: their own people and places.
 */
const seedNames = findNames(seeds);
/** Four words in a row of which at least two carry meaning: what only someone looking at the seeds would write. */
const seedRuns = findRuns(seeds);

describe('what the engine knows', () => {
  it('is compared with names and phrases that are really in the seeds', () => {
    expect(seedNames.size).toBeGreaterThan(20);
    expect(seedRuns.size).toBeGreaterThan(1000);
  });

  it('holds no person or place of the seeds in code', () => {
    const found = sources(['src', 'commands']).flatMap(({ file, text }) =>
      [...new Set(words(text))].filter((word) => seedNames.has(word)).map((word) => `${file}: ${word}`),
    );

    expect(found).toEqual([]);
  });

  it('holds no four words in a row of the seeds in code', () => {
    const found = sources(['src', 'commands']).flatMap(({ file, text }) =>
      [...findRuns([text])].filter((run) => seedRuns.has(run)).map((run) => `${file}: ${run}`),
    );

    expect(found).toEqual([]);
  });

  it('holds no person or place of the seeds in weights and word lists', () => {
    const found = weightFiles().flatMap((file) => {
      const text = plainText(file);
      const vocabulary = new Set(words(text));
      // A short run of letters turns up in any file of numbers; a word list holds the longer ones too.
      const binary = /\.(bin|gz|br)$/.test(file);
      return [...seedNames]
        .filter((name) => vocabulary.has(name) && !(binary && name.length < 6))
        .map((name) => `${file}: ${name}`);
    });

    expect(found).toEqual([]);
  });
});

it('knows no vector of a person or place of the seeds', () => {
  expect(rowOf('people')).toBeGreaterThan(0);
  expect([...seedNames].filter((name) => rowOf(name) >= 0)).toEqual([]);
});

function findNames(texts: readonly string[]): Set<string> {
  const lower = new Set<string>();
  const capital = new Set<string>();
  for (const text of texts) {
    for (const match of text.matchAll(/(\S*\s+|^)["'“‘(]*(\p{L}[\p{L}\p{M}]*)/gu)) {
      const word = match[2]!;
      const begins = match[1] === '' || /[.!?:"”'’\n]\s*$/.test(match[1]!) || match[1]!.includes('\n');
      if (/^\p{Ll}/u.test(word)) lower.add(word.toLowerCase());
      else if (!begins || !isOrdinary(word)) capital.add(word.toLowerCase());
    }
  }
  return new Set([...capital].filter((word) => word.length > 2 && !lower.has(word) && !ordinaryNames.has(word)));
}

// At the beginning of a sentence any word has a capital: only one that is nowhere else in lower case counts.
function isOrdinary(word: string): boolean {
  return seeds.some((text) => new RegExp(`[^.!?]\\s${word.toLowerCase()}\\b`, 'u').test(text));
}

function findRuns(texts: readonly string[]): Set<string> {
  const runs = new Set<string>();
  for (const text of texts) {
    const all = words(text);
    for (let start = 0; start + 4 <= all.length; start++) {
      const run = all.slice(start, start + 4);
      if (run.filter((word) => !functionWords.has(word)).length >= 2) runs.add(run.join(' '));
    }
  }
  return runs;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];
}

function sources(folders: readonly string[]): { file: string; text: string }[] {
  return folders
    .flatMap((folder) => list(folder))
    .filter((file) => /\.(ts|txt|csv|md)$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

function weightFiles(): string[] {
  return list('src').filter((file) => !file.endsWith('.ts'));
}

function plainText(file: string): string {
  const bytes = readFileSync(join(root, file));
  if (file.endsWith('.gz')) return gunzipSync(bytes).toString('latin1');
  if (file.endsWith('.br')) return brotliDecompressSync(bytes).toString('latin1');
  return bytes.toString(file.endsWith('.bin') ? 'latin1' : 'utf8');
}

function list(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}
