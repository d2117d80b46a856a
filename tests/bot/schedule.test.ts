import { describe, expect, it } from 'vitest';
import { parseDays, parseTime, parseWish, parseZone } from '../../src/bot/schedule.ts';

describe('parseWish', () => {
  it('understands topic, time, days and zone', () => {
    expect(parseWish('harbour at 08:00 on weekdays in Europe/Dublin')).toEqual({
      topics: ['harbour'],
      at: '08:00',
      days: [1, 2, 3, 4, 5],
      zone: 'Europe/Dublin',
      length: null,
      quiet: null,
    });
  });

  it('takes the parts in any order', () => {
    expect(parseWish('rail strikes daily at 8am short in asia/kolkata')).toMatchObject({
      topics: ['rail strikes'],
      at: '08:00',
      days: [1, 2, 3, 4, 5, 6, 7],
      zone: 'Asia/Kolkata',
      length: 'short',
    });
  });

  it('takes several topics', () => {
    expect(parseWish('harbour, rail and wind power every tuesday at 18.30').topics).toEqual([
      'harbour',
      'rail',
      'wind power',
    ]);
  });

  it('takes key:value words', () => {
    expect(parseWish('harbour at:07:15 days:mon,wed,fri zone:America/New_York length:long quiet:line')).toEqual({
      topics: ['harbour'],
      at: '07:15',
      days: [1, 3, 5],
      zone: 'America/New_York',
      length: 'long',
      quiet: 'line',
    });
  });

  it('leaves what was not said to the caller', () => {
    expect(parseWish('harbour')).toEqual({
      topics: ['harbour'],
      at: null,
      days: null,
      zone: null,
      length: null,
      quiet: null,
    });
  });

  it('names the words that make no sense', () => {
    expect(() => parseWish('harbour at 08:00 whenever')).toThrow('"whenever" makes no sense');
    expect(() => parseWish('harbour at 25:00')).toThrow('"25:00" is not a time of day');
    expect(() => parseWish('harbour on someday')).toThrow('"someday" names no days');
    expect(() => parseWish('harbour in Mars/Olympus')).toThrow('Unknown time zone "Mars/Olympus"');
  });
});

describe('parseTime', () => {
  it.each([
    ['8am', '08:00'],
    ['12am', '00:00'],
    ['12 pm', '12:00'],
    ['6:05 p.m.', '18:05'],
    ['18:30', '18:30'],
    ['7', '07:00'],
    ['noon', '12:00'],
  ])('reads %s as %s', (words, time) => {
    expect(parseTime(words)).toBe(time);
  });

  it.each(['25:00', '8:60', '13pm', 'someday', '', '-1'])('refuses %j', (words) => {
    expect(() => parseTime(words)).toThrow('is not a time of day');
  });
});

describe('parseDays', () => {
  it('goes round the week in a range', () => {
    expect(parseDays('sat-mon')).toEqual([1, 6, 7]);
  });

  it('understands lists in words', () => {
    expect(parseDays('Mondays and Thursdays')).toEqual([1, 4]);
  });
});

describe('parseZone', () => {
  it('names a zone that ends like what was typed', () => {
    expect(() => parseZone('dublin')).toThrow('Use a name such as Europe/Dublin');
  });

  it('refuses a bare offset, which knows no summer time', () => {
    expect(() => parseZone('+05:30')).toThrow('Unknown time zone');
  });
});
