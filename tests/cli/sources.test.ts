import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedOf, homePage } from '../doubles/news.ts';
import { startSite } from '../doubles/site.ts';
import { temporaryFolder } from '../journeys/process.ts';
import { cli } from './in-process.ts';

let site: Awaited<ReturnType<typeof startSite>>;
let folder: string;
let common: readonly string[];
beforeEach(async () => {
  site = await startSite({
    '/': homePage('/news.xml', '/sport.xml'),
    '/news.xml': feedOf('Coast News', 'Ferry aground', 'Pier closed'),
    '/sport.xml': feedOf('Coast Sport', 'Regatta won'),
    '/blank.xml': feedOf('Coast'),
  });
  folder = temporaryFolder();
  const config = join(folder, 'nutgraf.yaml');
  writeFileSync(
    config,
    `topics: { ferries: { title: Ferries, match: [ferry] } }\nlimits: { hosts: ["${site.host}"] }\n`,
  );
  common = ['--config', config, '--store', `sqlite:${join(folder, 'news.db')}`];
});
afterEach(() => site.stop());

const sources = (...args: readonly string[]) => cli(['sources', ...args, ...common]);

describe('sources on the command line', () => {
  it('adds a source, stores its articles at once, lists and removes it', async () => {
    const added = await sources('add', `${site.base}/`, '--topic', 'ferries', '--every', '15m');
    const listed = await sources();
    const json = JSON.parse((await sources('list', '--json')).out);
    const id = json.sources[0].id as string;
    const removed = await sources('remove', id);

    expect([added.code, added.err]).toEqual([0, '']);
    expect(added.out).toContain('2 new, 0 updated, 0 known');
    expect(added.out).toContain(`The site names another feed: ${site.base}/sport.xml`);
    expect(listed.out).toContain('Coast News');
    expect(json.sources).toMatchObject([
      { workspace: null, kind: 'feed', topics: ['ferries'], everySeconds: 900, health: { articles: 2, failures: 0 } },
    ]);
    expect(removed.out).toContain(`2 articles of it stay; whoever runs the bot deletes them with forget ${id}`);
    expect((await cli(['forget', id, ...common])).out).toContain('2 articles deleted');
  });

  it('says when what a source brought is kept because others brought it too', async () => {
    await sources('add', `${site.base}/news.xml`);
    await cli(['ingest', `${site.base}/news.xml`, ...common]);
    const { id } = JSON.parse((await sources('list', '--json')).out).sources[0];
    await sources('remove', id);

    const { code, err } = await cli(['forget', id, ...common]);

    expect(code).toBe(2);
    expect(err).toContain('others brought too');
  });

  it('asks an added feed once, and says why nothing came of it', async () => {
    const { out } = await sources('add', `${site.base}/news.xml`);
    const blank = await sources('add', `${site.base}/blank.xml`);

    expect(out).toContain('2 new');
    expect([site.asked, site.robots()]).toEqual([['/news.xml', '/blank.xml'], 2]);
    expect(blank.out).toContain(`The feed of ${site.host} has no items.`);
    expect((await cli(['poll', ...common])).out).toBe('No source is due.\n');
  });

  it('ends checking with 0 when the source works and with 2 when it does not, saying why', async () => {
    await sources('add', `${site.base}/sport.xml`);
    const well = await sources('check', `${site.base}/news.xml`);
    const gone = await sources('check', `${site.base}/gone.xml`);
    const json = await sources('check', `${site.base}/gone.xml`, '--json');

    expect([well.code, gone.code, json.code]).toEqual([0, 2, 2]);
    expect(well.out).toContain('This source works');
    expect(gone.out).toMatch(/This source does not work[\s\S]*nothing at that address/);
    expect(gone.err).toBe('');
    const { check } = JSON.parse(json.out);
    expect(check).toMatchObject({ address: `${site.base}/gone.xml`, ok: false, samples: [] });
    expect(check.stages).toContainEqual({
      stage: 'fetch',
      state: 'failed',
      says: expect.stringContaining('nothing at'),
    });
  });

  it('reads a list of feeds in, and writes one that reads back the same', async () => {
    await sources('add', `${site.base}/news.xml`);
    await sources('add', `${site.base}/sport.xml`, 'The Sport Pages');
    const { out: opml } = await sources('export');
    const list = join(folder, 'feeds.opml');
    writeFileSync(list, opml);

    const elsewhere = ['--config', common[1]!, '--store', `sqlite:${join(folder, 'other.db')}`];
    const added = await cli(['sources', 'add', list, ...elsewhere]);
    const again = await cli(['sources', 'add', list, ...elsewhere]);

    expect(opml).toMatch(/^<\?xml/);
    expect(added.out).toContain('2 added');
    expect(again.out).toContain('0 added, 2 followed already');
    expect((await cli(['sources', 'export', ...elsewhere])).out).toBe(opml);
    expect(opml).toContain('text="The Sport Pages"');
  });

  it('follows a folder, also one with a space in its name', async () => {
    const articles = join(folder, 'my articles');
    mkdirSync(articles);
    writeFileSync(join(articles, 'a.txt'), 'The ferry sailed on Monday. It carried 140 people to the island.');

    const { code, out } = await sources('add', articles);

    expect(code).toBe(0);
    expect(out).toContain('my articles');
    expect(out).toContain('1 new');
    expect((await sources('list', '--json')).out).toContain('"kind":"folder"');
  });

  it('prints a check as JSON, a stage each, and stores nothing', async () => {
    const { code, out } = await cli([
      'sources',
      'check',
      `${site.base}/`,
      '--json',
      '--config',
      common[1]!,
      '--store',
      'memory:',
    ]);
    const { check } = JSON.parse(out);

    expect(code).toBe(0);
    expect(check.ok).toBe(true);
    expect(check.stages.map(({ stage, state }: Record<string, string>) => `${stage} ${state}`)).toEqual([
      'address ok',
      'robots ok',
      'fetch ok',
      'parse ok',
      'items ok',
      'extraction ok',
      'duplicates ok',
    ]);
    expect(check.samples).toHaveLength(2);
  });

  it('lists what the configuration names, and removes it only there', async () => {
    writeFileSync(common[1]!, 'sources: [{ url: "https://coast.example/feed", every: 15m }]\n');
    await cli(['ingest', folder, ...common]);

    expect((await sources('list')).out).toMatch(/coast\.example\/feed; not read yet; every 15 minutes/);
    expect((await sources('remove', 'config:coast')).err).toContain('stands in the configuration file');
    expect((await cli(['forget', 'config:coast', ...common])).err).toContain('remove it there first');
    writeFileSync(common[1]!, 'sources: []\n');
    expect((await cli(['forget', 'config:coast', ...common])).err).toContain(
      'Neither an article nor a source nor anybody',
    );
  });

  it.each([
    [['add'], /Which source\?/],
    [['add', '/nowhere/at/all'], /There is no folder or file/],
    [['add', 'nowhere.opml'], /There is no folder or file at nowhere.opml/],
    [['add', 'https://example.org/f', '--topic', 'feries'], /Did you mean ferries\?/],
    [['add', 'https://example.org/f', '--every', 'soon'], /"soon" is no interval/],
    [['add', 'http://10.0.0.1/'], /limits\.hosts/],
    [['remove', 'coast'], /None is followed yet/],
    [['remove'], /Which source\?/],
    [['check'], /Which address\?/],
    [['frobnicate'], /is nothing that can be done with sources/],
  ])('answers %j with one sentence and exit code 2', async (args, sentence) => {
    const { code, out, err } = await cli(['sources', ...args, '--config', common[1]!, '--store', 'memory:']);

    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect([code, out]).toEqual([2, '']);
  });
});
