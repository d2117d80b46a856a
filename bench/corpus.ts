import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../src/model.ts';

/** A small generator of numbers in [0, 1) (mulberry32), so that a corpus is the same on every machine. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

type Original = { readonly title: string; readonly category: string; readonly paragraphs: readonly string[] };

/** Sentences and titles of real news by subject, out of which articles are made. */
export type Material = readonly { readonly titles: readonly string[]; readonly sentences: readonly string[] }[];

/** Reads the material from the folder of evaluation data. Nothing of it is kept in the repository. */
export const readMaterial = (data: string): Material => {
  const lines = gunzipSync(readFileSync(join(data, 'summ', 'bbc.jsonl.gz')))
    .toString('utf8')
    .trim()
    .split('\n');
  const originals = lines.map((line) => JSON.parse(line) as Original);
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  return [...Map.groupBy(originals, ({ category }) => category).values()].map((group) => ({
    titles: group.map(({ title }) => title),
    sentences: group
      .flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => [...segmenter.segment(paragraph)]))
      .map(({ segment }) => segment.trim())
      .filter((sentence) => sentence.length > 20),
  }));
};

// As long as the news it is made of: 16 to 34 sentences, three to a paragraph.
const FEWEST = 16;
const SPREAD = 19;
const PER_PARAGRAPH = 3;
const PUBLISHERS = 40;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const DAYS = 1500;

/** Article number `n` of the corpus with a seed: about 25 real sentences of one subject, with a title, publisher and day. */
export const syntheticArticle = (material: Material, seed: number, n: number): Article => {
  const random = seeded(seed * 1_000_003 + n);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const { titles, sentences } = pick(material);
  const lines: string[] = [];
  const count = FEWEST + Math.floor(random() * SPREAD);
  for (let i = 0; i < count; i += PER_PARAGRAPH) {
    lines.push(Array.from({ length: Math.min(PER_PARAGRAPH, count - i) }, () => pick(sentences)).join(' '));
  }
  return {
    id: `n${n}`,
    title: pick(titles),
    publisher: `Paper ${Math.floor(random() * PUBLISHERS)}`,
    author: null,
    published: new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS).toISOString().slice(0, 10),
    publishedHow: 'read',
    url: null,
    source: 'bench',
    text: lines.join('\n'),
  };
};

/** Queries of 2 to 6 words as people type them: words of one real sentence, the common ones among them. */
export const syntheticQueries = (material: Material, seed: number, count: number): string[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const { sentences } = material[Math.floor(random() * material.length)]!;
    const words = sentences[Math.floor(random() * sentences.length)]!.match(/[\p{L}\p{N}]+/gu) ?? [];
    const wanted = 2 + Math.floor(random() * 5);
    const start = Math.floor(random() * Math.max(1, words.length - wanted));
    return words.slice(start, start + wanted).join(' ');
  });
};
