import { describe, expect, it } from 'vitest';
import { porter } from '../../src/store/porter.ts';
import { nameKey, termsOf } from '../../src/store/terms.ts';

const words = (text: string) => termsOf(text).map(({ term }) => term);

describe('termsOf', () => {
  it('brings forms of one word together', () => {
    expect(words('Negotiations negotiated negotiating')).toEqual(['negoti', 'negoti', 'negoti']);
  });

  it('leaves out the possessive s and joins dotted capitals', () => {
    expect(words("Holt's U.S. visit")).toEqual(['holt', 'us', 'visit']);
    expect(words('Holt’s plan')).toEqual(['holt', 'plan']);
  });

  it('takes diacritics off and keeps other scripts', () => {
    expect(words('Ålesund café 평양 2024')).toEqual(['alesund', 'cafe', '평양'.normalize('NFKD'), '2024']);
  });

  it('says where each word stands', () => {
    const text = 'A long-awaited deal.';

    expect(termsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['A', 'long', 'awaited', 'deal']);
  });
});

describe('porter', () => {
  it.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['agreed', 'agre'],
    ['plastered', 'plaster'],
    ['motoring', 'motor'],
    ['hopping', 'hop'],
    ['filing', 'file'],
    ['happy', 'happi'],
    ['relational', 'relat'],
    ['conditional', 'condit'],
    ['vietnamization', 'vietnam'],
    ['electrical', 'electr'],
    ['adjustment', 'adjust'],
    ['adoption', 'adopt'],
    ['controll', 'control'],
    ['rate', 'rate'],
    ['cease', 'ceas'],
    ['sky', 'sky'],
  ])('stems %s to %s', (word, stem) => {
    expect(porter(word)).toBe(stem);
  });
});

describe('nameKey', () => {
  it('is the same for any case, hyphenation, accent and possessive', () => {
    expect(nameKey('Ana-María  Ortiz’s')).toBe('ana maria ortiz');
    expect(nameKey('J. R. Holt')).toBe('j r holt');
  });
});
