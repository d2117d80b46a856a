import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article, Entity, ReadArticle } from '../../src/model.ts';
import type { Store } from '../../src/store/store.ts';
import { termsOf } from '../../src/store/terms.ts';

/** An article with the given particulars; the rest is filled in. */
export const article = (id: string, text: string, more: Partial<Article> = {}): Article => ({
  id,
  title: null,
  publisher: null,
  author: null,
  published: null,
  publishedHow: null,
  url: null,
  source: 'desk',
  text,
  ...more,
});

/** A reading that is one sentence over the whole text and names the given people. */
export const reading = (read: Article, names: readonly string[] = []): ReadArticle => ({
  article: read,
  reading: {
    sentences: [{ n: 0, kind: 'body', paragraph: 0, start: 0, end: read.text.length }],
    entities: names.map((name, id): Entity => {
      const start = read.text.indexOf(name);
      return {
        id,
        name,
        kind: 'person',
        aliases: [],
        roles: [],
        gender: null,
        mentions: [{ sentence: 0, how: 'name', start, end: start + name.length }],
      };
    }),
    dates: [],
    quotations: [],
    events: [],
  },
});

const terms = (words: string): string[] => termsOf(words).map(({ term }) => term);
const ids = (recalled: readonly { id: string }[]): string[] => recalled.map(({ id }) => id);

/** What every store must do. `open` gives an empty one that nobody else uses. */
export const storeContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the store contract on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    describe('put', () => {
      it('gives back exactly the text and the reading it was given', async () => {
        const text = 'Ferry “Ålesund” sails at 9.\r\n\r\n\tIts captain, Ms Berg, said 👍.\n';
        const given = reading(article('a', text, { title: 'Ferry', published: '2024-03-01', publishedHow: 'read' }), [
          'Berg',
        ]);

        await store.put([given]);

        expect(await store.read(['a'])).toEqual([given]);
        expect(await store.articles(['a'])).toEqual([given.article]);
      });

      it('says that an article is new, then unchanged, then updated', async () => {
        const first = reading(article('a', 'The dam holds.'));
        const second = reading(article('a', 'The dam broke.'));

        const said = [await store.put([first]), await store.put([first]), await store.put([second])];

        expect(said.flat().map(({ kind }) => kind)).toEqual(['new', 'unchanged', 'updated']);
      });

      it('counts the same particulars in another order as no change', async () => {
        const first = reading(article('a', 'The dam holds.', { title: 'Dam' }));
        await store.put([first]);
        const turned = Object.fromEntries(Object.entries(first.article).reverse()) as Article;

        expect(await store.put([{ ...first, article: turned }])).toEqual([{ id: 'a', kind: 'unchanged' }]);
      });

      it('counts another title as a change', async () => {
        await store.put([reading(article('a', 'The dam holds.', { title: 'Dam' }))]);

        const said = await store.put([reading(article('a', 'The dam holds.', { title: 'Dam holds' }))]);

        expect(said).toEqual([{ id: 'a', kind: 'updated' }]);
      });

      it('replaces the old self of a changed article everywhere', async () => {
        await store.put([reading(article('a', 'Anna Holt closed the bridge.'), ['Anna Holt'])]);

        await store.put([reading(article('a', 'Peter Lund opened the tunnel.'), ['Peter Lund'])]);

        expect(await store.recall(terms('bridge'), {}, 10)).toEqual([]);
        expect(ids(await store.recall(terms('tunnel'), {}, 10))).toEqual(['a']);
        expect(await store.mentioning(['Anna Holt'], 10)).toEqual([]);
        expect(await store.names('a', 10)).toEqual([]);
        expect(await store.status()).toMatchObject({ articles: 1, sentences: 1, entities: 1 });
      });

      it('gives back language and picture, which alone make no article another', async () => {
        const more = { language: 'de', image: 'https://desk.example/a.jpg' };
        await store.put([reading(article('a', 'Rain.', more)), reading(article('b', 'Sun.'))]);

        expect(await store.put([reading(article('a', 'Rain.'))])).toEqual([{ id: 'a', kind: 'unchanged' }]);
        expect(await store.articles(['a', 'b'])).toEqual([article('a', 'Rain.', more), article('b', 'Sun.')]);
      });

      it('keeps the last of two articles with one id in a batch', async () => {
        await store.put([reading(article('a', 'Rain in the north.')), reading(article('a', 'Snow in the north.'))]);

        expect(ids(await store.recall(terms('snow'), {}, 10))).toEqual(['a']);
        expect(await store.recall(terms('rain'), {}, 10)).toEqual([]);
        expect((await store.status()).articles).toBe(1);
      });

      it('stores nothing of a transaction in which one article fails', async () => {
        const broken = { article: article('b', 'Second.'), reading: null } as unknown as ReadArticle;

        await expect(store.put([reading(article('a', 'First.')), broken])).rejects.toThrow();

        expect(await store.status()).toMatchObject({ articles: 0, sentences: 0 });
        expect(await store.recall(terms('first'), {}, 10)).toEqual([]);
      });

      it('holds an article with no words at all', async () => {
        await store.put([reading(article('a', ''))]);

        expect((await store.articles(['a']))[0]?.text).toBe('');
      });
    });

    describe('articles and read', () => {
      it('keep the order asked for and leave out unknown ids', async () => {
        await store.put(['a', 'b', 'c'].map((id) => reading(article(id, `Text ${id}.`))));

        expect((await store.articles(['c', 'x', 'a'])).map(({ id }) => id)).toEqual(['c', 'a']);
        expect((await store.read(['b', 'x', 'a'])).map((read) => read.article.id)).toEqual(['b', 'a']);
      });
    });

    it('gives the sentences of articles apart from the rest of their readings', async () => {
      const given = reading(article('a', 'Anna Holt spoke.'), ['Anna Holt']);
      await store.put([given]);

      expect(await store.sentences(['x', 'a'])).toEqual([
        { article: given.article, sentences: given.reading.sentences },
      ]);
    });

    describe('newest', () => {
      beforeEach(async () => {
        await store.put([
          reading(article('may', 'One.', { published: '2024-05-31T11:25:00Z', publisher: 'The Harbour Post' })),
          reading(article('none', 'Two.')),
          reading(article('june', 'Three.', { published: '2024-06-02', source: 'wire' })),
        ]);
      });

      it('puts the newest first and those without a date last', async () => {
        expect(await store.newest({}, 10)).toEqual(['june', 'may', 'none']);
        expect(await store.newest({}, 1)).toEqual(['june']);
        expect(await store.newest({}, Number.POSITIVE_INFINITY)).toHaveLength(3);
      });

      it('keeps to a period, its last day included', async () => {
        expect(await store.newest({ since: '2024-05-31', until: '2024-05-31' }, 10)).toEqual(['may']);
        expect(await store.newest({ since: '2024-06-01' }, 10)).toEqual(['june']);
      });

      it('keeps to publishers in any case, to sources and to ids', async () => {
        expect(await store.newest({ sources: ['the harbour post'] }, 10)).toEqual(['may']);
        expect(await store.newest({ sources: ['wire'] }, 10)).toEqual(['june']);
        expect(await store.newest({ ids: ['none', 'may', 'x'] }, 10)).toEqual(['may', 'none']);
        expect(await store.newest({ ids: [] }, 10)).toEqual([]);
      });
    });

    describe('recall', () => {
      it('puts articles that hold more and rarer of the words first', async () => {
        await store.put([
          reading(article('a', 'The harbour strike is over, the port said.')),
          reading(article('b', 'The harbour is busy, the mayor said.')),
          reading(article('c', 'The mayor said no.')),
        ]);

        expect(ids(await store.recall(terms('harbour strike said'), {}, 10))).toEqual(['a', 'b', 'c']);
      });

      it('finds a word in the title, in another form and in another case', async () => {
        await store.put([reading(article('a', 'Nothing here.', { title: 'Negotiators MEET' }))]);

        expect(ids(await store.recall(terms('negotiator meeting'), {}, 10))).toEqual(['a']);
      });

      it('keeps to the filter and to the limit', async () => {
        await store.put(['a', 'b', 'c'].map((id) => reading(article(id, 'Storm warning.', { source: id }))));

        expect(ids(await store.recall(terms('storm'), { sources: ['b'] }, 10))).toEqual(['b']);
        expect(await store.recall(terms('storm'), {}, 2)).toHaveLength(2);
      });

      it('finds nothing for unknown words and for none', async () => {
        await store.put([reading(article('a', 'Storm warning.'))]);

        expect(await store.recall(terms('volcano'), {}, 10)).toEqual([]);
        expect(await store.recall([], {}, 10)).toEqual([]);
      });

      it('finds all articles over many transactions', async () => {
        const many = Array.from({ length: 1300 }, (_, i) => reading(article(`n${i}`, `Common word${i}.`)));

        await store.put(many);

        expect(await store.recall(terms('common'), {}, 2000)).toHaveLength(1300);
        expect(ids(await store.recall(terms('word1299'), {}, 5))).toEqual(['n1299']);
      });
    });

    it('counts in how many articles a term stands', async () => {
      await store.put([reading(article('a', 'Storm and storm.')), reading(article('b', 'Calm.', { title: 'Storm' }))]);

      const { articles, df } = await store.termCounts(terms('storm calm fog'));

      expect(articles).toBe(2);
      expect([...df]).toEqual([
        ['storm', 2],
        ['calm', 1],
        ['fog', 0],
      ]);
    });

    describe('names', () => {
      beforeEach(async () => {
        await store.put([
          reading(article('a', 'Ana-María Ortiz met Tom Marino.'), ['Ana-María Ortiz', 'Tom Marino']),
          reading(article('b', 'Tom Marino left.'), ['Tom Marino']),
        ]);
      });

      it('completes a name, the one in most articles first', async () => {
        expect(await store.names('mar', 10)).toEqual([
          { name: 'Tom Marino', articles: 2 },
          { name: 'Ana-María Ortiz', articles: 1 },
        ]);
        expect(await store.names('ana', 10)).toEqual([{ name: 'Ana-María Ortiz', articles: 1 }]);
        expect(await store.names('rino', 10)).toEqual([]);
      });

      it('finds who mentions a name in any case, hyphenation and accent', async () => {
        expect(await store.mentioning(['ana maria ortiz'], 10)).toEqual(['a']);
        expect(await store.mentioning(['TOM MARINO', 'nobody'], 10)).toEqual(['b', 'a']);
        expect(await store.mentioning(['Tom Marino'], 1)).toEqual(['b']);
      });
    });

    it('lists publishers, each once', async () => {
      await store.put([
        reading(article('a', 'One.', { publisher: 'Valley News' })),
        reading(article('b', 'Two.', { publisher: 'Harbour Post' })),
        reading(article('c', 'Three.', { publisher: 'Valley News' })),
        reading(article('d', 'Four.')),
      ]);

      expect(await store.publishers()).toEqual(['Harbour Post', 'Valley News']);
    });

    describe('stories', () => {
      const dam = { story: 's1', title: 'Dam', from: '2024-05-01', to: '2024-05-02', articles: ['a', 'b'] };
      const port = { story: 's2', title: 'Port', from: null, to: null, articles: ['c'] };

      it('come back as they were assigned, the latest first', async () => {
        await store.assignStories([port, dam]);

        expect(await store.stories()).toEqual([dam, port]);
        expect(await store.stories(['s2', 'x'])).toEqual([port]);
      });

      it('are found by the articles in them, each once', async () => {
        await store.assignStories([port, dam]);

        expect(await store.storiesWith(['b', 'nobody', 'a'])).toEqual([dam]);
        expect(await store.storiesWith([])).toEqual([]);
      });

      it('keep what they are assigned by until the article is forgotten', async () => {
        await store.put([reading(article('a', 'Fog.'))]);
        const kept = await store.profiles.of(['a', 'b']);
        expect([...kept.keys()]).toEqual(['a']);
        expect(kept.get('a')).toContain('fog');

        await store.forget({ article: 'a' });

        expect(await store.profiles.of(['a'])).toEqual(new Map());
      });

      it('hold an article once: the last assignment wins and an empty story goes', async () => {
        await store.assignStories([dam, port]);

        await store.assignStories([{ ...dam, articles: ['a', 'b', 'c'] }]);

        expect((await store.stories()).map(({ story, articles }) => [story, articles])).toEqual([
          ['s1', ['a', 'b', 'c']],
        ]);
      });
    });

    describe('forget', () => {
      it('deletes an article with all that is known of it', async () => {
        await store.put([reading(article('a', 'Anna Holt spoke.'), ['Anna Holt']), reading(article('b', 'Rain.'))]);
        await store.assignStories([{ story: 's', title: 'Speech', from: null, to: null, articles: ['a'] }]);

        expect(await store.forget({ article: 'a' })).toBe(1);

        expect(await store.articles(['a'])).toEqual([]);
        expect(await store.recall(terms('spoke'), {}, 10)).toEqual([]);
        expect(await store.mentioning(['Anna Holt'], 10)).toEqual([]);
        expect(await store.stories()).toEqual([]);
        expect((await store.status()).articles).toBe(1);
      });

      it('deletes all articles of a source and counts them', async () => {
        await store.put(
          ['a', 'b', 'c'].map((id) => reading(article(id, 'Fog.', { source: id === 'c' ? 'x' : 'wire' }))),
        );

        expect(await store.forget({ source: 'wire' })).toBe(2);
        expect(await store.forget({ article: 'none' })).toBe(0);
        expect(await store.newest({}, 10)).toEqual(['c']);
      });
    });

    it('says what it holds', async () => {
      await store.put([
        reading(article('a', 'Anna Holt spoke.', { published: '2024-01-02' }), ['Anna Holt']),
        reading(article('b', 'Rain.', { published: '2024-01-05' })),
      ]);

      expect(await store.status()).toMatchObject({
        articles: 2,
        sentences: 2,
        entities: 1,
        stories: 0,
        newest: '2024-01-05',
      });
    });
  });
};
