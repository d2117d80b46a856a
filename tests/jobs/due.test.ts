import { describe, expect, it } from 'vitest';
import { due, nextSlot } from '../../src/jobs/due.ts';
import type { Subscription, Weekday } from '../../src/model.ts';

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function subscription(over: Partial<Subscription> = {}): Subscription {
  return {
    id: 's1',
    topics: ['harbour'],
    to: { platform: 'console', workspace: 'console', channel: 'console' },
    at: '08:00',
    days: everyDay,
    zone: 'Europe/Dublin',
    length: 'short',
    quiet: 'silent',
    paused: false,
    by: null,
    since: '2026-01-01T00:00:00Z',
    ...over,
  };
}

function at(now: string, wishes: Subscription[], settled: Record<string, string> = {}) {
  return due(wishes, {
    now: Temporal.Instant.from(now),
    settled: new Map(Object.entries(settled)),
    catchUpHours: 12,
    lateAfterMinutes: 15,
  }).map(({ slot, late, folded }) => ({ slot, late, folded }));
}

describe('due', () => {
  it('gives nothing before the local time', () => {
    expect(at('2026-01-15T07:59:59Z', [subscription()], { s1: '2026-01-14T08:00' })).toEqual([]);
  });

  it('gives the slot at its time, which is an hour earlier in UTC in summer', () => {
    expect(at('2026-01-15T08:00:00Z', [subscription()], { s1: '2026-01-14T08:00' })).toEqual([
      { slot: '2026-01-15T08:00', late: false, folded: [] },
    ]);
    expect(at('2026-07-15T07:00:00Z', [subscription()], { s1: '2026-07-14T08:00' })).toEqual([
      { slot: '2026-07-15T08:00', late: false, folded: [] },
    ]);
  });

  it('gives nothing once the slot is settled', () => {
    expect(at('2026-01-15T09:00:00Z', [subscription()], { s1: '2026-01-15T08:00' })).toEqual([]);
  });

  it('gives a missed slot late, within the catch-up window', () => {
    expect(at('2026-01-15T11:00:00Z', [subscription()], { s1: '2026-01-14T08:00' })).toEqual([
      { slot: '2026-01-15T08:00', late: true, folded: [] },
    ]);
  });

  it('leaves a slot older than the window to the next digest', () => {
    expect(at('2026-01-15T21:00:00Z', [subscription()], { s1: '2026-01-14T08:00' })).toEqual([]);
    expect(at('2026-01-16T08:00:00Z', [subscription()], { s1: '2026-01-14T08:00' })).toEqual([
      { slot: '2026-01-16T08:00', late: false, folded: ['2026-01-15T08:00'] },
    ]);
  });

  it('never gives a slot from before the subscription was made', () => {
    expect(at('2026-01-15T09:00:00Z', [subscription({ since: '2026-01-15T08:30:00Z' })])).toEqual([]);
  });

  it('gives nothing while paused', () => {
    expect(at('2026-01-15T08:00:00Z', [subscription({ paused: true })])).toEqual([]);
  });

  it('keeps to the wished weekdays', () => {
    const weekdays = subscription({ days: [1, 2, 3, 4, 5] });
    expect(at('2026-01-17T08:00:00Z', [weekdays], { s1: '2026-01-16T08:00' })).toEqual([]);
    expect(at('2026-01-19T08:00:00Z', [weekdays], { s1: '2026-01-16T08:00' })).toHaveLength(1);
  });

  it('delivers a time the clocks skip once, as much later as they jump', () => {
    const night = subscription({ at: '01:30' });
    expect(at('2026-03-29T00:29:00Z', [night], { s1: '2026-03-28T01:30' })).toEqual([]);
    expect(at('2026-03-29T01:30:00Z', [night], { s1: '2026-03-28T01:30' })).toEqual([
      { slot: '2026-03-29T01:30', late: false, folded: [] },
    ]);
    expect(at('2026-03-29T02:30:00Z', [night], { s1: '2026-03-29T01:30' })).toEqual([]);
  });

  it('delivers a time that comes twice the first time only', () => {
    const night = subscription({ at: '01:30' });
    expect(at('2026-10-25T00:30:00Z', [night], { s1: '2026-10-24T01:30' })).toEqual([
      { slot: '2026-10-25T01:30', late: false, folded: [] },
    ]);
    expect(at('2026-10-25T01:30:00Z', [night], { s1: '2026-10-25T01:30' })).toEqual([]);
  });

  it('knows zones with half-hour and 45-minute offsets', () => {
    const lordHowe = subscription({ zone: 'Australia/Lord_Howe', at: '02:15' });
    expect(at('2026-10-03T15:45:00Z', [lordHowe], { s1: '2026-10-03T02:15' })).toHaveLength(1);
    const kathmandu = subscription({ zone: 'Asia/Kathmandu' });
    expect(at('2026-01-15T02:14:59Z', [kathmandu], { s1: '2026-01-14T08:00' })).toEqual([]);
    expect(at('2026-01-15T02:15:00Z', [kathmandu], { s1: '2026-01-14T08:00' })).toHaveLength(1);
  });

  it('gives no second digest for a date when the wished time is moved later that day', () => {
    expect(at('2026-01-15T18:30:00Z', [subscription({ at: '18:30' })], { s1: '2026-01-15T08:00' })).toEqual([]);
  });
});

describe('nextSlot', () => {
  it('skips the days that are not wished', () => {
    const weekdays = subscription({ days: [1, 2, 3, 4, 5] });

    const next = nextSlot(weekdays, Temporal.Instant.from('2026-01-16T08:00:00Z'));

    expect(next.slot).toBe('2026-01-19T08:00');
    expect(next.instant.toString()).toBe('2026-01-19T08:00:00Z');
  });
});
