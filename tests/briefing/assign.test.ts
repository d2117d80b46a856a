import { describe, expect, it } from 'vitest';
import { assignArticles, assignStored } from '../../src/briefing/assign.ts';
import { putOnce } from '../../src/briefing/put-once.ts';
import { storiesOf } from '../../src/briefing/stories-of.ts';
import type { ReadArticle, Story } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { prepare } from '../../src/store/prepare.ts';
import { packProfile, profileOf, unpackProfile } from '../../src/store/profile.ts';
import type { Store } from '../../src/store/store.ts';
import { read } from './newsroom.ts';
import { OWN_REPORT, printed, REPORT } from './printed.ts';

const news: readonly ReadArticle[] = [
  printed('wreck', REPORT, { title: 'Ferry aground at Bodvik', published: '2026-01-12' }),
  printed('saved', OWN_REPORT, { title: 'Passengers tell of ferry accident at Bodvik', published: '2026-01-13' }),
  read(
    'inquiry',
    `The transport board opened its inquiry into the ferry Solheim, which ran aground outside Bodvik on Monday.
Harbour master Ingrid Falk handed over the records of the bridge, and Nordline promised to help.`,
    { title: 'Inquiry opens into Bodvik ferry accident', published: '2026-01-14' },
  ),
  read(
    'cup',
    `Torsnes beat Halden 2-1 in the cup on Saturday with two late goals by captain Lars Eide.
Halden led after an hour before Eide headed in a corner and then scored from the spot.
Coach Ola Brekke said his players had never stopped believing.`,
    { title: 'Torsnes 2-1 Halden', published: '2026-01-11' },
  ),
  read(
    'league',
    `Torsnes threw away a lead of two goals and drew 3-3 with Skarvik in the league on Sunday.
Keeper Nils Aas let a long shot slip through his hands and was beaten again in the last minute.
Coach Ola Brekke blamed tired legs and a pitch as hard as stone.`,
    { title: 'Torsnes 3-3 Skarvik', published: '2026-01-18' },
  ),
  read(
    'budget',
    `The county council of Lerum passed a budget of 410 million crowns on Tuesday and raised the tax on second homes.
Finance chairman Stig Moen said schools would get nine new teachers.`,
    { title: 'Lerum council raises tax on second homes', published: '2026-01-13' },
  ),
];

const byId = (id: string): ReadArticle => news.find(({ article }) => article.id === id)!;

/** Stories after articles came in batches, as sorted lists of their ids. */
async function storiesAfter(...batches: readonly (readonly string[])[]): Promise<Story[]> {
  const store = await openStore('memory:');
  for (const ids of batches) {
    const batch = ids.map(byId);
    await store.put(batch);
    await assignArticles(batch, store);
  }
  const stories = await store.stories();
  await store.close();
  return stories;
}

const groups = (stories: readonly Story[]): string[] =>
  stories.map(({ articles }) => [...articles].sort().join(' ')).sort();

describe('assignArticles', () => {
  const expected = ['budget', 'cup', 'inquiry saved wreck', 'league'];

  it.each([
    [[['wreck', 'saved', 'inquiry', 'cup', 'league', 'budget']]],
    [[['budget', 'league', 'cup', 'inquiry', 'saved', 'wreck']]],
    [[['saved'], ['cup'], ['wreck', 'budget'], ['league'], ['inquiry']]],
    [[['inquiry'], ['league'], ['budget'], ['saved'], ['cup'], ['wreck']]],
    [[['cup', 'league'], ['wreck'], ['budget'], ['inquiry'], ['saved']]],
  ])('makes the same stories in whatever order articles come: %j', async (batches) => {
    expect(groups(await storiesAfter(...batches))).toEqual(expected);
  });

  it('keeps a name as the story grows, and titles it by the article most like the others', async () => {
    const [first] = await storiesAfter(['wreck']);
    const stories = await storiesAfter(['wreck'], ['saved'], ['inquiry']);

    expect(stories[0]).toMatchObject({ story: first!.story, from: '2026-01-12', to: '2026-01-14' });
    expect(stories[0]!.title).toMatch(/ferry/i);
  });

  it('leaves apart what is told alike weeks later', async () => {
    const store = await openStore('memory:');
    const later = printed('later', REPORT, { title: 'Ferry aground at Bodvik', published: '2026-03-20' });
    await store.put([byId('wreck'), later]);

    await assignArticles([byId('wreck')], store);
    await assignArticles([later], store);

    expect(groups(await store.stories())).toEqual(['later', 'wreck']);
    await store.close();
  });

  it('moves an article whose text became another', async () => {
    const store = await openStore('memory:');
    const both = [byId('wreck'), printed('other', REPORT, { title: 'Ferry aground', published: '2026-01-12' })];
    await store.put(both);
    await assignArticles(both, store);
    expect(groups(await store.stories())).toEqual(['other wreck']);

    const changed = { ...byId('budget'), article: { ...byId('budget').article, id: 'other' } };
    await store.put([changed]);
    await assignArticles([changed], store);

    expect(groups(await store.stories())).toEqual(['other', 'wreck']);
    await store.close();
  });
});

describe('assignStored', () => {
  const ids = news.map(({ article }) => article.id);
  const both = async (store: Store) => [await store.stories(), await store.origins.of([...ids, 'copy'])];

  it('comes to the same whether the words were kept when the articles were stored or are read again', async () => {
    const copy = printed('copy', REPORT.slice(2), { title: 'Ferry on sand', publisher: 'The Fjord', source: 'fjord' });
    const batches = [news, [copy]].map((batch) => batch.map(prepare));
    const [fresh, later] = [await openStore('memory:'), await openStore('memory:')];
    for (const batch of batches) {
      await putOnce(batch, { store: fresh, workspace: null });
      await later.put(batch);
      for (const store of [fresh, later])
        await assignStored(
          batch.map(({ article }) => article.id),
          store,
        );
    }

    expect(groups(await fresh.stories())).toEqual(['budget', 'copy inquiry saved wreck', 'cup', 'league']);
    expect(await both(fresh)).toEqual(await both(later));
    expect((await fresh.origins.of(['copy'])).get('copy')).toMatchObject({ group: 'wreck', house: 'fjord' });
    await fresh.close();
    await later.close();
  });

  it('passes over an article that was forgotten meanwhile', async () => {
    const store = await openStore('memory:');
    await putOnce(news.map(prepare), { store, workspace: null });
    await store.forget({ article: 'wreck' });

    await assignStored(ids, store);

    expect(groups(await store.stories())).toEqual(['budget', 'cup', 'inquiry saved', 'league']);
    expect(await store.origins.of(['wreck'])).toEqual(new Map());
    await store.close();
  });
});

describe('storiesOf', () => {
  it('cuts stored stories down to the articles at hand, and clusters what was never assigned', async () => {
    const store = await openStore('memory:');
    await store.put(news);
    await assignArticles([byId('wreck'), byId('saved')], store);

    const stories = await storiesOf([byId('saved'), byId('cup')], store);

    expect(stories.map(({ articles }) => articles)).toEqual([['saved'], ['cup']]);
    await store.close();
  });
});

describe('packProfile', () => {
  it('writes what unpackProfile reads', () => {
    for (const one of news) {
      const profile = profileOf(one);
      expect(unpackProfile(one.article.id, packProfile(profile))).toEqual(profile);
    }
    const bare = profileOf(read('bare', ''));
    expect(unpackProfile('bare', packProfile(bare))).toEqual(bare);
  });
});
