import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source, SourceHealth } from '../../src/model.ts';
import type { Sources } from '../../src/store/sources.ts';
import type { Store } from '../../src/store/store.ts';
import { article, reading } from './contract.ts';

const tides: Source = {
  id: 'tides',
  workspace: null,
  kind: 'feed',
  url: 'https://tides.example/feed.xml',
  title: 'Tides',
  topics: ['harbour'],
  everySeconds: 900,
  by: null,
  since: '2026-01-01T00:00:00.000Z',
};
const kelp: Source = { ...tides, id: 'kelp', workspace: 'slack:T1', url: 'https://kelp.example/', by: 'U1' };
const reef: Source = { ...tides, id: 'reef', workspace: 'discord:9', url: 'https://reef.example/', by: 'U9' };

const noon = '2026-01-15T12:00:00.000Z';
const tenPast = '2026-01-15T12:10:00.000Z';
const one = '2026-01-15T13:00:00.000Z';
const two = '2026-01-15T14:00:00.000Z';
const atNoon = { now: noon, leaseUntil: tenPast, limit: 10 };

const polled = (source: string, more: Partial<SourceHealth> = {}): SourceHealth => ({
  source,
  etag: '"7"',
  lastModified: null,
  lastPoll: noon,
  lastSuccess: noon,
  lastNew: null,
  nextPoll: one,
  intervalSeconds: 3600,
  failures: 0,
  failingSince: null,
  why: null,
  told: false,
  articles: 0,
  ...more,
});

const ids = (claimed: readonly { source: Source }[]): string[] => claimed.map(({ source }) => source.id);

/** What every store's book of sources must do. `open` gives an empty store that nobody else uses. */
export const sourcesContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the sources contract on ${name}`, () => {
    let store: Store;
    let sources: Sources;

    beforeEach(async () => {
      store = await open();
      sources = store.sources;
    });
    afterEach(async () => {
      await store.close();
    });

    it('finds a source by its id as it is followed now, and none that is followed no more', async () => {
      await sources.save(tides);
      await sources.save(kelp);
      await sources.save({ ...tides, title: 'Tides and Winds' });

      expect(await sources.find('tides')).toEqual({ ...tides, title: 'Tides and Winds' });
      expect(await sources.find('kelp')).toEqual(kelp);
      await sources.remove('kelp');
      expect(await sources.find('kelp')).toBeNull();
    });

    it('lists sources in the order they were added: all, the operator’s, or one workspace’s', async () => {
      for (const source of [reef, tides, kelp]) await sources.save(source);

      expect(await sources.list()).toEqual([reef, tides, kelp]);
      expect(await sources.list(null)).toEqual([tides]);
      expect(await sources.list('slack:T1')).toEqual([kelp]);
      expect(await sources.list('slack:T2')).toEqual([]);
    });

    it('replaces a source in its place, and keeps how it has gone while the address is the same', async () => {
      for (const source of [tides, kelp]) await sources.save(source);
      await sources.record(polled('tides'));

      await sources.save({ ...tides, title: 'Tide tables' });
      expect(await sources.list()).toEqual([{ ...tides, title: 'Tide tables' }, kelp]);
      expect(await sources.health(['tides'])).toEqual([polled('tides')]);

      await sources.save({ ...tides, url: 'https://tides.example/new.xml' });
      expect(await sources.health(['tides'])).toMatchObject([{ etag: null, nextPoll: null }]);
      expect(ids(await sources.claimDue(atNoon))).toContain('tides');
    });

    it('says once that it removed a source, and keeps its articles', async () => {
      await sources.save(tides);
      await store.put([reading(article('a', 'Low tide.', { source: 'tides' }))]);
      await sources.attribute('tides', ['a']);

      expect([await sources.remove('tides'), await sources.remove('tides')]).toEqual([true, false]);

      expect(await sources.list()).toEqual([]);
      expect(await store.newest({}, 10)).toEqual(['a']);
    });

    it('gives health in the order asked for, nothing but zeros and nulls for one never polled', async () => {
      for (const source of [tides, kelp]) await sources.save(source);
      await sources.record(polled('kelp', { failures: 2, failingSince: noon, why: 'It answers 500.', told: true }));

      expect(await sources.health(['tides', 'kelp'])).toEqual([
        {
          ...polled('tides'),
          etag: null,
          lastPoll: null,
          lastSuccess: null,
          nextPoll: null,
          intervalSeconds: null,
        },
        polled('kelp', { failures: 2, failingSince: noon, why: 'It answers 500.', told: true }),
      ]);
    });

    it('takes the never polled first, then the longest overdue, and no more than asked for', async () => {
      for (const source of [tides, kelp, reef]) await sources.save(source);
      await sources.record(polled('tides', { nextPoll: noon }));
      await sources.record(polled('kelp', { nextPoll: '2026-01-15T11:00:00.000Z' }));

      expect(ids(await sources.claimDue({ ...atNoon, limit: 2 }))).toEqual(['reef', 'kelp']);
      expect(ids(await sources.claimDue(atNoon))).toEqual(['tides']);
      expect(await sources.claimDue(atNoon)).toEqual([]);
    });

    it('claims one alone that is asked for, if it is due', async () => {
      for (const source of [tides, kelp, reef]) await sources.save(source);

      expect(ids(await sources.claimDue({ ...atNoon, id: 'kelp' }))).toEqual(['kelp']);
      expect(await sources.claimDue({ ...atNoon, id: 'kelp' })).toEqual([]);
      expect(ids(await sources.claimDue(atNoon))).toEqual(['tides', 'reef']);
    });

    it('claims none before its time, and with it how it has gone', async () => {
      await sources.save(tides);
      await sources.record(polled('tides'));

      expect(await sources.claimDue(atNoon)).toEqual([]);
      expect(await sources.claimDue({ now: one, leaseUntil: two, limit: 1 })).toEqual([
        { source: tides, health: polled('tides') },
      ]);
    });

    it('lets another claim what a dead process held, when its lease has ended', async () => {
      await sources.save(tides);
      await sources.claimDue(atNoon);

      expect(ids(await sources.claimDue({ ...atNoon, leaseUntil: one }))).toEqual([]);
      expect(ids(await sources.claimDue({ now: tenPast, leaseUntil: one, limit: 1 }))).toEqual(['tides']);
    });

    it('lets a source go when its poll is recorded', async () => {
      await sources.save(tides);
      await sources.claimDue({ ...atNoon, leaseUntil: '2026-01-16T00:00:00.000Z' });

      await sources.record(polled('tides'));

      expect(ids(await sources.claimDue({ now: one, leaseUntil: two, limit: 1 }))).toEqual(['tides']);
    });

    it('does not bring back a source that was removed while it was polled', async () => {
      await sources.save(tides);
      await sources.claimDue(atNoon);
      await sources.remove('tides');

      await sources.record(polled('tides'));

      expect(await sources.list()).toEqual([]);
      expect(await sources.claimDue({ now: two, leaseUntil: two, limit: 1 })).toEqual([]);
    });

    it('tells the articles a source brought, newest first, and counts them', async () => {
      for (const source of [tides, kelp]) await sources.save(source);
      await store.put([
        reading(article('may', 'Fog.', { source: 'tides', published: '2024-05-01' })),
        reading(article('june', 'Rain.', { source: 'tides', published: '2024-06-01' })),
        reading(article('file', 'Snow.', { published: '2024-07-01' })),
      ]);

      await sources.attribute('tides', ['may', 'june', 'unknown']);
      await sources.attribute('kelp', ['file', 'june']);
      await sources.attribute('kelp', ['file']);

      expect(await sources.articlesOf('tides', 10)).toEqual(['june', 'may']);
      expect(await sources.articlesOf('kelp', 10)).toEqual(['file', 'june']);
      expect(await sources.articlesOf('kelp', 1)).toEqual(['file']);
      expect((await sources.health(['tides', 'kelp'])).map(({ articles }) => articles)).toEqual([2, 2]);
    });

    it('still knows who brought an article that was stored anew', async () => {
      await sources.save(tides);
      await store.put([reading(article('a', 'Fog.', { source: 'tides' }))]);
      await sources.attribute('tides', ['a']);

      await store.put([reading(article('a', 'Fog lifts.', { source: 'tides' }))]);

      expect(await sources.articlesOf('tides', 10)).toEqual(['a']);
    });

    it('counts for a source nothing that another workspace’s removed source of that id brought', async () => {
      await sources.save(kelp);
      await store.put([reading(article('a', 'Fog.', { source: 'kelp' }))]);
      await sources.remove('kelp');

      await sources.save({ ...kelp, workspace: 'slack:T2' });

      expect(await sources.articlesOf('kelp', 10)).toEqual([]);
      expect(await sources.health(['kelp'])).toMatchObject([{ articles: 0 }]);
      expect(await store.view('slack:T2').newest({}, 10)).toEqual([]);
      expect(await store.view('slack:T1').newest({}, 10)).toEqual(['a']);
    });

    it('knows the sources of a topic, in a view the operator’s and its own', async () => {
      for (const source of [reef, { ...kelp, topics: ['other'] }, tides]) await sources.save(source);

      expect(await sources.forTopic('harbour')).toEqual(['reef', 'tides']);
      expect(await store.view('discord:9').sources.forTopic('harbour')).toEqual(['reef', 'tides']);
      expect(await store.view('slack:T1').sources.forTopic('harbour')).toEqual(['tides']);
      expect(await sources.forTopic('nowhere')).toEqual([]);
    });

    it('keeps a recall to what given sources brought, whoever brought it first', async () => {
      for (const source of [tides, kelp]) await sources.save(source);
      await store.put([
        reading(article('a', 'Fog.', { source: 'tides', publisher: 'kelp' })),
        reading(article('b', 'Fog.', { source: 'tides' })),
        reading(article('c', 'Fog.', { source: 'kelp' })),
      ]);
      await sources.attribute('kelp', ['b']);

      expect(await store.newest({ broughtBy: ['kelp'] }, 10)).toEqual(['c', 'b']);
      expect((await store.recall(['fog'], { broughtBy: ['kelp'] }, 10)).map(({ id }) => id).sort()).toEqual(['b', 'c']);
      expect(await store.newest({ sources: ['kelp'] }, 10)).toEqual(['c', 'b', 'a']);
    });

    it('forgets of a source what it alone brought, and leaves the rest to those who brought it too', async () => {
      for (const source of [tides, kelp]) await sources.save(source);
      const one = reading(article('one', 'Fog.', { source: 'kelp' }));
      const both = reading(article('both', 'Rain.', { source: 'tides' }));
      await store.put([one, both]);
      await sources.attribute('kelp', ['both']);

      expect(await store.forget({ source: 'tides' })).toBe(0);
      expect(await store.view('slack:T1').newest({}, 10)).toEqual(['both', 'one']);
      expect(await store.view('slack:T2').newest({}, 10)).toEqual([]);
      expect(await sources.articlesOf('tides', 10)).toEqual([]);
      // The last one counts as its source's own: the same words again change nothing.
      expect(await store.put([{ ...both, article: { ...both.article, source: 'kelp' } }])).toEqual([
        { id: 'both', kind: 'unchanged' },
      ]);

      expect(await store.forget({ source: 'kelp' })).toBe(2);
      expect((await store.status()).articles).toBe(0);
      expect(await sources.list()).toEqual([tides, kelp]);
    });

    it('counts an article no longer that was forgotten', async () => {
      await sources.save(tides);
      await store.put([reading(article('a', 'Fog.', { source: 'tides' }))]);
      await sources.attribute('tides', ['a']);

      await store.forget({ article: 'a' });

      expect(await sources.articlesOf('tides', 10)).toEqual([]);
      expect(await sources.health(['tides'])).toMatchObject([{ articles: 0 }]);
    });
  });
};
