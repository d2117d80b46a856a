import { describe, expect, it } from 'vitest';
import {
  addScores,
  best,
  CHUNK,
  fromBytes,
  idf,
  offsets,
  posting,
  toBytes,
  without,
} from '../../src/store/postings.ts';

describe('posting', () => {
  it('survives the way to bytes and back, also off a four-byte boundary', () => {
    const made = [posting(5, 3, 1, 400), posting(CHUNK - 1, 300, 9, 10)];
    const shifted = new Uint8Array([0, ...toBytes(made)]).subarray(1);

    expect([...fromBytes(shifted)]).toEqual(made);
    expect(offsets(shifted)).toEqual([5, CHUNK - 1]);
  });

  it('takes one article out', () => {
    const bytes = toBytes([posting(1, 1, 0, 9), posting(2, 1, 0, 9)]);

    expect(offsets(without(bytes, 1)!)).toEqual([2]);
    expect(without(without(bytes, 1)!, 2)).toBeNull();
  });
});

describe('addScores', () => {
  it('gives BM25 within a hundredth', () => {
    const scores = new Float64Array(CHUNK);
    const [times, words, average] = [3, 420, 350];

    addScores(scores, 0, toBytes([posting(7, times, 0, words)]), 2, average);

    const exact = (2 * (times * 2.2)) / (times + 1.2 * (0.25 + (0.75 * words) / average));
    expect(Math.abs(scores[7]! / exact - 1)).toBeLessThan(0.01);
  });
});

describe('best', () => {
  it('gives the highest, best first, the newer of equals first, and never a zero', () => {
    const scores = Float64Array.from([0, 1, 3, 2, 3, 0]);

    expect(best(scores, 3)).toEqual([
      [4, 3],
      [2, 3],
      [3, 2],
    ]);
    expect(best(scores, 10)).toHaveLength(4);
    expect(best(scores, 0)).toEqual([]);
  });
});

describe('idf', () => {
  it('falls with the number of articles and stays above nothing', () => {
    expect(idf(100, 1)).toBeGreaterThan(idf(100, 50));
    expect(idf(100, 100)).toBeGreaterThanOrEqual(0);
  });
});
