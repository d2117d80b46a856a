import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswering } from '../../../src/answering/answering.ts';
import { answerCompared } from '../../../src/answering/comparing/answer-compared.ts';
import { readArticle } from '../../../src/language/read.ts';
import type { Answer } from '../../../src/model.ts';
import { createSearch } from '../../../src/search/create.ts';
import { openStore } from '../../../src/store/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { article } from '../../store/contract.ts';

const TEXTS: readonly (readonly [
  id: string,
  publisher: string,
  published: string | null,
  title: string,
  text: string,
])[] = [
  [
    'ferry-post',
    'Harbour Post',
    '2024-02-05',
    'Ferry line to close',
    'The Skarvik ferry line will close in June, its owner said. Some 140 crew members will lose their jobs. The union called the decision a mistake.',
  ],
  [
    'ferry-news',
    'Valley News',
    '2024-02-09',
    'Crews face the end of a line',
    'The ferry line to Skarvik closes in June. The union says 155 crew members will lose their jobs. Talks go on in Tornby.',
  ],
  [
    'bakers-star',
    'The Evening Star',
    '2024-03-01T08:30:00Z',
    'Bread grows dearer',
    'Bakers in Tornby raised the price of rye bread after a poor harvest. The guild of bakers expects prices to rise again in autumn.',
  ],
  [
    'bakers-post',
    'Harbour Post',
    '2024-03-20T17:00:00Z',
    'Relief at the counter',
    'Rye bread became cheaper in Tornby this week. The guild of bakers expects prices to fall further in summer.',
  ],
  [
    'pool-news',
    'Valley News',
    null,
    'A pool opens',
    'The swimming pool at Lund Park opened with a concert. The mayor praised the volunteers who had painted it.',
  ],
];

let store: Store;

beforeAll(async () => {
  store = await openStore('memory:');
  const articles = TEXTS.map(([id, publisher, published, title, text]) =>
    article(id, text, { publisher, published, title }),
  );
  await store.put(articles.map((one) => ({ article: one, reading: readArticle(one) })));
});

afterAll(() => store.close());

const parts = () => ({ store, search: createSearch({ store }), now: () => new Date('2024-04-01') });

const ask = (question: string): Promise<Answer> => createAnswering(parts()).ask({ question });

const publishers = (answer: Answer): (string | null)[] => answer.citations.map(({ source }) => source);

describe('answerCompared', () => {
  it('says yes when the report asked of was published before the other, and cites both', async () => {
    const answer = await ask(
      'Did the Harbour Post report that the Skarvik ferry line will close before Valley News reported that crew members will lose their jobs?',
    );

    expect(answer.answers[0]?.text).toBe('Yes');
    expect(answer.answer).toBe('Yes: Harbour Post reported it on 5 February 2024, Valley News on 9 February 2024.');
    expect(publishers(answer).sort()).toEqual(['Harbour Post', 'Valley News']);
  });

  it('says no when the order asked about is the other way round', async () => {
    const answer = await ask(
      'Did the Harbour Post report on the closing of the Skarvik ferry line after Valley News reported on the same ferry line?',
    );

    expect(answer.answers[0]?.text).toBe('No');
  });

  it('reads the order where the question begins with the other report', async () => {
    const answer = await ask(
      'Before the Harbour Post reported on March 20 that rye bread became cheaper, did The Evening Star report that bakers raised the price of rye bread?',
    );

    expect(answer.answers[0]?.text).toBe('Yes');
  });

  it('abstains with the reason when a date of publication is not known', async () => {
    const answer = await ask(
      'Did Valley News report on the swimming pool at Lund Park before The Evening Star reported on the price of rye bread?',
    );

    expect(answer.abstained).toBe(true);
    expect(answer.reason).toContain('not known');
  });

  it('says yes when both reports hold what they are said to tell', async () => {
    const answer = await ask(
      'Does the Harbour Post article say that the ferry line to Skarvik will close, while the Evening Star article says that bakers raised the price of bread?',
    );

    expect(answer.answers[0]?.text).toBe('Yes');
    expect(publishers(answer).sort()).toEqual(['Harbour Post', 'The Evening Star']);
  });

  it('says no when a report says the contrary of what it is said to tell', async () => {
    const answer = await ask(
      'Does the Evening Star article suggest that the guild of bakers expects prices to fall again in autumn, while the Harbour Post article says rye bread became cheaper?',
    );

    expect(answer.answers[0]?.text).toBe('No');
    expect(answer.answer).toContain('“rise”, not “fall”');
  });

  it('abstains when one of the publishers tells nothing of it', async () => {
    const answer = await ask(
      'Does the Evening Star article describe a volcano near Reykjavik, while the Harbour Post article says rye bread became cheaper?',
    );

    expect(answer.abstained).toBe(true);
    expect(answer.reason).toContain('Evening Star');
  });

  it('tells that reports do not agree on a number, with both numbers', async () => {
    const answer = await ask(
      'Do the Harbour Post and Valley News agree on the number of crew members who will lose their jobs?',
    );

    expect(answer.answers[0]?.text).toBe('No');
    expect(answer.answer).toContain('140 crew');
    expect(answer.answer).toContain('155 crew');
  });

  it('calls reports inconsistent when one says the contrary of the other', async () => {
    const answer = await ask(
      'Between the report by The Evening Star on the guild of bakers on March 1 and the report by the Harbour Post on the guild of bakers on March 20, is the outlook for prices consistent or inconsistent?',
    );

    expect(answer.answers[0]?.text).toBe('Inconsistent');
    expect(publishers(answer)).toHaveLength(2);
  });

  it('names the publisher that told it first', async () => {
    const answer = await ask(
      'Who reported first that the ferry line to Skarvik will close, Valley News or the Harbour Post?',
    );

    expect(answer.answers[0]?.text).toBe('Harbour Post');
  });

  it('names the publisher that says it', async () => {
    const answer = await ask(
      'Between the article by the Harbour Post on rye bread and the article by Valley News on the swimming pool, which paper reported that the mayor praised volunteers?',
    );

    expect(answer.answers[0]?.text).toBe('Valley News');
  });

  it('leaves a question alone that names one publisher', async () => {
    const text = 'Did the Harbour Post report that the ferry line closes before the summer?';

    const answer = await answerCompared(parts(), { question: text });

    expect(answer).toBeNull();
  });

  it('lets a report of which nothing is said tell what the other one does', async () => {
    const answer = await ask('Did Valley News report on the Skarvik ferry line before the Harbour Post did?');

    expect(answer.answers[0]?.text).toBe('No');
  });

  it('does not take a namesake for the thing a report is said to tell of', async () => {
    const answer = await ask(
      'Did the Harbour Post report on the Lund Bridge before Valley News reported on Lund Park?',
    );

    expect(answer.abstained).toBe(true);
  });

  it('finds who told something first among all publishers', async () => {
    const answer = await ask('Which paper was the first to report that the Skarvik ferry line will close?');

    expect(answer.answers[0]?.text).toBe('Harbour Post');
    expect(publishers(answer)).toContain('Valley News');
  });

  it('leaves it to the articles who did something else first', async () => {
    expect(await answerCompared(parts(), { question: 'Who was the first to paint the swimming pool?' })).toBeNull();
  });

  it('tells what one publisher alone says', async () => {
    const answer = await ask('What does Valley News say about the ferry line that the Harbour Post does not?');

    expect(answer.answers[0]?.text).toContain('Talks go on in Tornby');
    expect(publishers(answer)).toEqual(['Valley News']);
  });

  it('takes a refusal for the contrary of the deed', async () => {
    const answer = await ask(
      'Does Valley News say that the mayor praised the volunteers, while the Harbour Post says that rye bread did not become cheaper?',
    );

    expect(answer.answers[0]?.text).toBe('No');
  });

  it('says no when a report gives another number than it is said to give', async () => {
    const claim = await ask(
      'Does Valley News say that 140 crew members will lose their jobs, while the Harbour Post says that the ferry line will close?',
    );
    const agreed = await ask(
      'Does Valley News agree with the Harbour Post that 140 crew members will lose their jobs?',
    );

    expect(claim.answers[0]?.text).toBe('No');
    expect(claim.answer).toContain('155 crew');
    expect(agreed.answers[0]?.text).toBe('No');
  });
});
