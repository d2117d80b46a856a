import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Core } from '../../src/bot/core.ts';
import type { Place } from '../../src/bot/place.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createRouter } from '../../src/bot/router.ts';
import { createDigests, keepConfiguredDigests } from '../../src/jobs/digests.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const here: Place = { platform: 'discord', workspace: 'G1', channel: 'C1', user: 'U1' };
const morning: Reply = { audience: 'everyone', parts: [{ kind: 'heading', text: 'Ferries' }], actions: [] };

let store: Store;
let zone: string | null;
let refusal: string | null;

beforeEach(async () => {
  store = await openStore('memory:');
  zone = null;
  refusal = null;
});
afterEach(async () => {
  await store.close();
});

/** What the bot says to `/digest …`, as one string. */
async function say(text: string, place: Place = here): Promise<string> {
  const now = () => new Date('2026-01-16T12:00:00.000Z');
  let made = 0;
  const digests = createDigests({
    ledger: store.ledger,
    compose: async () => ({ reply: morning, details: null, told: [{ article: 'a', text: 'The ferry sails.' }] }),
    now,
    newId: () => `d${++made}`,
    zoneOf: async () => zone,
    refusal: async () => refusal,
  });
  const router = createRouter({
    entries: commands,
    coreFor: () => ({}) as Core,
    digests,
    conversation: { understand: async (_, words) => ({ kind: 'question', question: words }), remember: async () => {} },
    now,
    log: createLog({ level: 'silent', write: () => {}, now }),
    newId: () => 'x',
  });
  return JSON.stringify(await router.handle({ command: 'digest', text, place }));
}

describe('digest', () => {
  it('adds a digest, lists it with its next time, and removes it', async () => {
    expect(await say('add ferries at 08:00 on weekdays in Europe/Oslo')).toContain(
      'ferries at 08:00 on weekdays (Europe/Oslo), short. Next: 2026-01-19 08:00.',
    );
    expect(await say('list')).toContain('next 2026-01-19 08:00');
    expect(await say('remove d1')).toContain('Removed: ferries');
    expect(await say('')).toContain('No digest comes here yet');
  });

  it('asks once for the zone and then knows the person', async () => {
    expect(await say('add ferries at 8am')).toContain('Which time zone do you mean?');
    await say('add ferries at 8am in Asia/Kathmandu');
    expect(await say('add trains at 9am')).toContain('Asia/Kathmandu');
  });

  it('takes the zone the platform knows', async () => {
    zone = 'America/Toronto';

    expect(await say('add ferries')).toContain('ferries at 08:00 daily (America/Toronto)');
  });

  it.each([
    ['add ferries at 25:00 in UTC', 'is not a time of day'],
    ['add ferries on someday in UTC', 'names no days'],
    ['add ferries at 08:00 in Mars/Olympus', 'Unknown time zone'],
    ['add at 08:00 in UTC', 'What should the digest be about?'],
    ['pause d9', 'No digest here is called'],
    ['frobnicate', 'is nothing a digest can do'],
  ])('answers "%s" with one sentence and stores nothing', async (text, sentence) => {
    expect(await say(text)).toContain(sentence);
    expect(await store.ledger.subscriptions()).toEqual([]);
  });

  it('stores nothing for a channel the bot is not in', async () => {
    refusal = 'I am not in that channel: invite me first.';

    expect(await say('add ferries in UTC')).toContain('invite me first');
    expect(await store.ledger.subscriptions()).toEqual([]);
  });

  it('pauses and resumes from now on', async () => {
    await say('add ferries in UTC');

    expect(await say('pause d1')).toContain('Paused.');
    expect(await say('resume d1')).toContain('Next: 2026-01-17 08:00.');
  });

  it('does not show one channel the digests of another', async () => {
    await say('add ferries in UTC');

    expect(await say('list', { ...here, channel: 'C2' })).toContain('No digest comes here yet');
    expect(await say('remove d1', { ...here, channel: 'C2' })).toContain('No digest here is called');
  });

  it('previews without remembering and remembers what it delivers now', async () => {
    await say('add ferries in UTC');

    expect(await say('preview d1')).toContain('"audience":"you"');
    expect(await store.ledger.told('discord:G1:C1', '2026')).toEqual([]);
    expect(await say('now d1')).toContain('"audience":"everyone"');
    expect(await store.ledger.told('discord:G1:C1', '2026')).toHaveLength(1);
  });
});

describe('keepConfiguredDigests', () => {
  const digest = {
    topic: 'ferries',
    to: 'discord:C1',
    at: '08:00',
    days: [1, 2, 3, 4, 5] as const,
    zone: 'Europe/Oslo',
    length: 'short' as const,
  };

  it('shows configured digests as what they are and lets nobody change them in chat', async () => {
    await keepConfiguredDigests([digest], { ledger: store.ledger, now: new Date('2026-01-16T12:00:00.000Z') });

    expect(await say('list')).toContain('from the configuration');
    expect(await say('remove config:ferries:discord:c1')).toContain('stands in the configuration file');
  });

  it('follows the configuration without forgetting when a digest began', async () => {
    await keepConfiguredDigests([digest], { ledger: store.ledger, now: new Date('2026-01-16T12:00:00.000Z') });
    await keepConfiguredDigests([{ ...digest, at: '09:00' }], {
      ledger: store.ledger,
      now: new Date('2026-01-17T12:00:00.000Z'),
    });

    expect(await store.ledger.subscriptions()).toMatchObject([{ at: '09:00', since: '2026-01-16T12:00:00.000Z' }]);
    await keepConfiguredDigests([], { ledger: store.ledger, now: new Date('2026-01-18T12:00:00.000Z') });
    expect(await store.ledger.subscriptions()).toEqual([]);
  });
});
