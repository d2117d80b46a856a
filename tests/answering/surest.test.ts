import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answering/ask.ts';
import type { Draft, Evidence } from '../../src/answering/lines/evidence.ts';
import { isDoubted, mayBeTold, mayStandIn, surestOf } from '../../src/answering/lines/surest.ts';

const line = (i: number) => ({ i }) as Evidence['line'];
const evidence = (...sure: number[]): Evidence[] =>
  sure.map((s, i) => ({ line: line(i), cover: 0.5, score: 1 - i / 10, sure: s }));
const asking = (asked: string) => ({ question: { asked } }) as Ask;
const drafted = (at: Evidence, confidence: number): Draft => ({
  shorts: [{ text: 'Oslo', lines: [at.line], score: 1 }],
  confidence,
});

describe('the surest line', () => {
  it('is the one the readers hold likeliest, and none without lines', () => {
    const all = evidence(0.1, 0.6, 0.2);

    expect(surestOf(all)).toBe(all[1]);
    expect(surestOf([])).toBeNull();
  });

  it('is told sooner where no date, number or name is asked for, and never for yes or no', () => {
    const [likely] = evidence(0.7);

    expect(mayBeTold(asking('thing'), likely!)).toBe(true);
    expect(mayBeTold(asking('date'), likely!)).toBe(false);
    expect(mayBeTold(asking('yes-no'), { ...likely!, sure: 0.99 })).toBe(false);
    expect(mayStandIn(asking('date'), likely!)).toBe(true);
    expect(mayStandIn(asking('date'), null)).toBe(false);
  });
});

describe('an answer is doubted', () => {
  const all = evidence(0.05, 0.7);

  it('when it is not confident and its line unlikely', () => {
    expect(isDoubted(drafted(all[0]!, 0.4), all, all[1]!)).toBe(true);
  });

  it('but not when it is confident, when its line is likely, or when nobody read the lines', () => {
    expect(isDoubted(drafted(all[0]!, 0.8), all, all[1]!)).toBe(false);
    expect(isDoubted(drafted(all[1]!, 0.4), all, all[1]!)).toBe(false);
    const unread = evidence(0, 0);
    expect(isDoubted(drafted(unread[0]!, 0.4), unread, unread[0]!)).toBe(false);
  });
});
