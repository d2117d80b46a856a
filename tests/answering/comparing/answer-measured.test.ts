import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswering } from '../../../src/answering/answering.ts';
import { readMeasured } from '../../../src/answering/comparing/measured-question.ts';
import { readArticle } from '../../../src/language/read.ts';
import type { Answer } from '../../../src/model.ts';
import { createSearch } from '../../../src/search/create.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { article } from '../../store/contract.ts';

let store: Store;

beforeAll(async () => {
  store = await openStore('memory:');
  const texts = [
    'The Lund Bridge opened on 18 March 2024. The Lund Bridge cost 40 million euros. Architect Mia Falk, 41, designed it.',
    'The Tornby Tunnel opened on 3 May 2011. The Tornby Tunnel cost 65 million euros. Engineer Jon Aas, aged 63, built it.',
    'The Skarvik Pier was painted green by volunteers. A storm damaged the Skarvik Pier.',
  ];
  const articles = texts.map((text, i) =>
    article(`a${i}`, text, { title: `Works ${i}`, publisher: 'Harbour Post', published: '2024-03-19' }),
  );
  await store.put(articles.map((one) => ({ article: one, reading: readArticle(one) })));
});

afterAll(() => store.close());

const ask = (question: string): Promise<Answer> =>
  createAnswering({ store, search: createSearch({ store }), now: () => new Date('2024-04-01') }).ask({ question });

describe('askOrCompare', () => {
  it('compares two amounts, with a quote of each', async () => {
    const answer = await ask('Which was more expensive, the Lund Bridge or the Tornby Tunnel?');

    expect(answer.answers[0]?.text).toBe('The Tornby Tunnel');
    expect(answer.answer).toContain('40 million euros');
    expect(answer.citations).toHaveLength(2);
  });

  it('answers yes or no where one is asked to be the greater', async () => {
    expect((await ask('Was the Lund Bridge cheaper than the Tornby Tunnel?')).answers[0]?.text).toBe('Yes');
    expect((await ask('Is Mia Falk older than Jon Aas?')).answers[0]?.text).toBe('No');
  });

  it('compares the days on which two things happened', async () => {
    expect((await ask('Did the Tornby Tunnel open before the Lund Bridge?')).answers[0]?.text).toBe('Yes');
    expect((await ask('Which opened last, the Lund Bridge or the Tornby Tunnel?')).answers[0]?.text).toBe(
      'The Lund Bridge',
    );
  });

  it('abstains when only one of the two is told, and names the other', async () => {
    const answer = await ask('Which was more expensive, the Skarvik Pier or the Tornby Tunnel?');

    expect(answer.abstained).toBe(true);
    expect(answer.reason).toContain('Skarvik Pier');
  });
});

describe('readMeasured', () => {
  it('asks for the measure of each thing', () => {
    expect(readMeasured('Who scored more goals, Ida Brandt or Lena Holm?')?.questions).toEqual([
      'How many goals did Ida Brandt score?',
      'How many goals did Lena Holm score?',
    ]);
  });

  it('reads the verb of a clause and asks for a noun by itself', () => {
    expect(readMeasured('Did the mayor resign before the vote?')?.questions).toEqual([
      'When did the mayor resign?',
      'When was the vote?',
    ]);
  });

  it('is null for a question that compares nothing', () => {
    expect(readMeasured('Who designed the bridge before the war?')).toBeNull();
    expect(readMeasured('Is the bridge open or closed?')).toBeNull();
  });
});
