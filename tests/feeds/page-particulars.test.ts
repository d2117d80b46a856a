import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/feeds/html.ts';
import type { Particulars } from '../../src/feeds/incoming.ts';

const now = new Date('2026-03-10T12:00:00Z');
const words = 'The lighthouse of Varde turns on again on Sunday after two years of repairs, its keeper said. '.repeat(
  4,
);

const particularsOf = async (head: string, beside = '', url: string | null = null): Promise<Particulars | null> => {
  const html = `<html><head>${head}</head><body><article>${beside}<p>${words}</p></article></body></html>`;
  const parsed = await parsePage(html, { now, url });
  return parsed.kind === 'page' ? parsed.particulars : null;
};

const linked = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('particulars of a page', () => {
  it('come from JSON-LD, wherever in its graph the article stands', async () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', name: 'Varde Daily' },
        { '@type': 'Organization', '@id': '#org', name: 'Varde Daily' },
        {
          '@type': ['NewsArticle'],
          headline: 'Lighthouse turns on &amp; shines',
          author: [{ '@type': 'Person', name: 'By Ida Holm' }, { name: ['Per Lind'] }],
          publisher: { '@id': '#org' },
          datePublished: '2026-03-08T07:30:00+01:00',
        },
      ],
    };

    expect(await particularsOf(linked(graph))).toEqual({
      title: 'Lighthouse turns on & shines',
      author: 'Ida Holm, Per Lind',
      publisher: 'Varde Daily',
      published: '2026-03-08T07:30:00+01:00',
      publishedHow: 'read',
    });
  });

  it.each([
    ['<meta property="article:published_time" content="2026-03-08T07:30:00Z">', '', '2026-03-08T07:30:00Z'],
    ['<meta name="DC.date.issued" content="2026-03-08">', '', '2026-03-08'],
    [
      '',
      '<time itemprop="datePublished" datetime="2026-03-08T07:30:00-05:00">Sunday</time>',
      '2026-03-08T07:30:00-05:00',
    ],
    ['', '<span class="post-date">8 March 2026</span>', '2026-03-08'],
    ['', '<div class="dateline">Updated: March 8, 2026</div>', '2026-03-08'],
  ])('read the date of %s%s', async (head, beside, date) => {
    expect(await particularsOf(head, beside)).toMatchObject({ published: date });
  });

  it.each([
    ['the future', '<meta property="article:published_time" content="2027-01-01T00:00:00Z">', ''],
    ['the zero of a calendar', '<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ''],
    [
      'two dates, of which one is another article’s',
      '',
      '<p class="date">8 March 2026</p><p class="date">7 March 2026</p>',
    ],
    ['no date', '<meta property="article:published_time" content="soon">', '<p class="date">99 March 2026</p>'],
  ])('have no date where the page gives %s', async (_, head, beside) => {
    expect(await particularsOf(head, beside)).not.toHaveProperty('published');
  });

  it.each([
    ['<title>Lighthouse turns on | Varde Daily</title><meta property="og:site_name" content="Varde Daily">'],
    ['<title>The Varde Daily - Lighthouse turns on</title><meta property="og:site_name" content="Varde Daily">'],
    ['<meta property="og:title" content="Lighthouse turns on - vardedaily.example">'],
  ])('have a title without the name of the site: %s', async (head) => {
    expect(await particularsOf(head, '', 'https://www.vardedaily.example/a')).toMatchObject({
      title: 'Lighthouse turns on',
    });
  });

  it('keep a title whose dash is its own', async () => {
    expect(await particularsOf('<title>Varde - a town in the dark</title>')).toMatchObject({
      title: 'Varde - a town in the dark',
    });
  });

  it('believe a canonical address on the same site only', async () => {
    const canonical = (address: string): string => `<link rel="canonical" href="${address}">`;
    const at = 'https://news.varde.example/a?x=1';

    expect(await particularsOf(canonical('/a'), '', at)).toMatchObject({ url: 'https://news.varde.example/a' });
    expect(await particularsOf(canonical('https://www.varde.example/a'), '', at)).toMatchObject({
      url: 'https://www.varde.example/a',
    });
    expect(await particularsOf(canonical('https://elsewhere.example/a'), '', at)).not.toHaveProperty('url');
    expect(await particularsOf(canonical('javascript:alert(1)'), '', at)).not.toHaveProperty('url');
  });

  it('take no list of other articles for the article', async () => {
    const list = ['One', 'Two', 'Three', 'Four'].map((headline) => ({ '@type': 'NewsArticle', headline }));

    expect(await particularsOf(`<title>Front page</title>${linked(list)}`)).toMatchObject({ title: 'Front page' });
  });

  it.each([
    ['cut off', '{"@type":"NewsArticle","headline":"x'],
    ['nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      'of wrong types',
      '{"@type":["NewsArticle",7,null],"headline":{"a":1},"author":[[[]],5,true],"publisher":[],"image":7}',
    ],
    ['its own ancestor', '{"@type":"NewsArticle","publisher":{"@id":"#a"},"@id":"#a","headline":{"@id":"#a"}}'],
  ])('survive JSON-LD that is %s', async (_, json) => {
    const head = `<title>Lighthouse</title><script type="application/ld+json">${json}</script>`;

    expect(await particularsOf(head)).toMatchObject({ title: 'Lighthouse' });
  });
});
