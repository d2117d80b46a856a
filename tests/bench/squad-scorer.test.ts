import { describe, expect, it } from 'vitest';
import { areaUnderCurve, exactMatch, tokenF1 } from '../../bench/scorers/squad.ts';

describe('exactMatch', () => {
  it('overlooks case, articles and punctuation', () => {
    expect(exactMatch('The Red-Door.', ['reddoor'])).toBe(1);
    expect(exactMatch('red door', ['red doors', 'blue door'])).toBe(0);
  });

  it('holds an empty prediction right when nothing can be answered', () => {
    expect(exactMatch('', [''])).toBe(1);
    expect(exactMatch('', ['Oslo'])).toBe(0);
  });
});

describe('tokenF1', () => {
  it('counts each shared word once and takes the best reference', () => {
    expect(tokenF1('red red door', ['red door'])).toBeCloseTo(0.8);
    expect(tokenF1('red door', ['blue', 'the red door'])).toBe(1);
    expect(tokenF1('lamp', ['red door'])).toBe(0);
  });
});

describe('areaUnderCurve', () => {
  it('is the chance that a positive scores above a negative', () => {
    expect(areaUnderCurve([3, 1], [2, 1])).toBe(0.625);
  });
});
