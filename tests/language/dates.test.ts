import { describe, expect, it } from 'vitest';
import { datesIn } from '../../src/language/dates.ts';
import { publicationDay } from '../../src/language/dates-calendar.ts';
import { inTime, questionDates } from '../../src/language/dates-question.ts';
import { sayDate, sayPeriod, weekdayName } from '../../src/language/dates-say.ts';

/** `expression=value` (and `/until`) of every date in a sentence. A Wednesday. */
function read(text: string, published: string | null = '2021-03-17'): string[] {
  return datesIn(text, { start: 0, end: text.length }, publicationDay(published)).map(
    (d) => `${text.slice(d.start, d.end)}=${d.value}${d.until ? `/${d.until}` : ''}`,
  );
}

describe('datesIn', () => {
  it.each([
    ['The council voted on Monday to close the baths.', 'Monday=2021-03-15'],
    ['The council will vote on Monday.', 'Monday=2021-03-22'],
    ['Voters are expected to decide on Friday.', 'Friday=2021-03-19'],
    ['The ferry sank early Wednesday.', 'Wednesday=2021-03-17'],
    ['The bank collapsed last Wednesday.', 'last Wednesday=2021-03-10'],
    ['The minister travels to Oslo Thursday.', 'Thursday=2021-03-18'],
    ['It happened yesterday.', 'yesterday=2021-03-16'],
    ['Prices fell last month.', 'last month=2021-02'],
    ['Earlier this year the mill closed.', 'Earlier this year=2021'],
    ['The bridge opened on June 12.', 'June 12=2020-06-12'],
    ['The bridge will open on June 12th.', 'June 12th=2021-06-12'],
    ['He was born on 12 June 1968.', '12 June 1968=1968-06-12'],
    ['It was signed on May 31, 2018, in Lima.', 'May 31, 2018=2018-05-31'],
    ['In November the mayor resigned.', 'November=2020-11'],
    ['The trial starts in November.', 'November=2021-11'],
    ['The war of 1950-53 split the land.', '1950-53=1950/1953'],
    ['In 2017 the team won.', '2017=2017'],
    ['The doors open at 5:15 p.m. today.', '5:15 p.m. today=2021-03-17T17:15'],
    ['The siren went off at 11.25am on Tuesday.', '11.25am on Tuesday=2021-03-16T11:25'],
    ['Rain fell for the last three days.', 'the last three days=2021-03-14/2021-03-17'],
    ['Two weeks ago she arrived.', 'Two weeks ago=2021-03-03'],
    ['It was built in the 1990s.', 'the 1990s=1990/1999'],
    ['Hundreds marched over the weekend.', 'over the weekend=2021-03-13/2021-03-14'],
    ['The fair runs from 3-7 May 2021.', '3-7 May 2021=2021-05-03/2021-05-07'],
    ['The log says 2020-02-03T04:05.', '2020-02-03T04:05=2020-02-03T04:05'],
    ['She visited in May.', 'May=2020-05'],
    ['The vote was moved to January next year.', 'January next year=2022-01'],
    ['The final was brought forward to 27 May.', '27 May=2021-05-27'],
    ['A cyclist was hit by a lorry on Friday.', 'Friday=2021-03-12'],
    ['Plans for the pool were dropped on Friday.', 'Friday=2021-03-12'],
    ['The jury could not agree on Friday.', 'Friday=2021-03-12'],
    ['The pool must be drained by Friday.', 'Friday=2021-03-19'],
    ['The barge sank on 10 Nov 11.', '10 Nov 11=2011-11-10'],
    ['The treaty of 3 March 98, he said, was void.', '3 March 98=1998-03-03'],
    ['On 10 Nov 11 boats sank.', '10 Nov=2020-11-10'],
    ['The gates close at 1700 local time.', '1700=2021-03-17T17:00'],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual([expected]);
  });

  it.each([
    'They may leave in 18 years.',
    'May said the plan was dead.',
    'Protesters march on the palace.',
    'The Sun said so.',
    'Some 2000 soldiers came, and 1990 homes burned.',
    'It will be scrapped within a year.',
    'April Jones won.',
    'The flat costs $2,017.',
    'She is the second to do so.',
    'The strike would last three days.',
  ])('finds no date in: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('leaves a relative date open when the day of publication is not known', () => {
    expect(read('She came on Friday and left in 2019.', null)).toEqual(['Friday=null', '2019=2019']);
  });

  it('takes the year of the second date of a range for the first', () => {
    expect(read('It ran between May and July 2018.')).toEqual(['May=2018-05', 'July 2018=2018-07']);
  });

  it('takes a day to come for one of the next year where the sentence looks to it', () => {
    expect(read('The fair moves inland next year, when it will be held on 2 March.')).toEqual([
      'next year=2022',
      '2 March=2022-03-02',
    ]);
  });

  it('does not take the tense of the clause for a date inside a name', () => {
    expect(read('Talks are expected to settle the details of the February 12 deal.')).toEqual([
      'February 12=2021-02-12',
    ]);
  });

  it('stays fast on hostile text', () => {
    const started = performance.now();

    read('in May 1 '.repeat(5000) + '1990-'.repeat(5000) + 'Monday, '.repeat(5000));

    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('sayDate', () => {
  it.each([
    ['2018-05-31', '31 May 2018'],
    ['2018-05', 'May 2018'],
    ['2018', '2018'],
    ['2018-05-31T11:25', '31 May 2018 at 11:25'],
  ])('says %s as %s', (value, said) => {
    expect(sayDate(value)).toBe(said);
  });

  it('says periods shortly', () => {
    expect(sayPeriod('2018-05-28', '2018-05-31')).toBe('28–31 May 2018');
    expect(sayPeriod('2018-06-30', '2018-07-01')).toBe('30 June – 1 July 2018');
    expect(weekdayName('2021-03-17')).toBe('Wednesday');
  });
});

describe('questionDates', () => {
  it.each([
    ['who resigned in may?', 'in', '2020-05-01', '2020-05-31'],
    ['what has changed since January?', 'since', '2021-01-01', null],
    ['what happened before 3 February 2021?', 'before', null, '2021-02-02'],
    ['what was said between 3 May 2020 and 7 May 2020?', 'between', '2020-05-03', '2020-05-07'],
    ['what happened in 2019?', 'in', '2019-01-01', '2019-12-31'],
    ['what did she say on monday?', 'in', '2021-03-15', '2021-03-15'],
  ])('reads %s', (question, how, from, to) => {
    expect(questionDates(question, '2021-03-17')).toMatchObject([{ how, from, to }]);
  });

  it('keeps the month alone when there is nothing to count the year from', () => {
    const [filter] = questionDates('who left in June?', null);

    expect(filter).toMatchObject({ month: 6 });
    expect(inTime(filter!, '1999-06-04')).toBe(true);
    expect(inTime(filter!, '1999-07-04')).toBe(false);
  });

  it('does not read "may" the verb', () => {
    expect(questionDates('who may resign?', '2021-03-17')).toEqual([]);
  });
});
