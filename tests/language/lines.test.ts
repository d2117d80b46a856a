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
    'Image 3 of 12',
    'Media playback is unsupported on your device',
    'We may earn a commission when you buy through links on this page.',
    'Like this story? Share it with a friend!',
    'Follow our full coverage of the bridge at https://courier.example/bridge',
    'Also on courier.com Two bridges that nobody wants',
    'More from the Riverside',
    'j.berg@courier.example',
    'twitter.com/riversidecourier',
    'Old bridge: watch the last lorry cross [VIDEO]',
    'Dina Frost contributed reporting from Lima.',
  ])('takes "%s" as furniture', (line) => {
    expect(kindOf(line)).toBe('boilerplate');
  });

  it.each([
    'The bridge in spring | Photo: City Archive',
    'Image credit: Port Authority',
    'Photo by Jan Berg/Nordic Press',
    'The mayor at the site (Reuters)',
    'Mayor Lucia Fernandes.',
    'Image caption The bridge as it was in spring',
    'A lorry at the bridge on Monday. Credit: Port Authority',
    'The bridge from below (Anna Lind/Courier)',
    'Jan Berg/Nordic Press',
  ])('takes "%s" as the words under a picture', (line) => {
    expect(kindOf(line)).toBe('caption');
  });

  it.each([
    'The company asked its customers to subscribe to a newsletter about the repairs, officials said.',
    'Readers were told that all comments would be read by the council before Friday.',
    '“No.”',
    'By Monday the road had been closed.',
    'The port earned a commission of two percent on each sale, its books show.',
    'Drivers can follow the road to the ferry or wait here, the mayor said.',
    'You can get the ticket for free at the town hall.',
    'He gave the credit: all of it went to the engineers who had found the cracks in the piers in time.',
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

  it('takes the menu before the first sentence as furniture, but not the title in it', () => {
    const menu = ['Home', 'Local', 'Sports', 'Bridge to close', 'Weather', 'Jobs'];

    const kinds = findLines([...menu, prose, prose].join('\n'), 'Bridge to close').map(({ kind }) => kind);

    expect(kinds.slice(0, 6)).toEqual([
      'boilerplate',
      'boilerplate',
      'boilerplate',
      'headline',
      'boilerplate',
      'boilerplate',
    ]);
    expect(kinds[6]).toBe('body');
  });

  it('takes a list that no sentence follows for no menu', () => {
    const list = ['Flour', 'Two eggs', 'Sugar', 'Butter', 'A lemon', 'Salt'];

    expect(findLines(list.join('\n'), null).map(({ kind }) => kind)).not.toContain('boilerplate');
  });

  it('knows the date under a headline and what is said of the author at the end', () => {
    const author = 'Jan Berg is our bridge correspondent and lives in Lima.';
    const lines = findLines(['Bridge to close', 'Nov. 3, 2021 6:02 AM', prose, prose, author].join('\n'), null);

    expect(lines[1]?.kind).toBe('boilerplate');
    expect(lines.at(-1)?.kind).toBe('boilerplate');
    expect(findLines([author, prose, prose, prose, prose, prose].join('\n'), null)[0]?.kind).toBe('body');
  });

  it('takes a question in capitals for a heading', () => {
    expect(kindOf('WHO PAYS FOR IT?')).toBe('heading');
  });
});
