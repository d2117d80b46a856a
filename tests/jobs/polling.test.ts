import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { discover } from '../../src/feeds/discover.ts';
import { createPoliteFetcher } from '../../src/feeds/polite.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { createPolling } from '../../src/jobs/polling.ts';
import type { Source } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { item, page, rss, whole } from '../doubles/news.ts';
import { type Answer, startSite } from '../doubles/site.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = Date.parse('2026-01-15T08:00:00Z');
const coast: Source = {
  id: 'coast',
  workspace: null,
  kind: 'feed',
  url: '',
  title: null,
  topics: [],
  everySeconds: null,
  by: null,
  since: '2026-01-01T00:00:00.000Z',
};

/** A poller over an empty store and a site with these answers, on a clock that is moved by hand. */
async function polling(answers: Record<string, Answer>, over: { maxBytes?: number; timeoutMs?: number } = {}) {
  let at = start;
  const now = () => new Date(at);
  const site = await startSite(answers, { ...over, now });
  const store = await openStore('memory:');
  const workers = createWorkers({ threads: 0 });
  const assigned: string[] = [];
  const dead: string[] = [];
  const said: string[] = [];
  const make = () =>
    createPolling({
      store,
      fetcher: createPoliteFetcher({ fetcher: site.fetcher, now, pause: async () => {} }),
      workers,
      assign: async (ids) => void assigned.push(...ids),
      tellDead: async ({ id }, why) => void dead.push(`${id}: ${why}`),
      now,
      random: () => 0,
      say: (line) => void said.push(line),
    });
  const poller = make();
  closing.push(
    () => store.close(),
    () => site.stop(),
  );
  const follow = async (path: string, more: Partial<Source> = {}): Promise<Source> => {
    const source = { ...coast, url: path.startsWith('/') ? site.at(path) : path, ...more };
    await store.sources.save(source);
    return source;
  };
  const health = async (id = 'coast') => (await store.sources.health([id]))[0]!;
  const texts = async () => (await store.articles(await store.newest({}, 1000))).map(({ title }) => title).sort();
  return {
    site,
    store,
    poller,
    make,
    follow,
    health,
    texts,
    assigned,
    dead,
    said,
    tick: () => poller.tick(),
    pass: (hours: number) => {
      at += hours * 3_600_000;
    },
  };
}

const teaser = (title: string, path: string): string => item({ title, link: path, description: 'Aground.' });

describe('createPolling', () => {
  it('stores what a feed brings, whole or from its page, and puts it into stories', async () => {
    const { follow, tick, store, assigned, health } = await polling({
      '/feed': rss(item({ title: 'Whole', link: '/whole', description: whole('Whole') }) + teaser('Ferry', '/ferry')),
      '/ferry': page('Ferry'),
    });
    await follow('/feed');

    expect(await tick()).toEqual({ polled: 1, failed: 0, articles: 2 });

    const articles = await store.articles(await store.newest({}, 10));
    expect(articles.map(({ title, publisher, source }) => ({ title, publisher, source }))).toEqual([
      { title: 'Ferry', publisher: 'Coast', source: 'coast' },
      { title: 'Whole', publisher: 'Coast', source: 'coast' },
    ]);
    expect(articles[0]?.text).toContain('Rescue boats');
    expect(assigned.toSorted()).toEqual(articles.map(({ id }) => id).sort());
    expect(await health()).toMatchObject({
      articles: 2,
      failures: 0,
      why: 'No item has a date.',
      lastNew: '2026-01-15T08:00:00.000Z',
    });
    expect((await store.sources.list())[0]).toMatchObject({ title: 'Coast' });
  });

  it('asks conditionally, and fetches no page of what is known', async () => {
    const seen: unknown[] = [];
    const { site, follow, tick, pass, health } = await polling({
      '/feed': (request, response) => {
        seen.push(request.headers['if-none-match']);
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"' }).end(rss(teaser('Ferry', '/ferry')));
      },
      '/ferry': page('Ferry'),
    });
    await follow('/feed');

    await tick();
    pass(24);
    await tick();

    expect(seen).toEqual([undefined, '"1"']);
    expect(site.asked).toEqual(['/feed', '/ferry', '/feed']);
    expect(await health()).toMatchObject({ etag: '"1"', failures: 0, intervalSeconds: 1350 });
  });

  it('keeps the validators of what was fetched when it was added, and does not fetch that twice', async () => {
    const { site, follow, poller, tick, pass, store, health } = await polling({
      '/feed': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else response.writeHead(200, { etag: '"1"' }).end(rss(teaser('Ferry', '/ferry')));
      },
      '/ferry': page('Ferry'),
    });
    const source = await follow('/feed');
    const workers = createWorkers({ threads: 0 });
    const found = await discover(source.url, { fetcher: site.fetcher, workers, now: () => new Date(start) });
    if (found.kind !== 'feed') throw new Error(found.kind);

    const polled = await poller.ask('coast', { answer: { got: found.got, looked: found.feed } });
    const again = await poller.ask('coast');
    pass(24);
    await tick();

    expect(polled).toMatchObject({ outcome: { kind: 'read', fresh: 1 }, known: 0 });
    expect(again).toBeNull();
    expect(site.asked).toEqual(['/feed', '/ferry', '/feed']);
    expect(await health()).toMatchObject({ etag: '"1"', failures: 0, articles: 1 });
    expect(await store.newest({}, 10)).toHaveLength(1);
  });

  it('fetches only the pages of new items when a feed without validators grows', async () => {
    const { site, follow, tick, pass, texts } = await polling({
      '/feed': rss(teaser('One', '/one')),
      '/one': page('One'),
      '/two': page('Two'),
    });
    await follow('/feed');

    await tick();
    pass(24);
    await tick();
    site.answers['/feed'] = rss(teaser('Two', '/two') + teaser('One', '/one'));
    pass(24);
    await tick();

    expect(site.asked).toEqual(['/feed', '/one', '/feed', '/feed', '/two']);
    expect(await texts()).toEqual(['One', 'Two']);
  });

  it('takes an edited item for an update, and a date that moves with each answer for none', async () => {
    const dated = (title: string, day: number): string =>
      rss(item({ title, link: '/a', pubDate: `Mon, ${day} Jan 2026 08:00:00 GMT`, description: whole('Aground') }));
    const { site, follow, tick, pass, store } = await polling({ '/feed': dated('Agroud', 12) });
    await follow('/feed');

    await tick();
    site.answers['/feed'] = dated('Agroud', 14);
    pass(24);
    expect(await tick()).toMatchObject({ articles: 0 });
    site.answers['/feed'] = dated('Aground', 14);
    pass(24);
    expect(await tick()).toMatchObject({ articles: 1 });

    const articles = await store.articles(await store.newest({}, 10));
    expect(articles.map(({ title }) => title)).toEqual(['Aground']);
  });

  it('takes an item whose address and id changed for an update, and asks for its page once', async () => {
    const at = (path: string, title: string): string =>
      rss(item({ title, link: path, guid: path, pubDate: 'Mon, 12 Jan 2026 08:00:00 GMT', description: 'Aground.' }));
    const { site, follow, tick, pass, store, texts } = await polling({
      '/feed': at('/ferry', 'Ferry aground'),
      '/ferry': page('Ferry aground'),
      '/ferry-towed-free': page('Ferry aground').replaceAll('140', '160'),
    });
    await follow('/feed');

    await tick();
    site.answers['/feed'] = at('/ferry-towed-free', 'Ferry towed free');
    pass(24);
    const report = await tick();
    pass(24);
    await tick();

    expect(report).toMatchObject({ articles: 1 });
    expect(await texts()).toEqual(['Ferry towed free']);
    expect((await store.articles(await store.newest({}, 10)))[0]?.text).toContain('160 passengers');
    expect(site.asked).toEqual(['/feed', '/ferry', '/feed', '/ferry-towed-free', '/feed']);
  });

  it('reads the page of a teaser again when the feed edits it, and seldom when that says nothing new', async () => {
    const at = (summary: string, updated: string): string =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><id>1</id><title>Ferry</title><link href="/ferry"/><published>2026-01-12T08:00:00Z</published><updated>${updated}</updated><summary>${summary}</summary></entry></feed>`;
    const { site, follow, tick, pass, store } = await polling({
      '/feed': at('Aground.', '2026-01-12T08:00:00Z'),
      '/ferry': page('Ferry'),
    });
    const follows = async (summary: string, updated: string, hours: number): Promise<number> => {
      site.answers['/feed'] = at(summary, updated);
      site.asked.length = 0;
      pass(hours);
      await tick();
      return site.asked.filter((path) => path === '/ferry').length;
    };
    await follow('/feed', { everySeconds: 60 });
    await tick();

    site.answers['/ferry'] = page('Ferry').replaceAll('140', '160');
    expect(await follows('Aground.', '2026-01-15T08:10:00Z', 1)).toBe(1);
    expect((await store.articles(await store.newest({}, 10)))[0]).toMatchObject({
      published: '2026-01-12T08:00:00Z',
      text: expect.stringContaining('160 passengers'),
    });
    expect(await follows('Aground, all ashore.', '2026-01-15T08:10:00Z', 1)).toBe(1);
    expect(await follows('Aground, all well.', '2026-01-15T08:10:00Z', 0.4)).toBe(0);
    expect(await follows('Aground, all safe.', '2026-01-15T08:10:00Z', 0.4)).toBe(1);
    expect(await follows('Aground, all safe.', '2026-01-15T08:10:00Z', 24)).toBe(0);
  });

  it('keeps the text of a page that cannot be had any more when its item is edited', async () => {
    const { site, follow, tick, pass, store } = await polling({
      '/feed': rss(teaser('Ferry', '/ferry')),
      '/ferry': page('Ferry'),
    });
    await follow('/feed');
    await tick();

    site.answers['/ferry'] = 503;
    site.answers['/feed'] = rss(item({ title: 'Ferry aground', link: '/ferry', description: 'Aground.' }));
    pass(24);
    await tick();

    const [article] = await store.articles(await store.newest({}, 10));
    expect(article).toMatchObject({ title: 'Ferry aground', text: expect.stringContaining('Rescue boats') });
  });

  it('asks again for a page that could not be had, and tells the feed’s words until then', async () => {
    const { site, follow, tick, pass, store } = await polling({
      '/feed': (_, response) => void response.writeHead(200, { etag: '"1"' }).end(rss(teaser('Ferry', '/ferry'))),
      '/ferry': 503,
    });
    await follow('/feed');
    const text = async () => (await store.articles(await store.newest({}, 10)))[0]?.text;

    await tick();
    expect(await text()).toBe('Aground.');
    site.answers['/ferry'] = page('Ferry');
    pass(24);
    await tick();

    expect(await text()).toContain('Rescue boats');
  });

  it('says of each source in one sentence what is wrong, and polls the others', async () => {
    const { follow, tick, health, site } = await polling({
      '/good': rss(
        item({ title: 'Good', link: '/g', pubDate: 'Mon, 12 Jan 2026 08:00:00 GMT', description: whole('Good') }),
      ),
      '/empty': rss(''),
      '/login': '<html><form><input name=p type="password"></form></html>',
      '/labelled': (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/rss+xml' }).end('<!doctype html><p>Hello</p>'),
      '/json': '{"a":1}',
      '/nothing': '',
      '/busy': (_, response) => void response.writeHead(429, { 'retry-after': '7200' }).end(),
      '/gone': 410,
      '/broken': (_, response) => void response.destroy(),
    });
    const names = ['good', 'empty', 'login', 'labelled', 'json', 'nothing', 'busy', 'gone', 'missing', 'broken'];
    for (const id of names) await follow(`/${id}`, { id });
    await follow('http://10.0.0.7/feed', { id: 'private' });
    await follow('ftp://coast.example/feed', { id: 'foreign' });

    expect(await tick()).toMatchObject({ polled: 12, failed: 10 });

    const host = new URL(site.at('/')).host;
    const whys = Object.fromEntries(
      await Promise.all([...names, 'private', 'foreign'].map(async (id) => [id, (await health(id)).why])),
    );
    expect(whys).toEqual({
      good: null,
      empty: `The feed of ${host} has no items.`,
      login: `${host} shows a login page instead of a feed.`,
      labelled: `${host} sends a web page labelled as a feed.`,
      json: `${host} sends JSON that is no feed.`,
      nothing: `${host} sends nothing.`,
      busy: `${host} asks to be read less often.`,
      gone: `${host} says that it is gone for good.`,
      missing: `${host} has nothing at that address (any more).`,
      broken: `${host} broke the connection off.`,
      private: expect.stringContaining('it is a private address'),
      foreign: expect.stringContaining('only http and https'),
    });
    expect((await health('busy')).nextPoll).toBe('2026-01-15T10:00:00.000Z');
    expect((await health('gone')).nextPoll).toBe('2026-01-22T08:00:00.000Z');
  });

  it('says once that a source is dead, and that it may say so again after it came back', async () => {
    const { site, follow, tick, pass, dead } = await polling({ '/feed': 500 });
    await follow('/feed');

    for (let day = 0; day < 12; day++) {
      await tick();
      pass(24.1);
    }
    expect(dead).toEqual([`coast: ${new URL(site.at('/')).host} has an error of its own.`]);
    site.answers['/feed'] = rss(item({ title: 'Back', description: 'It is back.' }));
    await tick();
    site.answers['/feed'] = 410;
    pass(48);
    await tick();

    expect(dead).toHaveLength(2);
  });

  it('follows a permanent redirect, and does not follow a passing one', async () => {
    const feed = rss(item({ title: 'One', description: 'Aground.' }));
    const to = (status: number) => (_: unknown, response: import('node:http').ServerResponse) =>
      void response.writeHead(status, { location: '/new' }).end();
    const { follow, tick, store, site, health } = await polling({ '/old': to(301), '/today': to(302), '/new': feed });
    await follow('/old', { id: 'old' });
    await follow('/today', { id: 'today' });

    await tick();

    expect((await store.sources.list()).map(({ url }) => url)).toEqual([site.at('/new'), site.at('/today')]);
    expect(await health('old')).toMatchObject({ failures: 0, lastSuccess: '2026-01-15T08:00:00.000Z' });
  });

  it('finds the feed that a site names, and else follows the page itself', async () => {
    const link = '<link rel="alternate" type="application/rss+xml" href="/news.xml">';
    const { site, follow, tick, pass, store, texts } = await polling({
      '/site': page('Front', link),
      '/news.xml': rss(item({ title: 'One', description: 'Aground.' })),
      '/notice': page('Notice'),
    });
    await follow('/site', { id: 'site' });
    await follow('/notice', { id: 'notice' });

    await tick();
    expect((await store.sources.list()).map(({ kind, url }) => [kind, url])).toEqual([
      ['feed', site.at('/news.xml')],
      ['page', site.at('/notice')],
    ]);
    expect(await texts()).toEqual(['Notice', 'One']);
    site.answers['/notice'] = page('Notice').replaceAll('140', '160');
    pass(24);
    await tick();

    const notice = (await store.articles(await store.newest({ sources: ['notice'] }, 10)))[0];
    expect(notice?.text).toContain('160 passengers');
  });

  it('reads nothing that robots.txt forbids, pages of items included', async () => {
    const { follow, tick, health, site, store } = await polling({
      '/robots.txt': 'User-agent: *\nDisallow: /closed\n',
      '/feed': rss(teaser('Ferry', '/closed/ferry')),
      '/closed/feed': rss(teaser('Ferry', '/ferry')),
      '/closed/ferry': page('Ferry'),
    });
    await follow('/feed');
    await follow('/closed/feed', { id: 'closed' });

    await tick();

    expect(site.asked).toEqual(['/feed']);
    expect((await health('closed')).why).toContain('asks programs not to read that address');
    expect((await store.articles(await store.newest({}, 10)))[0]?.text).toBe('Aground.');
  });

  it('asks robots.txt of the host that it is sent on to', async () => {
    const { follow, tick, health, site } = await polling({
      '/robots.txt': (request, response) => {
        const closed = request.headers.host?.startsWith('inland.example');
        response.writeHead(200).end(closed ? 'User-agent: *\nDisallow: /feed\n' : '');
      },
      '/away': (_, response) => void response.writeHead(301, { location: site.at('/feed', 'inland.example') }).end(),
      '/open': (_, response) => void response.writeHead(301, { location: site.at('/feed', 'island.example') }).end(),
      '/feed': rss(item({ title: 'One', description: 'Aground.' })),
    });
    await follow('/away', { id: 'away' });
    await follow('/open', { id: 'open' });

    await tick();

    expect(site.asked.toSorted()).toEqual(['/away', '/feed', '/open']);
    expect((await health('away')).why).toContain('inland.example');
    expect((await health('away')).why).toContain('asks programs not to read that address');
    expect(await health('open')).toMatchObject({ failures: 0, articles: 1 });
  });

  it('lets neither team change or see by its feed what another team’s source brought', async () => {
    const feed = (text: string) => rss(item({ title: 'Pay', link: '/pay', description: whole(text) }));
    const { follow, tick, store } = await polling({ '/one': feed('Ours'), '/two': feed('Forged') });
    await follow('/one', { id: 'one', workspace: 'slack:T1', by: 'U1' });
    await tick();
    await follow('/two', { id: 'two', workspace: 'slack:T2', by: 'U2' });

    await tick();
    await tick();

    const [one] = await store.articles(await store.sources.articlesOf('one', 10));
    const [two] = await store.articles(await store.sources.articlesOf('two', 10));
    expect(one?.text).toContain('Ours');
    expect(two?.text).toContain('Forged');
    expect(await store.sources.articlesOf('one', 10)).toHaveLength(1);
  });

  it('leaves to its team what a source brings that is removed while that is stored', async () => {
    const { follow, tick, store } = await polling({ '/feed': rss(item({ title: 'A', description: whole('A') })) });
    await follow('/feed', { workspace: 'slack:T1' });
    const { list } = store.sources;
    store.sources.list = async (workspace) => {
      const there = await list(workspace);
      await store.sources.remove('coast');
      return there;
    };

    await tick();

    expect(await store.view('slack:T1').newest({}, 10)).toHaveLength(1);
    expect(await store.view('slack:T2').newest({}, 10)).toEqual([]);
  });

  it('does not follow again what is removed while it is polled, nor undo what is changed meanwhile', async () => {
    const feed = rss(item({ title: 'A', description: whole('A') }), 'Coast Daily');
    const { site, follow, tick, store } = await polling({});
    const removed = await follow('/removed', { id: 'removed' });
    const changed = await follow('/changed', { id: 'changed' });
    const slowly = (work: () => Promise<unknown>) => (_: unknown, response: ServerResponse) =>
      void work().then(() => response.end(feed));
    site.answers['/removed'] = slowly(() => store.sources.remove(removed.id));
    site.answers['/changed'] = slowly(() => store.sources.save({ ...changed, topics: ['sea'] }));

    await tick();

    expect((await store.sources.list()).map(({ id, title, topics }) => ({ id, title, topics }))).toEqual([
      { id: 'changed', title: 'Coast Daily', topics: ['sea'] },
    ]);
  });

  it('notes that a second source brings the same article, and stores it once', async () => {
    const feed = rss(item({ title: 'One', link: '/one', description: whole('One') }));
    const { follow, tick, store, health, texts } = await polling({ '/a': feed, '/b': feed });
    await follow('/a', { id: 'a' });
    await tick();
    await follow('/b', { id: 'b' });

    await tick();

    expect(await texts()).toEqual(['One']);
    expect((await health('b')).articles).toBe(1);
    expect(await store.sources.articlesOf('b', 10)).toEqual(await store.sources.articlesOf('a', 10));
  });

  it('reads the files of a watched folder that are new or changed, and keeps those of files that are gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const write = (name: string, text: string, day: number) => {
      writeFileSync(join(folder, name), text);
      utimesSync(join(folder, name), new Date(start + day * 86_400_000), new Date(start + day * 86_400_000));
    };
    const { store, tick, pass, health } = await polling({});
    await store.sources.save({ ...coast, kind: 'folder', url: folder });
    write('a.txt', 'The ferry Solheim ran aground.', -1);
    write('b.txt', 'The harbour was closed.', -1);

    expect(await tick()).toMatchObject({ articles: 2, failed: 0 });
    rmSync(join(folder, 'b.txt'));
    write('a.txt', 'The ferry Solheim was towed free.', 1);
    pass(30);
    expect(await tick()).toMatchObject({ articles: 1 });
    expect((await store.articles(['a', 'b'])).map(({ text }) => text)).toEqual([
      'The ferry Solheim was towed free.',
      'The harbour was closed.',
    ]);
    rmSync(folder, { recursive: true });
    pass(30);
    await tick();

    expect((await health()).why).toBe(`The folder ${folder} does not exist.`);
  });

  it('breaks off when it is stopped, with what is stored whole and the rest due at once', async () => {
    let reached: () => void = () => {};
    const hanging = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { follow, poller, store, health } = await polling({
      '/feed': rss(
        item({ title: 'One', link: '/one', description: whole('One') }) +
          teaser('Two', '/slow') +
          teaser('Three', '/3'),
      ),
      '/slow': () => reached(),
      '/3': page('Three'),
    });
    await follow('/feed');

    const running = poller.tick();
    await hanging;
    poller.stop();

    expect(await running).toMatchObject({ polled: 0, failed: 0 });
    expect(await health()).toMatchObject({ lastPoll: null, nextPoll: null, failures: 0 });
    const ids = await store.newest({}, 10);
    expect((await store.read(ids)).every(({ reading }) => reading.sentences.length > 0)).toBe(true);
    const claimed = await store.sources.claimDue({
      now: new Date(start).toISOString(),
      leaseUntil: new Date(start + 1000).toISOString(),
      limit: 5,
    });
    expect(claimed).toHaveLength(1);
  });

  it('polls each source once when two processes work on one store', async () => {
    const feeds = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [
        `/f${n}`,
        rss(item({ title: `T${n}`, link: `/t${n}`, description: whole(`T${n}`) })),
      ]),
    );
    const { follow, poller, make, texts, site } = await polling(feeds);
    for (let n = 0; n < 20; n++) await follow(`/f${n}`, { id: `f${n}` });

    const reports = await Promise.all([poller.tick(), make().tick()]);

    expect(reports[0].polled + reports[1].polled).toBe(20);
    expect(site.asked).toHaveLength(20);
    expect(await texts()).toHaveLength(20);
  });
});
