import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Bot } from '../../src/bot/adapter.ts';
import { createPacer } from '../../src/bot/pace.ts';
import { createRouter } from '../../src/bot/router.ts';
import { readConfig } from '../../src/config.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { createSourceDesk } from '../../src/jobs/sources.ts';
import type { Source } from '../../src/model.ts';
import { newsroomOpener } from '../../src/newsroom.ts';
import { feedOf, homePage, page } from '../doubles/news.ts';
import { startSite } from '../doubles/site.ts';
import { discordPerson, type Running, slackPerson } from './people.ts';
import { quiet } from './talk.ts';

const root = join(import.meta.dirname, '../..');
const now = () => new Date('2026-01-16T12:00:00Z');

const running: Running = [];
afterEach(async () => {
  for (const each of running.splice(0).reverse()) await each.stop();
});

let site: Awaited<ReturnType<typeof startSite>>;
let bot: Bot;
let saved: () => Promise<readonly Source[]>;
beforeEach(async () => {
  site = await startSite({
    '/': homePage('/news.xml', '/sport.xml'),
    '/news.xml': feedOf('Coast News', 'Ferry aground', 'Pier closed'),
    '/sport.xml': feedOf('Coast Sport', 'Regatta won'),
    '/empty.html': homePage(),
    '/login': '<html><body><form><input type="password"></form></body></html>',
    '/photo': { type: 'image/png', body: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]) },
    '/blank.xml': feedOf('Coast'),
    '/ferry': page('Ferry aground'),
  });
  const config = readConfig(join(root, 'config/nutgraf.yaml'));
  const newsroom = await newsroomOpener({ root, now })({
    store: 'memory:',
    config: async () => ({ ...config, limits: { ...config.limits, hosts: [site.host] } }),
    warn: () => {},
  });
  const { core, store, fetcher } = newsroom;
  const sources = createSourceDesk({
    book: store.sources,
    store,
    fetcher,
    allowance: { hosts: [site.host] },
    workers: createWorkers({ threads: 0 }),
    topics: async () => (await core.topics()).map(({ slug }) => slug),
    configured: [],
    most: 5,
    pace: createPacer({ burst: 100, perSecond: 1 }),
    now,
    poll: async () => null,
  });
  const router = createRouter({
    entries: commands,
    coreFor: () => core,
    sources,
    conversation: { understand: async (_, words) => ({ kind: 'question', question: words }), remember: () => {} },
    now,
    log: quiet,
    newId: () => 'e1',
  });
  bot = {
    handle: (typed, progress) => router.handle(typed, progress),
    entries: commands,
    complete: async (kind, part, place) => {
      const ids = (await sources.list(place)).map(({ source }) => source.id);
      return kind === 'sources' ? ids.filter((id) => id.includes(part)) : [];
    },
    feedback: async () => {},
  };
  saved = () => store.sources.list();
  running.push(site, { stop: () => newsroom.close() });
});

const places = [
  {
    place: 'Slack in Socket Mode',
    key: 'slack:T1',
    arrive: (trusted: boolean) => slackPerson('socket', bot, running, { trusted }),
  },
  {
    place: 'Slack over HTTP',
    key: 'slack:T1',
    arrive: (trusted: boolean) => slackPerson('http', bot, running, { trusted }),
  },
  {
    place: 'Discord',
    key: 'discord:800000000000000001',
    arrive: (trusted: boolean) => discordPerson(bot, running, { trusted }),
  },
];

const harsh: readonly (readonly [string, RegExp])[] = [
  ['ftp://example.org/feed', /only http and https/],
  ['javascript:alert(1)', /only http and https/],
  ['http://127.0.0.1/', /does not lead to the public web/],
  ['http://[::ffff:10.0.0.1]/', /does not lead to the public web/],
  ['http://0x7f000001/', /does not lead to the public web/],
  [`https://example.org/${'x'.repeat(1900)}${'y'.repeat(3100)}`, /At most 2,000 are read/],
  ['https://ada:secret@example.org/', /leave them out/],
  ['SITE/empty.html', /names no feed and holds no/],
  ['SITE/login', /login page/],
  ['SITE/photo', /no feed and no page but image/],
  ['SITE/nothing', /nothing at that address/],
];

describe.each(places)('sources on $place', ({ key, arrive }) => {
  it('are found, listed, checked, counted and removed', { timeout: 20_000 }, async () => {
    const editor = await arrive(true);

    const shown = await editor.type('sources', 'list');
    const empty = JSON.stringify(shown);
    const form = JSON.stringify(await editor.openForm(shown, 'Add a source'));
    const added = await editor.type('sources', `add ${site.base}/`);
    const [source] = await saved();
    const listed = JSON.stringify(await editor.type('sources', 'list'));
    const checked = JSON.stringify(await editor.type('sources', `check ${site.base}/`));
    const status = JSON.stringify(await editor.type('nutgraf', 'status'));
    const pressed = JSON.stringify(await editor.press(added, 'Sources'));
    const removed = JSON.stringify(await editor.type('sources', `remove ${source!.id}`));

    expect(empty).toContain('No source is followed yet');
    expect(form).toContain('form:source');
    expect(JSON.stringify(added)).toContain('2 items, the newest of 14 January 2026');
    expect(source).toMatchObject({ workspace: key, url: `${site.base}/news.xml`, title: 'Coast News' });
    expect(listed).toContain('Coast News');
    expect(pressed).toContain('Coast News');
    expect(checked).toContain('This source works');
    expect(status).toContain('1, none failing');
    expect(removed).toContain('Removed');
    expect(await saved()).toEqual([]);
    expect(editor.refused()).toEqual([]);
  });

  it('are added with a form', { timeout: 20_000 }, async () => {
    const editor = await arrive(true);

    const added = JSON.stringify(
      await editor.fillSource({ url: `${site.base}/`, topics: 'northkorea', every: '2h', name: 'The "Coast"' }),
    );

    expect(added).toContain('Added');
    expect(await saved()).toMatchObject([
      { workspace: key, topics: ['northkorea'], everySeconds: 7200, title: "The 'Coast'" },
    ]);
    expect(editor.refused()).toEqual([]);
  });

  it('are seen and checked by everybody, and changed by those who may', { timeout: 20_000 }, async () => {
    const reader = await arrive(false);

    const said = [
      await reader.type('sources', `add ${site.base}/`),
      await reader.type('sources', 'remove coast'),
      await reader.fillSource({ url: `${site.base}/` }),
    ].map((each) => JSON.stringify(each));
    const checked = JSON.stringify(await reader.type('sources', `check ${site.base}/news.xml`));

    for (const words of said) expect(words).toContain('You may not change this');
    expect(checked).toContain('This source works');
    expect(await saved()).toEqual([]);
    expect(reader.refused()).toEqual([]);
  });

  it('are refused in one private sentence where nothing can be followed', { timeout: 30_000 }, async () => {
    const editor = await arrive(true);

    for (const [address, sentence] of harsh) {
      const said = JSON.stringify(await editor.type('sources', `add ${address.replace('SITE', site.base)}`));
      expect(said).toMatch(sentence);
      expect(said).not.toMatch(/in_channel|10\.0\.0\.1|secret/);
    }
    expect(await saved()).toEqual([]);
    expect(editor.refused()).toEqual([]);
  });
});

describe('Discord', () => {
  it('completes the ids of the sources of this server', { timeout: 20_000 }, async () => {
    const editor = await discordPerson(bot, running, { trusted: true });
    await editor.type('sources', `add ${site.base}/`);
    const [source] = await saved();

    const offered = await editor.complete('sources', 'address', 'news');

    expect(offered).toMatchObject({ type: 8, data: { choices: [{ name: source!.id, value: source!.id }] } });
    expect(editor.refused()).toEqual([]);
  });
});

describe("Slack's App Home", () => {
  it('tells how the sources fare and offers the form', { timeout: 20_000 }, async () => {
    const editor = await slackPerson('socket', bot, running, { trusted: true });
    await editor.type('sources', `add ${site.base}/`);

    const home = JSON.stringify(await editor.openHome());

    expect(home).toMatch(/Coast News.*not read yet/);
    expect(home).toContain('Add a source');
    expect(editor.refused()).toEqual([]);
  });
});
