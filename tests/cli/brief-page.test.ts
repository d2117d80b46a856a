import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { newsroomOpener } from '../../src/newsroom.ts';
import { feedOf, page } from '../doubles/news.ts';
import { startSite } from '../doubles/site.ts';
import { root, temporaryFolder } from '../journeys/process.ts';
import { cli } from './in-process.ts';

let site: Awaited<ReturnType<typeof startSite>>;
let config: string;
beforeEach(async () => {
  site = await startSite({
    '/ferry': page('Ferry aground'),
    '/old': { to: '/ferry' },
    '/inside': { to: 'http://10.0.0.1/' },
    '/feed': feedOf('Coast', 'Ferry aground'),
    '/feeds.opml': '<opml version="2.0"><body><outline xmlUrl="https://example.org/f"/></body></opml>',
    '/login': '<html><body><form><input type="password"></form></body></html>',
    '/photo': { type: 'image/png', body: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]) },
    '/blank': { body: '' },
    '/down': { status: 503 },
    '/loop': { to: '/loop' },
    '/data': { type: 'application/json', body: '{"a": 1}' },
  });
  config = join(temporaryFolder(), 'nutgraf.yaml');
  writeFileSync(config, `limits: { hosts: ["${site.host}"] }\n`);
});
afterEach(() => site.stop());

const brief = (address: string) => cli(['brief', address, '--config', config, '--store', 'memory:']);

describe('brief of an address', () => {
  it.each(['/ferry', '/old'])('briefs the page at %s', async (path) => {
    const { code, out } = await brief(site.base + path);

    expect(code).toBe(0);
    expect(out).toContain('ran aground near Bodvik');
  });

  it.each([
    ['SITE/feed', /is a feed; to follow it, write: sources add/],
    ['SITE/feeds.opml', /is a list of feeds; to follow them/],
    ['SITE/login', /is a login page/],
    ['SITE/photo', /sends no feed and no page but image\/png/],
    ['SITE/blank', /sends nothing/],
    ['SITE/down', /is down for now/],
    ['SITE/loop', /redirects more than 5 times/],
    ['SITE/data', /sends JSON that is no feed/],
    ['SITE/nothing', /is not there/],
    ['SITE/inside', /is a private address/],
    ['ftp://example.org/a', /only http and https/],
    ['http://127.0.0.1/', /is a private address/],
    ['http://0x7f000001/', /is a private address/],
    ['http://', /is not a web address/],
    ['https://ada:secret@example.org/', /leave them out/],
    [`https://example.org/${'x'.repeat(5000)}`, /At most 2,000/],
  ])('says in one sentence what is wrong with %s', async (address, sentence) => {
    const { code, out, err } = await brief(address.replace('SITE', site.base));

    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('secret');
    expect([code, out]).toEqual([2, '']);
  });

  it('tells nobody in chat whether a private host exists', async () => {
    const now = () => new Date('2026-01-16T12:00:00Z');
    const open = newsroomOpener({ root, now });
    const newsroom = await open({ store: 'memory:', config: async () => readConfig(config), warn: () => {} });
    const { brief: stranger } = newsroom.coreFor('slack:T1');
    const said = (address: string) =>
      stranger({ topic: address, length: 'short' }).then(
        () => 'a digest',
        (error: Error) => error.message,
      );

    const heard = await Promise.all(
      ['http://127.0.0.1/', 'http://[::ffff:10.0.0.1]/', `${site.base}/inside`, 'http://nowhere.invalid/'].map(said),
    );
    await newsroom.close();

    expect(new Set(heard).size).toBe(1);
    expect(heard[0]).toMatch(/does not lead to the public web/);
  });
});
