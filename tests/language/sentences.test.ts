import { describe, expect, it } from 'vitest';
import { cutSentences } from '../../src/language/sentences.ts';
import { tokenise } from '../../src/language/tokens.ts';

function cut(text: string): string[] {
  const tokens = tokenise(text);
  return cutSentences(tokens).map(({ start, end }) => text.slice(tokens[start]?.start, tokens[end - 1]?.end));
}

describe('cutSentences', () => {
  it.each([
    ['titles', ['Dr. Okafor met Mr. Lund at St. Anne.', 'Gen. Ruiz stayed away.']],
    [
      'dotted acronyms',
      ['The U.S. Senate voted.', 'It left the U.S. The bill passed.'.split(' The')[0] as string, 'The bill passed.'],
    ],
    ['initials', ['John F. Marsh and J. R. Cole won.', 'They were glad.']],
    [
      'times',
      ['It began at 5 p.m. on Monday.', 'It ended at 9 p.m. They left.'.split(' They')[0] as string, 'They left.'],
    ],
    ['numbers', ['He lives at No. 10.', 'Is that so?', 'It cost 3.5 million.']],
    ['closing quotation marks', ['“We won.”', '“We lost,” she said.', 'Nobody spoke.']],
    ['a question that is told of', ['“Why now?” the minister asked.', 'Nobody knew.']],
    ['ellipses', ['He waited... and left.', 'Then… Silence fell.'.split(' Silence')[0] as string, 'Silence fell.']],
    ['companies', ['Acme Inc. said it would sell.', 'Bolt Ltd. bought it.']],
    ['a missing space', ['They left the room.', 'Nobody followed.']],
  ])('handles %s', (_what, sentences) => {
    expect(cut(sentences.join(' '))).toEqual(sentences);
  });

  it('cuts scraped text that lost the space after a stop', () => {
    expect(cut('They left the room.Nobody followed.')).toEqual(['They left the room.', 'Nobody followed.']);
  });

  it('does not cut before lower case', () => {
    expect(cut('The firm Yahoo! said so. ok then.')).toEqual(['The firm Yahoo! said so. ok then.']);
  });
});
