import { describe, expect, it } from 'vitest';
import { isTeaser, tellsOf } from '../../src/feeds/teaser.ts';

const long =
  'The mill at Brekke grinds again after forty years, and its first flour went to the school kitchen. '.repeat(8);

describe('isTeaser', () => {
  it.each([
    ['a short text', 'The mill at Brekke grinds again.'],
    ['a text cut off', `${long}And now the […]`],
    ['a text that leads on', `${long}Continue reading the full article →`],
  ])('is true of %s', (_, text) => {
    expect(isTeaser(text)).toBe(true);
  });

  it.each([
    ['a whole text', long],
    [
      'a whole text with the tail that a blog adds',
      `${long} The post Mill grinds again appeared first on Brekke Blog.`,
    ],
    ['a long text that ends with a link', `${long.repeat(6)}Read more`],
  ])('is false of %s', (_, text) => {
    expect(isTeaser(text)).toBe(false);
  });
});

describe('tellsOf', () => {
  const announced = 'Mill at Brekke grinds again after forty years';

  it('knows the article of an announcement by its words', () => {
    expect(tellsOf(long, announced)).toBe(true);
  });

  it('takes a page of other words for no article of it', () => {
    expect(
      tellsOf('Accept cookies from our partners to read on, or buy a subscription for one month.', announced),
    ).toBe(false);
  });

  it('judges nothing by an announcement of a word or two', () => {
    expect(tellsOf('Whatever the page says.', 'Brekke')).toBe(true);
  });
});
