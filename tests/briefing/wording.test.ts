import { describe, expect, it } from 'vitest';
import { dropOpening, withoutAsides, withoutTail } from '../../src/briefing/cuts.ts';
import { headlineFrom } from '../../src/briefing/headline.ts';
import { longestQuotation, shortenQuotations } from '../../src/briefing/quoting.ts';

describe('withoutAsides', () => {
  it('leaves out a clause about somebody between commas', () => {
    const short = withoutAsides('The mayor, who took office in May, has closed both bridges to lorries.');

    expect(short).toBe('The mayor has closed both bridges to lorries.');
  });

  it('leaves out what happens meanwhile, but never who says it', () => {
    expect(withoutTail('The council voted to sell the old airport on Friday, raising doubts about the new one.')).toBe(
      'The council voted to sell the old airport on Friday.',
    );
    const reported = 'The council will vote on the sale of the old airport next spring, according to the mayor.';
    expect(withoutTail(reported)).toBe(reported);
  });

  it('keeps a clause that says which one is meant', () => {
    const sentence = 'Doctors who had treated the first patients were asked to come back to the clinic.';

    expect(withoutAsides(sentence)).toBe(sentence);
  });
});

describe('dropOpening', () => {
  it('takes away a word that points back', () => {
    expect(dropOpening('However, the bridge stays closed.')).toBe('The bridge stays closed.');
    expect(dropOpening('Butter was sold out.')).toBe('Butter was sold out.');
  });
});

describe('shortenQuotations', () => {
  it('reports a long quotation that speaks of others', () => {
    const told = shortenQuotations(
      '"The harvest will be the smallest since the drought and farmers will face hard choices in the spring," said Petra Lund, a professor of farming.',
    );

    expect(told).toBe(
      'Petra Lund, a professor of farming, said the harvest will be the smallest since the drought and farmers will face hard choices in the spring.',
    );
  });

  it('never reports the first person as somebody else', () => {
    const told = shortenQuotations(
      '"I have never in all my years at this hospital seen so many people wait for so long in one night," said Dr Lund.',
    );

    expect(told).toBeNull();
  });

  it('keeps a phrase as it is', () => {
    const sentence = 'The minister called the plan "a gift to the banks" and left the room.';

    expect(shortenQuotations(sentence)).toBe(sentence);
    expect(longestQuotation(sentence)).toBe(5);
  });
});

describe('headlineFrom', () => {
  it('is at most eighteen words without a full stop', () => {
    const headline = headlineFrom(
      'The national railway will close four lines in the north this summer to renew the track, the transport ministry said, after a winter of delays.',
    );

    expect(headline.split(' ').length).toBeLessThanOrEqual(18);
    expect(headline).toMatch(/^The national railway will close four lines/);
    expect(headline).not.toMatch(/\.$/);
  });
});
