import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPacer } from '../../src/bot/pace.ts';
import { badInput } from '../../src/errors.ts';
import type { SourceDeskOptions } from '../../src/jobs/sources.ts';
import { feedOf, homePage, page } from '../doubles/news.ts';
import { now, operator, slack, useBots } from './sources-bot.ts';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

const { bot, store } = useBots();

describe('sources add', () => {
  it('finds the feed that a site names, says what is in it, and lists the others', async () => {
    const { site, say } = await bot({
      '/': homePage('/comments.xml', '/news.xml', '/sport.xml'),
      '/news.xml': feedOf('Coast', 'Ferry aground', 'Pier closed', 'New lighthouse', 'Whales'),
    });

    const said = await say('add SITE/ topic:ferries every:30m');

    expect(said).toContain('4 items, the newest of 14 January 2026');
    expect(said).toContain('Ferry aground · Pier closed · New lighthouse');
    expect(said).toContain('every 30 minutes');
    expect(said).toContain(`add ${site.base}/sport.xml`);
    expect(await store().sources.list('slack:T1')).toMatchObject([
      { kind: 'feed', url: `${site.base}/news.xml`, title: 'Coast', topics: ['ferries'], everySeconds: 1800, by: 'U1' },
    ]);
  });

  it('means https where nothing is said, and tries http where that is not had', async () => {
    const { site, say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') });

    expect(await say(`add ${site.host}/news.xml`)).toContain('Added');
    expect(await store().sources.list()).toMatchObject([{ url: `${site.base}/news.xml` }]);
    expect(await say(`add https://${site.host}/other.xml`)).not.toContain('Added');
  });

  it('tries a few usual paths one after the other where a page names no feed', async () => {
    const { site, say } = await bot({ '/blog/': homePage(), '/atom.xml': feedOf('Coast', 'Ferry aground') });

    expect(await say('add SITE/blog/')).toContain('Added');
    expect(site.asked).toEqual(['/blog/', '/feed', '/rss', '/atom.xml']);
  });

  it('follows a page that holds an article and names no feed, and says so', async () => {
    const { say } = await bot({ '/ferry': page('Ferry aground') });

    expect(await say('add SITE/ferry')).toContain('no feed, so the page itself is followed');
    expect(await store().sources.list('slack:T1')).toMatchObject([{ kind: 'page', title: 'Ferry aground' }]);
  });

  it('takes the same feed under another scheme or with a last slash for the same source', async () => {
    const { site, say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') });
    await say('add SITE/news.xml');

    expect(await say('add SITE/news.xml/')).toContain('Followed already');
    expect(await say(`add https://${site.host}/news.xml`)).toContain('Followed already');
    expect(await say('add SITE/news.xml every:2h')).toContain('every 2 hours');
    expect(await store().sources.list()).toHaveLength(1);
  });

  it('follows a feed to where it moved for good, and asks at the old place where it did not', async () => {
    const { site, say } = await bot({
      '/old': { to: '/new', status: 301 },
      '/short': { to: '/long' },
      '/new': feedOf('New', 'Ferry aground'),
      '/long': feedOf('Long', 'Ferry aground'),
    });
    await say('add SITE/old');
    await say('add SITE/short');

    expect((await store().sources.list()).map(({ url }) => url)).toEqual([`${site.base}/new`, `${site.base}/short`]);
    expect(await say('add SITE/old')).toContain('Followed already');
  });

  it('adds each feed of an OPML list, as many as a workspace may have', async () => {
    const outlines = (hosts: readonly string[]): string =>
      `<opml version="2.0"><body><outline text="All">${hosts.map((host) => `<outline text="${host}" xmlUrl="https://${host}/feed"/>`).join('')}</outline></body></opml>`;
    const { say } = await bot({
      '/list': outlines(['a.example', 'b.example', 'b.example', '10.0.0.1']),
      '/long': outlines(['c.example', 'd.example']),
    });

    expect(await say('add SITE/list')).toContain('2 added, 1 refused');
    const second = await say('add SITE/long');

    expect(second).toContain('1 added, 1 refused');
    expect(second).toContain('At most 3 sources may be followed here');
  });

  it.each<[string, string, RegExp]>([
    ['no address', 'add', /Which source\?/],
    ['another scheme', 'add ftp://example.org/feed', /only http and https/],
    ['a script', 'add javascript:alert(1)', /only http and https/],
    ['a host and port without a scheme', 'add localhost:8080/feed', /port 8080 is not a web port/],
    ['words', 'add coastal-news', /is not a web address/],
    ['loopback', 'add http://127.0.0.1/feed', /does not lead to the public web/],
    ['a mapped address', 'add http://[::ffff:10.0.0.1]/feed', /does not lead to the public web/],
    ['a number for an address', 'add http://0x7f000001/', /does not lead to the public web/],
    ['a name that leads inside', 'add http://inside.example.org/', /does not lead to the public web/],
    ['a name that leads nowhere', 'add http://nowhere.example.org/', /does not lead to the public web/],
    ['a redirect that leads inside', 'add SITE/inside', /does not lead to the public web/],
    ['another port', 'add http://example.org:22/', /not a web port/],
    ['a long address', `add https://example.org/${'x'.repeat(5000)}`, /At most 2,000 are read/],
    ['a password', 'add https://ada:secret@example.org/feed', /leave them out/],
    ['a page without feed and article', 'add SITE/empty.html', /names no feed and holds no/],
    ['a login page', 'add SITE/login', /shows a login page/],
    ['an image', 'add SITE/photo', /sends no feed and no page but image\/png/],
    ['a page that is not there', 'add SITE/nothing', /has nothing at that address/],
    ['a page that is gone for good', 'add SITE/gone', /says that it is gone for good\./],
    ['a page labelled as a feed', 'add SITE/labelled', /a web page labelled as a feed; it names no feed and holds no/],
    ['nothing', 'add SITE/blank', /sends nothing\./],
    ['plain text', 'add SITE/plain', /sends neither a feed nor a page/],
    ['a feed that robots.txt closes', 'add SITE/closed.xml', /asks programs not to read that address/],
    ['an unknown topic', 'add SITE/news.xml topic:feries', /Did you mean ferries\?/],
    ['an odd interval', 'add SITE/news.xml every:soon', /\\"soon\\" is no interval/],
    ['a path of this machine', 'add /etc', /is not a web address/],
    ['an unknown action', 'ad SITE/news.xml', /Did you mean add\?/],
    ['an address alone', 'SITE/news.xml', /write: \/sources add http/],
  ])('answers %s with one sentence and stores nothing', async (_what, text, sentence) => {
    const { say } = await bot({
      '/inside': { to: 'http://inside.example.org/' },
      '/empty.html': homePage(),
      '/gone': { status: 410 },
      '/labelled': {
        type: 'application/rss+xml',
        body: '<!doctype html><html><body><p>Hello, reader.</p></body></html>',
      },
      '/login': '<html><body><form><input type="text"><input type="password"></form></body></html>',
      '/photo': { type: 'image/png', body: png },
      '/blank': { body: '' },
      '/plain': { type: 'text/plain', body: 'Nothing to see here.' },
      '/news.xml': feedOf('Coast', 'Ferry aground'),
      '/closed.xml': feedOf('Coast', 'Ferry aground'),
      '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /closed' },
    });

    const said = await say(text);

    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/127\.0\.0\.1(?!:)|10\.0\.0\.1|7f00|secret/);
    expect(await store().sources.list()).toEqual([]);
  });

  it('tells the operator which host was refused, and how to allow it', async () => {
    const { say } = await bot({});

    expect(await say('add http://127.0.0.1/feed', operator)).toContain('limits.hosts');
    expect(await say('add http://nowhere.example.org/', operator)).toContain('is not known to DNS');
  });

  it('takes an empty feed and says that it is empty', async () => {
    const { say } = await bot({ '/news.xml': feedOf('Coast') });

    expect(await say('add SITE/news.xml')).toContain('a feed without items yet');
  });

  it('saves one source where two people add the same at once', async () => {
    const { say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') });

    await Promise.all([say('add SITE/news.xml'), say('add SITE/news.xml', { ...slack, user: 'U2' })]);

    expect(await store().sources.list()).toHaveLength(1);
  });

  it('looks at one address of a person at a time, and not too fast', async () => {
    const { say } = await bot(
      { '/a.xml': feedOf('A'), '/b.xml': feedOf('B') },
      { pace: createPacer({ burst: 1, perSecond: 0.1 }) },
    );

    const [, second] = await Promise.all([say('add SITE/a.xml'), say('add SITE/b.xml')]);
    const third = await say('add SITE/b.xml');

    expect(second).toContain('still looking at the address you gave before');
    expect(third).toContain('many addresses at once');
  });

  it('fetches what a stop left undone when the same is added again, and else nothing', async () => {
    const polled: string[] = [];
    const poll: SourceDeskOptions['poll'] = async ({ id }) => {
      polled.push(id);
      if (polled.length === 1) throw badInput('Stopped.');
      const [health] = await store().sources.health([id]);
      await store().sources.record({ ...health!, lastPoll: now().toISOString() });
      return { new: 1, updated: 0, duplicate: 0, why: 'Two were left out.' };
    };
    const { say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') }, { poll });

    const said = [await say('add SITE/news.xml'), await say('add SITE/news.xml'), await say('add SITE/news.xml')];

    expect(said[0]).toContain('Stopped.');
    expect(said[1]).toContain('1 new, 0 updated, 0 known. Two were left out.');
    expect(said[2]).toContain('Followed already');
    expect(polled).toHaveLength(2);
  });

  it("shows a workspace of the operator's sources neither paths nor what a query holds", async () => {
    const { site, say } = await bot({ '/news.xml?key=hush': feedOf('Coast', 'Ferry aground') });
    const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await say('add SITE/news.xml?key=hush', operator);
    await say(`add ${folder} Archive`, operator);
    const [feed, archive] = await store().sources.list();

    const listed = await say('list');

    expect(listed).toContain(`${site.base}/news.xml?…`);
    expect(listed).toMatch(/Archive",", for everybody/);
    expect(listed).not.toContain('hush');
    expect(listed).not.toContain(folder);
    expect(await say(`check ${feed!.id}`)).toContain('This source works');
    expect(await say(`check ${archive!.id}`)).toContain('is a folder; there is nothing to fetch');
    expect(await say('list', operator)).toContain('key=hush');
  });

  it("leaves the operator's source alone when a workspace wishes for it", async () => {
    const { say } = await bot({ '/news.xml': feedOf('Coast', 'Ferry aground') });
    await say('add SITE/news.xml', operator);

    expect(await say('add SITE/news.xml')).toContain('Followed already');
    expect(await say('add SITE/news.xml every:1h')).toContain('followed for everybody already');
    expect(await store().sources.list('slack:T1')).toEqual([]);
  });
});
