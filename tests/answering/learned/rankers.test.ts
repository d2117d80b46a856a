import { describe, expect, it } from 'vitest';
import { bestSpans } from '../../../src/answering/learned/best-spans.ts';
import { rankSentences } from '../../../src/answering/learned/rank-sentences.ts';

const lines = [
  'The ferry company said on Monday that it would close its harbour office in Cork.',
  'Its director, Maeve Tuohy, told reporters that 40 jobs would be lost because of falling demand.',
  'She has led the firm since 2011.',
  'Unions called the plan a betrayal.',
];

function best(question: string): string {
  const { scores } = rankSentences(
    question,
    lines.map((text) => ({ text, passage: 0 })),
  );
  return lines[scores.indexOf(Math.max(...scores))]!;
}

function answer(question: string): string {
  const sentence = best(question);
  const [span] = bestSpans(question, sentence, 1);
  return sentence.slice(span!.start, span!.end);
}

describe('rankSentences', () => {
  it('puts the sentence that answers first', () => {
    expect(best('How many jobs will be lost?')).toBe(lines[1]);
    expect(best('What did unions call the plan?')).toBe(lines[3]);
  });

  it('finds a sentence that answers in other words', () => {
    const told = [
      'The orchestra gave its first concert in the new hall.',
      'Doctors at the clinic walked out over wages.',
      'The library lends bicycles to students.',
    ];

    const { scores } = rankSentences(
      'Why did physicians strike?',
      told.map((text, passage) => ({ text, passage })),
    );

    expect(scores.indexOf(Math.max(...scores))).toBe(1);
  });

  it('gives nothing for no sentences', () => {
    expect(rankSentences('Who left?', []).scores).toEqual([]);
  });

  it('copes with a question of marks alone', () => {
    expect(rankSentences('???', [{ text: 'Rain fell.', passage: 0 }]).scores).toHaveLength(1);
  });
});

describe('bestSpans', () => {
  it('finds a number, a date and a place', () => {
    expect(answer('How many jobs will be lost?')).toBe('40');
    expect(answer('When did Tuohy begin to lead the firm?')).toBe('2011');
    expect(answer('Where is the office that will close?')).toBe('Cork');
  });

  it('gives probabilities that fall and add up to one at most', () => {
    const spans = bestSpans('What did unions call the plan?', lines[3]!, 50);

    expect(spans.map((s) => s.probability)).toEqual(spans.map((s) => s.probability).toSorted((a, b) => b - a));
    expect(spans.reduce((sum, s) => sum + s.probability, 0)).toBeLessThanOrEqual(1.000001);
  });

  it('gives nothing for a sentence without words', () => {
    expect(bestSpans('Who left?', '…', 3)).toEqual([]);
  });
});
