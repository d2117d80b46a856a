import type { Core } from '../src/bot/core.ts';
import { createBriefing } from '../src/briefing/briefing.ts';
import { createComposer } from '../src/jobs/compose.ts';
import { createDeliveries } from '../src/jobs/deliver.ts';
import { readArticle } from '../src/language/read.ts';
import type { Topic } from '../src/model.ts';
import { createSearch } from '../src/search/create.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { readMaterial, syntheticArticle } from './corpus.ts';

/**
 * Ten thousand digests that fall due together and share 50 topics. Two processes, as a bot finds its store filled:
 *   node bench/digest-many.ts fill STORE DATA COUNT
 *   node bench/digest-many.ts deliver STORE
 * The second prints what it cost as JSON; its peak memory is its own.
 */
const [verb, url = '', data = '', count = '0'] = process.argv.slice(2);
const now = () => new Date('2026-01-15T08:00:00.000Z');
const store = await openStore(url);
if (verb === 'fill') await fill(store, data, Number(count));
else process.stdout.write(JSON.stringify(await deliver(store)));
await store.close();

async function fill(store: Store, data: string, subscriptions: number): Promise<void> {
  const material = readMaterial(data);
  const reads = Array.from({ length: 500 }, (_, n) => {
    const article = syntheticArticle(material, 11, n);
    return { article, reading: readArticle(article) };
  });
  await store.put(reads);
  const briefing = createBriefing({ store, search: createSearch({ store }), topics: [], now });
  await briefing.assignStories(reads);
  for (let at = 0; at < subscriptions; at++) {
    await store.ledger.saveSubscription({
      id: `s${at}`,
      topics: [`t${at % 50}`],
      to: { platform: 'slack', workspace: 'T1', channel: `C${at}` },
      at: '08:00',
      days: [1, 2, 3, 4, 5, 6, 7],
      zone: 'UTC',
      length: 'short',
      quiet: 'line',
      paused: false,
      by: 'U1',
      since: '2026-01-15T00:00:00.000Z',
    });
  }
}

async function deliver(store: Store) {
  const topics = await topicsOf(store);
  const briefing = createBriefing({ store, search: createSearch({ store }), topics, now });
  let computed = 0;
  const core: Pick<Core, 'brief' | 'stories'> = {
    stories: briefing.stories,
    brief: (request) => {
      computed++;
      return briefing.brief(request);
    },
  };
  const compose = createComposer({
    coreFor: async () => core,
    ledger: store.ledger,
    now,
    failing: async () => [],
  });
  const { tick } = createDeliveries({
    ledger: store.ledger,
    compose,
    post: async ({ key }) => ({ kind: 'posted', message: key }),
    tellSubscriber: async () => {},
    now,
    random: () => 0,
  });
  const { posted } = await tick();
  const { user, system } = process.cpuUsage();
  return { computed, posted, cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 };
}

/** Fifty topics, each a word of a stored title. */
async function topicsOf(store: Store): Promise<Topic[]> {
  const articles = await store.articles(await store.newest({}, 50));
  return articles.map(({ title }, at) => {
    const word = (title ?? '').split(/\W+/).sort((a, b) => b.length - a.length)[0] ?? '';
    return { slug: `t${at}`, title: word, match: [word], sources: [] };
  });
}
