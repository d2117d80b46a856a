import { describe, expect, it } from 'vitest';
import { tokenise } from '../../src/language/tokens.ts';

const words = (text: string) => tokenise(text).map((token) => token.text);

describe('tokenise', () => {
  it('splits off the possessive and contractions', () => {
    expect(words("Mary's dog didn't bark; it’s old.")).toEqual([
      'Mary',
      "'s",
      'dog',
      'did',
      "n't",
      'bark',
      ';',
      'it',
      '’s',
      'old',
      '.',
    ]);
  });

  it('keeps hyphened words, initials and abbreviations whole', () => {
    expect(words('The well-known Mr. J. P. Marsh left the U.S. at 5 p.m. today')).toEqual(
      'The well-known Mr. J. P. Marsh left the U.S. at 5 p.m. today'.split(' '),
    );
  });

  it('keeps numbers whole and sets signs apart', () => {
    expect(words('$1,234.50 or 12.5% at 11.25am')).toEqual(['$', '1,234.50', 'or', '12.5', '%', 'at', '11.25am']);
  });

  it('takes handles, hashtags and addresses as one word each', () => {
    expect(words('See https://example.org/a?b=c, @some_one and #BigNews.')).toEqual([
      'See',
      'https://example.org/a?b=c',
      ',',
      '@some_one',
      'and',
      '#BigNews',
      '.',
    ]);
  });

  it('gives exact spans, shifted by the offset', () => {
    const text = 'Zoë’s 2 cats — “quiet”.';

    for (const token of tokenise(text, 10)) {
      expect(text.slice(token.start - 10, token.end - 10)).toBe(token.text);
    }
  });
});
