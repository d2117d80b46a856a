import { describe, expect, it } from 'vitest';
import { partsOf } from '../../src/search/parts.ts';

const PUBLISHERS = ['Harbour Post', 'Valley News'];

describe('partsOf', () => {
  it('gives each report of a comparison its own publisher', () => {
    const parts = partsOf(
      'Did the Harbour Post report on the ferry before Valley News reported on the strike?',
      PUBLISHERS,
    );

    expect(parts.map(({ text, sources }) => [text, sources])).toEqual([
      ['on the ferry', ['Harbour Post']],
      ['reported on the strike', ['Valley News']],
    ]);
  });

  it('gives each thing said of the one asked for, among all publishers named', () => {
    const parts = partsOf(
      'Which engineer, mentioned by the Harbour Post and Valley News, designed the swing bridge at Skarvik, left the harbour company after a dispute, and now teaches young welders?',
      PUBLISHERS,
    );

    expect(parts.map(({ text }) => text)).toEqual([
      'engineer',
      expect.stringContaining('designed the swing bridge at Skarvik'),
      expect.stringContaining('left the harbour company'),
      expect.stringContaining('now teaches young welders'),
    ]);
    for (const { sources } of parts) expect(sources).toEqual(PUBLISHERS);
  });

  it('leaves every other text whole', () => {
    expect(partsOf('Who designed the swing bridge?', PUBLISHERS)).toEqual([]);
    expect(partsOf('swing bridge harbour post', PUBLISHERS)).toEqual([]);
  });
});
