import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder } from '../journeys/process.ts';
import { cli } from './in-process.ts';

it('forgets a person in chat, and leaves the digests and sources of their channel', async () => {
  const url = `sqlite:${join(temporaryFolder(), 'news.db')}`;
  const store = await openStore(url);
  const rating = { place: 'slack:T1:C1', about: 'brief rivers', good: true, at: '2026-01-01T08:00:00Z' };
  await store.ratings.rate({ ...rating, person: 'U1' });
  await store.ratings.rate({ ...rating, person: 'U2' });
  await store.ledger.saveSubscription({
    id: 'd1',
    topics: ['rivers'],
    to: { platform: 'slack', workspace: 'T1', channel: 'C1' },
    at: '08:00',
    days: [1],
    zone: 'UTC',
    length: 'short',
    quiet: 'silent',
    paused: false,
    by: 'U1',
    since: '2026-01-01T00:00:00Z',
  });
  await store.close();

  const { code, out } = await cli(['forget', 'U1', '--store', url, '--json']);

  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({ forgotten: 0, person: { ratings: 1, digests: 1, sources: 0 } });
  const after = await openStore(url);
  expect((await after.ratings.newest(5)).map(({ person }) => person)).toEqual(['U2']);
  expect(JSON.stringify(await after.ledger.subscriptions())).not.toContain('U1');
  expect(await after.ledger.subscriptions()).toHaveLength(1);
  await after.close();
  expect((await cli(['forget', 'U1', '--store', url])).code).toBe(2);
});
