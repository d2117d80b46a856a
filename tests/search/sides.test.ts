import { describe, expect, it } from 'vitest';
import { readSides } from '../../src/search/sides.ts';

const PUBLISHERS = ['Harbour Post', 'Valley News', 'The Evening Star', 'Coast Radio - Sport'];

const read = (text: string) => readSides(text, PUBLISHERS, '2024-04-01');

describe('readSides', () => {
  it('gives each publisher what it is said to tell', () => {
    const sides = read(
      'Did the Harbour Post report on the ferry line before Valley News described the strike in Tornby?',
    );

    expect(sides?.sides.map(({ names, clause, joint }) => [names[0], clause, joint])).toEqual([
      ['Harbour Post', 'on the ferry line', ''],
      ['Valley News', 'described the strike in Tornby', 'before'],
    ]);
  });

  it('keeps the days on which reports are said to have been published, and what is asked of both', () => {
    const sides = read(
      'Between the report by Coast Radio on the rowing team published on 3 March 2024 and the Evening Star article on its coach published on 9 March 2024, was there a change in the outlook for the team?',
    );

    expect(sides?.sides.map(({ from, to }) => [from, to])).toEqual([
      ['2024-03-03', '2024-03-03'],
      ['2024-03-09', '2024-03-09'],
    ]);
    expect(sides?.frame).toBe('was there a change in the outlook for the team?');
  });

  it('reads two reports of one publisher', () => {
    const sides = read(
      'Has the Harbour Post changed its view between the article on the bridge and the later article on the tunnel?',
    );

    expect(sides?.sides.map(({ names, clause }) => [names[0], clause])).toEqual([
      ['Harbour Post', 'on the bridge'],
      ['Harbour Post', 'on the tunnel'],
    ]);
  });

  it('lets publishers in a list share what they are said to tell', () => {
    const sides = read('Do articles from the Harbour Post and Valley News both say that the pool will open in May?');

    expect(sides?.sides.map(({ names }) => names[0])).toEqual(['Harbour Post', 'Valley News']);
    for (const { clause } of sides!.sides) expect(clause).toContain('the pool will open');
  });

  it('is null for a question that points at one report or at none', () => {
    expect(read('Did the Harbour Post mention the report on bridges?')).toBeNull();
    expect(read('Who opened the pool before the concert?')).toBeNull();
  });

  it('knows publishers of several words in a question typed without capitals', () => {
    const sides = read('did the harbour post report on the ferry before valley news reported on the strike?');

    expect(sides?.sides.map(({ names }) => names[0])).toEqual(['Harbour Post', 'Valley News']);
  });
});
