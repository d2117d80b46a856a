import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/language/read.ts';
import { standAlone } from '../../src/language/wording.ts';
import type { Known } from '../../src/model.ts';

/** Every sentence as it is told alone; `-` where it cannot be. Published on a Wednesday. */
function told(text: string, publishedHow: Known = 'read'): string[] {
  const article = {
    id: 'a',
    title: null,
    publisher: null,
    author: null,
    published: '2021-03-17',
    publishedHow,
    url: null,
    source: 'test',
    text,
  };
  const read = { article, reading: readArticle(article) };
  return read.reading.sentences.map((sentence) => standAlone(read, sentence.n) ?? '-');
}

describe('standAlone', () => {
  it.each([
    ['However, the council closed the baths on Monday.', 'The council closed the baths on Monday (15 March 2021).'],
    ['The council closed the baths yesterday.', 'The council closed the baths on 16 March 2021.'],
    ['The council closed the baths last month.', 'The council closed the baths in February 2021.'],
    ['Monday’s storm closed the old baths.', 'Monday’s (15 March 2021) storm closed the old baths.'],
    ['Last April, the council closed the baths.', 'In April 2020, the council closed the baths.'],
    ['The baths opened on June 12 .', 'The baths opened on 12 June 2020.'],
    ['Karen Moss closed the baths in 2019.', 'Karen Moss closed the baths in 2019.'],
  ])('tells %s', (text, expected) => {
    expect(told(text)).toEqual([expected]);
  });

  it('says "about" when the day of publication was worked out', () => {
    expect(told('The council closed the baths yesterday.', 'inferred')).toEqual([
      'The council closed the baths on about 16 March 2021.',
    ]);
  });

  it('names the pronoun it is sure of', () => {
    expect(told('Karen Moss runs the old baths.\nShe closed the baths in 2019.')[1]).toBe(
      'Karen Moss closed the baths in 2019.',
    );
  });

  it('leaves a pronoun to whoever its own sentence tells of without a name', () => {
    const text =
      'Karen Moss wrote the play.\nIts hero is a sailor who joins the navy but is ashamed when he cannot swim.';

    expect(told(text)[1]).not.toContain('Moss cannot');
    expect(told('Lee Moss keeps two dogs.\nOne is a terrier that was found in 2019.')[1]).toBe('-');
  });

  it('leaves out what a fronted place hides: "in the north will it"', () => {
    expect(told('In the north of the town is it expected to cost 40 pounds.')).toEqual(['-']);
  });

  it('names the bearer of a role', () => {
    const text = 'Fisheries minister Ingrid Dahl arrived in Leeds.\nThe fisheries minister visited the old baths.';

    expect(told(text)[1]).toBe('The fisheries minister, Ingrid Dahl, visited the old baths.');
  });

  it.each([
    'She closed the baths in 2019.',
    'This closed the baths for good.',
    'They closed the baths in the spring.',
    'It closed the baths in the spring.',
    'The council closed the “old baths in the town.',
    'The council closed the old baths of the…',
    'A very long winter for the old baths.',
    'Did the council close the old baths?',
    '“We will close the old baths before the summer.”',
  ])('refuses %s', (text) => {
    expect(told(text)).toEqual(['-']);
  });

  it('leaves quoted words as they are', () => {
    expect(
      told(
        'Karen Moss said: “We closed the old baths yesterday,” and left the town hall by the back door with her brother.',
      )[0],
    ).toContain('baths yesterday,”');
  });
});
