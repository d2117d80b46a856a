import { describe, expect, it } from 'vitest';
import { shownDate } from '../../../src/bot/present/date.ts';

describe('shownDate', () => {
  it.each([
    ['2018-10-07', 'read', '7 October 2018'],
    ['2018-10-07T08:15:00Z', 'read', '7 October 2018'],
    ['2018-10-07', 'inferred', 'about 7 October 2018'],
    ['2018-10', 'read', 'October 2018'],
    ['2018', 'inferred', 'about 2018'],
    [null, null, 'date unknown'],
    ['soon', 'read', 'date unknown'],
  ] as const)('shows %s (%s) as %s', (iso, how, shown) => {
    expect(shownDate(iso, how)).toBe(shown);
  });
});
