import { describe, expect, it } from 'vitest';
import { asOfItsDay, isStalePlan, isStanding, newestDay } from '../../src/briefing/stale.ts';
import type { Statement } from '../../src/briefing/statement.ts';
import { tellables } from '../../src/briefing/telling.ts';
import { newsroom, read } from './newsroom.ts';

const plan = read('plan', 'The harbour minister will travel to Vennby to open the new pier.', {
  published: '2025-05-02',
});
const later = read('later', 'The harbour minister opened the new pier in Vennby on Sunday.', {
  published: '2025-09-08',
});

function first(of: typeof plan): Statement {
  return tellables(of)[0]![0];
}

describe('a plan in a digest of later articles', () => {
  it('is told as of its day', () => {
    expect(isStalePlan(first(plan), newestDay([plan, later]))).toBe(true);
    expect(asOfItsDay(first(plan)).text).toBe(
      'As of 2 May 2025, the harbour minister will travel to Vennby to open the new pier.',
    );
  });

  it('is news while it is new, and what has happened needs no day', () => {
    expect(isStalePlan(first(plan), newestDay([plan]))).toBe(false);
    expect(isStalePlan(first(later), newestDay([plan, later]) + 100)).toBe(false);
  });
});

describe('background', () => {
  it('is what has always been so, without a day', () => {
    const never = read('n', 'No harbour minister has ever slept a night in the lighthouse of Vennby.');

    expect(isStanding(first(never))).toBe(true);
    expect(isStanding(first(later))).toBe(false);
  });
});

describe('the topic of a digest', () => {
  it('is named as it was asked for, with its title beside it', async () => {
    const { briefing } = await newsroom(
      [later],
      [{ slug: 'pier', title: 'The new pier', match: ['pier'], sources: [] }],
    );

    const digest = await briefing.brief({ topic: 'pier', length: 'standard' });

    expect([digest.topic, digest.title]).toEqual(['pier', 'The new pier']);
  });
});
