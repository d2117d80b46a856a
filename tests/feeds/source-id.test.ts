import { describe, expect, it } from 'vitest';
import { sourceId, sourceKey } from '../../src/feeds/source-id.ts';

describe('sourceKey', () => {
  it.each([
    ['http://coast.example/feed', 'https://coast.example/feed'],
    ['https://coast.example/feed/', 'https://coast.example/feed'],
    ['https://www.coast.example/feed', 'https://COAST.example/feed'],
    ['https://coast.example:443/feed#top', 'https://coast.example/feed'],
    ['https://coast.example', 'https://coast.example/'],
    ['/srv/articles/', '/srv/articles'],
  ])('is one for %s and %s', (one, other) => {
    expect(sourceKey(one)).toBe(sourceKey(other));
  });

  it.each([
    ['https://coast.example/?feed=rss', 'https://coast.example/?feed=comments'],
    ['https://coast.example:8080/feed', 'https://coast.example:9090/feed'],
    ['https://coast.example/sport', 'https://coast.example/news'],
    ['https://news.example/feed', 'https://sport.example/feed'],
  ])('tells %s from %s', (one, other) => {
    expect(sourceKey(one)).not.toBe(sourceKey(other));
  });
});

describe('sourceId', () => {
  const id = (url: string, ...taken: string[]) => sourceId({ url, workspace: 'slack:T1' }, new Set(taken));

  it.each([
    ['https://feeds.coast.example/world/rss.xml', 'coast-world'],
    ['https://www.coast.co.uk/feed/', 'coast'],
    ['https://coast.example/a/very/long/path/that/nobody/would/type/feed', 'coast-a-very-long-path-that'],
    ['https://küste.example/nachrichten', 'xn-kste-0ra-nachrichten'],
    ['http://10.0.0.5:8080/feed', '10-0-0-5'],
    ['https://feed.example/', 'source'],
    ['/srv/my articles', 'my-articles'],
  ])('is made of %s', (url, expected) => {
    expect(id(url)).toBe(expected);
  });

  it('stays the same for a workspace where the short one is taken', () => {
    const longer = id('https://coast.example/', 'coast');

    expect(longer).toMatch(/^coast-[0-9a-f]{4}$/);
    expect(id('https://coast.example/feed/../', 'coast')).toBe(longer);
    expect(id('https://coast.example/', 'coast', longer)).not.toBe(longer);
  });
});
