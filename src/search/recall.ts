import { questionDates } from '../language/dates-question.ts';
import type { ArticleFilter, Store } from '../store/store.ts';
import type { Query } from './query.ts';
import { namedSources } from './sources.ts';

/** An article that may hold what is asked: BM25 of its words, and what it counts more for its publisher or its date. */
export type Candidate = { readonly id: string; readonly score: number; readonly boost: number };

// Candidates per recall: the articles that are ranked closely are among the best thirty of them.
const CANDIDATES = 200;
const CANDIDATES_APART = 50;
// What an article counts more whose publisher, or day of publication, the text names (bench/NOTES.md).
const NAMED_SOURCE = 3;
const NAMED_DATE = 1.6;
const LONGEST_DATE_DAYS = 31;
const DAY_MS = 86_400_000;
// Up to this many words, stop words count as they do in any index: "to be or not to be" is a query.
const FEW_WORDS = 6;

/**
 * The articles that may hold what a text asks for, best first: by all its words, and again among the articles of each
 * publisher and of each day it names, so that these are not crowded out.
 */
export const recallCandidates = async (
  store: Store,
  query: Query,
  { text, filter }: { readonly text: string; readonly filter: ArticleFilter },
): Promise<Candidate[]> => {
  const publishers = filter.sources === undefined ? await store.publishers() : [];
  const sources = namedSources(text, publishers);
  const weights = new Map(query.terms.map(({ term, weight }) => [term, sources.terms.has(term) ? 0 : weight]));
  const stopped = query.all.length <= FEW_WORDS ? query.all.filter((term) => !weights.has(term)) : [];
  const terms = [...weights.keys(), ...stopped].filter((term) => weights.get(term) !== 0);
  const scores = new Map<string, { score: number; boost: number }>();
  const add = async (within: ArticleFilter, limit: number, boost: number): Promise<void> => {
    for (const { id, score } of await store.recall(terms, within, limit, weights)) {
      const known = scores.get(id);
      if (known === undefined) scores.set(id, { score, boost });
      else known.boost *= boost;
    }
  };
  await add(filter, CANDIDATES, 1);
  for (const names of sources.groups) await add({ ...filter, sources: names }, CANDIDATES_APART, NAMED_SOURCE);
  if (filter.since === undefined && filter.until === undefined) {
    for (const days of namedDays(text)) await add({ ...filter, ...days }, CANDIDATES_APART, NAMED_DATE);
  }
  return [...scores]
    .map(([id, { score, boost }]) => ({ id, score, boost }))
    .sort((a, b) => b.score * b.boost - a.score * a.boost);
};

/** Days and months that a text names, to the day after: what happens on a day is printed on the next. */
const namedDays = (text: string): { since: string; until: string }[] => {
  if (!/\d/.test(text)) return [];
  return questionDates(text, null).flatMap(({ from, to }) => {
    if (from === null || to === null) return [];
    const [first, last] = [Date.parse(from), Date.parse(to)];
    if (last - first > LONGEST_DATE_DAYS * DAY_MS) return [];
    return [{ since: from, until: new Date(last + DAY_MS).toISOString().slice(0, 10) }];
  });
};
