import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { createConversation } from '../../src/bot/conversation.ts';
import { type Place, workspaceOf } from '../../src/bot/place.ts';
import { createRouter, type Router } from '../../src/bot/router.ts';
import { tellerFrom } from '../../src/cli/digests.ts';
import type { Newsroom } from '../../src/cli/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { createComposer } from '../../src/jobs/compose.ts';
import type { Source, Subscription } from '../../src/model.ts';
import { newsroomOpener } from '../../src/newsroom.ts';
import { quiet } from './talk.ts';

const root = join(import.meta.dirname, '../..');
const now = () => new Date('2026-02-04T09:00:00Z');

const red: Place = { platform: 'slack', workspace: 'TRED', channel: 'C1', user: 'U1' };
const blue: Place = { platform: 'discord', workspace: 'GBLUE', channel: 'C2', user: 'U2' };
const operator: Place = { platform: 'console', workspace: 'console', channel: 'terminal', user: 'you' };

// What only one side may ever be told: its article's id, publisher, title and names.
const ofRed = /redpaper|Canal Courier|sluice jammed|Ottilie|Brandvold|gearbox/i;
const ofBlue = /bluepaper|Lock Ledger|dredger sank|Casimir|Wrzos|ballast/i;

const articles = {
  'redpaper.txt': `---
title: Sluice jammed on the Averin canal
source: Canal Courier
published: 2026-02-03
---
Ottilie Brandvold, the Averin canal's engineer, said on Tuesday that a broken gearbox had jammed the upper sluice. Ottilie Brandvold closed the Averin canal to barges until Friday because of the gearbox.`,
  'bluepaper.txt': `---
title: Dredger sank in the Averin canal
source: Lock Ledger
published: 2026-02-03
---
Casimir Wrzos, a skipper on the Averin canal, said on Tuesday that his dredger had sunk because its ballast moved. Casimir Wrzos met the harbour board about the Averin canal ballast on Wednesday.`,
  'open.txt': `---
title: Averin canal opens to barges
source: Harbour Post
published: 2026-02-01
---
The Averin canal opened to barges on Sunday, the harbour master Ines Duarte said. Ines Duarte expects 40 barges a day on the Averin canal.`,
} as const;

const source = (id: string, workspace: string): Source => ({
  id,
  workspace,
  kind: 'feed',
  url: `https://${id}.example/feed.xml`,
  title: null,
  topics: [],
  everySeconds: null,
  by: null,
  since: '2026-01-01T00:00:00.000Z',
});

let folder: string;
let site: Server;
let address: string;
let newsroom: Newsroom;
let router: Router;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-workspaces-'));
  site = createServer((_request, response) => {
    const text = 'A heron nests on the Averin canal bridge, the warden Teodora Lask said on Monday. '.repeat(6);
    const html = `<html><head><title>Heron nests</title></head><body><article><h1>Heron nests</h1><p>${text}</p><p>${text}</p></article></body></html>`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
  address = `http://${host}/heron`;
  const shipped = readConfig(join(root, 'config/nutgraf.yaml'));
  const topics = [{ slug: 'canal', title: 'Averin canal', match: ['Averin canal'], sources: [] }];
  newsroom = await newsroomOpener({ root, now })({
    store: 'memory:',
    config: async () => ({ ...shipped, topics, limits: { ...shipped.limits, hosts: [host] } }),
    warn: () => {},
  });
  const { sources } = newsroom.store;
  await sources.save(source('reds', workspaceOf(red)!));
  await sources.save(source('blues', workspaceOf(blue)!));
  const from: Record<string, string> = { 'redpaper.txt': 'reds', 'bluepaper.txt': 'blues', 'open.txt': 'desk' };
  for (const [name, text] of Object.entries(articles)) {
    await writeFile(join(folder, name), text);
    const options = { onProgress: () => {}, signal: new AbortController().signal, source: from[name]! };
    await newsroom.ingest([join(folder, name)], options);
  }
  const conversation = createConversation({ now, expand: newsroom.core.followUp });
  const coreFor = (place: Place) => newsroom.coreFor(workspaceOf(place));
  router = createRouter({ entries: commands, coreFor, conversation, now, log: quiet, newId: () => 'e1' });
}, 30_000);
afterAll(async () => {
  await newsroom.close();
  site.close();
  await rm(folder, { recursive: true, force: true });
});

const say = async (place: Place, command: string, text: string): Promise<string> =>
  JSON.stringify(await router.handle({ command, text, place }));

const workspaceFor = async ({ to, by }: Pick<Subscription, 'to' | 'by'>) => workspaceOf({ ...to, user: by ?? '' });

const typed: readonly (readonly [string, string])[] = [
  ['ask', 'Who is Casimir Wrzos?'],
  ['ask', 'Who is Ottilie Brandvold?'],
  ['ask', 'What jammed the sluice on the Averin canal?'],
  ['ask', 'What happened on the Averin canal on Tuesday?'],
  ['ask', 'and why?'],
  ['ask', 'show the quote'],
  ['brief', 'canal'],
  ['brief', 'gearbox'],
  ['brief', 'ballast'],
  ['brief', ''],
  ['search', 'Averin canal'],
  ['search', 'Lock Ledger dredger ballast'],
  ['search', 'Canal Courier sluice gearbox'],
  ['timeline', 'canal'],
  ['dossier', 'Wrzos'],
  ['dossier', 'Brandvold'],
  ['stories', ''],
  ['topics', ''],
  ['why', 'redpaper canal'],
  ['why', 'bluepaper canal'],
  ['nutgraf', 'status'],
];

describe('two workspaces with an article of their own each', () => {
  it.each(typed)('are told nothing of each other by /%s %s', async (command, text) => {
    const [toRed, toBlue] = [await say(red, command, text), await say(blue, command, text)];

    // What somebody typed themselves may be said back to them.
    const echoed = new RegExp(text.split(' ').filter(Boolean).join('|') || '^$', 'gi');
    expect(toRed.replace(echoed, '')).not.toMatch(ofBlue);
    expect(toBlue.replace(echoed, '')).not.toMatch(ofRed);
  });

  it('are told their own, and what is everybody’s', async () => {
    expect(await say(red, 'ask', 'Why was the Averin canal closed to barges?')).toMatch(/gearbox/);
    expect(await say(blue, 'dossier', 'Casimir Wrzos')).toMatch(/skipper/);
    expect(await say(red, 'search', 'Averin canal')).toMatch(
      /Sluice jammed.*Averin canal opens|Averin canal opens.*Sluice/,
    );
    expect(await say(blue, 'brief', 'canal')).toMatch(/dredger/);
    expect(await say(red, 'ask', 'Who is the harbour master?')).toMatch(/Ines Duarte/);
    expect(await say(blue, 'ask', 'Who is the harbour master?')).toMatch(/Ines Duarte/);
  });

  it('leave the operator nothing hidden', async () => {
    const told = await say(operator, 'search', 'Averin canal');

    expect(told).toMatch(ofRed);
    expect(told).toMatch(ofBlue);
  });

  it('count in a topic only what they may see', async () => {
    const counted = async (place: Place) => (await newsroom.coreFor(workspaceOf(place)).topics())[0]?.articles;

    expect([await counted(red), await counted(blue), await counted(operator)]).toEqual([2, 2, 3]);
  });

  it('complete names from their own articles', async () => {
    const names = (place: Place, part: string) => newsroom.coreFor(workspaceOf(place)).names(part, 10);

    expect(await names(red, 'wrz')).toEqual([]);
    expect(await names(blue, 'wrz')).toEqual(['Casimir Wrzos']);
    expect(await names(red, 'ines')).toEqual(['Ines Duarte']);
  });

  it('get digests of their own in one tick', async () => {
    const compose = createComposer({
      coreFor: tellerFrom(newsroom, workspaceFor),
      ledger: newsroom.store.ledger,
      now,
      failing: async () => [],
    });
    const wish = (id: string, { platform, workspace, channel, user }: Place): Subscription => ({
      id,
      topics: ['canal'],
      to: { platform, workspace, channel },
      at: '08:00',
      days: [1, 2, 3, 4, 5, 6, 7],
      zone: 'UTC',
      length: 'long',
      quiet: 'line',
      paused: false,
      by: user,
      since: '2026-01-01T00:00:00.000Z',
    });
    const digest = async (id: string, place: Place) =>
      JSON.stringify(await compose({ subscription: wish(id, place), slot: null, folded: [], late: false }));

    const [toRed, toBlue, toStranger] = await Promise.all([
      digest('s1', red),
      digest('s2', blue),
      digest('s3', { ...red, workspace: 'TOTHER' }),
    ]);

    expect(toRed).toMatch(/gearbox/);
    expect(toRed).not.toMatch(ofBlue);
    expect(toBlue).toMatch(/ballast/);
    expect(toBlue).not.toMatch(ofRed);
    expect(toStranger).toMatch(/Ines Duarte/);
    expect(toStranger).not.toMatch(ofRed);
    expect(toStranger).not.toMatch(ofBlue);
  });

  it('share the digests of what everybody sees until one has articles of its own', async () => {
    const teller = tellerFrom(newsroom, workspaceFor);
    const to = { platform: 'slack', channel: 'C1' } as const;
    const of = (workspace: string) => teller({ to: { ...to, workspace }, by: 'U1' });

    expect(await of('TOTHER')).toBe(await of('TTHIRD'));
    expect(await of('TRED')).not.toBe(await of('TOTHER'));
  });

  it('keep a page that one of them had briefed to that one', async () => {
    expect(await say(red, 'brief', address)).toMatch(/Teodora Lask/);
    expect(await say(blue, 'search', 'heron bridge warden')).not.toMatch(/Teodora|Heron/);
    expect(await say(red, 'search', 'heron bridge warden')).toMatch(/Heron nests/);

    expect(await say(blue, 'brief', address)).toMatch(/Teodora Lask/);
    expect(await say(blue, 'search', 'heron bridge warden')).toMatch(/Heron nests/);
    expect((await newsroom.store.status()).articles).toBe(4);
  });
});
