import type { Digest, Dossier, ReadArticle, Story, Timeline, Topic } from '../model.ts';
import { independentSources } from '../search/independent.ts';
import { onceOnly } from '../search/once.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { assignArticles, storiesOf } from './assign.ts';
import { traceOrigins } from './copies.ts';
import { composeDigest } from './digest.ts';
import { composeDossier } from './dossier.ts';
import { gather, topicArticles } from './gather.ts';
import type { BriefRequest, TimelineRequest } from './request.ts';
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

export function createBriefing({ store, search, topics }: BriefingOptions): Briefing {
  const sources = { store, search, topics };
  return {
    async brief(request) {
      const { title, reads: found, notice } = await gather(request, sources);
      const had = new Set(request.told?.articles);
      const news = found.filter(({ article }) => !had.has(article.id));
      const { reads, copies, origins } = await onceOnly(news, store, [...had]);
      const stories = await storiesOf(news, store);
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
    dossier: ({ name }) => composeDossier(name, store),
    stories: () => store.stories(),
    async topics() {
      return Promise.all(
        topics.map(async (topic) => ({
          ...topic,
          articles: (await topicArticles(topic, {}, store, MOST_COUNTED)).length,
        })),
      );
    },
    async assignStories(articles) {
      await traceOrigins(articles, store);
      await assignArticles(articles, store);
    },
  };
}
