import type { Digest, Dossier, ReadArticle, Story, Timeline, Topic } from '../model.ts';
import { independentSources } from '../search/independent.ts';
import { onceOnly } from '../search/once.ts';
import type { Search } from '../search/search.ts';
import type { Origin } from '../store/origins.ts';
import type { Store } from '../store/store.ts';
import { composeDigest } from './digest.ts';
import { gather, topicArticles } from './gather.ts';
import type { BriefRequest, TimelineRequest } from './request.ts';
import { storiesOf } from './stories-of.ts';
import { composeTimeline } from './timeline.ts';

/** What the newsroom can say of its articles: digests, timelines, who somebody is, and which articles are one story. */
export interface Briefing {
  brief(request: BriefRequest): Promise<Digest>;
  timeline(request: TimelineRequest): Promise<Timeline>;
  dossier(request: { readonly name: string }): Promise<Dossier>;
  stories(): Promise<readonly Story[]>;
  topics(): Promise<readonly (Topic & { articles: number })[]>;
  /** Finds out which new or changed articles are copies, and puts them into stories beside those already there; to be called after they are stored. */
  assignStories(articles: readonly ReadArticle[]): Promise<void>;
}

export type BriefingOptions = {
  readonly store: Store;
  readonly search: Search;
  readonly topics: readonly Topic[];
  readonly now: () => Date;
};

const MOST_COUNTED = 1000;

/** A story as many days older as this needs twice the independent articles to stand as high. */
const DAYS_A_DOUBLING = 3;
/** A story without a date stands as low as one that is this much older than the newest. */
const UNDATED_DAYS = 30;

/** Stories in the order a reader should hear them: what many tell independently of one another first, and what is new. */
function byImportance(stories: readonly Story[], origins: ReadonlyMap<string, Origin>): Story[] {
  const latest = Math.max(...stories.map(({ to }) => Date.parse(to ?? '')).filter(Number.isFinite));
  const weight = ({ articles, to }: Story): number => {
    const told = new Set(articles.map((id) => origins.get(id)?.group ?? id)).size;
    const days = to === null ? UNDATED_DAYS : (latest - Date.parse(to)) / 86_400_000;
    return Math.log2(told) - days / DAYS_A_DOUBLING;
  };
  const weights = new Map(stories.map((story) => [story.story, weight(story)]));
  return [...stories].sort((a, b) => weights.get(b.story)! - weights.get(a.story)!);
}

/** What of a story is counted once, and how many independent publishers are left; nothing where there is nothing to tell. */
function countedOnce(
  articles: readonly string[],
  origins: ReadonlyMap<string, Origin>,
): Pick<Story, 'copies' | 'publishers'> {
  const groups = Map.groupBy(articles, (id) => origins.get(id)?.group ?? id);
  const copies = [...groups.values()].filter((group) => group.length > 1);
  const publishers = independentSources(articles, origins);
  return { ...(copies.length > 0 ? { copies } : {}), ...(publishers > 1 ? { publishers } : {}) };
}

export function createBriefing({ store, search, topics }: BriefingOptions): Briefing {
  const sources = { store, search, topics };
  return {
    async brief(request) {
      const { title, reads: found, notice } = await gather(request, sources);
      const had = new Set(request.told?.articles);
      const news = found.filter(({ article }) => !had.has(article.id));
      const { reads, copies, origins } = await onceOnly(news, store, [...had]);
      const stories = byImportance(await storiesOf(news, store), origins);
      const publishers = new Map(stories.map(({ story, articles }) => [story, independentSources(articles, origins)]));
      return composeDigest({
        title,
        topic: request.topic?.trim() || title,
        reads,
        stories,
        copies: [...copies].map(([article, of]) => ({ article, of })),
        publishers,
        length: request.length,
        told: request.told?.sentences ?? [],
        ...(request.maxWords === undefined ? {} : { maxWords: request.maxWords }),
        ...(notice === undefined ? {} : { notice }),
      });
    },
    async timeline(request) {
      const { title, reads: found } = await gather(request, sources);
      const { reads } = await onceOnly(found, store);
      return { ...composeTimeline(title, reads), articles: found.length };
    },
    dossier: async ({ name }) => (await import('./dossier.ts')).composeDossier(name, store),
    async stories() {
      const stories = await store.stories();
      const origins = await store.origins.of(stories.flatMap(({ articles }) => articles));
      return stories.map((story) => ({ ...story, ...countedOnce(story.articles, origins) }));
    },
    async topics() {
      return Promise.all(
        topics.map(async (topic) => ({
          ...topic,
          articles: (await topicArticles(topic, {}, store, MOST_COUNTED)).length,
        })),
      );
    },
    assignStories: async (articles) => (await import('./assign.ts')).assignArticles(articles, store),
  };
}
