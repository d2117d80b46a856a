import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';

describe('ratings', () => {
  it('counts a person once for the same words, as they think last, and gives the newest first', async () => {
    const { ratings, close } = await openStore('memory:');
    const rating = { place: 'slack:T1:C1', person: 'U1', about: 'brief rivers' };

    await ratings.rate({ ...rating, good: true, at: '2026-01-01T08:00:00Z' });
    await ratings.rate({ ...rating, good: false, at: '2026-01-01T08:01:00Z' });
    await ratings.rate({ ...rating, person: 'U2', good: true, at: '2026-01-01T09:00:00Z' });

    expect(await ratings.newest(10)).toEqual([
      { ...rating, person: 'U2', good: true, at: '2026-01-01T09:00:00Z' },
      { ...rating, good: false, at: '2026-01-01T08:01:00Z' },
    ]);
    await close();
  });
});
