import { describe, expect, it } from 'vitest';
import { privateAddress } from '../../src/feeds/address.ts';
import { discover } from '../../src/feeds/discover.ts';
import type { Fetched, Fetcher } from '../../src/feeds/fetch.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { feedOf, homePage } from '../doubles/news.ts';

const workers = createWorkers({ threads: 0 });
const body = (url: string, text: string): Fetched => ({
  kind: 'ok',
  url,
  moved: false,
  bytes: new TextEncoder().encode(text),
  contentType: 'text/html',
  etag: null,
  lastModified: null,
  maxAgeSeconds: null,
});

/** A fetcher that answers by path, each answer taking so long; `asked` holds the addresses. */
function world(answers: Readonly<Record<string, string>>, tookMs = 100) {
  let at = Date.UTC(2026, 0, 16);
  const asked: string[] = [];
  const fetcher: Fetcher = {
    async get({ url }) {
      asked.push(url);
      at += tookMs;
      const { host, pathname } = new URL(url);
      if (host === 'inside.example') throw privateAddress(host);
      const text = answers[pathname];
      return text === undefined ? { kind: 'gone', forGood: false } : body(url, text);
    },
    close: async () => {},
  };
  return { asked, options: { fetcher, workers, now: () => new Date(at) } };
}

describe('discover', () => {
  it('passes over a named feed that may not be fetched, or is none', async () => {
    const { options } = world({
      '/': homePage('https://inside.example/feed', '/broken', '/good'),
      '/broken': '<html><body>Moved.</body></html>',
      '/good': feedOf('Coast', 'Ferry aground'),
    });

    const found = await discover('https://coast.example/', options);

    expect(found).toMatchObject({ kind: 'feed', asked: 'https://coast.example/good', feed: { title: 'Coast' } });
    expect(found.kind === 'feed' && found.others).toHaveLength(2);
  });

  it('asks no more of a site that is slow', async () => {
    const { asked, options } = world({ '/': homePage() }, 12_000);

    const found = await discover('https://coast.example/', options);

    expect(found).toMatchObject({ kind: 'nothing' });
    expect(asked).toHaveLength(3);
  });

  it('asks each usual path once and no other', async () => {
    const { asked, options } = world({ '/a/b': homePage() });

    await discover('https://coast.example/a/b', options);

    expect(asked.slice(1).map((url) => new URL(url).pathname)).toEqual([
      '/feed',
      '/rss',
      '/atom.xml',
      '/index.xml',
      '/feed.json',
      '/rss.xml',
    ]);
  });

  it('refuses an address that may not be fetched itself', async () => {
    await expect(discover('https://inside.example/', world({}).options)).rejects.toThrow('private address');
  });
});
