import type { Hit, ReadArticle } from '../model.ts';
import { idf } from '../store/postings.ts';
import type { ArticleFilter, Recalled, Store } from '../store/store.ts';
import { type Query, readQuery } from './query.ts';
import type { Found, FoundSentence, Search } from './search.ts';
import { type ScoredSentence, scoreSentences } from './sentence-score.ts';
import { namedSources } from './sources.ts';

// Candidates per recall: past 200 the good ones are in (bench/NOTES.md).
const CANDIDATES = 200;
// Sentences returned by `find`.
const SENTENCES = 60;
// What an article of a publisher that the question names counts more.
const NAMED_SOURCE = 1.5;
// How the two scores of an article are mixed, both as shares of the best: its words as a whole, its best sentence.
const ARTICLE_SHARE = 0.7;

/** Search over a store. It keeps nothing between calls: what another process stored is found by the next one. */
export const createSearch = ({ store }: { store: Store }): Search => ({
  async find({ text, filter, articles }) {
    const query = readQuery(text);
    const candidates = await recallArticles(store, query, text, filter);
    const reads = await store.read(candidates.slice(0, articles + 10).map(({ id }) => id));
    return rank(query, candidates, reads, await rarities(store, query, reads), articles);
  },

  async hits({ query: text, filter, limit }) {
    const query = readQuery(text);
    const candidates = await recallArticles(store, query, text, filter);
    const reads = await store.read(candidates.slice(0, limit).map(({ id }) => id));
    const found = rank(query, candidates, reads, await rarities(store, query, reads), limit);
    const bestSentence = new Map<string, FoundSentence>();
    for (const sentence of found.sentences) {
      if (!bestSentence.has(sentence.article)) bestSentence.set(sentence.article, sentence);
    }
    return found.articles.map(({ read, score }) => toHit(read, bestSentence.get(read.article.id)?.n ?? 0, score));
  },
});

const toHit = ({ article, reading }: ReadArticle, n: number, score: number): Hit => {
  const sentence = reading.sentences[n];
  return {
    article: article.id,
    title: article.title,
    source: article.publisher,
    published: article.published,
    publishedHow: article.publishedHow,
    url: article.url,
    passage: sentence === undefined ? article.text.slice(0, 300) : article.text.slice(sentence.start, sentence.end),
    score,
  };
};

/** Candidates for the whole query and, for each publisher it names, among that publisher's articles. */
const recallArticles = async (
  store: Store,
  query: Query,
  text: string,
  filter: ArticleFilter,
): Promise<readonly Recalled[]> => {
  const terms = query.terms.map(({ term }) => term);
  const scores = new Map<string, number>();
  for (const { id, score } of await store.recall(terms, filter, CANDIDATES)) scores.set(id, score);
  if (filter.sources === undefined) {
    const publishers = (await store.publishers()).map(({ publisher }) => publisher);
    for (const sources of namedSources(text, publishers).groups) {
      for (const { id, score } of await store.recall(terms, { ...filter, sources }, CANDIDATES / 4)) {
        scores.set(id, Math.max(scores.get(id) ?? 0, score * NAMED_SOURCE));
      }
    }
  }
  return [...scores].map(([id, score]) => ({ id, score })).sort((a, b) => b.score - a.score);
};

/**
 * How rare each term is. In a small store article counts say little (a word in all five articles is not a stop word),
 * so the counts over the sentences at hand are mixed in.
 */
const rarities = async (
  store: Store,
  query: Query,
  reads: readonly ReadArticle[],
): Promise<(term: string) => number> => {
  const { articles, df } = await store.termCounts(query.terms.map(({ term }) => term));
  const sentences = reads.reduce((sum, { reading }) => sum + reading.sentences.length, 0);
  return (term) => {
    const inArticles = df.get(term) ?? 0;
    // As if each article that holds the word held it in one sentence of 25.
    const n = Math.max(articles * 25, sentences, 500);
    return idf(n, Math.max(inArticles * 2, 0.5));
  };
};

const rank = (
  query: Query,
  candidates: readonly Recalled[],
  reads: readonly ReadArticle[],
  rarity: (term: string) => number,
  limit: number,
): Found => {
  const recalled = new Map(candidates.map(({ id, score }) => [id, score]));
  const scored = reads.map((read) => ({ read, sentences: scoreSentences(query, read, rarity) }));
  const topSentence = Math.max(1e-9, ...scored.flatMap(({ sentences }) => sentences.map(({ score }) => score)));
  const topArticle = Math.max(1e-9, candidates[0]?.score ?? 0);
  const articles = scored
    .map(({ read, sentences }) => {
      const best = sentences.reduce((most, { score }) => Math.max(most, score), 0);
      const whole = (recalled.get(read.article.id) ?? 0) / topArticle;
      return { read, sentences, score: ARTICLE_SHARE * whole + (1 - ARTICLE_SHARE) * (best / topSentence) };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
  const sentences = articles.flatMap((found) => found.sentences).sort((a, b) => b.score - a.score);
  return {
    articles: articles.map(({ read, score }) => ({ read, score })),
    sentences: sentences.slice(0, SENTENCES).map(({ article, n, score }) => ({ article, n, score })),
    coverage: sentences
      .slice(0, 20)
      .reduce((most: number, { coverage }: ScoredSentence) => Math.max(most, coverage), 0),
  };
};
