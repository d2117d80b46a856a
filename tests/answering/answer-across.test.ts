import { describe, expect, it } from 'vitest';
import { createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import { article } from '../store/contract.ts';

const texts = [
  ['Harbour Post', 'Holt defends the tunnel', 'Anna Holt defended the tunnel budget before the council on Monday.'],
  ['Valley News', 'Ferry crews walk out', 'Ferry crews walked out after Anna Holt cut their pay, the union said.'],
  ['Evening Star', 'Bakers blame harvest', 'Bakers blame Peter Lund for bread prices.'],
] as const;

const ask = async (question: string) => {
  const store = await openStore('memory:');
  const articles = texts.map(([publisher, title, text], i) => article(`a${i}`, text, { publisher, title }));
  await store.put(articles.map((one) => ({ article: one, reading: readArticle(one) })));
  const answering = createAnswering({ store, search: createSearch({ store }), now: () => new Date('2024-03-02') });
  const answer = await answering.ask({ question });
  await store.close();
  return answer;
};

describe('answerAcross', () => {
  it('gives the name that the articles pointed at have in common, with a quote from each', async () => {
    const answer = await ask(
      'Who is the politician that, according to the Harbour Post, defended the budget of a tunnel before the council and, ' +
        'as reported by Valley News, cut the pay of ferry crews who then walked out?',
    );

    expect(answer.answers[0]?.text).toBe('Anna Holt');
    expect(answer.citations.map(({ source }) => source).sort()).toEqual(['Harbour Post', 'Valley News']);
  });

  it('leaves a long question alone that little of is covered', async () => {
    const answer = await ask(
      'Who is the astronomer that, according to articles in two journals, discovered a comet near Jupiter and later ' +
        'directed the observatory on a volcano in the Pacific for eleven years?',
    );

    expect(answer.abstained).toBe(true);
  });
});
