import type { ReadArticle } from '../model.ts';
import { scanTerms, termsOf } from '../store/terms.ts';
import type { Query } from './query.ts';

/** How much each place counts in which a word of the query may stand, and what nearness adds. Measured in bench/NOTES.md. */
export const WEIGHTS = {
  sentence: 1,
  neighbour: 0.35,
  title: 0.4,
  particulars: 0.3,
  /** The name is meant but not written: a pronoun, a role, another form. */
  meant: 0.7,
  proximity: 0.35,
  phrase: 1,
  k1: 1.2,
  b: 0.35,
};

/** A sentence with how well it fits a query. `coverage` is the share of what was asked that it and its surroundings hold. */
export type ScoredSentence = {
  readonly article: string;
  readonly n: number;
  readonly score: number;
  readonly coverage: number;
};

/** An article's sentences with their scores; `pairs` is the worth of the query's word pairs that it holds side by side. */
export type ScoredArticle = { readonly sentences: readonly ScoredSentence[]; readonly pairs: number };

/** How rare each term of the query is: a weight of 0 or more. */
export type Rarity = (term: string) => number;

/**
 * Scores every sentence of an article: BM25F over the sentence, its neighbours, the title, publisher and date
 * (Robertson, Zaragoza & Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004), with words a name
 * stands for, nearness of the query's neighbours, and whole phrases.
 */
export const scoreSentences = (query: Query, read: ReadArticle, rarity: Rarity): ScoredArticle => {
  const { article, reading } = read;
  const { terms } = query;
  const slot = new Map(terms.map(({ term }, i) => [term, i]));
  const worth = terms.map(({ term, weight }) => weight * rarity(term));
  const total = worth.reduce((sum, value) => sum + value, 0);
  const outside = new Float64Array(terms.length);
  mark(outside, slot, article.title, WEIGHTS.title);
  mark(outside, slot, particularsOf(read), WEIGHTS.particulars);
  const meant = meantTerms(query, read, slot);
  const views = reading.sentences.map(({ start, end }) => viewOf(article.text, start, end, slot, query));
  const average = views.reduce((sum, { length }) => sum + length, 0) / Math.max(1, views.length);

  const sentences = reading.sentences.map(({ n, kind }, at) => {
    const view = views[at]!;
    const before = reading.sentences[at - 1]?.kind === 'headline' ? undefined : views[at - 1];
    const after = views[at + 1];
    const norm = WEIGHTS.k1 * (1 - WEIGHTS.b + (WEIGHTS.b * view.length) / Math.max(1, average));
    let score = 0;
    let covered = 0;
    for (let i = 0; i < terms.length; i++) {
      let times = WEIGHTS.sentence * Math.min(3, view.counts[i]!);
      if (times === 0 && meant[i]!.has(n)) times = WEIGHTS.meant;
      const near = (before?.counts[i] ?? 0) > 0 || (after?.counts[i] ?? 0) > 0;
      const here = times;
      if (near) times += WEIGHTS.neighbour;
      times += outside[i]!;
      if (times === 0) continue;
      score += (worth[i]! * times * (WEIGHTS.k1 + 1)) / (times + norm);
      covered += worth[i]! * Math.min(1, here > 0 ? Math.max(here, 0.8) : near ? 0.5 : outside[i]!);
    }
    score += nearness(view.order, worth) + phrases(view.all, query, rarity);
    if (kind === 'boilerplate' || kind === 'heading') score *= 0.3;
    else if (kind === 'caption') score *= 0.8;
    return { article: article.id, n, score, coverage: total === 0 ? 0 : covered / total };
  });
  const heading = article.title ?? '';
  const title = viewOf(heading, 0, heading.length, slot, query);
  return { sentences, pairs: pairsOf([title, ...views], worth) };
};

type View = {
  counts: Float64Array;
  order: readonly (readonly [slot: number, at: number])[];
  all: string[];
  length: number;
};

const viewOf = (
  text: string,
  start: number,
  end: number,
  slot: ReadonlyMap<string, number>,
  { phrases: wanted }: Query,
): View => {
  const counts = new Float64Array(slot.size);
  const order: [number, number][] = [];
  const all: string[] = [];
  let length = 0;
  scanTerms(text, start, end, (term) => {
    if (wanted.length > 0) all.push(term);
    const i = slot.get(term);
    if (i !== undefined) {
      counts[i] = counts[i]! + 1;
      order.push([i, length]);
    }
    length++;
  });
  return { counts, order, all, length };
};

const mark = (into: Float64Array, slot: ReadonlyMap<string, number>, text: string | null, weight: number): void => {
  if (text === null || text === '') return;
  for (const { term } of termsOf(text)) {
    const i = slot.get(term);
    if (i !== undefined) into[i] = Math.max(into[i]!, weight);
  }
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const particularsOf = ({ article }: ReadArticle): string => {
  const [year, month, day] = (article.published ?? '').slice(0, 10).split('-');
  const date = month === undefined ? '' : `${MONTHS[Number(month) - 1] ?? ''} ${day === undefined ? '' : Number(day)}`;
  return `${article.publisher ?? ''} ${date} ${year ?? ''} ${article.author ?? ''}`;
};

/** For each term, the sentences that mean a name with that term without writing it. */
const meantTerms = (query: Query, { reading }: ReadArticle, slot: ReadonlyMap<string, number>): Set<number>[] => {
  const meant = query.terms.map(() => new Set<number>());
  for (const entity of reading.entities) {
    const parts = new Set<number>();
    for (const form of [entity.name, ...entity.aliases]) {
      for (const { term } of termsOf(form)) {
        const i = slot.get(term);
        if (i !== undefined && query.terms[i]!.name) parts.add(i);
      }
    }
    for (const i of parts) for (const mention of entity.mentions) meant[i]!.add(mention.sentence);
  }
  return meant;
};

/** Neighbouring query words found near each other, each pair once: the nearer, the more. */
const nearness = (order: View['order'], worth: readonly number[]): number => {
  let sum = 0;
  const seen = new Set<number>();
  for (let k = 1; k < order.length; k++) {
    const [left, at] = order[k - 1]!;
    const [right, to] = order[k]!;
    const pair = left * 4096 + right;
    if (left === right || seen.has(pair)) continue;
    seen.add(pair);
    const inOrder = right === left + 1 ? 1 : 0.5;
    sum += (WEIGHTS.proximity * inOrder * Math.min(worth[left]!, worth[right]!)) / (to - at);
  }
  return sum;
};

/** Words that follow each other in the query and stand within two words of each other in the article, each pair once. */
const pairsOf = (views: readonly View[], worth: readonly number[]): number => {
  let sum = 0;
  const seen = new Set<number>();
  for (const { order } of views) {
    for (let k = 1; k < order.length; k++) {
      const [left, at] = order[k - 1]!;
      const [right, to] = order[k]!;
      if (right !== left + 1 || to - at > 2 || seen.has(left)) continue;
      seen.add(left);
      sum += Math.min(worth[left]!, worth[right]!);
    }
  }
  return sum;
};

const phrases = (all: readonly string[], query: Query, rarity: Rarity): number => {
  let sum = 0;
  for (const run of query.phrases) {
    if (holdsRun(all, run)) sum += WEIGHTS.phrase * run.reduce((worth, term) => worth + rarity(term), 0);
  }
  return sum;
};

const holdsRun = (all: readonly string[], run: readonly string[]): boolean => {
  for (let at = all.indexOf(run[0]!); at >= 0; at = all.indexOf(run[0]!, at + 1)) {
    if (run.every((term, i) => all[at + i] === term)) return true;
  }
  return false;
};
