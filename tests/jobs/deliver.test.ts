import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../src/bot/reply.ts';
import { backOffMs, createDeliveries, type DeliveryOptions, type PostResult } from '../../src/jobs/deliver.ts';
import type { Subscription } from '../../src/model.ts';
import type { Ledger } from '../../src/store/ledger.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

const wish: Subscription = {
  id: 's1',
  topics: ['ferries'],
  to: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  at: '08:00',
  days: [1, 2, 3, 4, 5, 6, 7],
  zone: 'Europe/Oslo',
  length: 'short',
  quiet: 'silent',
  paused: false,
  by: 'U1',
  since: '2026-01-15T00:00:00.000Z',
};
const reply: Reply = { audience: 'everyone', parts: [{ kind: 'heading', text: 'Ferries' }], actions: [] };

let store: Store;
let clock: Date;
/** What stands in the channels, by the key it was posted under. */
let channel: { key: string; again: boolean }[];
let told: string[];

beforeEach(async () => {
  store = await openStore('memory:');
  await store.ledger.saveSubscription(wish);
  clock = new Date('2026-01-15T07:00:00.000Z');
  channel = [];
  told = [];
});
afterEach(async () => {
  await store.close();
});

/** Posts as a platform does that knows a key again. */
async function postOnce(message: { key: string; again: boolean }): Promise<PostResult> {
  const before = message.again ? channel.findIndex((each) => each.key === message.key) : -1;
  if (before < 0) channel.push({ key: message.key, again: message.again });
  return { kind: 'posted', message: `m${before < 0 ? channel.length : before + 1}` };
}

function deliveries(over: Partial<DeliveryOptions> = {}) {
  return createDeliveries({
    ledger: store.ledger,
    compose: async () => ({ reply, details: null, told: [{ article: 'a', text: 'The ferry sails.' }] }),
    post: postOnce,
    tellSubscriber: async (_, why) => {
      told.push(why);
    },
    now: () => clock,
    random: () => 0,
    ...over,
  });
}

/** The ledger of a process that dies when it comes to `step`: the call and all later ones never end. */
function dyingAt(step: keyof Ledger): Ledger {
  let dead = false;
  return new Proxy(store.ledger, {
    get(ledger, name: keyof Ledger) {
      if (name === step) dead = true;
      return dead ? () => new Promise(() => {}) : ledger[name].bind(ledger);
    },
  });
}

describe('createDeliveries', () => {
  it('posts a due digest once, however often it is asked', async () => {
    const { tick } = deliveries();

    expect(await tick()).toEqual({ posted: 1, quiet: 0, failed: 0, gaveUp: 0 });
    expect(await tick()).toEqual({ posted: 0, quiet: 0, failed: 0, gaveUp: 0 });

    expect(channel).toEqual([{ key: 's1@2026-01-15T08:00', again: false }]);
    expect(await store.ledger.told('slack:T1:C1', '2026-01-01')).toEqual([{ article: 'a', text: 'The ferry sails.' }]);
  });

  it('posts once when two processes tick at the same time', async () => {
    const reports = await Promise.all([deliveries().tick(), deliveries().tick()]);

    expect(reports.map((each) => each.posted).sort()).toEqual([0, 1]);
    expect(channel).toHaveLength(1);
  });

  it.each(['claim', 'compose', 'posted', 'record'] as const)(
    'leaves exactly one message when the process dies before it can %s',
    async (step) => {
      void deliveries({ ledger: dyingAt(step) }).tick();
      // The dying process goes on for as many turns as it can.
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();

      clock = new Date('2026-01-15T07:11:00.000Z');
      await deliveries().tick();

      expect(channel.map((each) => each.key)).toEqual(['s1@2026-01-15T08:00']);
      expect((await store.ledger.deliveries('s1', 1))[0]).toMatchObject({ state: 'recorded' });
      expect(await store.ledger.told('slack:T1:C1', '2026-01-01')).toHaveLength(1);
    },
  );

  it('posts the words that were composed before a crash, not new ones', async () => {
    void deliveries({ post: () => new Promise(() => {}) }).tick();
    for (let turn = 0; turn < 50; turn++) await Promise.resolve();
    clock = new Date('2026-01-15T07:11:00.000Z');

    let composed = 0;
    await deliveries({
      compose: async () => {
        composed++;
        return { reply, details: null, told: [] };
      },
    }).tick();

    expect(composed).toBe(0);
    expect(channel).toEqual([{ key: 's1@2026-01-15T08:00', again: true }]);
  });

  it('waits as long as the platform asks before it tries again', async () => {
    const results: PostResult[] = [{ kind: 'retry', afterMs: 90_000, why: 'Slack asks to wait.' }];
    const { tick } = deliveries({ post: async (message) => results.shift() ?? postOnce(message) });

    expect(await tick()).toMatchObject({ failed: 1 });
    clock = new Date('2026-01-15T07:01:29.000Z');
    expect(await tick()).toMatchObject({ posted: 0 });
    clock = new Date('2026-01-15T07:01:30.000Z');
    expect(await tick()).toMatchObject({ posted: 1 });
    expect(told).toEqual([]);
  });

  it('gives up on a lost channel at once and says so once, while others are served', async () => {
    await store.ledger.saveSubscription({ ...wish, id: 's2', to: { ...wish.to, channel: 'C2' } });
    const { tick } = deliveries({
      post: async (message) =>
        message.key.startsWith('s1') ? { kind: 'gone', why: 'The channel was deleted.' } : postOnce(message),
    });

    expect(await tick()).toEqual({ posted: 1, quiet: 0, failed: 0, gaveUp: 1 });
    expect(await tick()).toEqual({ posted: 0, quiet: 0, failed: 0, gaveUp: 0 });
    expect(told).toEqual(['The channel was deleted.']);
  });

  it('gives up after six hours of failures', async () => {
    const { tick } = deliveries({ post: async () => ({ kind: 'retry', afterMs: 0, why: 'Discord is down.' }) });

    for (let minute = 0; minute < 7 * 60; minute++) {
      clock = new Date(Date.UTC(2026, 0, 15, 7, minute));
      await tick();
    }

    expect(told).toEqual(['Discord is down.']);
    expect((await store.ledger.deliveries('s1', 1))[0]).toMatchObject({ state: 'failed', nextTry: null });
  });

  it('does not give up after one failure because the process itself was down for long', async () => {
    const results: PostResult[] = [
      { kind: 'retry', afterMs: 0, why: 'a fault' },
      { kind: 'retry', afterMs: 0, why: 'a fault' },
    ];
    const { tick } = deliveries({ post: async (message) => results.shift() ?? postOnce(message) });

    await tick();
    clock = new Date('2026-01-15T15:00:00.000Z');
    await tick();
    clock = new Date('2026-01-15T15:05:00.000Z');

    expect(await tick()).toMatchObject({ posted: 1 });
    expect(told).toEqual([]);
  });

  it('leaves a second between two posts to one channel, and none between channels', async () => {
    await store.ledger.saveSubscription({ ...wish, id: 's2' });
    await store.ledger.saveSubscription({ ...wish, id: 's3', to: { ...wish.to, channel: 'C2' } });
    const pauses: number[] = [];
    const { tick } = deliveries({
      pause: async (ms) => {
        pauses.push(ms);
      },
    });

    expect(await tick()).toMatchObject({ posted: 3 });
    expect(pauses).toEqual([1100]);
  });

  it('settles a slot in silence when nothing is new', async () => {
    const { tick } = deliveries({ compose: async () => ({ reply: null, details: null, told: [] }) });

    expect(await tick()).toEqual({ posted: 0, quiet: 1, failed: 0, gaveUp: 0 });
    expect(channel).toEqual([]);
  });

  it('goes on when one digest cannot be composed', async () => {
    await store.ledger.saveSubscription({ ...wish, id: 's2', topics: ['broken'], to: { ...wish.to, channel: 'C2' } });
    const { tick } = deliveries({
      compose: async ({ subscription }) => {
        if (subscription.topics[0] === 'broken') throw new Error('The topic "broken" was deleted.');
        return { reply, details: null, told: [] };
      },
    });

    expect(await tick()).toEqual({ posted: 1, quiet: 0, failed: 1, gaveUp: 0 });
  });
});

describe('backOffMs', () => {
  it('doubles from half a minute to half an hour and never undercuts what was asked for', () => {
    expect([1, 2, 3, 20].map((attempts) => backOffMs(attempts, 0, 0))).toEqual([30_000, 60_000, 120_000, 1_800_000]);
    expect(backOffMs(1, 100_000, 0)).toBe(100_000);
    expect(backOffMs(1, 0, 1)).toBe(45_000);
  });
});
