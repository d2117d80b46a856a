import { describe, expect, it } from 'vitest';
import { isoPublished } from '../../src/feeds/published.ts';

describe('isoPublished', () => {
  it.each([
    ['2024-03-02', '2024-03-02'],
    ['2024', '2024'],
    ['2024-03', '2024-03'],
    ['2024-03-02T08:00:00Z', '2024-03-02T08:00:00Z'],
    ['2024-03-02 08:00', '2024-03-02T08:00'],
    ['2023-09-26T17:01:22+00:00', '2023-09-26T17:01:22+00:00'],
    ['Tue, 05 Mar 2024 10:00:00 +0200', '2024-03-05T08:00:00Z'],
    ['March 5, 2024', '2024-03-05'],
    ['5 March 2024 10:30', '2024-03-05T10:30:00'],
    [1709632800, '2024-03-05T10:00:00Z'],
    [1709632800000, '2024-03-05T10:00:00Z'],
    ['2024-02-30', null],
    ['yesterday', null],
    ['12', null],
    ['', null],
    [null, null],
    [{}, null],
  ])('reads %j as %j', (given, iso) => {
    expect(isoPublished(given)).toBe(iso);
  });
});
