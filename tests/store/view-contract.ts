import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../src/model.ts';
import type { Store } from '../../src/store/store.ts';
import { termsOf } from '../../src/store/terms.ts';
import { article, reading } from './contract.ts';

const source = (id: string, workspace: string | null): Source => ({
  id,
  workspace,
  kind: 'feed',
  url: `https://${id}.example/feed.xml`,
  title: null,
  topics: [],
  everySeconds: null,
  by: null,
  since: '2026-01-01T00:00:00.000Z',
});

const terms = (words: string): string[] => termsOf(words).map(({ term }) => term);
const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id).sort();

/** What a store must show to one workspace, and what not. `open` gives an empty store that nobody else uses. */
export const viewContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the view contract on ${name}`, () => {
    let store: Store;
    let red: Store;
    let blue: Store;

    beforeEach(async () => {
      store = await open();
      red = store.view('slack:RED');
      blue = store.view('discord:BLUE');
      await store.sources.save(source('kelp', 'slack:RED'));
      await store.sources.save(source('reef', 'discord:BLUE'));
      await store.sources.save(source('coral', 'discord:BLUE'));
      await store.sources.save(source('tides', null));
    });
    afterEach(async () => {
      await store.close();
    });

    const say = (id: string, from: string, text = 'Ice on the canal.') =>
      reading(article(id, text, { source: from, published: '2024-05-01' }));

    describe('with one private article a side and a public one', () => {
      const redOnly = { source: 'kelp', publisher: 'Kelp Weekly', published: '2024-05-03', title: 'Lock gate stuck' };
      const blueOnly = { source: 'reef', publisher: 'Reef Daily', published: '2024-05-02', title: 'Sluice opens' };

      beforeEach(async () => {
        await store.put([
          reading(article('public', 'Ice on the canal, Nora Lind said.', { publisher: 'Harbour Post' }), ['Nora Lind']),
          reading(article('red', 'Ice on the canal, Rolf Berg said.', redOnly), ['Rolf Berg']),
          reading(article('blue', 'Ice on the canal, Bela Kun said.', blueOnly), ['Bela Kun']),
        ]);
      });

      it('shows the operator everything', async () => {
        expect(await store.newest({}, 10)).toEqual(['red', 'blue', 'public']);
        expect((await store.status()).articles).toBe(3);
      });

      it('finds by id, by words and by date only what the workspace may see', async () => {
        const all = ['blue', 'red', 'public'];

        expect((await red.articles(all)).map(({ id }) => id)).toEqual(['red', 'public']);
        expect((await red.read(all)).map((read) => read.article.id)).toEqual(['red', 'public']);
        expect((await red.sentences(all)).map((cut) => cut.article.id)).toEqual(['red', 'public']);
        expect(await red.newest({}, 10)).toEqual(['red', 'public']);
        expect(await blue.newest({ since: '2024-01-01' }, 1)).toEqual(['blue']);
        expect(await red.newest({ sources: ['reef', 'Reef Daily'] }, 10)).toEqual([]);
        expect(ids(await red.recall(terms('ice canal'), {}, 10))).toEqual(['public', 'red']);
        expect(ids(await blue.recall(terms('ice canal'), {}, 10))).toEqual(['blue', 'public']);
        expect(await red.recall(terms('bela kun sluice'), {}, 10)).toEqual([]);
        expect(ids(await red.recall(terms('ice'), { ids: all }, 1))).toHaveLength(1);
      });

      it('scores as if the articles that are not shown did not count', async () => {
        const alone = await open();
        await alone.put(await red.read(['public', 'red']));

        const [seen, expected] = [
          await red.termCounts(terms('ice canal kun')),
          await alone.termCounts(terms('ice canal kun')),
        ];

        expect(seen).toEqual(expected);
        await alone.close();
      });

      it('completes no name, and names no publisher, that stands in articles of others alone', async () => {
        expect(await red.names('b', 10)).toEqual([{ name: 'Rolf Berg', articles: 1 }]);
        expect(await blue.names('b', 10)).toEqual([{ name: 'Bela Kun', articles: 1 }]);
        expect(await red.names('kun', 10)).toEqual([]);
        expect(await red.mentioning(['Bela Kun', 'Nora Lind'], 10)).toEqual(['public']);
        expect(await red.publishers()).toEqual(['Harbour Post', 'Kelp Weekly']);
      });

      it('counts only what the workspace may see', async () => {
        expect(await red.status()).toMatchObject({
          articles: 2,
          sentences: 2,
          entities: 2,
          newest: '2024-05-03',
        });
        expect(await blue.status()).toMatchObject({ articles: 2, newest: '2024-05-02' });
      });

      it('shows of a common story the part that may be seen, called after that part', async () => {
        await store.assignStories([
          {
            story: 'story-blue',
            title: 'Sluice opens',
            from: '2024-05-02',
            to: '2024-05-03',
            articles: ['public', 'blue', 'red'],
          },
        ]);

        const told = [{ story: 'story-public', title: 'Lock gate stuck', from: '2024-05-03', to: '2024-05-03' }].map(
          (story) => ({ ...story, articles: ['public', 'red'] }),
        );
        expect(await red.stories()).toEqual(told);
        expect(await red.stories(['story-public'])).toEqual(told);
        expect(await red.stories(['story-blue'])).toEqual([]);
        expect(await red.storiesWith(['public', 'blue'])).toEqual(told);
        expect(await red.storiesWith(['blue'])).toEqual(told);
        expect((await red.status()).stories).toBe(1);
      });

      it('shows a story of others not at all, and calls one without a title after its first sentence', async () => {
        await store.assignStories([
          { story: 'story-blue', title: 'Sluice opens', from: null, to: null, articles: ['blue'] },
          { story: 's', title: 'Lock gate stuck', from: null, to: null, articles: ['public', 'red'] },
        ]);

        expect((await blue.stories()).map(({ story, title }) => [story, title])).toEqual([
          ['s', 'Ice on the canal, Nora Lind said.'],
          ['story-blue', 'Sluice opens'],
        ]);
        expect((await red.stories()).map(({ story }) => story)).toEqual(['s']);
      });

      it('sees at once what becomes private or public', async () => {
        await red.recall(terms('ice'), {}, 10);

        await store.put([say('later', 'reef')]);
        expect(await red.newest({}, 10)).not.toContain('later');

        await store.sources.attribute('tides', ['later']);
        expect(await red.newest({}, 10)).toContain('later');
      });

      it('keeps a removed source’s articles to the workspace that had it', async () => {
        await store.sources.remove('reef');

        expect(await red.newest({}, 10)).toEqual(['red', 'public']);
        expect(await blue.newest({}, 10)).toEqual(['blue', 'public']);
      });

      it('lets a source and its articles change hands', async () => {
        await store.sources.save(source('reef', null));

        expect(await red.newest({}, 10)).toEqual(['red', 'blue', 'public']);
      });
    });

    describe('put', () => {
      it('shows the same words to both workspaces whose sources brought them', async () => {
        await store.put([say('a', 'kelp')]);

        expect(await store.put([say('a', 'reef')])).toEqual([{ id: 'a', kind: 'new' }]);
        expect(await store.put([say('a', 'reef')])).toEqual([{ id: 'a', kind: 'unchanged' }]);

        expect(await red.newest({}, 10)).toEqual(['a']);
        expect(await blue.newest({}, 10)).toEqual(['a']);
        expect((await store.status()).articles).toBe(1);
      });

      it('keeps other words under one id apart, so that no team reads or rewrites what another fetched', async () => {
        await store.put([say('a', 'kelp', 'The whole text, behind a password.')]);

        const [put] = await store.put([say('a', 'reef', 'A teaser.')]);

        expect(put).toMatchObject({ kind: 'new' });
        expect(put!.id).not.toBe('a');
        expect((await red.articles(['a']))[0]?.text).toBe('The whole text, behind a password.');
        expect((await blue.articles(['a']))[0]?.text).toBe('A teaser.');
        expect(await store.put([say('a', 'reef', 'A teaser.')])).toEqual([{ id: put!.id, kind: 'unchanged' }]);
        expect(await store.put([say('a', 'reef', 'Another teaser.')])).toEqual([{ id: put!.id, kind: 'updated' }]);
        expect((await blue.read(['a']))[0]?.article.text).toBe('Another teaser.');
        expect(await blue.newest({}, 10)).toEqual([put!.id]);
      });

      it('parts two workspaces when one’s source changes what both see', async () => {
        await store.put([say('a', 'kelp')]);
        await store.put([say('a', 'reef')]);

        await store.put([say('a', 'reef', 'Corrected.')]);

        expect((await red.articles(['a']))[0]?.text).toBe('Ice on the canal.');
        expect((await blue.articles(['a'])).map(({ text }) => text)).toEqual(['Corrected.']);
        expect(await blue.newest({}, 10)).toHaveLength(1);
      });

      it('lets a workspace’s source correct what only that workspace sees', async () => {
        await store.put([say('a', 'kelp')]);

        expect(await store.put([say('a', 'kelp', 'Corrected.')])).toEqual([{ id: 'a', kind: 'updated' }]);
        expect((await red.articles(['a']))[0]?.text).toBe('Corrected.');
        expect(await blue.articles(['a'])).toEqual([]);
      });

      it('lets no workspace’s source change what is everybody’s', async () => {
        await store.put([say('a', 'desk')]);

        expect(await store.put([say('a', 'kelp', 'Forged.')])).toEqual([{ id: 'a', kind: 'unchanged' }]);
        expect((await blue.articles(['a']))[0]?.text).toBe('Ice on the canal.');
        expect(await store.sources.articlesOf('kelp', 10)).toEqual(['a']);
      });

      it.each([['tides'], ['desk']])('makes everybody’s what the operator brings too, by %s', async (operators) => {
        await store.put([say('a', 'kelp', 'Private draft.')]);

        expect(await store.put([say('a', operators, 'As printed.')])).toEqual([{ id: 'a', kind: 'new' }]);

        expect((await blue.articles(['a']))[0]?.text).toBe('As printed.');
        expect((await red.articles(['a']))[0]?.text).toBe('As printed.');
      });

      it('makes everybody’s what the operator brings word for word', async () => {
        await store.put([say('a', 'kelp')]);
        await store.put([say('a', 'desk')]);

        expect(await blue.newest({}, 10)).toEqual(['a']);
        expect(await blue.put([say('a', 'reef')])).toEqual([{ id: 'a', kind: 'unchanged' }]);
      });

      it('lets one of two followed sources change an article: the one that brought it first', async () => {
        await store.put([say('a', 'reef')]);

        expect(await store.put([say('a', 'coral', 'With another publisher.')])).toEqual([
          { id: 'a', kind: 'unchanged' },
        ]);
        expect(await store.put([say('a', 'reef', 'Corrected.')])).toEqual([{ id: 'a', kind: 'updated' }]);
        expect(await store.sources.articlesOf('coral', 10)).toEqual(['a']);
      });

      it('gives a workspace what is put into its view by no followed source', async () => {
        await red.put([say('page', 'pages')]);

        expect(await red.newest({}, 10)).toEqual(['page']);
        expect(await blue.newest({}, 10)).toEqual([]);
        expect(await blue.put([say('page', 'pages')])).toEqual([{ id: 'page', kind: 'new' }]);
        expect(await blue.newest({}, 10)).toEqual(['page']);
      });

      it('keeps a source’s article private when it is put into another view or none', async () => {
        await blue.put([say('a', 'kelp')]);

        expect(await blue.newest({}, 10)).toEqual([]);
        expect(await red.newest({}, 10)).toEqual(['a']);
      });
    });

    describe('attribute', () => {
      it('lays open nothing that a workspace’s source only names', async () => {
        await store.put([say('a', 'kelp')]);

        await store.sources.attribute('reef', ['a']);

        expect(await blue.newest({}, 10)).toEqual([]);
        expect(await store.sources.articlesOf('reef', 10)).toEqual([]);
      });

      it('leaves everybody’s what a file brought before', async () => {
        await store.put([say('a', 'desk')]);

        await store.sources.attribute('kelp', ['a']);

        expect(await blue.newest({}, 10)).toEqual(['a']);
      });

      it('makes everybody’s what the operator names, and a workspace’s what is named in its view', async () => {
        await store.put([say('a', 'kelp'), say('b', 'kelp'), say('c', 'kelp')]);

        await store.sources.attribute('desk', ['a']);
        await store.sources.attribute('tides', ['b']);
        await red.sources.attribute('pages', ['c']);

        expect((await blue.newest({}, 10)).sort()).toEqual(['a', 'b']);
      });
    });

    it('shows the same to a view of a view', async () => {
      await store.put([say('a', 'kelp'), say('b', 'reef')]);

      expect(await red.view('discord:BLUE').newest({}, 10)).toEqual(['b']);
    });

    it('has been told of every method a store has', () => {
      const filtered = ['articles', 'read', 'sentences', 'newest', 'recall', 'termCounts', 'names', 'publishers'];
      const whole = [
        'put',
        'assignStories',
        'forget',
        'outdated',
        'close',
        'view',
        'ledger',
        'ratings',
        'sources',
        'origins',
        'profiles',
        'otherIds',
        'teasers',
      ];

      // A new method that shows articles must be filtered in views, and tried above.
      expect(Object.keys(store).sort()).toEqual(
        [...filtered, 'mentioning', 'stories', 'storiesWith', 'status', ...whole].sort(),
      );
    });
  });
};
