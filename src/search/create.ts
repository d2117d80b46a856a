import type { Hit, ReadArticle } from '../model.ts';
import { idf } from '../store/postings.ts';
import type { ArticleFilter, Store } from '../store/store.ts';
import { mayHaveParts, type Part, partsOf } from './parts.ts';
import { type Query, readQuery } from './query.ts';
import { type Candidate, recallCandidates } from './recall.ts';
import type { FindRequest, Found, Search } from './search.ts';
import { type ScoredSentence, scoreSentences } from './sentence-score.ts';
import { isStopTerm } from './stopwords.ts';

// Sentences returned by `find`.
const SENTENCES = 60;
// How the two scores of an article are mixed, both as shares of the best: its words as a whole, its best sentence.
const ARTICLE_SHARE = 0.85;
// Articles that are read beyond those asked for, because the closer look may bring them up.
const EXTRA = 10;
// What pairs of words that stand side by side as in the query add to an article's BM25.
const PAIR = 0.5;

// Articles that are looked at for each part of a question that has parts.
const ARTICLES_PER_PART = 6;

// Words need no names, dates and events: what `hits` goes without.
const NOTHING_READ = { entities: [], dates: [], quotations: [], events: [] };

/** Search over a store. It keeps nothing between calls: what another process stored is found by the next one. */
export const createSearch = ({ store }: { store: Store }): Search => ({
  async find({ text, filter, articles }) {
    const whole = await findWhole(store, { text, filter, articles });
    if (filter.sources !== undefined || !mayHaveParts(text)) return toFound(whole);
    const parts = partsOf(text, await store.publishers());
    if (parts.length < 2) return toFound(whole);
    return toFound(await withParts(store, whole, parts, { filter, articles }), whole);
  },

  async hits({ query: text, filter, limit }) {
    const query = readQuery(text);
    // Words that are in every article point at none.
    if (query.all.every(isStopTerm)) return [];
    const candidates = await recallCandidates(store, query, { text, filter });
    const found = await store.sentences(candidates.slice(0, limit).map(({ id }) => id));
    const reads = found.map(({ article, sentences }) => ({ article, reading: { ...NOTHING_READ, sentences } }));
    const ranked = rank(query, candidates, reads, await rarities(store, query, reads), limit);
    return ranked.map(({ read, sentences, score }) => toHit(read, bestOf(sentences), score));
  },
});

const findWhole = async (store: Store, { text, filter, articles }: FindRequest): Promise<Ranked[]> => {
  const query = readQuery(text);
  const candidates = await recallCandidates(store, query, { text, filter });
  const reads = await store.read(candidates.slice(0, articles + EXTRA).map(({ id }) => id));
  return rank(query, candidates, reads, await rarities(store, query, reads), articles);
};

/** Lets the best articles for each part of a question gain by their rank there, so that none is crowded out. */
const withParts = async (
  store: Store,
  whole: readonly Ranked[],
  parts: readonly Part[],
  { filter, articles }: { readonly filter: ArticleFilter; readonly articles: number },
): Promise<Ranked[]> => {
  const all = new Map(whole.map((found) => [found.read.article.id, found]));
  for (const { text, sources, gain } of parts) {
    const within = sources.length === 0 ? filter : { ...filter, sources };
    const found = await findWhole(store, { text, filter: within, articles: ARTICLES_PER_PART });
    for (const [i, each] of found.entries()) {
      const known = all.get(each.read.article.id);
      all.set(each.read.article.id, { ...(known ?? each), score: (known?.score ?? 0) + gain / (i + 1) });
    }
  }
  return [...all.values()].sort((a, b) => b.score - a.score).slice(0, articles);
};

const bestOf = (sentences: readonly ScoredSentence[]): number =>
  sentences.reduce((best, sentence, at) => (sentence.score > (sentences[best]?.score ?? 0) ? at : best), 0);

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

type Ranked = { readonly read: ReadArticle; readonly sentences: readonly ScoredSentence[]; readonly score: number };

const rank = (
  query: Query,
  candidates: readonly Candidate[],
  reads: readonly ReadArticle[],
  rarity: (term: string) => number,
  limit: number,
): Ranked[] => {
  const recalled = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const scored = reads.map((read) => {
    const { sentences, pairs } = scoreSentences(query, read, rarity);
    const { score, boost } = recalled.get(read.article.id)!;
    const best = sentences.reduce((most, { score: own }) => Math.max(most, own), 0);
    return { read, sentences, whole: (score + PAIR * pairs) * boost, best: best * boost };
  });
  const topBest = Math.max(1e-9, ...scored.map(({ best }) => best));
  const topWhole = Math.max(1e-9, ...scored.map(({ whole }) => whole));
  return scored
    .map(({ read, sentences, whole, best }) => {
      return { read, sentences, score: ARTICLE_SHARE * (whole / topWhole) + (1 - ARTICLE_SHARE) * (best / topBest) };
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
};

/** `asked` are the articles whose sentences were scored for the whole text: they tell how much of it is covered. */
const toFound = (articles: readonly Ranked[], asked: readonly Ranked[] = articles): Found => {
  const sentences = articles.flatMap((found) => found.sentences).sort((a, b) => b.score - a.score);
  const covering = asked.flatMap((found) => found.sentences).sort((a, b) => b.score - a.score);
  return {
    articles: articles.map(({ read, score }) => ({ read, score })),
    sentences: sentences.slice(0, SENTENCES).map(({ article, n, score }) => ({ article, n, score })),
    coverage: covering.slice(0, 20).reduce((most, { coverage }) => Math.max(most, coverage), 0),
  };
};
