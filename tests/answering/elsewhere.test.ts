import { beforeAll, describe, expect, it } from 'vitest';
import { type Answering, createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';

const NEWS = `The Northern Music Awards honour bands from the north. Thousands of fans attended the ceremony at Glasgow's Harbour Hall.

The Lantern Festival runs until Sunday. The event will see producers decamp from London to Harbourton, Maine.

United fans pleaded with striker Joe Hart to reject any overtures from Rovers. Fan leader Colin Pratt said Hart should stay.`;

let answering: Answering;

beforeAll(async () => {
  const store = await openStore('memory:');
  const nothing = { title: null, publisher: null, author: null, publishedHow: null, url: null, source: 'test' };
  const article = { ...nothing, id: 'news', published: '2021-03-05', text: NEWS };
  await store.put([{ article, reading: readArticle(article) }]);
  answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2021-04-01T12:00:00Z') });
});

describe('a name that stands beside the one asked for', () => {
  it.each([
    ['where were the awards held', /Harbour Hall/],
    ['where do the producers go for the festival', /Harbourton/],
    ['which club do fans want hart to turn down', /^Rovers/],
  ])('is not taken for it: "%s"', async (question, expected) => {
    const { answer } = await answering.ask({ question });

    expect(answer).toMatch(expected);
    expect(answer).not.toMatch(/^(?:London|Glasgow)\./);
  });
});
