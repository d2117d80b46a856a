import { describe, expect, it } from 'vitest';
import { noRhythm } from '../../src/feeds/feed-rhythm.ts';
import { afterPoll, isDead, isFailing, type PollOutcome } from '../../src/jobs/next-poll.ts';
import type { SourceHealth } from '../../src/model.ts';

const now = new Date('2026-01-15T08:00:00.000Z');
const never: SourceHealth = {
  source: 'coast',
  etag: null,
  lastModified: null,
  lastPoll: null,
  lastSuccess: null,
  lastNew: null,
  nextPoll: null,
  intervalSeconds: null,
  failures: 0,
  failingSince: null,
  why: null,
  told: false,
  articles: 0,
};
const read = (over: Partial<Extract<PollOutcome, { kind: 'read' }>> = {}): PollOutcome => ({
  kind: 'read',
  fresh: 0,
  etag: '"1"',
  lastModified: null,
  maxAgeSeconds: null,
  rhythm: noRhythm,
  remark: null,
  ...over,
});
const failed = (retryAfterSeconds: number | null = null): PollOutcome => ({
  kind: 'failed',
  why: 'coast.example is down for now.',
  retryAfterSeconds,
});
const polled = (
  before: Partial<SourceHealth>,
  outcome: PollOutcome,
  over: { everySeconds?: number | null; random?: number; now?: Date } = {},
): SourceHealth => afterPoll({ ...never, ...before }, outcome, { now, everySeconds: null, random: 0, ...over });
const minutesTo = (health: SourceHealth, from = now): number =>
  (Date.parse(health.nextPoll!) - from.getTime()) / 60_000;

describe('afterPoll', () => {
  it('asks twice as often when there was something new, and less often when there was nothing', () => {
    const found = polled({ intervalSeconds: 3600 }, read({ fresh: 3 }));
    const nothing = polled({ intervalSeconds: 3600 }, read());

    expect([found.intervalSeconds, minutesTo(found)]).toEqual([1800, 30]);
    expect([nothing.intervalSeconds, minutesTo(nothing)]).toEqual([5400, 90]);
    expect(found).toMatchObject({ lastNew: now.toISOString(), articles: 3, etag: '"1"' });
    expect(nothing.lastNew).toBeNull();
  });

  it('settles between five minutes and a day', () => {
    let busy = never;
    let still = never;
    for (let poll = 0; poll < 30; poll++) {
      busy = polled(busy, read({ fresh: 1 }));
      still = polled(still, { kind: 'unchanged' });
    }

    expect([minutesTo(busy), minutesTo(still)]).toEqual([5, 24 * 60]);
  });

  it('keeps the validators when nothing was modified, and counts that as a success', () => {
    const health = polled(
      {
        etag: '"7"',
        lastModified: 'Wed, 14 Jan 2026 08:00:00 GMT',
        failures: 2,
        failingSince: now.toISOString(),
        why: 'x',
      },
      { kind: 'unchanged' },
    );

    expect(health).toMatchObject({
      etag: '"7"',
      failures: 0,
      failingSince: null,
      why: null,
      lastSuccess: now.toISOString(),
    });
  });

  it('waits as long as the server or the feed asks for, but never more than a day', () => {
    const rhythm = { ...noRhythm, leastSeconds: 7200 };

    expect(minutesTo(polled({}, read({ maxAgeSeconds: 5400 })))).toBe(90);
    expect(minutesTo(polled({}, read({ rhythm, maxAgeSeconds: 60 })))).toBe(120);
    expect(minutesTo(polled({}, read({ maxAgeSeconds: 31_536_000 })))).toBe(24 * 60);
  });

  it('leaves out the hours and days that a feed asks to be left alone in', () => {
    const rhythm = { leastSeconds: null, skipHours: [8, 9, 10], skipDays: [] };
    const thursday = { leastSeconds: null, skipHours: [], skipDays: [4] };

    expect(polled({}, read({ rhythm })).nextPoll).toBe('2026-01-15T11:00:00.000Z');
    expect(polled({}, read({ rhythm: thursday })).nextPoll).toBe('2026-01-16T00:00:00.000Z');
  });

  it('does as the person wished, whatever the feed says', () => {
    const rhythm = { leastSeconds: 86_400, skipHours: [8], skipDays: [] };

    expect(minutesTo(polled({}, read({ rhythm, maxAgeSeconds: 3600 }), { everySeconds: 600, random: 1 }))).toBe(10);
    expect(minutesTo(polled({}, { kind: 'unchanged' }, { everySeconds: 600 }))).toBe(10);
    expect(minutesTo(polled({}, read(), { everySeconds: 5 }))).toBe(1);
  });

  it('waits twice as long after each failure, up to a day, with up to half as much again at random', () => {
    const waits = [0, 1, 2, 3, 20].map((failures) => minutesTo(polled({ failures }, failed())));

    expect(waits).toEqual([5, 10, 20, 40, 24 * 60]);
    expect(minutesTo(polled({ failures: 1 }, failed(), { random: 1 }))).toBe(15);
    expect(polled({ failures: 1, failingSince: '2026-01-14T00:00:00.000Z' }, failed())).toMatchObject({
      failures: 2,
      failingSince: '2026-01-14T00:00:00.000Z',
      why: 'coast.example is down for now.',
      lastPoll: now.toISOString(),
    });
  });

  it('waits at least as long as Retry-After says, within a week, and never less than was wished', () => {
    expect(minutesTo(polled({}, failed(3600)))).toBe(60);
    expect(minutesTo(polled({}, failed(10)))).toBe(5);
    expect(minutesTo(polled({}, failed(10 ** 9)))).toBe(7 * 24 * 60);
    expect(minutesTo(polled({}, failed(), { everySeconds: 3600 }))).toBe(60);
    expect(minutesTo(polled({}, failed(7200), { everySeconds: 600 }))).toBe(120);
  });

  it('asks weekly for what is gone for good', () => {
    expect(minutesTo(polled({}, { kind: 'gone', why: 'It is gone.' }, { everySeconds: 60 }))).toBe(7 * 24 * 60);
  });

  it('forgets that a death was told once the source answers', () => {
    expect(polled({ told: true, failures: 9 }, read()).told).toBe(false);
    expect(polled({ told: true, failures: 9 }, failed()).told).toBe(true);
  });

  it('says of a source that answers what is worth knowing all the same', () => {
    expect(polled({}, read({ remark: 'The feed has no items.' }))).toMatchObject({
      failures: 0,
      why: 'The feed has no items.',
    });
  });
});

describe('isDead', () => {
  it('needs several failures over days, or the publisher’s own word', () => {
    const days = (n: number) => new Date(now.getTime() - n * 86_400_000).toISOString();

    expect(isDead({ ...never, failures: 5, failingSince: days(3) }, failed(), now)).toBe(true);
    expect(isDead({ ...never, failures: 50, failingSince: days(2) }, failed(), now)).toBe(false);
    expect(isDead({ ...never, failures: 4, failingSince: days(9) }, failed(), now)).toBe(false);
    expect(isDead({ ...never, failures: 1, failingSince: days(0) }, { kind: 'gone', why: 'Gone.' }, now)).toBe(true);
    expect(isDead({ ...never, failures: 9, failingSince: days(9) }, read(), now)).toBe(false);
  });
});

describe('isFailing', () => {
  it('takes one hiccup of a source that has answered for none', () => {
    expect(isFailing({ ...never, failures: 1, lastSuccess: now.toISOString() })).toBe(false);
    expect(isFailing({ ...never, failures: 3, lastSuccess: now.toISOString() })).toBe(true);
    expect(isFailing({ ...never, failures: 1 })).toBe(true);
    expect(isFailing(never)).toBe(false);
  });
});
