import { describe, expect, it } from 'vitest';
import { parseEvery, parseSourceWish, shownEvery } from '../../src/bot/source-words.ts';

describe('parseSourceWish', () => {
  const plain = { topics: [], everySeconds: null, name: null };

  it.each([
    ['https://coast.example/feed', { ...plain, address: 'https://coast.example/feed' }],
    ['<https://coast.example/feed>', { ...plain, address: 'https://coast.example/feed' }],
    ['coast.example', { ...plain, address: 'coast.example' }],
    ['https://coast.example/feed The Coast', { ...plain, address: 'https://coast.example/feed', name: 'The Coast' }],
    [
      'https://coast.example/feed topic:Ferries,ports every:2h The Coast',
      { address: 'https://coast.example/feed', topics: ['ferries', 'ports'], everySeconds: 7200, name: 'The Coast' },
    ],
    [
      'topics:ferries https://coast.example/feed',
      { ...plain, address: 'https://coast.example/feed', topics: ['ferries'] },
    ],
    ['http://coast.example:8080/feed', { ...plain, address: 'http://coast.example:8080/feed' }],
  ])('understands "%s"', (words, wish) => {
    expect(parseSourceWish(words)).toEqual(wish);
  });

  it('takes options of their own beside the words', () => {
    const options = { topic: ['ferries'], every: '1d', name: 'The Coast' };

    expect(parseSourceWish('https://coast.example/feed topic:ports', options)).toMatchObject({
      topics: ['ferries', 'ports'],
      everySeconds: 86_400,
      name: 'The Coast',
    });
  });

  it.each([
    ['', /Which source\?/],
    ['every:15m', /Which source\?/],
    ['https://coast.example/ every:15', /"15" is no interval/],
    ['https://coast.example/ every:5s', /"5s" is no interval/],
    ['https://coast.example/ every:99d', /from 1m to 30d/],
    [`https://coast.example/ ${'long '.repeat(30)}`, /At most 100 are kept/],
  ])('refuses "%s"', (words, sentence) => {
    expect(() => parseSourceWish(words)).toThrow(sentence);
  });
});

describe('shownEvery', () => {
  it.each([
    ['1m', '1 minute'],
    ['90m', '90 minutes'],
    ['2h', '2 hours'],
    ['60m', '1 hour'],
    ['24h', '1 day'],
    ['30d', '30 days'],
  ])('shows %s as %s', (typed, shown) => {
    expect(shownEvery(parseEvery(typed))).toBe(shown);
  });
});
