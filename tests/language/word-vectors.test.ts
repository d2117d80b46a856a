import { describe, expect, it } from 'vitest';
import { likeness, likenessAt, vectorAt, wordAt } from '../../src/language/word-vectors.ts';

describe('likeness', () => {
  it.each([
    ['purchase', 'buy', 'sing'],
    ['fired', 'sacked', 'painted'],
    ['doctor', 'nurse', 'harbour'],
    ['jail', 'prison', 'orchard'],
  ])('finds "%s" more like "%s" than "%s"', (word, near, far) => {
    expect(likeness(word, near)).toBeGreaterThan(0.45);
    expect(likeness(word, far)).toBeLessThan(0.3);
  });

  it('is 1 for the same word, known or not', () => {
    expect(likeness('harbour', 'harbour')).toBe(1);
    expect(likeness('qwzx', 'qwzx')).toBe(1);
  });

  it('is the same either way round and does not mind capitals', () => {
    expect(likeness('Film', 'ACTOR')).toBe(likeness('actor', 'film'));
  });

  it('is 0 for a word that is not known', () => {
    expect(likeness('qwzx', 'harbour')).toBe(0);
    expect(likeness('', 'harbour')).toBe(0);
  });
});

describe('wordAt', () => {
  it('finds a form that is not listed by its dictionary form', () => {
    expect(wordAt('reappoints')).toBe(wordAt('reappoint'));
  });

  it('gives no place to a name', () => {
    expect(wordAt('Tuohy')).toBe(-1);
  });

  it('gives vectors of about length one', () => {
    expect(Math.hypot(...vectorAt(wordAt('election')))).toBeCloseTo(254, -1);
    expect(likenessAt(wordAt('election'), -1)).toBe(0);
  });
});
