import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';
import { type IngestOptions, ingest } from '../../src/feeds/ingest.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { homePage, page } from '../doubles/news.ts';
import { startSite } from '../doubles/site.ts';

const now = () => new Date('2026-01-16T12:00:00Z');
const names = Array.from({ length: 20 }, (_, at) => `ferry-${at + 1}`);
const teasers = (titleOf: (name: string) => string): string =>
  `<rss version="2.0"><channel><title>Coast</title>${names.map((name) => `<item><title>${titleOf(name)}</title><link>/${name}</link><guid>${name}</guid><pubDate>Wed, 14 Jan 2026 10:00:00 GMT</pubDate><description>Read on.</description></item>`).join('')}</channel></rss>`;

let store: Store;
let fetcher: Fetcher;
let site: Awaited<ReturnType<typeof startSite>>;
let paths: Record<string, string>;
beforeEach(async () => {
  paths = { '/feed': teasers((name) => name) };
  for (const name of names) paths[`/${name}`] = page(`${name} sails`);
  site = await startSite(paths);
  fetcher = createFetcher({ allowance: { hosts: [site.host] }, userAgent: 'Nutgraf/test', now });
  store = await openStore('memory:');
});
afterEach(async () => {
  await fetcher.close();
  await site.stop();
  await store.close();
});

const read = (more: Partial<IngestOptions> = {}) => ingest([`${site.base}/feed`], { store, fetcher, now, ...more });

/** The paths asked for since the last call. */
const asked = (): string[] => site.asked.splice(0);

describe('ingest of a feed', () => {
  it('fetches the second time only the feed', async () => {
    await read();
    asked();

    expect(await read()).toMatchObject({ new: 0, updated: 0, duplicate: 20, skipped: [] });
    expect(asked()).toEqual(['/feed']);
  });

  it('fetches again the one page whose title the feed changed', async () => {
    await read();
    asked();
    paths['/feed'] = teasers((name) => (name === 'ferry-7' ? 'Ferry seven, corrected' : name));

    expect(await read()).toMatchObject({ new: 0, updated: 1, duplicate: 19 });
    expect(asked()).toEqual(['/feed', '/ferry-7']);
  });

  it('keeps what was fetched when it is stopped, and then fetches the rest alone', async () => {
    const stopping = new AbortController();
    const seen: number[] = [];
    const onProgress = ({ done }: { done: number }): void => {
      seen.push(done);
      if (done === 11) stopping.abort();
    };

    await expect(read({ signal: stopping.signal, onProgress })).rejects.toMatchObject({ code: 'interrupted' });
    const first = asked();
    const kept = (await store.status()).articles;
    const second = await read();

    expect(seen.slice(0, 3)).toEqual([1, 2, 3]);
    expect(first).toHaveLength(12);
    expect(kept).toBe(11);
    expect(second).toMatchObject({ new: 9, duplicate: 11, skipped: [] });
    expect(asked()).toEqual(['/feed', ...names.slice(11).map((name) => `/${name}`)]);
  });

  it('reads the feed of a site whose front page it is given', async () => {
    paths['/'] = homePage('/feed');

    const report = await ingest([`${site.base}/`], { store, fetcher, now });

    expect(report).toMatchObject({ new: 20, skipped: [] });
    expect(asked().slice(0, 3)).toEqual(['/', '/feed', '/ferry-1']);
  });

  it.each([
    ['a list of feeds', '<opml version="2.0"><body/></opml>', /is a list of feeds; to follow them/],
    ['XML of another kind', '<invoice><total>7</total></invoice>', /sends XML that is no feed/],
  ])('skips %s with a reason', async (_what, body, why) => {
    paths['/feed'] = body;

    const report = await read();

    expect(report).toMatchObject({ new: 0, skipped: [{ why: expect.stringMatching(why) }] });
  });
});
