import { describe, expect, it } from 'vitest';
import { draftArticle } from '../../src/language/read.ts';

/** `predicate [modality] who > whom + with @ where` of each event, parts that are missing left out. */
function events(text: string): string[] {
  const draft = draftArticle({ text, title: null, published: '2021-03-17' });
  const say = (spans: readonly { start: number; end: number }[], lead: string) =>
    spans.length > 0 ? ` ${lead}${spans.map((s) => text.slice(s.start, s.end)).join(' & ')}` : '';
  return draft.events.map((event) => {
    const when = event.when.map((w) => draft.dates[w]!.value).join(',');
    return `${event.does} [${event.modality}]${say(event.who, '')}${say(event.whom, '> ')}${say(event.with, '+ ')}${say(event.where, '@ ')}${when && ` ${when}`}`;
  });
}

describe('readEvents', () => {
  it.each([
    ['The farmer sold the cow on Monday.', 'sell [stated] The farmer > the cow 2021-03-15'],
    ['The cow was sold by the farmer.', 'sell [stated] the farmer > The cow'],
    ['The committee will elect a new chair.', 'elect [planned] The committee > a new chair'],
    ['The club did not buy the stadium.', 'buy [denied] The club > the stadium'],
    ['Anna Berg and Olaf Lund met the owners.', 'meet [stated] Anna Berg & Olaf Lund > the owners'],
    ['The owners met with Anna Berg in the old library.', 'meet [stated] The owners + Anna Berg @ the old library'],
    ['The mayor held talks with the fishermen.', 'talk [stated] The mayor + the fishermen'],
    ['In April the bakery closed.', 'close [stated] The bakery 2020-04'.replace('The', 'the')],
  ])('reads %s', (text, expected) => {
    expect(events(text)).toContain(expected);
  });

  it('finds who is meant by a relative clause', () => {
    const read = events('The singer, whom the critics praised, thanked the nurses who saved her.');

    expect(read).toContain('praise [stated] the critics > The singer');
    expect(read).toContain('thank [stated] The singer > the nurses');
    expect(read).toContain('save [stated] the nurses > her');
  });

  it('gives joined verbs one subject', () => {
    expect(events('The thief broke the window and stole a clock.')).toEqual([
      'break [stated] The thief > the window',
      'steal [stated] The thief > a clock',
    ]);
  });

  it('tells what is said from what is so', () => {
    const read = events('The baker said the mill had burned.');

    expect(read).toContain('say [stated] The baker');
    expect(read).toContain('burn [reported] the mill');
  });

  it('reads an intention as planned and a refusal as denied', () => {
    expect(events('The union agreed to accept the offer.')).toContain('accept [planned] The union > the offer');
    expect(events('The union refused to accept the offer.')).toContain('accept [denied] The union > the offer');
    expect(events('The firm asked the workers to leave.')).toContain('leave [planned] the workers');
  });

  it('reads events told by a noun', () => {
    expect(events('The coach’s visit to the school cheered the pupils.')).toContain('visit [stated] The coach');
    expect(events('A meeting between Anna Berg and Olaf Lund ended.')).toContain(
      'meeting [stated] Anna Berg & Olaf Lund',
    );
  });

  it('keeps the friend of a mayor apart from the mayor', () => {
    const read = events('Peter Hale, a close friend of Norwegian mayor Ingrid Dahl, will travel to Leeds.');

    expect(read.find((event) => event.startsWith('travel'))).toContain('Peter Hale');
  });

  it('finds the second companion after what is said of the first', () => {
    const read = events('The bishop was accompanied by Karen Moss, the head of the choir, and Peter Hale.');

    expect(read).toContain('accompany [stated] Karen Moss & Peter Hale > The bishop');
  });

  it('finds both subjects after "after"', () => {
    const read = events('The strike ended after he and the union chief held talks.');

    expect(read).toContain('talk [stated] he & the union chief');
  });

  it('takes the speaker after the verb when it is inverted', () => {
    expect(events('“The roof leaks,” said the caretaker.')).toContain('say [stated] the caretaker');
  });

  it('never throws and stays fast on hostile text', () => {
    const started = performance.now();

    for (const text of [
      'who '.repeat(4000),
      'met and '.repeat(4000),
      "'s of ".repeat(4000),
      'to to to. '.repeat(2000),
      '"“'.repeat(3000),
    ])
      events(text);

    expect(performance.now() - started).toBeLessThan(3000);
  });
});
