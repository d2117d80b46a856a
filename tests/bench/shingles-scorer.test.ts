import { describe, expect, it } from 'vitest';
import { overlapF1, overlapOfPages, shingleOverlap } from '../../bench/scorers/shingles.ts';

describe('shingleOverlap', () => {
  it('counts runs of four words that both texts hold', () => {
    const overlap = shingleOverlap('one two three four five', 'zero one two three four');

    expect(overlap).toEqual({ p: 0.5, r: 0.5 });
  });

  it('counts a repeated run once for each time the reference holds it', () => {
    expect(shingleOverlap('a b c d', 'a b c d x a b c d')).toEqual({ p: 1 / 6, r: 1 });
  });

  it('takes a text shorter than a run as one run', () => {
    expect(shingleOverlap('two words', 'two words')).toEqual({ p: 1, r: 1 });
  });

  it('gives no share for a side without words', () => {
    expect(shingleOverlap('', 'some words')).toEqual({ p: 0, r: null });
  });
});

describe('overlapOfPages', () => {
  it('takes F1 of the two means, not the mean of F1s', () => {
    const { f1 } = overlapOfPages([
      { p: 1, r: 0.5 },
      { p: 0.5, r: 1 },
    ]);

    expect(f1).toBe(0.75);
  });

  it('leaves a page without text out of the precision only', () => {
    expect(
      overlapOfPages([
        { p: null, r: 0 },
        { p: 1, r: 1 },
      ]),
    ).toMatchObject({ p: 1, r: 0.5 });
  });
});

describe('overlapF1', () => {
  it('is nothing for a page of which nothing was got', () => {
    expect(overlapF1({ p: null, r: 0 })).toBe(0);
  });
});
