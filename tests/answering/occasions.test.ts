import { describe, expect, it } from 'vitest';
import { createAnswering } from '../../src/answering/answering.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import { article } from '../store/contract.ts';

const texts = [
  {
    publisher: 'Harbour Post',
    published: '2024-03-02',
    text: 'The ferry minister Anna Holt met the union leader Pavel Hrdlicka in Bodvik on Friday. Mr Hrdlicka asked for more pay.',
  },
  {
    publisher: 'Valley News',
    published: '2024-03-09',
    text: 'The harbour master Jon Berg will meet the union leader Pavel Hrdlicka in Solheim next week. The union leader Pavel Hrdlicka spoke of a strike.',
  },
] as const;

const ask = async (question: string) => {
  const store = await openStore('memory:');
  const articles = texts.map(({ text, ...more }, i) => article(`a${i}`, text, { ...more, publishedHow: 'read' }));
  await store.put(articles.map((one) => ({ article: one, reading: readArticle({ ...one, title: null }) })));
  const answering = createAnswering({ store, search: createSearch({ store }), now: () => new Date('2024-03-10') });
  const answer = await answering.ask({ question });
  await store.close();
  return answer;
};

describe('occasionsOf', () => {
  it('says when and where they met and who says so', async () => {
    const { notes } = await ask('who met Pavel Hrdlicka?');

    expect(notes.map(({ text }) => text)).toContain('Anna Holt: 1 March 2024, Bodvik, according to Harbour Post.');
  });

  it('adds nothing to an answer that is about no meeting', async () => {
    const { notes } = await ask('who asked for more pay?');

    expect(notes).toEqual([]);
  });
});
