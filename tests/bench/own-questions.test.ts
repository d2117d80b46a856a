import { describe, expect, it } from 'vitest';
import { parseBundles, readOwn } from '../../bench/train/own.ts';

const head = `====
== A | Harbour Herald | 2025-03-14
Port chief steps down after crane collapse
1. The head of the port, Ana Tveit, resigned on Friday.
2. Her deputy, Jonas Holm, and a clerk take over.
== B | Nordic Wire | 2025-03-16
Third docker dies
1. A third docker has died.
`;

describe('parseBundles', () => {
  it('reads articles with their sentences', () => {
    const [bundle] = parseBundles('x-01.txt', head);

    expect(bundle).toMatchObject({ id: 'x-01.txt/1', heldOut: false, questions: [] });
    expect(bundle!.articles[1]).toEqual({
      letter: 'B',
      publisher: 'Nordic Wire',
      date: '2025-03-16',
      title: 'Third docker dies',
      sentences: ['A third docker has died.'],
    });
  });

  it('reads what answers a question and how it may be said', () => {
    const [bundle] = parseBundles(
      'x-04.txt',
      `${head}?? A2,B1 | who | p | who is in charge now | Jonas Holm + a clerk ; Jonas Holm
?? - | why | f | why was holm sacked | ~A2`,
    );

    expect(bundle!.heldOut).toBe(true);
    expect(bundle!.questions).toEqual([
      {
        gold: [
          { article: 0, sentence: 1 },
          { article: 1, sentence: 0 },
        ],
        near: null,
        kind: 'who',
        style: 'p',
        question: 'who is in charge now',
        answers: [['Jonas Holm', 'a clerk'], ['Jonas Holm']],
      },
      {
        gold: [],
        near: { article: 0, sentence: 1 },
        kind: 'why',
        style: 'f',
        question: 'why was holm sacked',
        answers: [],
      },
    ]);
  });

  it.each([
    ['?? C1 | who | p | who | x', 'There is no sentence C1.'],
    ['?? A3 | who | p | who | x', 'There is no sentence A3.'],
    ['?? A1 | whom | p | who | x', 'There is no kind whom.'],
    ['?? A1 | who | n | who | x', 'A question that is answered has style d or p.'],
    ['?? - | who | n | who | x', 'What nothing answers names the nearest sentence, as ~A1.'],
    ['?? A1 | who | p | who', 'A question has five cells: gold | kind | style | question | answers.'],
    ['3. The wind rose.', 'Sentences are numbered from 1, without a gap.'],
    ['== B | Port Post | 2025-03-17', 'There is an article B already.'],
  ])('refuses "%s", naming the line', (line, why) => {
    expect(() => parseBundles('x-01.txt', `${head}${line}`)).toThrow(`x-01.txt, line 9: ${why}`);
  });
});

describe('readOwn', () => {
  it('holds answers that stand in what answers', () => {
    const bundles = readOwn();

    const lost = bundles.flatMap(({ id, articles, questions }) =>
      questions.flatMap(({ gold, kind, answers }, n) => {
        const told = gold.map((g) => articles[g.article]!.sentences[g.sentence]!.toLowerCase());
        const asked = kind === 'yesno' ? answers.slice(1) : answers;
        const stray = asked.flat().find((part) => !told.some((text) => text.includes(part.toLowerCase())));
        return stray === undefined ? [] : [`${id}, question ${n + 1}: ${stray}`];
      }),
    );

    expect(bundles.length).toBeGreaterThan(0);
    expect(lost).toEqual([]);
  });
});
