import { describe, expect, it } from 'vitest';
import { nameGroups } from '../../src/briefing/joining.ts';
import type { Story } from '../../src/model.ts';

const story = (name: string, ...articles: string[]): Story => ({
  story: name,
  title: '',
  from: null,
  to: null,
  articles,
});

describe('nameGroups', () => {
  it('calls a new story after its first article, and a second one of that name otherwise', () => {
    expect(nameGroups([['b', 'a']], [])).toEqual([{ story: 'story-a', articles: ['b', 'a'] }]);
    expect(nameGroups([['a']], [story('story-a', 'x')])).toEqual([{ story: 'story-a-2', articles: ['a'] }]);
  });

  it('keeps the name of a story that grows', () => {
    expect(nameGroups([['a', 'b', 'c']], [story('s', 'a', 'b')])).toEqual([{ story: 's', articles: ['a', 'b', 'c'] }]);
  });

  it('calls two stories that become one after the larger', () => {
    const known = [story('s', 'a'), story('t', 'b', 'c')];

    expect(nameGroups([['a', 'b', 'c', 'd']], known)).toEqual([{ story: 't', articles: ['a', 'b', 'c', 'd'] }]);
  });

  it('leaves the name of a story that is parted with its larger part', () => {
    expect(nameGroups([['a'], ['b', 'c']], [story('s', 'a', 'b', 'c')])).toEqual([
      { story: 'story-a', articles: ['a'] },
      { story: 's', articles: ['b', 'c'] },
    ]);
  });

  it('keeps articles that were not looked at in their story, and says nothing of what stays as it is', () => {
    expect(nameGroups([['b', 'new']], [story('s', 'a', 'b')])).toEqual([{ story: 's', articles: ['a', 'b', 'new'] }]);
    expect(nameGroups([['a', 'b']], [story('s', 'b', 'a')])).toEqual([]);
  });
});
