import { describe, expect, it } from 'vitest';
import { headlineFrom, isHeadline } from '../../src/briefing/headline.ts';
import { composeTimeline } from '../../src/briefing/timeline.ts';
import { newsroom, read } from './newsroom.ts';

const ferry = [
  read(
    'quay',
    `MARLE, Osterland — About 300 passengers waited for the ferry on Monday after its captain, Piet Harmsen, refused to sail.
Harmsen said the engine had failed twice in the past three days.
The company has been in the hands of the Harmsen family for 40 years and runs four ships.`,
    { title: 'Captain of the Marle ferry refuses to sail', publisher: 'The Quay', published: '2026-04-06' },
  ),
  read(
    'strait',
    `Engineers who opened the engine of the Marle ferry on Tuesday said a valve had been fitted the wrong way round.
Captain Piet Harmsen was right to refuse to sail, the engineers said.`,
    { title: 'Valve stopped the Marle ferry, engineers find', publisher: 'Strait News', published: '2026-04-07' },
  ),
];

describe('a digest of several articles', () => {
  it('goes by the newest title of its first story', async () => {
    const { briefing } = await newsroom(ferry);

    const { headline } = await briefing.brief({ topic: 'Marle ferry', length: 'standard' });

    expect(ferry.map(({ article }) => article.title)).toContain(headline);
  });

  it('leaves out where a report was written, and the name of a family as it is', async () => {
    const { briefing } = await newsroom(ferry);

    const { text } = await briefing.brief({ topic: 'Marle ferry', length: 'long' });

    expect(text).not.toContain('MARLE');
    expect(text).not.toContain('Piet Harmsen family');
  });

  it('takes an article once that is named twice', async () => {
    const { briefing } = await newsroom(ferry);

    const digest = await briefing.brief({ topic: null, articles: ['quay', 'quay'], length: 'standard' });

    expect(digest.articles).toBe(1);
    expect(digest.sources).toHaveLength(1);
  });

  it('keeps to the topic and to the articles when both are given', async () => {
    const { briefing } = await newsroom(ferry, [
      { slug: 'engines', title: 'Engines', match: ['engineers'], sources: [] },
    ]);

    const digest = await briefing.brief({ topic: 'engines', articles: ['quay', 'strait'], length: 'standard' });

    expect(digest.sources.map(({ article }) => article)).toEqual(['strait']);
  });
});

describe('headline', () => {
  it('keeps the verb of the sentence', () => {
    const headline = headlineFrom(
      'Inspectors who examined the harbour wall at Marle on Friday said the cracks were older than the wall itself, and that nobody had looked.',
    );

    expect(headline).toContain('said');
    expect(headline).not.toContain('Friday');
  });

  it('is no title that names a day of the week or asks', () => {
    expect(isHeadline('Ferry sails again on Thursday')).toBe(false);
    expect(isHeadline('Why did the ferry stop?')).toBe(false);
    expect(isHeadline('Ferry of Marle sails again')).toBe(true);
  });
});

describe('timeline', () => {
  it('dates what the past days brought by the day of publication', () => {
    const { entries } = composeTimeline('ferry', [
      read('a', 'The captain Piet Harmsen said real progress had been made in the previous 72 hours.', {
        published: '2026-04-06',
      }),
    ]);

    expect(entries.map(({ date }) => date)).toEqual(['2026-04-06']);
  });
});
