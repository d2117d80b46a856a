import { describe, expect, it } from 'vitest';
import { opposed, related, relatives } from '../../src/language/predicates.ts';

describe('related', () => {
  it('is 1 for the same lemma and 0 for strangers', () => {
    expect(related('bake', 'bake')).toBe(1);
    expect(related('bake', 'resign')).toBe(0);
  });

  it.each([
    ['resign', 'step down'],
    ['buy', 'acquisition'],
    ['meet', 'summit'],
    ['die', 'death'],
    ['appoint', 'name'],
    ['cancel', 'call off'],
  ])('joins %s and %s', (a, b) => {
    expect(related(a, b)).toBeGreaterThan(0.8);
    expect(related(b, a)).toBe(related(a, b));
  });

  it('weighs loose members less', () => {
    expect(related('meet', 'dinner')).toBeLessThan(related('meet', 'summit'));
    expect(related('meet', 'dinner')).toBeGreaterThan(0.4);
  });
});

describe('opposed', () => {
  it('knows contraries either way round', () => {
    expect(opposed('confirm', 'deny')).toBe(true);
    expect(opposed('deny', 'confirm')).toBe(true);
    expect(opposed('deny', 'reject')).toBe(false);
  });
});

describe('relatives', () => {
  it('lists the nearest first', () => {
    const [first] = relatives('resign');

    expect(first?.weight).toBeGreaterThan(0.8);
    expect(relatives('zzz')).toEqual([]);
  });
});
