import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepConfiguredSources } from '../../src/jobs/configured-sources.ts';
import { failingSources, sourceCounts } from '../../src/jobs/failing-sources.ts';
import type { Source } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

const now = new Date('2026-01-15T08:00:00Z');
const configured = (url: string, more: { topics?: string[]; everySeconds?: number } = {}) => ({
  url,
  topics: more.topics ?? [],
  everySeconds: more.everySeconds ?? null,
});
const keep = (...urls: ReturnType<typeof configured>[]) => keepConfiguredSources(urls, { sources: store.sources, now });
const list = async () => (await store.sources.list()).map(({ id, kind, url }) => [id, kind, url]);
const chat: Source = {
  id: 'reef',
  workspace: 'slack:T1',
  kind: 'feed',
  url: 'https://reef.example/feed',
  title: 'Reef',
  topics: ['harbour'],
  everySeconds: null,
  by: 'U1',
  since: '2026-01-01T00:00:00.000Z',
};

describe('keepConfiguredSources', () => {
  it('adds what the configuration names and takes away what it names no more, beside what people added', async () => {
    await store.sources.save(chat);
    await store.sources.save({ ...chat, id: 'kelp', workspace: null, url: 'https://kelp.example/', by: null });
    await keep(configured('https://tides.example/feed.xml'), configured('/var/articles'));
    await keep(configured('/var/articles'));

    expect(await list()).toEqual([
      ['reef', 'feed', 'https://reef.example/feed'],
      ['kelp', 'feed', 'https://kelp.example/'],
      ['config:articles', 'folder', '/var/articles'],
    ]);
  });

  it('keeps the feed that was found at a site with how it has gone, until it is dead or the site another', async () => {
    const site = 'https://tides.example/';
    await keep(configured(site));
    const [source] = await store.sources.list();
    await store.sources.save({ ...source!, url: 'https://tides.example/feed.xml' });
    const [health] = await store.sources.health([source!.id]);
    const read = { ...health!, lastSuccess: '2026-01-15T07:00:00.000Z' };
    await store.sources.record(read);
    const kept = async (url: string) => {
      await keep(configured(url));
      const [now] = await store.sources.list();
      return [now!.url, (await store.sources.health([now!.id]))[0]!.lastSuccess];
    };

    expect(await kept(site)).toEqual(['https://tides.example/feed.xml', read.lastSuccess]);
    await store.sources.record({ ...read, told: true });
    expect(await kept(site)).toEqual([site, null]);
    expect(await kept('http://tides.example/')).toEqual(['http://tides.example/', null]);
  });

  it('keeps what is known of a source that did not change, whatever the order', async () => {
    const [world, sport] = [configured('https://tides.example/a/feed'), configured('https://tides.example/b/feed')];
    await keep(world, sport);
    const ids = (await list()).map(([id]) => id);
    await store.sources.save({ ...(await store.sources.list())[0]!, title: 'Tides' });

    await keep(sport, { ...world, everySeconds: 600 });

    expect((await list()).map(([id]) => id).sort()).toEqual(ids.sort());
    expect((await store.sources.list())[0]).toMatchObject({
      title: 'Tides',
      everySeconds: 600,
      since: now.toISOString(),
    });
  });

  it('gives two sources of one name ids that do not depend on each other’s place', async () => {
    const [one, two] = [configured('https://tides.example/?f=1'), configured('https://tides.example/?f=2')];
    await keep(one, two);
    const first = await list();
    await keep(two, one);

    expect(await list()).toEqual(first);
    expect(new Set(first.map(([id]) => id)).size).toBe(2);
  });

  it('does not follow twice what is followed for everybody already', async () => {
    await store.sources.save({ ...chat, workspace: null });

    await keep(configured('http://www.reef.example/feed/'));

    expect(await list()).toHaveLength(1);
  });
});

describe('failingSources', () => {
  it('names those that a place sees and that may bring news on the topic, with since when and why', async () => {
    const fails = async (source: Source, failures = 3) => {
      await store.sources.save(source);
      const [health] = await store.sources.health([source.id]);
      const failing = { failures, failingSince: '2026-01-12T08:00:00.000Z', why: `${source.id} is down.` };
      await store.sources.record({
        ...health!,
        ...failing,
        lastPoll: now.toISOString(),
        lastSuccess: now.toISOString(),
      });
    };
    await fails(chat);
    await fails({ ...chat, id: 'kelp', workspace: 'slack:T2' });
    await fails({ ...chat, id: 'tides', workspace: null, topics: [], title: null, url: 'https://tides.example/' });
    await fails({ ...chat, id: 'once', topics: [] }, 1);

    expect(await failingSources(store.sources, { topic: 'harbour', workspace: 'slack:T1' })).toEqual([
      'Reef brings nothing (since 2026-01-12): reef is down.',
      'https://tides.example/ brings nothing (since 2026-01-12): tides is down.',
    ]);
    expect(await failingSources(store.sources, { topic: 'sport', workspace: 'slack:T1' })).toHaveLength(1);
    expect(await failingSources(store.sources, null)).toHaveLength(3);
    expect(await sourceCounts(store.sources)).toEqual({ all: 4, failing: 3, never: 0 });
  });
});
