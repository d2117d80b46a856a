import { describe, expect, it } from 'vitest';
import { averagePrecision } from '../../bench/scorers/ordered.ts';

describe('averagePrecision', () => {
  it('is the mean of the precision at each right item, and the reciprocal rank of the first', () => {
    expect(averagePrecision([false, true, true])).toEqual({ ap: (1 / 2 + 2 / 3) / 2, rr: 1 / 2 });
    expect(averagePrecision([true, false])).toEqual({ ap: 1, rr: 1 });
  });

  it('is nothing when nothing is right', () => {
    expect(averagePrecision([false, false])).toEqual({ ap: 0, rr: 0 });
  });
});
