import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { asSentence, tidyText } from '../../src/answering/trim.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Article } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const ORCHARD = `Grower Nora Lindqvist visited the cider works in Kivik on 4 March, where she signed a contract with its owner, Jon Strand, after weeks of talks about prices and the share of the harvest that the works would take in autumn.
Ms Lindqvist, who met Strand again on 2 April at a fair in Lund that thousands of growers from the whole south of the country attend each spring, has since planted 300 young pear trees.
The works bought 40 oak barrels in May, but the mayor of Kivik said the new cellar would open only if the road was mended before the first frost of the year.
"The harvest was poor. We need every apple," Strand said.`;

let answering: Answering;

beforeAll(async () => {
  const stored: Article = {
    id: 'orchard',
    title: null,
    publisher: 'Southern Grower',
    author: null,
    published: '2024-06-01',
    publishedHow: 'read',
    url: null,
    source: 'test',
    text: ORCHARD,
  };
  const store = await openStore('memory:');
  await store.put([{ article: stored, reading: readArticle(stored) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2024-06-02T12:00:00Z') });
});

const answerTo = async (question: string): Promise<string> => (await answering.ask({ question })).answer;

describe('what an answer shows', () => {
  it('ends in one full stop', async () => {
    expect(await answerTo('what did Jon Strand say about the harvest')).toMatch(/[^.]\.$/);
  });

  it('names what a number counts, not half of the phrase', async () => {
    expect(await answerTo('how many barrels did the works buy')).toMatch(/^40 oak barrels\./);
  });

  it('tells steps of a timeline by clauses with a subject of their own', async () => {
    const steps = (await answerTo('timeline of what Nora Lindqvist did')).split('\n');

    for (const step of steps) expect(step).toMatch(/^[^:]*2024: \p{Lu}.*\.$/u);
    expect(steps.join(' ')).not.toMatch(/: (?:Who|Where|After)\b/);
  });

  it('does not cut a sentence within a side clause', async () => {
    expect(await answerTo('when did Nora Lindqvist meet Jon Strand at the fair')).not.toMatch(/(?:the|of|that|who)\.$/);
  });
});

describe('asSentence', () => {
  it.each([
    ['and the works opened', 'The works opened.'],
    ['“we need rain”', '“We need rain”.'],
    ['He left.', 'He left.'],
    ['while it rained, they picked', 'While it rained, they picked.'],
  ])('makes %s a sentence', (text, expected) => {
    expect(asSentence(text)).toBe(expected);
  });
});

describe('tidyText', () => {
  it('drops a lone quotation mark', () => {
    expect(tidyText('“We need rain, she said')).toBe('We need rain, she said');
  });
});
