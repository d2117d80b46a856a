import { describe, expect, it } from 'vitest';
import { findChanges, tellChanges } from '../../src/briefing/changes.ts';
import { createCitations } from '../../src/briefing/cite.ts';
import { pairsOf } from '../../src/briefing/comparison.ts';
import { findDifferences, tellDifferences } from '../../src/briefing/disagreements.ts';
import { linkedPeople } from '../../src/briefing/people.ts';
import { read } from './newsroom.ts';

function compared(first: string, second: string) {
  const reads = [
    read('one', first, { published: '2025-09-01', publisher: 'The Ledger' }),
    read('two', second, { published: '2025-09-04', publisher: 'Courier' }),
  ];
  const story = { story: 's', title: 's', from: null, to: null, articles: ['one', 'two'] };
  const pairs = pairsOf(reads, [story]);
  return {
    changes: tellChanges(findChanges(pairs), createCitations()).map(({ text }) => text),
    differences: tellDifferences(findDifferences(pairs), createCitations()).map(({ says }) =>
      says.map(({ text }) => text).join(' / '),
    ),
    people: linkedPeople(reads).map(({ name, spellings }) => [name, spellings.map((one) => one.name)]),
  };
}

describe('what a later article itself sets against an earlier one', () => {
  it('is a change when a day has moved', () => {
    const { changes } = compared(
      'The harbour sale must be approved by the town council, which will vote on 12 September.',
      'The town council said its vote on the harbour sale had been moved from 12 September to 19 September.',
    );

    expect(changes).toEqual([
      expect.stringMatching(/the town council will vote on 12 September; now .*to 19 September/),
    ]);
    expect(changes[0]).toContain('from 12 September 2025');
  });

  it('is a change when it is a correction', () => {
    const { changes } = compared(
      'The mayor of Tolvik said the new pier would cost 4 million euros.',
      `The new pier of Tolvik will be built in spring.
Correction: An earlier version of this article said the pier would cost 4 million euros. The cost is 7 million euros.`,
    );

    expect(changes).toEqual([expect.stringMatching(/4 million euros; now .*7 million euros \(a correction\)/)]);
  });

  it('is a difference when it gives another figure', () => {
    const { differences } = compared(
      'Divers found a hole of 9 metres in the hull of the freighter Anna Lund, the coast guard said.',
      'The hole in the hull of the freighter Anna Lund is 5 metres long, not 9 metres as first reported, divers said.',
    );

    expect(differences).toEqual([expect.stringMatching(/9 metres.* \/ .*5 metres long$/)]);
  });

  it('is a change when somebody stays who was about to leave', () => {
    const { changes } = compared(
      'Goalkeeper Jonas Abara is likely to leave for Vennby in the winter.',
      'Goalkeeper Jonas Abara has signed a new contract until 2029, the club said.',
    );

    expect(changes).toEqual([expect.stringMatching(/likely to leave.*signed a new contract/)]);
  });

  it('is nothing when the number is of another matter', () => {
    const { changes, differences } = compared(
      'The school of Vennby has 9 metres of shelves for its books, the head said.',
      'The hole in the hull of the freighter is 5 metres long, not 9 metres as first reported, divers said.',
    );

    expect([...changes, ...differences]).toEqual([]);
  });
});

describe('names spelt with a letter more', () => {
  it('are one person of one trade, both spellings told', () => {
    const { people } = compared(
      'Chief engineer Tomas Harlund said the pier was safe.',
      'Engineer Thomas Harlund said work on the pier would start in May.',
    );

    expect(people).toEqual([[expect.any(String), expect.arrayContaining(['Tomas Harlund', 'Thomas Harlund'])]]);
  });

  it('are two people when their trades differ', () => {
    const { people } = compared(
      'Chief engineer Tomas Harlund said the pier was safe.',
      'Goalkeeper Thomas Harlund said the season would start in May.',
    );

    expect(people).toHaveLength(2);
  });
});

describe('a plan that nobody could keep', () => {
  it('is not told as kept by an older meeting of others', () => {
    const reads = [
      read(
        'spring',
        'Minister Ada Renholt said Piet Harmsen would make the trip after they held talks to try to salvage a summit between President Oskar Tamm and King Aldo of Vennby.',
        { published: '2025-05-30' },
      ),
      read('autumn', 'In June 2025, Tamm met King Aldo of Vennby on the island of Marle for their first summit.', {
        published: '2025-10-07',
      }),
    ];
    const stories = reads.map(({ article: { id } }) => ({
      story: id,
      title: id,
      from: null,
      to: null,
      articles: [id],
    }));

    expect(findChanges(pairsOf(reads, stories))).toEqual([]);
  });
});
