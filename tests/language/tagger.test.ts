import { describe, expect, it } from 'vitest';
import { readTokens } from '../../src/language/tagger.ts';

const tags = (text: string) =>
  readTokens(text)
    .map((token) => `${token.text}/${token.tag}`)
    .join(' ');

describe('readTokens', () => {
  it('tags a sentence of news', () => {
    expect(tags('The minister signed the new treaty in Lima on Monday.')).toBe(
      'The/DET minister/NOUN signed/VBD the/DET new/ADJ treaty/NOUN in/ADP Lima/PROPN on/ADP Monday/PROPN ./PUNCT',
    );
  });

  it('tells a participle from a past', () => {
    expect(tags('The bridge was closed.')).toContain('closed/VBN');
    expect(tags('She has written two books.')).toContain('written/VBN');
    expect(tags('The workers closed the bridge.')).toContain('closed/VBD');
  });

  it('never takes a past for a present', () => {
    expect(tags('We discussed it.')).toContain('discussed/VBD');
    expect(tags('It was hotly discussed.')).toContain('discussed/VBN');
  });

  it('tags a question typed in small letters', () => {
    expect(tags('who signed the treaty')).toBe('who/PRON signed/VBD the/DET treaty/NOUN');
  });
});
