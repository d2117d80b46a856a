import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const NEWS = [
  `The Lantern Festival, which runs until Sunday, is being opened by a screening of dark comedy Broken Kites. The festival's director, Jill Marsh, said she was delighted.

Search site Finder's new video tool uses technology licensed from a Boston-based firm, Clearsight. Finder said the tool would be free.`,
  `Prisoner Dale Pike escaped from a van while en route from Dallas to the Coffield Unit in Palestine. Officers said Pike had slipped his cuffs.

The trade group has sued dozens of lenders. Among those already targeted are Quickloan, Paydaze and Cashnow. The group said more would follow.

The band's new album will come out in Europe in June. But the disc is not going to be released in Canada, their label Redstone said.`,
];

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };
  await store.put(
    NEWS.map((text, i) => {
      const article = { ...nothing, id: `news${i}`, published: '2021-03-05', text };
      return { article, reading: readArticle(article) };
    }),
  );
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('what is asked for by its kind', () => {
  it.each([
    ['which film opens the lantern festival', 'Broken Kites'],
    ["whose technology is finder's video tool built on", 'Clearsight'],
    ['which prison was pike being taken to', 'Coffield Unit'],
    ['which lenders had they already gone after', 'Quickloan; Paydaze; Cashnow'],
  ])('is named right after a noun of that kind or in a list: "%s"', async (question, expected) => {
    const { answers } = await answering.ask({ question });

    expect(answers.map((a) => a.text).join('; ')).toBe(expected);
  });

  it('is not named by a line about something else', async () => {
    const { answer } = await answering.ask({ question: 'which ship opens the lantern festival' });

    expect(answer).not.toMatch(/^(?:Broken Kites|Finder|Clearsight)\./);
  });
});

describe('a thing told of by another of its names', () => {
  it('is denied what the article denies it', async () => {
    const { answers } = await answering.ask({ question: 'is the new album coming out in canada' });

    expect(answers.map((a) => a.text)).toEqual(['no']);
  });
});
