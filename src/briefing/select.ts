import type { Length, ReadArticle, Story } from '../model.ts';
import { type Candidate, choose, SAME_FACT } from './choose.ts';
import { importances } from './importance.ts';
import { nameInFull } from './naming.ts';
import { plainOrder } from './plain-order.ts';
import { containment, SAME_SENTENCE } from './shingles.ts';
import { asOfItsDay, isStalePlan, isStanding, newestDay } from './stale.ts';
import type { Statement } from './statement.ts';
import { type Tellable, tellables } from './telling.ts';

/** How many sentences a digest of several articles has, and how long each should be to be read aloud. */
const SENTENCES = { short: 3, standard: 5, long: 10 } as const;
/** Best sentences of each article that are compared when there are many, so that fifty articles stay quick. */
const PER_ARTICLE = 8;
/** Weight of the oldest article against the newest. */
const OLDEST = 0.6;
/** Ordinal of the last sentence that may be the main one of its article. */
const OPENING = 1;
/** How much more the newest articles of a story weigh when its main sentence is chosen. */
const LATEST = 3;
/** How much more a sentence weighs that gives a day within ten of its article's own. */
const TIMELY = 1.2;
const TIMELY_DAYS = 10;
/** Weight of a plan that is old beside the newest article, and of what has always been so. */
const STALE = 0.6;
const STANDING = 0.4;

/** What a digest says, in the order it is said: the main thing first, then by story and time. */
export function selectStatements(
  reads: readonly ReadArticle[],
  stories: readonly Story[],
  limits: { readonly length: Length; readonly words: number; readonly told: readonly ReadonlySet<string>[] },
): Statement[] {
  const options = reads
    .flatMap((read, rank) => articleOptions(read, reads.length === 1, newness(rank, reads.length)))
    .filter(({ ways }) => !limits.told.some((said) => containment(ways[0].shingles, said) >= SAME_SENTENCE));
  if (options.length === 0) return [];
  const firsts = options.map(({ ways }) => ways[0]);
  const total = firsts.reduce((sum, { words }) => sum + words, 0);
  const worth = importances(firsts, { share: limits.words / total });
  const one = reads.length === 1;
  const newest = newestDay(reads);
  const ways: Statement[] = [];
  const candidates: Candidate[] = [];
  for (const [sentence, option] of options.entries()) {
    for (const way of option.ways) {
      ways.push(way);
      candidates.push({
        vector: way.vector,
        terms: way.terms,
        shingles: way.shingles,
        words: way.words,
        importance:
          worth[sentence]! *
          option.newness *
          lengthFactor(way.words, one) *
          (one ? 1 : lead(way.position) * timeliness(way) * currency(way, newest)),
        sentence,
        voice: way.read.article.id,
      });
    }
  }
  const chosen = choose(candidates, {
    words: limits.words,
    thrift: one ? 1.3 : 0,
    sameFact: one ? 0.7 : SAME_FACT,
    cover: one ? 10 : 2,
    redundancy: one ? 1.6 : 1,
    // An article's first sentence is its news, and every story's main sentence is one of a digest's.
    sure: one ? (ways[0]!.position === 0 ? [0] : []) : mainOf(ways, candidates, stories, SENTENCES[limits.length] - 1),
    ...(one
      ? {}
      : {
          sentences: SENTENCES[limits.length],
          perVoice: Math.max(2, Math.ceil(SENTENCES[limits.length] / reads.length)),
        }),
  });
  const ordered = inOrder(
    chosen.map((i) => ways[i]!),
    stories,
  );
  return nameInFull(ordered).map((one) => (isStalePlan(one, newest) ? asOfItsDay(one) : one));
}

/** The most important of the opening sentences of each story, its newest articles before others; first stories first. */
function mainOf(
  ways: readonly Statement[],
  candidates: readonly Candidate[],
  stories: readonly Story[],
  most: number,
): number[] {
  return stories.slice(0, most).flatMap(({ articles, to }) => {
    let best = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [i, { read, position }] of ways.entries()) {
      const { id, published } = read.article;
      if (position > OPENING || !articles.includes(id)) continue;
      const worth = candidates[i]!.importance * (to !== null && published?.slice(0, 10) === to ? LATEST : 1);
      if (worth <= highest) continue;
      highest = worth;
      best = i;
    }
    return best < 0 ? [] : [best];
  });
}

type Option = { readonly ways: Tellable; readonly newness: number };

function articleOptions(read: ReadArticle, all: boolean, weight: number): Option[] {
  return tellables(read, all ? undefined : PER_ARTICLE).map((ways) => ({ ways, newness: weight }));
}

function newness(rank: number, of: number): number {
  return of < 2 ? 1 : 1 - ((1 - OLDEST) * rank) / (of - 1);
}

/** A plan of long ago has come to something since, and what has always been so is no news. */
function currency(way: Statement, newest: number): number {
  return isStalePlan(way, newest) ? STALE : isStanding(way) ? STANDING : 1;
}

/** What happens about now is news, what has no day is mostly background. */
function timeliness({ read, n }: Statement): number {
  const published = Date.parse(read.article.published ?? '');
  const timely = read.reading.dates.some(
    ({ sentence, value }) =>
      sentence === n &&
      value !== null &&
      value.length >= 10 &&
      Math.abs(Date.parse(value.slice(0, 10)) - published) <= TIMELY_DAYS * 86_400_000,
  );
  return timely ? TIMELY : 1;
}

/** Of several articles the opening sentences hold what is news; what stands far below is mostly background. */
function lead(position: number): number {
  return 0.4 + 0.6 * Math.exp(-position / 3);
}

/** Fifteen to thirty words can be read aloud and understood; longer and shorter ones count less. */
function lengthFactor(words: number, one: boolean): number {
  if (one) return words > 40 ? 0.8 : 1;
  if (words < 15) return 0.6 + (0.4 * words) / 15;
  return words <= 30 ? 1 : Math.max(0.3, 1 - (words - 30) / 20);
}

/** Within an article as it tells it; articles by their story, the most important story first, then the older first. */
function inOrder(statements: readonly Statement[], stories: readonly Story[]): Statement[] {
  const place = (id: string): number => {
    const at = stories.findIndex(({ articles }) => articles.includes(id));
    return at < 0 ? stories.length : at;
  };
  return [...statements].sort((a, b) => {
    const [x, y] = [a.read.article, b.read.article];
    return (
      place(x.id) - place(y.id) ||
      plainOrder(x.published ?? '', y.published ?? '') ||
      plainOrder(x.id, y.id) ||
      a.n - b.n
    );
  });
}
