import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Subscription } from '../../src/model.ts';
import type { Ledger } from '../../src/store/ledger.ts';
import type { Store } from '../../src/store/store.ts';

const wish: Subscription = {
  id: 's1',
  topics: ['ferries'],
  to: { platform: 'slack', workspace: 'T1', channel: 'C1' },
  at: '08:00',
  days: [1, 2, 3, 4, 5],
  zone: 'Europe/Oslo',
  length: 'short',
  quiet: 'silent',
  paused: false,
  by: 'U1',
  since: '2026-01-01T00:00:00.000Z',
};
const slot = '2026-01-15T08:00';
const eight = '2026-01-15T07:00:00.000Z';
const tenPast = '2026-01-15T07:10:00.000Z';
const halfPast = '2026-01-15T07:30:00.000Z';
const key = { subscription: 's1', slot };
const claimed = { ...key, folded: [], now: eight, leaseUntil: tenPast };

/** What every store's ledger must do. `open` gives an empty store that nobody else uses. */
export const ledgerContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the ledger contract on ${name}`, () => {
    let store: Store;
    let ledger: Ledger;

    beforeEach(async () => {
      store = await open();
      ledger = store.ledger;
    });
    afterEach(async () => {
      await store.close();
    });

    it('keeps subscriptions, replaces by id and removes with their deliveries', async () => {
      await ledger.saveSubscription(wish);
      await ledger.saveSubscription({ ...wish, paused: true });
      await ledger.claim(claimed);

      expect(await ledger.subscriptions()).toEqual([{ ...wish, paused: true }]);
      expect(await ledger.removeSubscription('s1')).toBe(true);
      expect(await ledger.removeSubscription('s1')).toBe(false);
      expect(await ledger.deliveries('s1', 10)).toEqual([]);
    });

    it('lets one of two claim a slot', async () => {
      const [first, second] = [await ledger.claim(claimed), await ledger.claim(claimed)];

      expect(first).toMatchObject({ state: 'claimed', attempts: 1, composed: null });
      expect(second).toBeNull();
    });

    it('lets another claim when the lease has ended, with what was composed', async () => {
      await ledger.claim(claimed);
      await ledger.compose(key, '{"words":1}');

      expect(await ledger.unfinished(eight)).toEqual([]);
      expect((await ledger.unfinished(tenPast)).map((each) => each.slot)).toEqual([slot]);
      const again = await ledger.claim({ ...claimed, now: tenPast, leaseUntil: halfPast });

      expect(again).toMatchObject({ attempts: 2, composed: '{"words":1}' });
    });

    it('takes up a posted delivery that was not recorded, knowing its message', async () => {
      await ledger.claim(claimed);
      await ledger.posted(key, 'm1');

      const again = await ledger.claim({ ...claimed, now: tenPast, leaseUntil: halfPast });

      expect(again).toMatchObject({ state: 'posted', message: 'm1' });
    });

    it('never claims a recorded, quiet or folded slot again', async () => {
      await ledger.claim({ ...claimed, folded: ['2026-01-14T08:00'] });
      await ledger.record(key, 'slack:T1:C1', [], eight);

      expect(await ledger.claim({ ...claimed, now: halfPast, leaseUntil: halfPast })).toBeNull();
      expect(await ledger.claim({ ...claimed, slot: '2026-01-14T08:00', now: halfPast })).toBeNull();
      await ledger.claim({ ...claimed, slot: '2026-01-16T08:00' });
      await ledger.settle({ ...key, slot: '2026-01-16T08:00' }, 'quiet');
      expect(await ledger.claim({ ...claimed, slot: '2026-01-16T08:00', now: halfPast })).toBeNull();
      expect(await ledger.deliveryCounts()).toEqual({ recorded: 1, folded: 1, quiet: 1 });
    });

    it('tries a failed slot again when its time has come, and never after giving up', async () => {
      await ledger.claim(claimed);
      await ledger.fail(key, 'Slack is down.', tenPast);

      expect(await ledger.claim({ ...claimed, now: eight })).toBeNull();
      expect(await ledger.claim({ ...claimed, now: tenPast, leaseUntil: halfPast })).toMatchObject({ attempts: 2 });
      await ledger.fail(key, 'The channel is gone.', null);
      expect(await ledger.unfinished('2027-01-01T00:00:00.000Z')).toEqual([]);
      expect(await ledger.claim({ ...claimed, now: '2027-01-01T00:00:00.000Z' })).toBeNull();
      expect((await ledger.deliveries('s1', 1))[0]).toMatchObject({ state: 'failed', why: 'The channel is gone.' });
    });

    it('knows the newest slot of each subscription', async () => {
      await ledger.claim(claimed);
      await ledger.claim({ ...claimed, slot: '2026-01-14T08:00' });

      expect(await ledger.lastSlots()).toEqual(new Map([['s1', slot]]));
    });

    it('remembers what a place was told, newest first', async () => {
      await ledger.claim(claimed);
      await ledger.record(key, 'slack:T1:C1', [{ article: 'a', text: 'The ferry sails.' }], eight);
      await ledger.claim({ ...claimed, slot: '2026-01-16T08:00' });
      await ledger.record(
        { ...key, slot: '2026-01-16T08:00' },
        'slack:T1:C1',
        [{ article: 'b', text: 'It sank.' }],
        halfPast,
      );

      expect((await ledger.told('slack:T1:C1', eight)).map((each) => each.article)).toEqual(['b', 'a']);
      expect((await ledger.told('slack:T1:C1', tenPast)).map((each) => each.article)).toEqual(['b']);
      expect(await ledger.told('slack:T1:C2', eight)).toEqual([]);
    });
  });
};
