import { describe, expect, it } from 'vitest';
import { withoutTail } from '../../src/briefing/cuts.ts';
import { tellables } from '../../src/briefing/telling.ts';
import { read } from './newsroom.ts';

describe('what a correction takes back', () => {
  const told = tellables(
    read(
      'notice',
      `Correction: An earlier version of this article said that the dam was built in 1962. It was built in 1968.
The Lakeside Herald also said that 90 families had left the valley. The council puts the figure at 60 families.`,
      { title: 'Correction: the dam at Storlake', publisher: 'The Lakeside Herald', published: '2026-04-06' },
    ),
  ).map(([full]) => full.text);

  it('is not told as what happened', () => {
    expect(told.join(' ')).not.toMatch(/1962|90 families/);
  });

  it('leaves what is right now', () => {
    expect(told.join(' ')).toContain('60 families');
  });
});

describe('a shorter way to say a sentence', () => {
  it('ends in no clause that waits for another', () => {
    const text =
      'One thought troubles the coach of the skaters, that no matter how hard they train, growing older every year.';

    expect(withoutTail(text)).not.toMatch(/train\.$/);
  });
});
