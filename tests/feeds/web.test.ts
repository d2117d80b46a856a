import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webId } from '../../src/feeds/announced.ts';
import { canonicalUrl } from '../../src/feeds/canonical-url.ts';
import { createFetcher } from '../../src/feeds/fetch.ts';
import { ingest } from '../../src/feeds/ingest.ts';
import { openStore } from '../../src/store/open.ts';

const sentences =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all of them ashore within two hours, the harbour office said. ';
const page = (
  title: string,
): string => `<html><head><title>${title} - Coast</title><meta property="og:title" content="${title}">
  <meta property="og:site_name" content="Coast"><meta property="article:published_time" content="2026-01-12T10:00:00Z"></head>
  <body><nav>Home News Sport</nav><article><h1>${title}</h1><p>${sentences.repeat(3)}</p><p>${sentences.repeat(2)}</p></article></body></html>`;

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site on loopback that the operator allowed, an empty store, and what an ingest of its addresses reports. */
async function site(pages: Readonly<Record<string, string>>) {
  const server = createServer((request, response) => {
    const body = pages[request.url ?? ''];
    if (body === undefined) response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': body.startsWith('<html') ? 'text/html; charset=utf-8' : 'text/xml' })
        .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fetcher = createFetcher({
    allowance: { hosts: [host] },
    userAgent: 'Nutgraf/test',
    now: () => new Date('2026-01-15T08:00:00Z'),
  });
  const store = await openStore('memory:');
  closing.push(
    () => store.close(),
    () => fetcher.close(),
    () => new Promise((resolve) => server.close(resolve)),
  );
  const base = `http://${host}`;
  return {
    base,
    store,
    read: (...paths: string[]) =>
      ingest(
        paths.map((path) => (path.startsWith('http') ? path : base + path)),
        { store, fetcher },
      ),
  };
}

const feed = (items: string): string => `<rss version="2.0"><channel><title>Coast</title>${items}</channel></rss>`;

describe('ingest of web addresses', () => {
  it('stores the article of a page with its particulars', async () => {
    const { base, store, read } = await site({ '/ferry': page('Ferry aground') });

    expect(await read('/ferry')).toMatchObject({ new: 1, skipped: [] });

    const [article] = await store.articles([webId(`${base}/ferry`)]);
    expect(article).toMatchObject({ title: 'Ferry aground', publisher: 'Coast', published: '2026-01-12T10:00:00Z' });
    expect(article?.text).toContain('ran aground');
    expect(article?.text).not.toContain('Sport');
  });

  it("reads a feed's own text, and the page where the feed gives a teaser only", async () => {
    const { base, store, read } = await site({
      '/feed':
        feed(`<item><title>Whole</title><link>/whole</link><description><![CDATA[<p>${sentences.repeat(6)}</p>]]></description></item>
        <item><title>Teaser</title><link>/ferry</link><description>Ferry aground.</description></item>`),
      '/ferry': page('Ferry aground'),
    });

    expect(await read('/feed')).toMatchObject({ new: 2, skipped: [] });
    const [teaser] = await store.articles([webId(`${base}/ferry`)]);
    expect(teaser).toMatchObject({ title: 'Teaser', publisher: 'Coast' });
    expect(teaser?.text).toContain('Rescue boats');
  });

  it('keeps what a feed says of an item whose page is a wall, a notice or another article', async () => {
    const wall = `<html><title>Coast</title><body><p>${'We and our 300 partners store cookies on your device to show ads. '.repeat(8)}</p>
      <p>Accept all or manage preferences.</p></body></html>`;
    const other = `<html><title>Front</title><body>${[
      'Ice closes the northern road to lorries.',
      'Choir wins first prize in the capital.',
    ]
      .map((line) => `<p>${line.repeat(6)}</p>`)
      .join('')}</body></html>`;
    const item = (path: string): string =>
      `<item><title>Ferry aground near Bodvik, ${path}</title><link>/${path}</link><description>Boats bring passengers ashore.</description></item>`;
    const { base, store, read } = await site({
      '/feed': feed(item('wall') + item('other')),
      '/wall': wall,
      '/other': other,
    });

    expect(await read('/feed')).toMatchObject({ new: 2, skipped: [] });

    const stored = await store.articles([webId(`${base}/wall`), webId(`${base}/other`)]);
    expect(stored.map(({ text }) => text)).toEqual([
      'Boats bring passengers ashore.',
      'Boats bring passengers ashore.',
    ]);
  });

  it('says in a sentence why a page is no article', async () => {
    const { read } = await site({
      '/in': '<html><title>Log in</title><body><h1>Log in</h1><p>Your name, please.</p></body></html>',
    });

    const report = await read('/in');

    expect(report.skipped.map(({ why }) => why)).toEqual(['asks for a login, so its article cannot be read']);
  });

  it('keeps what a feed says of an item whose page is gone', async () => {
    const { read } = await site({
      '/feed': feed(
        '<item><title>Lost</title><link>/lost</link><description>Ferry aground near Bodvik.</description></item>',
      ),
    });

    expect(await read('/feed')).toMatchObject({ new: 1, skipped: [] });
  });

  it('stores an article once, by whatever address it is reached', async () => {
    const { read } = await site({ '/ferry': page('Ferry aground'), '/ferry?utm_source=feed': page('Ferry aground') });

    expect(await read('/ferry', '/ferry?utm_source=feed#top')).toMatchObject({ new: 1 });
  });

  it('says why of each address that gives nothing and goes on', async () => {
    const { read } = await site({ '/ferry': page('Ferry aground'), '/empty': feed('') });

    const report = await read('/missing', '/empty', 'http://169.254.169.254/latest/', '/ferry');

    expect(report.new).toBe(1);
    expect(report.skipped.map(({ why }) => why)).toEqual([
      'is not there (any more)',
      'is a feed without items',
      expect.stringContaining('it is a private address'),
    ]);
  });

  it('fetches nothing where nothing may be fetched', async () => {
    const store = await openStore('memory:');
    closing.push(() => store.close());

    expect(await ingest(['https://example.org/feed'], { store })).toMatchObject({
      new: 0,
      skipped: [{ why: expect.stringContaining('nothing may be fetched') }],
    });
  });
});

describe('canonicalUrl', () => {
  it.each([
    ['https://www.Example.org/News/Ferry/?utm_source=x&id=2&a=1#top', 'example.org/News/Ferry?a=1&id=2'],
    ['http://example.org/News/Ferry?a=1&id=2', 'example.org/News/Ferry?a=1&id=2'],
    ['https://example.org/index.html', 'example.org/'],
    ['https://example.org', 'example.org/'],
  ])('makes %s the same as %s', (address, canonical) => {
    expect(canonicalUrl(address)).toBe(canonical);
  });
});
