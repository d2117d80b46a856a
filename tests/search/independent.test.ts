import { describe, expect, it } from 'vitest';
import { independentSources } from '../../src/search/independent.ts';
import type { Origin } from '../../src/store/origins.ts';

const origin = (article: string, more: Partial<Origin> = {}): [string, Origin] => [
  article,
  { article, group: article, house: null, site: null, agency: null, ...more },
];
const count = (...origins: readonly [string, Origin][]): number =>
  independentSources(
    origins.map(([id]) => id),
    new Map(origins),
  );

describe('independentSources', () => {
  it('counts two papers as two', () => {
    expect(count(origin('a', { house: 'coast' }), origin('b', { house: 'harbour post' }))).toBe(2);
  });

  it('counts outlets of one house as one, by name or by site', () => {
    expect(count(origin('a', { house: 'coast', site: 'coast.example' }), origin('b', { house: 'coast' }))).toBe(1);
    expect(
      count(
        origin('a', { house: 'coast' }),
        origin('b', { house: 'coast', site: 'c.example' }),
        origin('c', { site: 'c.example' }),
      ),
    ).toBe(1);
  });

  it('counts copies as one, whoever prints them', () => {
    expect(count(origin('a', { group: 'a', house: 'coast' }), origin('b', { group: 'a', house: 'post' }))).toBe(1);
  });

  it('counts everything one agency wrote as one', () => {
    expect(count(origin('a', { house: 'coast', agency: 'ap' }), origin('b', { house: 'post', agency: 'ap' }))).toBe(1);
    expect(count(origin('a', { house: 'coast', agency: 'ap' }), origin('b', { house: 'post' }))).toBe(2);
  });

  it('takes nothing for independent that says nothing of its house', () => {
    expect(count(origin('a'), origin('b'))).toBe(1);
    expect(count(origin('a', { house: 'coast' }), origin('b'))).toBe(1);
    expect(independentSources(['a', 'b'], new Map())).toBe(1);
    expect(count()).toBe(0);
  });
});
