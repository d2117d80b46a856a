import { describe, expect, it } from 'vitest';
import { feedOf, homePage } from '../doubles/news.ts';
import { operator, slack, useBots } from './sources-bot.ts';

const { bot, store } = useBots();

describe('sources list', () => {
  it('says how to add one when there is none', async () => {
    const { say } = await bot({});

    expect(await say('list')).toContain('/sources add https://example.org/feed.xml');
  });

  it('refuses words it would have to ignore', async () => {
    const { say } = await bot({});

    expect(await say('list coast')).toContain('stands after list, which takes no words');
    expect(await say('export coast')).toContain('stands after export, which takes no words');
  });

  it('shows one workspace nothing of another', async () => {
    const { say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') });
    await say('add SITE/news.xml');

    expect(await say('list', { ...slack, workspace: 'T2' })).toContain('No source is followed yet');
    expect(await say('list', { ...slack, platform: 'discord' })).toContain('No source is followed yet');
    expect(await say('list', operator)).toContain(', of slack:T1; not read yet');
  });

  it('tells nobody in chat which hosts of a list exist inside', async () => {
    const { say } = await bot({
      '/list': '<opml><body><outline xmlUrl="https://a.example/"/><outline xmlUrl="https://b.example/"/></body></opml>',
    });
    await say('add SITE/list');
    const [a, b] = await store().sources.list();
    const [health] = await store().sources.health([a!.id]);
    const why = ['a.example is not known to DNS.', '"b.example" cannot be fetched: it is a private address.'];
    for (const [at, { id }] of [a!, b!].entries())
      await store().sources.record({ ...health!, source: id, failures: 3, why: why[at]! });

    expect(await say('list')).not.toMatch(/DNS|private address\./);
    expect((await say('list')).match(/does not lead to the public web/g)).toHaveLength(2);
    expect(await say('list', operator)).toMatch(/not known to DNS.*private address/);
  });

  it('says in words how a source fares, the failing first', async () => {
    const { say } = await bot({ '/a.xml': feedOf('Tides'), '/b.xml': feedOf('Coast') });
    await say('add SITE/a.xml');
    await say('add SITE/b.xml');
    const [tides, coast] = await store().sources.list();
    const [health] = await store().sources.health([tides!.id]);
    const read = { lastPoll: '2026-01-16T11:55:00.000Z', lastSuccess: '2026-01-16T11:55:00.000Z' };
    await store().sources.record({ ...health!, ...read, lastNew: '2026-01-16T09:00:00.000Z' });
    await store().sources.record({
      ...health!,
      source: coast!.id,
      failures: 3,
      failingSince: '2026-01-14T12:00:00.000Z',
      why: 'coast.example is down for now.',
    });

    const said = await say('list');

    expect(said).toContain('Sources: 2, 1 failing');
    expect(said).toContain('failing since 2 days ago (3 times): coast.example is down for now; it never worked');
    expect(said).toContain('read 5 minutes ago, last news 3 hours ago');
    expect(said.indexOf('failing since')).toBeLessThan(said.indexOf('read 5 minutes ago'));
  });
});

describe('sources remove', () => {
  it.each(['coast-id', 'SITE/coast-id/', 'Coast News'])('takes "%s" for the source', async (which) => {
    const { say } = await bot({ '/coast-id': feedOf('Coast News', 'Ferry aground') });
    await say('add SITE/coast-id');
    const [source] = await store().sources.list();

    const said = await say(`remove ${which === 'coast-id' ? source!.id : which}`);

    expect(said).toContain('Removed');
    expect(await store().sources.list()).toEqual([]);
  });

  it('names the source that was probably meant, and changes nothing', async () => {
    const { say } = await bot({ '/coast': feedOf('Coast News', 'Ferry aground') });
    await say('add SITE/coast');
    const [source] = await store().sources.list();

    expect(await say('remove coast newz')).toContain(`Did you mean ${source!.id}?`);
    expect(await store().sources.list()).toHaveLength(1);
  });

  it("refuses to remove the operator's source from chat, and one of the configuration anywhere", async () => {
    const { site, say } = await bot({ '/coast': feedOf('Coast News', 'Ferry aground') });
    await say('add SITE/coast', operator);
    const [source] = await store().sources.list();
    const { say: configured } = await bot({}, { configured: [`${site.base}/coast`] });

    expect(await say(`remove ${source!.id}`)).toContain('only whoever runs the bot can remove it');
    expect(await configured(`remove ${source!.id}`, operator)).toContain('stands in the configuration file');
    expect(await say(`remove ${source!.id}`, operator)).toContain('Removed');
  });

  it('forgets the seeds, which nothing asks again', async () => {
    const { say } = await bot({});
    const { ingest } = await import('../../src/feeds/ingest.ts');
    await ingest(['seeds'], { store: store(), source: 'seeds' });

    expect(await say('list', operator)).toMatch(/The articles that came with Nutgraf.*; 5 articles, read once/);
    expect(await say('remove seeds')).toContain('only whoever runs the bot');
    expect(await say('remove seeds', operator)).toContain('5 articles went with it');
    expect((await store().status()).articles).toBe(0);
    expect(await say('list', operator)).toContain('No source is followed yet');
  });
});

describe('sources check', () => {
  it('tells each stage in a sentence and stores nothing', async () => {
    const { say } = await bot({
      '/': homePage('/news.xml', '/sport.xml'),
      '/news.xml': feedOf('Coast', 'Ferry aground', 'Pier closed'),
    });

    const said = await say('check SITE/');

    expect(said).toContain('This source works');
    expect(said).toMatch(/Fetch, ok.*Status 200, text\/xml/);
    expect(said).toMatch(/Parse, ok.*It is RSS 2\.0 \\"Coast\\", found at .*news\.xml.*1 further feed/);
    expect(said).toMatch(/Items, ok.*2 items, 2 with a date, the newest of 2026-01-14/);
    expect(said).toMatch(/Extraction, ok.*2 of 2 read, words: 171, 171;/);
    expect(said).toMatch(/Duplicates, ok.*None of it is stored yet/);
    expect(await store().sources.list()).toEqual([]);
    expect((await store().status()).articles).toBe(0);
  });

  it.each<[string, string, RegExp]>([
    ['a refused address', 'check ftp://example.org/', /Address, failed.*only http and https/],
    ['a mistyped id', 'check bbc', /None is followed yet/],
    ['a private address', 'check http://10.0.0.1/', /does not lead to the public web/],
    ['a name that leads nowhere', 'check http://nowhere.example.org/', /does not lead to the public web/],
    ['a page that is not there', 'check SITE/nothing', /Fetch, failed.*nothing at that address/],
    ['a page without feed', 'check SITE/empty.html', /Parse, failed.*names no feed/],
    ['a feed without dates', 'check SITE/undated', /no item has a date; all items have the same id/],
    ['an empty feed', 'check SITE/blank.xml', /It has no items yet/],
  ])('says what is wrong with %s', async (_what, text, sentence) => {
    const { say } = await bot({
      '/empty.html': homePage(),
      '/undated':
        '<rss version="2.0"><channel><title>T</title><item><guid>1</guid><title>A</title><link>/a</link><description>a</description></item><item><guid>1</guid><title>B</title><link>/b</link><description>b</description></item></channel></rss>',
      '/blank.xml': feedOf('Coast'),
    });

    expect(await say(text)).toMatch(sentence);
  });

  it('takes the id of a source', async () => {
    const { say } = await bot({ '/coast': feedOf('Coast News', 'Ferry aground') });
    await say('add SITE/coast');
    const [source] = await store().sources.list();

    expect(await say(`check ${source!.id}`)).toContain('This source works');
  });
});

describe('sources export', () => {
  it('lists the feeds of this place', async () => {
    const { site, say } = await bot({ '/coast': feedOf('Coast News', 'Ferry aground') });
    await say('add SITE/coast');

    expect(await say('export')).toContain(`${site.base}/coast`);
    expect(await say('export', { ...slack, workspace: 'T2' })).toContain('no feed to export');
  });
});
