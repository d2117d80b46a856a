import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const BRIDGE = `The council of Westvik has scrapped its plan for a toll bridge over the fjord.
The engineer Marta Sund purchased the old quarry for 3m kroner last spring.
Ms Sund, who runs a boatyard, has never failed a safety inspection.
A cleaner discovered the stolen painting behind a cupboard in the town hall.
The painters won two gold medals and a bronze in Bergen in 2019.
The monitoring group tested the water in Stavern, Larvik and Horten in June.
The government approved a grant for the museum.`;

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };
  const article = { ...nothing, id: 'bridge', published: '2021-03-05', text: BRIDGE };
  await store.put([{ article, reading: readArticle(article) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('a question in other words than the article', () => {
  it.each([
    ['what did the council abandon', 'toll bridge'],
    ['who bought the quarry', 'Marta Sund'],
    ['has Marta Sund ever flunked a safety inspection', 'never failed'],
    ['who found the stolen painting', 'cleaner'],
    ['in which towns did the group test the water', 'Stavern; Larvik; Horten'],
    ['what did the goverment approve', 'grant for the museum'],
  ])('is answered: "%s" with %s', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toContain(expected);
  });

  it.each([
    ['why did Marta Sund resign'],
    ['who replaced solskjaer as head of the boatyard'],
    ['what did tim henman say about the quarry'],
    ['Did Marta Sund sell the quarry to the council?'],
  ])('is not answered by what only shares its names: "%s"', async (question) => {
    const { abstained } = await answering.ask({ question });

    expect(abstained).toBe(true);
  });
});
