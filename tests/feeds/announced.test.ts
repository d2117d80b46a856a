import { describe, expect, it } from 'vitest';
import { announcedIn, wholeArticle } from '../../src/feeds/announced.ts';
import { parseFeed } from '../../src/feeds/feed.ts';
import { fragmentText } from '../../src/feeds/fragment-text.ts';

const now = new Date('2026-01-15T08:00:00Z');
const long = 'The ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. '.repeat(10);

function announced(items: string, head = '') {
  const xml = `<rss version="2.0"><channel><title>Coast</title>${head}${items}</channel></rss>`;
  const parsed = parseFeed({ bytes: Buffer.from(xml), contentType: null, url: 'https://coast.example/feed.xml' });
  if (parsed.kind !== 'feed') throw new Error(parsed.why);
  return announcedIn(parsed.feed, 'https://coast.example/feed.xml', now);
}

const item = (parts: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(parts)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;

describe('announcedIn', () => {
  it('wants the page of a teaser, not of an item that is whole', () => {
    const [teaser, whole] = announced(
      item({ title: 'Teaser', link: '/a', description: 'Aground.' }) +
        item({ title: 'Whole', link: '/b', description: `&lt;p&gt;${long}&lt;/p&gt;` }),
    );

    expect([teaser?.page, whole?.page]).toEqual(['https://coast.example/a', null]);
    expect(whole?.text).toBe(long.trim());
  });

  it('tells items apart that all have one guid', () => {
    const found = announced(
      item({ title: 'One', link: '/a', guid: 'x' }) +
        item({ title: 'Two', link: '/b', guid: 'x' }) +
        item({ title: 'Three', guid: 'x' }) +
        item({ title: 'Four', guid: 'x' }),
    );

    expect(new Set(found.map(({ id }) => id)).size).toBe(4);
  });

  it('fetches no page for a link that all items share', () => {
    const found = announced(
      item({ title: 'One', link: '/', guid: '1', description: 'First.' }) +
        item({ title: 'Two', link: '/', guid: '2', description: 'Second.' }),
    );

    expect(found.map(({ page }) => page)).toEqual([null, null]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(2);
    expect(found[0]?.particulars.url).toBe('https://coast.example/');
  });

  it.each(['http://169.254.169.254/latest/', 'http://localhost/admin', 'http://[::1]/', 'http://printer.local/'])(
    'leads nobody from a public feed to %s',
    (link) => {
      const [found] = announced(item({ title: 'One', link, guid: '1', description: 'Aground.' }));

      expect(found).toMatchObject({ page: null, text: 'Aground.', particulars: { title: 'One' } });
      expect(found?.particulars.url).toBeUndefined();
    },
  );

  it('keeps the links of a feed that itself stands in a private network', () => {
    const base = 'http://news.internal/feed.xml';
    const xml = `<rss version="2.0"><channel>${item({ title: 'One', link: '/a', description: 'x' })}</channel></rss>`;
    const parsed = parseFeed({ bytes: Buffer.from(xml), contentType: null, url: base });
    if (parsed.kind !== 'feed') throw new Error(parsed.why);

    expect(announcedIn(parsed.feed, base, now)[0]?.particulars.url).toBe('http://news.internal/a');
  });

  it('takes a repeated item once', () => {
    expect(announced(item({ title: 'One', link: '/a' }).repeat(3))).toHaveLength(1);
  });

  it('does not mistake a short guid of one feed for that of another', () => {
    const [here] = announced(item({ title: 'One', guid: '1', description: 'x' }));
    const parsed = parseFeed({
      bytes: Buffer.from(`<rss><channel>${item({ title: 'Other', guid: '1', description: 'y' })}</channel></rss>`),
      contentType: null,
      url: 'https://inland.example/',
    });

    expect(parsed.kind === 'feed' && announcedIn(parsed.feed, 'https://inland.example/', now)[0]?.id).not.toBe(
      here?.id,
    );
  });

  it.each([
    ['Thu, 15 Jan 2026 07:00:00 GMT', '2026-01-15T07:00:00Z'],
    ['Thu, 15 Jan 2026 20:00:00 GMT', '2026-01-15T20:00:00Z'],
    ['Thu, 15 Jan 2032 07:00:00 GMT', undefined],
    ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
    ['soon', undefined],
  ])('knows of the date %s that it is %s', (pubDate, published) => {
    expect(announced(item({ title: 'One', link: '/a', pubDate }))[0]?.particulars.published).toBe(published);
  });

  it('takes the next item that leads to the front page for another one', () => {
    const [before] = announced(item({ title: 'Quay shut', link: 'https://coast.example/', guid: 'n1' }));
    const [after] = announced(item({ title: 'Quay open', link: 'https://coast.example/', guid: 'n2' }));

    expect(after?.id).not.toBe(before?.id);
    expect(after?.particulars.url).toBe('https://coast.example/');
  });

  it('reads no more than two hundred items', () => {
    expect(
      announced(Array.from({ length: 1000 }, (_, n) => item({ title: `${n}`, link: `/${n}` })).join('')),
    ).toHaveLength(200);
  });

  it.each([
    ['first', [0, 199]],
    ['last', [800, 999]],
  ])('reads the newest two hundred of a feed where they stand %s', (where, [first, last]) => {
    const day = (n: number) => new Date(Date.UTC(2020, 0, where === 'last' ? n : 1000 - n)).toUTCString();
    const items = Array.from({ length: 1000 }, (_, n) => item({ title: `${n}`, link: `/${n}`, pubDate: day(n) }));

    const titles = announced(items.join('')).map(({ particulars }) => particulars.title);

    expect([titles.length, titles[0], titles.at(-1)]).toEqual([200, `${first}`, `${last}`]);
  });
});

describe('wholeArticle', () => {
  const [one] = announced(item({ title: 'One', link: '/a', description: 'The ferry Solheim ran aground.' }));
  const page = {
    id: 'p',
    ownId: true,
    where: 'https://coast.example/a',
    particulars: { author: 'A. Berg' },
    text: long,
  };

  it('takes the page’s text and the feed’s particulars before those of the page', () => {
    expect(wholeArticle(one!, { ...page, particulars: { title: 'One - Coast', author: 'A. Berg' } })).toMatchObject({
      incoming: { id: one!.id, text: long, particulars: { title: 'One', author: 'A. Berg' } },
    });
  });

  it('keeps the feed’s words where the page gives fewer', () => {
    expect(wholeArticle(one!, { ...page, text: 'Please log in.' })).toMatchObject({
      incoming: { text: 'The ferry Solheim ran aground.' },
    });
    expect(wholeArticle({ ...one!, text: '' }, null)).toMatchObject({ kind: 'skipped', why: 'has no text' });
  });
});

describe('fragmentText', () => {
  it('gives a line for each block, and nothing that is not seen', () => {
    expect(
      fragmentText(
        '<p>One <b>two</b>\n three</p><script>x()</script><ul><li>a</li><li>b</li></ul>four<br>fünf &amp; six',
      ),
    ).toBe('One two three\na\nb\nfour\nfünf & six');
  });

  it('reads megabytes of unclosed tags in bounded time', { timeout: 10_000 }, () => {
    const began = performance.now();

    fragmentText(`${'<div><b>x'.repeat(300_000)}<iframe><i>${'&#65;<'.repeat(300_000)}`);

    expect(performance.now() - began).toBeLessThan(3000);
  });
});
