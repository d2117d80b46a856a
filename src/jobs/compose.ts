import { createHash } from 'node:crypto';
import type { Core } from '../bot/core.ts';
import { type Morning, presentMorning } from '../bot/present/morning.ts';
import type { Digest, Subscription, Told } from '../model.ts';
import type { Ledger } from '../store/ledger.ts';
import { type Composed, placeKey } from './deliver.ts';

export type ComposeOptions = {
  /**
   * What the place of a subscription may be told from: the same core, and no other, for places that see the same
   * articles. Digests are shared within one core.
   */
  readonly coreFor: (subscription: Pick<Subscription, 'to' | 'by'>) => Promise<Teller>;
  readonly ledger: Ledger;
  readonly now: () => Date;
  /** Sources of a topic that do not answer, each as one sentence with the reason: of those the subscription's place sees. */
  readonly failing: (topic: string, subscription: Subscription) => Promise<readonly string[]>;
  /** How long what a channel was told is remembered. */
  readonly rememberDays?: number;
};

type Teller = Pick<Core, 'brief' | 'stories'>;

export type Wished = {
  readonly subscription: Subscription;
  readonly slot: string | null;
  readonly folded: readonly string[];
  readonly late: boolean;
};

/** An article that a digest looked at without telling anything of it: known to the channel from then on. */
const lookedAt = '';

/**
 * Composes digests of what a channel has not been told. Digests that would be alike (the same articles, topics, length
 * and history) are computed once: the cache holds for one minute of the clock, so that what comes in meanwhile is not kept
 * back from the next tick.
 */
export function createComposer(options: ComposeOptions) {
  const { ledger, now } = options;
  let minute = -1;
  let computed = new Map<Teller, Map<string, Promise<Digest>>>();

  function digestOnce(core: Teller, topic: string, subscription: Subscription, told: Told[]): Promise<Digest> {
    const thisMinute = Math.floor(now().getTime() / 60_000);
    if (thisMinute !== minute) {
      minute = thisMinute;
      computed = new Map();
    }
    const history = createHash('sha1');
    for (const each of told) history.update(each.article).update('\0').update(each.text).update('\0');
    const key = [topic, subscription.length, history.digest('base64')].join('\n');
    const shared = computed.get(core) ?? new Map<string, Promise<Digest>>();
    computed.set(core, shared);
    const known = shared.get(key);
    if (known) return known;
    const digest = core.brief({
      topic,
      length: subscription.length,
      told: {
        articles: [...new Set(told.map((each) => each.article))],
        sentences: told.map((each) => each.text).filter((text) => text !== lookedAt),
      },
    });
    shared.set(key, digest);
    return digest;
  }

  return async function compose({ subscription, slot, folded, late }: Wished): Promise<Composed> {
    const place = placeKey(subscription.to);
    const core = await options.coreFor(subscription);
    const rememberMs = (options.rememberDays ?? 60) * 24 * 60 * 60_000;
    const told = await ledger.told(place, new Date(now().getTime() - rememberMs).toISOString());
    const toldArticles = new Set(told.map((each) => each.article));
    const digests: Digest[] = [];
    for (const topic of subscription.topics) digests.push(await digestOnce(core, topic, subscription, told));
    const failing = (
      await Promise.all(subscription.topics.map((topic) => options.failing(topic, subscription)))
    ).flat();
    const nothing = digests.every((digest) => digest.sentences.length === 0);
    // A source that fails is never passed over in silence: nobody could tell it from a quiet day.
    if (nothing && failing.length === 0 && subscription.quiet === 'silent')
      return { reply: null, details: null, told: [] };
    const stories = nothing ? [] : await core.stories();
    const known = new Set(
      stories.filter((story) => story.articles.some((id) => toldArticles.has(id))).map(({ story }) => story),
    );
    const morning: Morning = {
      parts: digests.map((digest, at) => ({ topic: subscription.topics[at]!, digest, known })),
      slot,
      late,
      folded: folded.length,
      failing: [...new Set(failing)],
      pause: subscription.by === null ? null : subscription.id,
    };
    // Slack shows a thread below its message; elsewhere the details follow in the same one.
    return { ...presentMorning(morning, subscription.to.platform === 'slack'), told: digests.flatMap(toldBy) };
  };
}

/** What a channel knows after a digest: its sentences, and every article that was looked at for it. */
function toldBy(digest: Digest): Told[] {
  const byNumber = new Map(digest.citations.map((citation) => [citation.n, citation.article]));
  const sentences = [...digest.sentences, ...digest.changes].flatMap(({ text, citations }) => {
    const article = byNumber.get(citations[0] ?? 0);
    return article === undefined ? [] : [{ article, text }];
  });
  return [...sentences, ...digest.sources.map(({ article }) => ({ article, text: lookedAt }))];
}
