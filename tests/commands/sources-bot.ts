import { afterEach, beforeEach } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Core } from '../../src/bot/core.ts';
import { createPacer } from '../../src/bot/pace.ts';
import type { Place } from '../../src/bot/place.ts';
import { createRouter } from '../../src/bot/router.ts';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { createSourceDesk, type SourceDeskOptions } from '../../src/jobs/sources.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { type Answer, startSite } from '../doubles/site.ts';

export const slack: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' };
export const operator: Place = { platform: 'console', workspace: 'console', channel: 'terminal', user: 'you' };
/** The time it is for every bot. */
export const now = () => new Date('2026-01-16T12:00:00.000Z');

/** For each test a store, and bots over it that are stopped after it. */
export function useBots() {
  let store: Store;
  const running: (() => Promise<unknown>)[] = [];
  beforeEach(async () => {
    store = await openStore('memory:');
  });
  afterEach(async () => {
    for (const stop of running.splice(0)) await stop();
    await store.close();
  });
  return {
    store: () => store,
    async bot(paths: Readonly<Record<string, Answer>>, more: Partial<SourceDeskOptions> = {}) {
      const started = await startBot(store, paths, more);
      running.push(started.stop);
      return started;
    },
  };
}

/** A bot over a store that may fetch from a local site; `say` gives what it says to `/sources …` as one string. */
async function startBot(store: Store, paths: Readonly<Record<string, Answer>>, more: Partial<SourceDeskOptions> = {}) {
  const site = await startSite(paths);
  const fetcher: Fetcher = createFetcher({
    allowance: { hosts: [site.host] },
    userAgent: 'Nutgraf/test',
    now,
    lookup: (host, _options, callback) =>
      host === 'inside.example.org'
        ? callback(null, [{ address: '10.0.0.1', family: 4 }])
        : callback(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }), []),
  });
  const sources = createSourceDesk({
    book: store.sources,
    store,
    fetcher: async () => fetcher,
    allowance: { hosts: [site.host] },
    workers: createWorkers({ threads: 0 }),
    topics: async () => ['ferries'],
    configured: [],
    most: 3,
    pace: createPacer({ burst: 100, perSecond: 1 }),
    now,
    poll: async () => null,
    ...more,
  });
  const router = createRouter({
    entries: commands,
    coreFor: () => ({}) as Core,
    sources,
    conversation: { understand: async (_, words) => ({ kind: 'question', question: words }), remember: () => {} },
    now,
    log: createLog({ level: 'silent', write: () => {}, now }),
    newId: () => 'x',
  });
  const say = async (text: string, place: Place = slack): Promise<string> =>
    JSON.stringify(await router.handle({ command: 'sources', text: text.replaceAll('SITE', site.base), place }));
  const stop = async (): Promise<void> => {
    await fetcher.close();
    await site.stop();
  };
  return { site, say, stop };
}
