import { describe, expect, it } from 'vitest';
import { findChanges, tellChanges } from '../../src/briefing/changes.ts';
import { createCitations } from '../../src/briefing/cite.ts';
import { pairsOf } from '../../src/briefing/comparison.ts';
import { findDifferences, tellDifferences } from '../../src/briefing/disagreements.ts';
import { read } from './newsroom.ts';
import { pairs } from './pairs.ts';

/** What a reader is told of a pair, as lines. */
function told({ first, second }: (typeof pairs)[number]): { changes: string[]; differences: string[] } {
  const reads = [
    read('one', first.text, { published: first.published, publisher: 'The Ledger' }),
    read('two', second.text, { published: second.published, publisher: 'Courier' }),
  ];
  const story = { story: 's', title: 's', from: null, to: null, articles: ['one', 'two'] };
  const compared = pairsOf(reads, [story]);
  const citations = createCitations();
  return {
    changes: tellChanges(findChanges(compared), citations).map(({ text }) => text),
    differences: tellDifferences(findDifferences(compared), citations).map(({ says }) =>
      says.map(({ text }) => text).join(' / '),
    ),
  };
}

describe('what changed and where sources differ', () => {
  it.each(pairs)('tells $name', (pair) => {
    const { changes, differences } = told(pair);

    expect(changes).toEqual(pair.changes.map((change) => expect.stringMatching(change)));
    expect(differences).toEqual(pair.differences.map((difference) => expect.stringMatching(difference)));
  });
});
