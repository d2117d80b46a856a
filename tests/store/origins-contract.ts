import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Traced } from '../../src/store/origins.ts';
import type { Store } from '../../src/store/store.ts';
import { article, reading } from './contract.ts';

/** What every store must do with where articles come from. `open` gives an empty one that nobody else uses. */
export const originsContract = (name: string, open: () => Promise<Store>): void => {
  describe(`the contract on origins on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    const traced = (id: string, prints: readonly number[], more: Partial<Traced> = {}): Traced => {
      return { article: id, group: id, house: null, site: null, agency: null, prints, found: prints, ...more };
    };

    it('gives back what was written, of articles that were traced alone', async () => {
      await store.origins.save([traced('a', [-5, 7], { house: 'coast', site: 'coast.example', agency: 'reuters' })]);

      expect([...(await store.origins.of(['b', 'a'])).entries()]).toEqual([
        ['a', { article: 'a', group: 'a', house: 'coast', site: 'coast.example', agency: 'reuters' }],
      ]);
    });

    it('finds by shared prints, those that share most first, with how many they have', async () => {
      await store.origins.save([traced('a', [1, 2, 3]), traced('b', [2, 3, -4]), traced('c', [9])]);

      expect(await store.origins.sharing([2, 3, -4, -4], 5)).toEqual([
        { article: 'b', shared: 3, prints: 3 },
        { article: 'a', shared: 2, prints: 3 },
      ]);
      expect(await store.origins.sharing([2], 1)).toHaveLength(1);
      expect(await store.origins.sharing([], 5)).toEqual([]);
    });

    it('finds a copy only by what its original is not found by', async () => {
      await store.origins.save([traced('a', [1, 2]), traced('b', [1, 2, 3], { found: [3] })]);

      expect(await store.origins.sharing([1, 3], 5)).toEqual([
        { article: 'a', shared: 1, prints: 2 },
        { article: 'b', shared: 1, prints: 3 },
      ]);
    });

    it('finds nobody by a print that very many hold', async () => {
      await store.origins.save(Array.from({ length: 70 }, (_, i) => traced(`n${i}`, [1])));

      expect(await store.origins.sharing([1], 100)).toEqual([]);
    });

    it('puts the new in the place of the old, prints and all', async () => {
      await store.origins.save([traced('a', [1, 2])]);
      await store.origins.save([traced('a', [2, 3], { group: 'z' })]);

      expect(await store.origins.sharing([1], 5)).toEqual([]);
      expect(await store.origins.sharing([3], 5)).toEqual([{ article: 'a', shared: 1, prints: 2 }]);
      expect((await store.origins.of(['a'])).get('a')?.group).toBe('z');
    });

    it('gives the members of groups and joins groups', async () => {
      await store.origins.save([traced('a', []), traced('b', [], { group: 'a' }), traced('c', [])]);
      expect(await store.origins.members(['a', 'nobody'])).toEqual(new Map([['a', ['a', 'b']]]));

      await store.origins.join(['a'], 'c');

      expect([...((await store.origins.members(['c'])).get('c') ?? [])].sort()).toEqual(['a', 'b', 'c']);
    });

    it('forgets with the article', async () => {
      await store.put([reading(article('a', 'Rain.')), reading(article('b', 'Snow.'))]);
      await store.origins.save([traced('a', [1]), traced('b', [1])]);

      await store.forget({ article: 'a' });

      expect(await store.origins.sharing([1], 5)).toEqual([{ article: 'b', shared: 1, prints: 1 }]);
      expect(await store.origins.of(['a'])).toEqual(new Map());
    });
  });
};
