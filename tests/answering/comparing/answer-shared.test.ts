import { describe, expect, it } from 'vitest';
import { createAnswering } from '../../../src/answering/answering.ts';
import { answerShared } from '../../../src/answering/comparing/answer-shared.ts';
import { readArticle } from '../../../src/language/read.ts';
import { createSearch } from '../../../src/search/create.ts';
import { openStore } from '../../../src/store/open.ts';
import { article } from '../../store/contract.ts';

const texts = [
  ['Harbour Post', 'Holt defends the tunnel', 'Anna Holt defended the tunnel budget before the council on Monday.'],
  ['Valley News', 'Ferry crews walk out', 'Ferry crews walked out after Holt cut their pay, the union said.'],
  ['Evening Star', 'Bakers blame harvest', 'Bakers blame Peter Lund for bread prices.'],
  ['Valley News', 'Gulls lose again', 'The Tornby Gulls lost their fourth match at home after leading at the break.'],
  ['Harbour Post', 'A new roof', 'The Gulls raised money for a new roof by selling the old seats of their ground.'],
  ['Evening Star', 'Shops open late', 'Banks open late on Fridays and give a free pen to every tenth customer.'],
  ['Harbour Post', 'What a storm does', 'After a storm most banks raise their fees, because insurers pay late.'],
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

describe('answerShared', () => {
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

  it('gives a name in full that most articles shorten', async () => {
    const answer = await ask(
      'Which football team, covered by Valley News for losing a match at home after leading at the break, also raised ' +
        'money for a new roof by selling old seats of its ground as reported by the Harbour Post?',
    );

    expect(answer.answers[0]?.text).toBe('Tornby Gulls');
  });

  it('gives a common noun where a kind is asked for', async () => {
    const answer = await ask(
      'What type of shops, according to the Evening Star and the Harbour Post, open late on Fridays with a free pen for ' +
        'every tenth customer, and raise their fees after a storm because insurers pay late?',
    );

    expect(answer.answers[0]?.text).toBe('Banks');
  });

  it('leaves what has no name to the ordinary engine', async () => {
    const store = await openStore('memory:');

    const answer = await answerShared(
      { store, search: createSearch({ store }) },
      {
        question:
          'What did the council decide about the tunnel budget on Monday, as the Harbour Post reported, and why did it do so?',
      },
    );

    expect(answer).toBeNull();
    await store.close();
  });
});
