import { describe, expect, it } from 'vitest';
import { findLines } from '../../src/language/lines.ts';

const prose = 'The council voted on Monday to close the old bridge after an inspection found cracks in two piers.';
const kindOf = (line: string) => findLines(`${prose}\n${line}\n${prose}`, null)[1]?.kind;

describe('findLines', () => {
  it.each([
    'Subscribe to our newsletter for more stories like this',
    'More news: Dog finds its way home after a year',
    'Read also: Ten bridges that are older than they look',
    'Edited by Anna Lindqvist',
    'Reporting by Carl Moss; Editing by Dina Frost',
    'Additional reporting by our staff in Lima',
    '© 2020 The Riverside Courier. All rights reserved.',
    'Follow us on Twitter',
    'Share this article',
    'By Maria del Campo and John Osei',
    'Published: 3 June 2019',
    'ADVERTISEMENT',
    'We use cookies to improve your visit.',
  ])('takes "%s" as furniture', (line) => {
    expect(kindOf(line)).toBe('boilerplate');
  });

  it.each([
    'The bridge in spring | Photo: City Archive',
    'Image credit: Port Authority',
    'Photo by Jan Berg/Nordic Press',
    'The mayor at the site (Reuters)',
    'Mayor Lucia Fernandes.',
  ])('takes "%s" as the words under a picture', (line) => {
    expect(kindOf(line)).toBe('caption');
  });

  it.each([
    'The company asked its customers to subscribe to a newsletter about the repairs, officials said.',
    'Readers were told that all comments would be read by the council before Friday.',
    '“No.”',
    'By Monday the road had been closed.',
  ])('leaves "%s" in the body', (line) => {
    expect(kindOf(line)).toBe('body');
  });

  it('takes a short line over prose as a heading', () => {
    expect(kindOf('A long wait')).toBe('heading');
  });

  it('knows a headline by the title or by its looks', () => {
    expect(findLines(`Bridge to close!\n${prose}`, 'Bridge to close!')[0]?.kind).toBe('headline');
    expect(findLines(`Old bridge to close after cracks are found\n\n${prose}`, null)[0]?.kind).toBe('headline');
  });

  it('gives a tweet its author from the line after it', () => {
    const text = `${prose}\nWe will build a new one.\n— Mayor Lucia Fernandes (@mayorlucia) May 3, 2019\n${prose}`;

    const [, tweet, tail] = findLines(text, null);

    expect(tweet?.kind).toBe('tweet');
    expect(text.slice(tweet?.author?.start, tweet?.author?.end)).toBe('Mayor Lucia Fernandes');
    expect(tail?.kind).toBe('boilerplate');
  });

  it('joins lines that were wrapped at a fixed width', () => {
    const wrapped = [
      'The council voted on Monday to close the old bridge after',
      'an inspection found cracks in two of the four piers that',
      'carry the road across the river to the railway station',
      'and to the market on the other side of it.',
      '',
      'A new bridge will be built within the next three years at',
      'a cost that nobody was willing to put into numbers on the',
      'day of the vote.',
    ].join('\n');

    expect(findLines(wrapped, null)).toHaveLength(2);
  });
});
