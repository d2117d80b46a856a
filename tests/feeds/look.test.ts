import { describe, expect, it } from 'vitest';
import { feedLinks } from '../../src/feeds/feed-links.ts';
import { look } from '../../src/feeds/look.ts';

const now = new Date('2026-01-16T12:00:00Z');
const body = (text: string | Uint8Array, contentType: string | null = null) => ({
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  url: 'https://coast.example/blog/',
  contentType,
});

describe('feedLinks', () => {
  const links = (head: string) => feedLinks(`<html><head>${head}</head></html>`, 'https://coast.example/blog/');

  it('gives whole addresses in their order, comments last, each once', () => {
    const found = links(`
      <link rel="alternate" type="application/rss+xml" title="Coast &raquo; Comments" href="/comments/feed/">
      <link type='application/atom+xml' rel='alternate' href=news.atom>
      <LINK REL="ALTERNATE HOME" TYPE="application/rss+xml; charset=utf-8" HREF="https://other.example/f?a=1&amp;b=2" TITLE="Other">
      <link rel="alternate" type="application/feed+json" href="news.json">
      <link rel="alternate" type="application/atom+xml" href="/blog/news.atom">`);

    expect(found).toEqual([
      { url: 'https://coast.example/blog/news.atom', title: null },
      { url: 'https://other.example/f?a=1&b=2', title: 'Other' },
      { url: 'https://coast.example/blog/news.json', title: null },
      { url: 'https://coast.example/comments/feed/', title: 'Coast » Comments' },
    ]);
  });

  it('leaves out what is no feed or no address of the web', () => {
    const found = links(`
      <link rel="stylesheet" type="text/css" href="/a.css">
      <link rel="EditURI" type="application/rsd+xml" href="/rsd">
      <link rel="alternate" type="application/json+oembed" href="/oembed">
      <link rel="alternate" hreflang="de" href="/de">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/rss+xml">`);

    expect(found).toEqual([]);
  });

  it('resolves against the base that the page names', () => {
    expect(
      links('<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="f">'),
    ).toEqual([{ url: 'https://cdn.example/x/f', title: null }]);
  });

  it.each([
    ['tags that never end', '<link '.repeat(200_000)],
    ['inputs that never end', '<input '.repeat(200_000)],
    ['a tag of a megabyte', `<link ${'a="b" '.repeat(200_000)}>`],
  ])('takes %s in no time', async (_what, html) => {
    const begun = performance.now();

    feedLinks(html, 'https://coast.example/');

    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

describe('look', () => {
  it.each<[string, Parameters<typeof body>, object]>([
    [
      'a feed',
      [
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast</title><entry><title>A</title><id>1</id><updated>2026-01-12T10:00:00Z</updated></entry><entry><title>B</title><id>2</id></entry></feed>',
      ],
      {
        kind: 'feed',
        title: 'Coast',
        items: 2,
        dated: 1,
        newest: '2026-01-12T10:00:00Z',
        format: { format: 'Atom 1.0', charset: 'utf-8', warnings: ['1 item has no date', 'no item has a link'] },
      },
    ],
    [
      'a JSON Feed',
      ['{"version":"https://jsonfeed.org/version/1.1","title":"Coast","items":[]}'],
      { kind: 'feed', format: { format: 'JSON Feed 1.1' } },
    ],
    [
      'RDF',
      [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Coast</title></channel></rdf:RDF>',
      ],
      { kind: 'feed', format: { format: 'RSS 1.0 (RDF)' } },
    ],
    [
      'a list of feeds',
      ['<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>'],
      { kind: 'list', outlines: [{ url: 'https://a.example/f' }] },
    ],
    [
      'a login page',
      ['<html><body><form><input id="p" type="password"></form></body></html>'],
      { kind: 'page', login: true },
    ],
    [
      'a page labelled as a feed',
      ['<!doctype html><html><body><p>Hello.</p></body></html>', 'application/rss+xml'],
      { kind: 'page', login: false, feeds: [] },
    ],
    [
      'a picture',
      [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'image/png'],
      { kind: 'neither', why: 'no feed and no page but image/png' },
    ],
    ['nothing', [''], { kind: 'neither', why: 'nothing' }],
    ['other XML', ['<invoice/>'], { kind: 'neither', why: 'XML that is no feed' }],
    ['other JSON', ['{"total": 7}'], { kind: 'neither', why: 'JSON that is no feed' }],
  ])('knows %s', async (_what, given, expected) => {
    expect(await look(body(...given), now)).toMatchObject(expected);
  });

  it('finds the newest date across time zones', async () => {
    const entry = (updated: string): string => `<entry><title>${updated}</title><updated>${updated}</updated></entry>`;
    const entries = entry('2026-01-12T23:30:00-05:00') + entry('2026-01-13T01:00:00+09:00');

    const looked = await look(body(`<feed xmlns="http://www.w3.org/2005/Atom">${entries}</feed>`), now);

    expect(looked).toMatchObject({ newest: '2026-01-12T23:30:00-05:00' });
  });

  it('reads a feed in UTF-16 that looks like no text', async () => {
    const text = '\ufeff<rss version="2.0"><channel><title>Küste</title></channel></rss>';

    expect(await look(body(Buffer.from(text, 'utf16le')), now)).toMatchObject({ kind: 'feed', title: 'Küste' });
  });

  it('warns of dates in the future, one id for all, and a wrong label', async () => {
    const items =
      '<item><guid>1</guid><title>A</title><link>/a</link><pubDate>Mon, 12 Jan 2099 10:00:00 GMT</pubDate></item>';
    const looked = await look(
      body(`<rss version="2.0"><channel>${items}${items.replace('>A<', '>B<')}</channel></rss>`, 'text/html'),
      now,
    );

    expect(looked).toMatchObject({
      format: {
        format: 'RSS 2.0',
        warnings: ['the label is text/html', '2 items are dated in the future', 'all items have the same id'],
      },
    });
  });
});
