import { isUnderstood, languageNames } from '../language/understood.ts';
import type { Article, ReadArticle, Topic } from '../model.ts';
import type { Search } from '../search/search.ts';
import type { ArticleFilter, Store } from '../store/store.ts';
import { termOf, termsOf } from '../store/terms.ts';
import { plainOrder } from './plain-order.ts';
import { findTopic, isAbout, nearestTopic } from './topics.ts';

/** How many articles one digest looks at. */
export const MOST_ARTICLES = 50;

/** What was asked for and the articles that tell of it, newest first, those without a date last. */
export type Gathered = {
  readonly title: string;
  readonly reads: readonly ReadArticle[];
  /** What a reader must be told of the choice: no such topic, the nearest one, nothing found. */
  readonly notice?: string;
};

export type GatherRequest = {
  readonly topic: string | null;
  readonly articles?: readonly string[];
  readonly since?: string;
};

type Sources = { readonly store: Store; readonly search: Search; readonly topics: readonly Topic[] };

/** Gathers what a request is about. What is in another language than English is left out, unless it was asked for by name. */
export async function gather(request: GatherRequest, sources: Sources): Promise<Gathered> {
  const found = await gatherAll(request, sources);
  const foreign = found.reads.filter(({ article }) => !isUnderstood(article)).map(({ article }) => article);
  if (foreign.length === 0) return found;
  const byName = request.articles !== undefined && request.articles.length > 0;
  const said = found.notice === undefined ? '' : `${found.notice} `;
  return {
    ...found,
    reads: byName ? found.reads : found.reads.filter(({ article }) => isUnderstood(article)),
    notice: `${said}${foreignWords(foreign, byName)}`,
  };
}

function foreignWords(foreign: readonly Article[], byName: boolean): string {
  const what = foreign.length === 1 ? '1 article is' : `${foreign.length} articles are`;
  const result = byName
    ? `what is told of ${foreign.length === 1 ? 'it' : 'them'} may be badly chosen`
    : `${foreign.length === 1 ? 'it is' : 'they are'} left out`;
  return `${what} in ${languageNames(foreign)}: only English is understood, so ${result}.`;
}

async function gatherAll(request: GatherRequest, sources: Sources): Promise<Gathered> {
  if (request.articles && request.articles.length > 0)
    return givenArticles([...new Set(request.articles)], request, sources);
  const filter: ArticleFilter = request.since === undefined ? {} : { since: request.since };
  if (request.topic === null || request.topic.trim() === '') return whatIsNew(filter, sources);
  const topic = findTopic(sources.topics, request.topic);
  if (topic) {
    const ids = await topicArticles(topic, filter, sources.store);
    const reads = newestFirst(await sources.store.read(ids));
    const since = request.since === undefined ? '' : ` since ${request.since}`;
    return reads.length > 0
      ? { title: topic.title, reads }
      : { title: topic.title, reads, notice: `Nothing about ${topic.title}${since}.` };
  }
  return searched(request.topic.trim(), filter, sources);
}

/** Ids of the articles about a topic, newest first, at most `limit`. */
export async function topicArticles(
  topic: Topic,
  filter: ArticleFilter,
  store: Store,
  limit: number = MOST_ARTICLES,
): Promise<string[]> {
  const found = new Map<string, Article>();
  const brought = await broughtTo(topic, filter, store, limit);
  for (const article of await store.articles([...brought])) found.set(article.id, article);
  for (const words of topic.match.length > 0 ? topic.match : [topic.title]) {
    const terms = [...new Set(termsOf(words).map(({ term }) => term))];
    if (terms.length === 0) continue;
    const ids = (await store.recall(terms, filter, RECALL)).map(({ id }) => id).filter((id) => !found.has(id));
    for (const article of await store.articles(ids)) if (isAbout(topic, article)) found.set(article.id, article);
  }
  return newestFirst([...found.values()].map((article) => ({ article })))
    .slice(0, limit)
    .map(({ article }) => article.id);
}

/** Ids of the newest articles that belong to a topic by where they come from, whatever their words. */
async function broughtTo(topic: Topic, filter: ArticleFilter, store: Store, limit: number): Promise<Set<string>> {
  const followed = await store.sources.forTopic(topic.slug);
  const named = topic.sources.length === 0 ? [] : await store.newest({ ...filter, sources: topic.sources }, limit);
  const brought = followed.length === 0 ? [] : await store.newest({ ...filter, broughtBy: followed }, limit);
  return new Set([...named, ...brought]);
}

const RECALL = 400;
/** Below this share of the best article's score a found article is about something else. */
const FAR_BELOW_BEST = 0.3;
const LEAST_COVERAGE = 0.5;

async function givenArticles(
  ids: readonly string[],
  { topic: asked, since }: GatherRequest,
  sources: Sources,
): Promise<Gathered> {
  const given = await sources.store.read(ids);
  const known = new Set(given.map(({ article }) => article.id));
  if (asked !== null && asked.trim() !== '' && given.length > 0) {
    const topic = findTopic(sources.topics, asked);
    const filter: ArticleFilter = { ids: [...known], ...(since === undefined ? {} : { since }) };
    const title = topic?.title ?? asked.trim();
    const brought = topic ? await broughtTo(topic, filter, sources.store, known.size) : new Set();
    const reads = topic
      ? newestFirst(given.filter(({ article }) => brought.has(article.id) || isAbout(topic, article)))
      : (await searched(asked.trim(), filter, { ...sources, topics: [] })).reads;
    return reads.length > 0 ? { title, reads } : { title, reads, notice: `None of these articles tells of ${title}.` };
  }
  const reads = given;
  const missing = ids.filter((id) => !known.has(id));
  const title = reads.length === 1 ? (reads[0]!.article.title ?? reads[0]!.article.id) : `${reads.length} articles`;
  return missing.length > 0
    ? { title, reads: newestFirst(reads), notice: `There is no article called ${missing.join(', ')}.` }
    : { title, reads: newestFirst(reads) };
}

async function whatIsNew(filter: ArticleFilter, { store, topics }: Sources): Promise<Gathered> {
  const ids = new Set<string>();
  for (const topic of topics) for (const id of await topicArticles(topic, filter, store)) ids.add(id);
  if (topics.length === 0) for (const id of await store.newest(filter, MOST_ARTICLES)) ids.add(id);
  const reads = newestFirst(await store.read([...ids])).slice(0, MOST_ARTICLES);
  const title = topics.length === 1 ? topics[0]!.title : 'All topics';
  if (reads.length > 0) return { title, reads };
  const names = topics.map(({ slug }) => slug).join(', ');
  const notice =
    topics.length > 0 ? `Nothing new. The topics are: ${names}.` : 'No topic is set up and nothing is stored.';
  return { title, reads, notice };
}

async function searched(words: string, filter: ArticleFilter, { store, search, topics }: Sources): Promise<Gathered> {
  const near = nearestTopic(topics, words);
  const nearest = near ? ` The nearest topic is ${near.slug}.` : '';
  const found = await search.find({ text: words, filter, articles: MOST_ARTICLES });
  const best = found.articles[0]?.score ?? 0;
  const close = found.articles.filter(({ score }) => score >= FAR_BELOW_BEST * best).map(({ read }) => read);
  const counts = await store.termCounts([...new Set(words.split(/\s+/).map(termOf))].filter(Boolean));
  const known = [...counts.df.values()].some((df) => df > 0);
  if (close.length === 0 || !known || found.coverage < LEAST_COVERAGE) {
    return { title: words, reads: [], notice: `No topic is called "${words}" and no article tells of it.${nearest}` };
  }
  const notice = `No topic is called "${words}": this is what a search for it finds.${nearest}`;
  return { title: words, reads: newestFirst(close), notice };
}

function newestFirst<T extends { readonly article: Article }>(reads: readonly T[]): T[] {
  return [...reads].sort((a, b) => plainOrder(b.article.published ?? '', a.article.published ?? ''));
}
