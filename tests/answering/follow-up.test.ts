import { describe, expect, it } from 'vitest';
import { expandFollowUp } from '../../src/answering/question/follow-up.ts';

const before = (question: string, ...answers: string[]) => ({
  question,
  answer: { answers: answers.map((text) => ({ text, citations: [1] })) },
});

describe('expandFollowUp', () => {
  it.each([
    ['who met Anna Holt?', 'and when?', 'When did they meet Anna Holt?'],
    ['where did Anna Holt speak?', 'and why?', 'Why did Anna Holt speak?'],
    ['who met Anna Holt?', 'who else?', 'Who else met Anna Holt?'],
    ['who met Anna Holt?', 'what about Tom Berg?', 'Who met Tom Berg?'],
    ['how many people visited the fair?', 'and in May', 'How many people visited the fair in May?'],
    ['what did Anna Holt announce?', 'since then', 'What did Anna Holt announce since then?'],
    ['what did Anna Holt announce in June?', 'in July?', 'What did Anna Holt announce in July?'],
    ['who is the mayor of Bergen?', 'what did she say?', 'What did Ida Lund say?'],
    ['who is the mayor of Bergen?', 'again, shorter', 'who is the mayor of Bergen?'],
    ['who is the mayor of Bergen?', 'who won the cup final in Oslo?', null],
  ])('after "%s" reads "%s"', (question, words, full) => {
    expect(expandFollowUp(before(question, 'Ida Lund'), words)).toBe(full);
  });
});
