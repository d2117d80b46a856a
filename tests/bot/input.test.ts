import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import ask from '../../commands/ask.ts';
import brief from '../../commands/brief.ts';
import search from '../../commands/search.ts';
import type { Command } from '../../src/bot/command.ts';
import { checkInput, since, sinceDate } from '../../src/bot/input.ts';
import { badInput } from '../../src/errors.ts';

const refused: [Command, Record<string, unknown>, string][] = [
  [ask, {}, 'The question is empty. Write one, such as: who met the minister?'],
  [ask, { question: ' ' }, 'The question is empty. Write one, such as: who met the minister?'],
  [ask, { question: 'x'.repeat(2001) }, 'The question has 2,001 characters. At most 2,000 are read; shorten it.'],
  [brief, { length: 'huge' }, 'The length is "huge". Use short, standard or long.'],
  [brief, { since: 'soon' }, 'The date "soon" makes no sense. Use 7d, 2w, 3m or a date such as 2018-05-31.'],
  [brief, { since: '2018-13-01' }, 'There is no date "2018-13-01". Use a date such as 2018-05-31.'],
  [brief, { 'max-words': 'few' }, 'The number of words is "few". Use a whole number from 20 to 2000.'],
  [search, { query: 'x', limit: '0' }, 'The limit is "0". Use a whole number from 1 to 100.'],
  [search, { query: 'x', limit: '1.5' }, 'The limit is "1.5". Use a whole number from 1 to 100.'],
  [search, { query: 'x', article: [''] }, 'An article id is empty. Give ids such as 003.'],
];

describe('checkInput', () => {
  it.each(refused)('%# refuses with one sentence and a cure', (command, given, sentence) => {
    expect(() => checkInput(command, given)).toThrow(badInput(sentence));
  });

  it('takes a question of 2,000 characters', () => {
    expect(checkInput(ask, { question: 'x'.repeat(2000) }).question).toHaveLength(2000);
  });

  it('leaves an empty topic out', () => {
    expect(checkInput(brief, { topic: ' ' })).toEqual({ topic: undefined, length: 'standard' });
  });
});

describe('sinceDate', () => {
  it.each([
    ['7d', '2020-02-23'],
    ['2w', '2020-02-16'],
    ['36h', '2020-02-29'],
    ['2018-05-31', '2018-05-31'],
    ['2018-05', '2018-05'],
  ])('reads %s', (typed, date) => {
    expect(sinceDate(typed, new Date('2020-03-01T12:00:00Z'))).toBe(date);
    expect(z.safeParse(since, typed).success).toBe(true);
  });
});
