import type { Ask, Need } from '../ask.ts';
import type { Line } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import { type Word, wordsOf } from '../words.ts';
import { coverLine, matchLine } from './line-match.ts';
import { meanOf, similarity } from './mean-words.ts';

/** How much of what is asked for a line holds by itself; all numbers 0 to 1. */
export type Holds = {
  /** How well it holds each need, and the highest likeness that a word of it has with each. */
  readonly match: readonly number[];
  readonly like: readonly number[];
  /** Its share of the question, that by the very words, that by likeness, and its likeness as a whole. */
  readonly cover: number;
  readonly hard: number;
  readonly alike: number;
  readonly mean: number;
};

/** How much of what is asked for an article holds. */
export type ArticleHolds = {
  readonly cover: number;
  readonly alike: number;
  readonly title: number;
  readonly titleMean: number;
  readonly published: string;
  /** Its number of lines, and the index of the first in the scene. */
  readonly lines: number;
  readonly first: number;
};

/** The mean of a value over needs, each counted as much as it weighs; 0 where there are none. */
export function shareOf(
  needs: readonly Need[],
  value: (i: number) => number,
  of: (n: Need) => boolean = () => true,
): number {
  let got = 0;
  let most = 0;
  for (const [i, n] of needs.entries()) {
    if (!of(n)) continue;
    most += n.weight;
    got += n.weight * value(i);
  }
  return most === 0 ? 0 : got / most;
}

/** What the lines and the articles of a scene hold of a question. */
export function holdsIn(ask: Ask): { lines: Holds[]; articles: ArticleHolds[] } {
  const { needs, scene } = ask;
  const share = (value: (i: number) => number): number => shareOf(needs, value);
  const asked = meanOf(needs.filter((n) => n.focus === null).map((n) => ({ lower: n.word.lower, weight: n.weight })));
  const likeAsked = (words: readonly Word[], weigh: (word: Word) => number): number => {
    const content = words.filter((w) => !isStopWord(w.lower));
    return similarity(asked, meanOf(content.map((w) => ({ lower: w.lower, weight: weigh(w) }))));
  };
  const lines = scene.lines.map((line): Holds => {
    const match = matchLine(ask, line);
    const like = needs.map((need, i) => Math.max(match[i]!, need.focus !== null ? 0 : likest(ask, need, line)));
    return {
      match,
      like,
      cover: coverLine(ask, line),
      hard: share((i) => (match[i]! >= 0.8 ? match[i]! : 0)),
      alike: share((i) => like[i]!),
      mean: likeAsked(line.words, (w) => 0.1 + 1 / (1 + (scene.df.get(w.term) ?? 0))),
    };
  });
  const articles = scene.articles.map(({ article }, a): ArticleHolds => {
    const own = scene.lines.filter((l) => l.a === a);
    const words = wordsOf(article.title ?? '');
    const title = new Set(words.map((w) => w.term));
    const most = (of: (holds: Holds, i: number) => number): number =>
      share((i) => own.reduce((m, l) => Math.max(m, of(lines[l.i]!, i)), 0));
    return {
      cover: most((h, i) => h.match[i]!),
      alike: most((h, i) => h.like[i]!),
      title: share((i) => (title.has(needs[i]!.word.term) ? 1 : 0)),
      titleMean: likeAsked(words, () => 1),
      published: article.published ?? '',
      lines: own.length,
      first: own[0]?.i ?? 0,
    };
  });
  return { lines, articles };
}

const likenesses = new WeakMap<Need, Map<string, number>>();

/** The highest cosine that a word of a line has with a need, 0 to 1. */
export function likest(ask: Ask, need: Need, line: Line): number {
  const known = likenesses.get(need) ?? new Map<string, number>();
  likenesses.set(need, known);
  let most = 0;
  for (const word of line.words) {
    if (isStopWord(word.lower)) continue;
    let like = known.get(word.lower);
    if (like === undefined) {
      like = ask.lexicon.alike(need.word, word);
      known.set(word.lower, like);
    }
    if (like > most) most = like;
  }
  return most;
}
