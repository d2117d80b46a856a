import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Answer, Article } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const FERRY = `Mayor Ida Lund met the ferry company's chief executive, Tom Berg, in Bergen on Monday.
The two agreed to reopen the northern line in June because repairs to the pier are finished.
"We will not raise fares this year," Mr Berg told reporters after the meeting.
Ms Lund was accompanied by Karl Moen, the head of the city's transport office.
Mr Berg had spoken to Finance Minister Anna Holt by telephone on Sunday.
The repairs cost 4.2m kroner and took 18 months.
The northern line carried 30,000 passengers a year before it closed in 2022.
The Northern Ferry Association (NFA) welcomed the decision.
"Such a shabby little compromise."
Ms Lund plans to meet Anna Holt in Oslo next week.
The company does not know whether a new ferry will be ready in time.`;

const FARES = `The ferry company Fjordline said on Friday that a new ferry, the Havbris, will be built in Gdansk.
It will carry 450 passengers and enter service in 2026, said Tom Berg, who has led the company since 2019.
Critics say the order is too expensive.
"This money should have gone to the buses," said Per Dahl, a councillor.
The engine test began at 9.15am and ended at 11.45am on Thursday.`;

const article = (id: string, published: string, text: string): Article => ({
  id,
  title: null,
  publisher: 'Harbour Post',
  author: null,
  published,
  publishedHow: 'read',
  url: null,
  source: 'test',
  text,
});

const ARTICLES = [article('ferry', '2024-03-12', FERRY), article('fares', '2024-04-06', FARES)];

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  await store.put(ARTICLES.map((a) => ({ article: a, reading: readArticle(a) })));
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2024-05-01T12:00:00Z') });
});

const ask = (question: string): Promise<Answer> => answering.ask({ question });

describe('createAnswering', () => {
  it.each([
    ['where did ida lund meet tom berg', 'Bergen'],
    ['When did Ida Lund meet Tom Berg?', '11 March 2024'],
    ['why will the northern line be reopened', 'repairs to the pier are finished'],
    ['how many passengers did the northern line carry', '30,000'],
    ['how long did the repairs take', '18 months'],
    ['how much did the repairs cost', '4.2m'],
    ['who said "we will not raise fares"', 'Tom Berg'],
    ['what does NFA stand for', 'Northern Ferry Association'],
    ['whos karl moen', "head of the city's transport office"],
    ['who runs the citys transport office', 'Karl Moen'],
    ['when did the northern line close', '2022'],
    ['where will the havbris be built', 'Gdansk'],
    ['how many passengers will the Havbris carry', '450'],
    ['how long did the engine test last', '2 hours 30 minutes'],
    ['what did per dahl say about the order', 'buses'],
  ])('answers "%s" with %s', async (question, expected) => {
    const answer = await ask(question);

    expect(answer.answer).toContain(expected);
  });

  it.each([
    ['who is the president of Chile'],
    ['why did Tom Berg resign'],
    ['who said such a shabby little compromise'],
    ['how many buses does the company own'],
    ['what did Karl Moen say'],
  ])('abstains from "%s" with a reason', async (question) => {
    const answer = await ask(question);

    expect(answer).toMatchObject({ abstained: true, answer: '', citations: [] });
    expect(answer.reason).toMatch(/\.$/);
  });

  it('lists who met somebody with companions, and not those who only spoke to them by telephone', async () => {
    const { answers, answer } = await ask('who met Tom Berg?');

    expect(answers.map((a) => a.text)).toEqual(['Ida Lund', 'Karl Moen']);
    expect(answer).toContain('accompanied');
  });

  it('does not take a plan for a deed', async () => {
    const { answer } = await ask('did Ida Lund meet Anna Holt?');

    expect(answer).not.toMatch(/^yes/i);
  });

  it('cites exact stretches of the stored text', async () => {
    const { citations } = await ask('who met Tom Berg?');

    for (const { article: id, quote } of citations) expect(ARTICLES.find((a) => a.id === id)?.text).toContain(quote);
    expect(citations.length).toBeGreaterThan(0);
  });

  it('refuses an empty question and one that is too long', async () => {
    await expect(ask('  ')).rejects.toThrow('empty');
    await expect(ask('x'.repeat(2001))).rejects.toThrow('2001');
  });

  it('keeps to the articles it is given', async () => {
    const answer = await answering.ask({ question: 'where did Ida Lund meet Tom Berg', articles: ['fares'] });

    expect(answer.abstained).toBe(true);
  });
});

const MILLS = `Engineer Pia Brandt met Olaf Kirk, the owner of the mill, in Tromso on 3 May.
Rolf Aune, the mill's bookkeeper, joined the dinner.
The mill has 90 workers and two old wheels.
Flour prices rose in spring.
Ms Brandt met Sven Kirk, a cousin of the owner who runs the bakery, in Narvik on 6 May.
She was accompanied by Greta Holm, a lawyer.
On Sunday Ms Brandt spoke to Olaf Kirk and with the banker Nils Odden by telephone.
The mill does not stop in summer, and nobody knows whether a meeting between Nils Odden and Sven Kirk can be held.`;

describe('a year of which no article tells', () => {
  it('is not answered with what another year brought', async () => {
    const answer = await answering.ask({ question: 'who met Tom Berg in 1987?' });

    expect(answer).toMatchObject({ abstained: true, reason: 'No article tells of that year.' });
  });
});

describe('meetings with people of one family name', () => {
  let about: Answering;

  beforeAll(async () => {
    const store = await openStore('memory:');
    const stored = article('mills', '2024-05-08', MILLS);
    await store.put([{ article: stored, reading: readArticle(stored) }]);
    about = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2024-05-09T12:00:00Z') });
  });

  it('keeps company to the meeting at which it was kept', async () => {
    const { answers } = await about.ask({ question: 'who met Olaf Kirk?' });

    expect(answers.map((a) => a.text)).not.toContain('Greta Holm');
  });

  it('names the companion of the meeting asked about', async () => {
    const { answers } = await about.ask({ question: 'who met Sven Kirk?' });

    expect(answers.map((a) => a.text)).toEqual(['Pia Brandt', 'Greta Holm']);
  });

  it('says yes by the line that tells the deed', async () => {
    const { answer, citations } = await about.ask({ question: 'did Pia Brandt meet Sven Kirk?' });

    expect(answer).toMatch(/^Yes\./);
    expect(citations[0]?.quote).toContain('Narvik');
  });

  it('does not take "whether a meeting can be held" for a meeting', async () => {
    const { answer } = await about.ask({ question: 'did Nils Odden meet Sven Kirk?' });

    expect(answer).not.toMatch(/^Yes/);
  });
});
