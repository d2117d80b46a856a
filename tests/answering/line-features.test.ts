import { beforeAll, describe, expect, it } from 'vitest';
import { evidenceFor, layOut } from '../../src/answering/answering.ts';
import type { Ask } from '../../src/answering/ask.ts';
import { LINE_FEATURES, LINE_WIDTH, lineFeatures } from '../../src/answering/lines/line-features.ts';
import { meanOf, similarity } from '../../src/answering/lines/mean-words.ts';
import { readArticle } from '../../src/language/read.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { article } from '../store/contract.ts';

const LIGHTHOUSE = `Skarholm lighthouse goes dark after 160 years
The coast guard switched off the lamp of the Skarholm lighthouse on Monday.
Keeper Dag Moe, 61, moves to the mainland with his two goats.
The tower will become a hotel with nine rooms.
Repairs to the roof were too expensive, the coast guard said.`;
const FERRY = `Ferry fares rise
A ticket from Skarholm to the mainland will cost 90 kroner from May.
The ferry line blamed dearer fuel.`;

let store: Store;

beforeAll(async () => {
  store = await openStore('memory:');
  const articles = [LIGHTHOUSE, FERRY].map((text, i) =>
    article(`a${i}`, text, { title: text.split('\n')[0]!, publisher: 'Harbour Post', published: '2024-03-19' }),
  );
  await store.put(articles.map((one) => ({ article: one, reading: readArticle(one) })));
});

async function askOf(question: string): Promise<Ask> {
  const parts = { search: createSearch({ store }), store, now: () => new Date('2024-04-01') };
  return (await layOut(parts, { question })).ask;
}

const column = (name: (typeof LINE_FEATURES)[number]): number => LINE_FEATURES.indexOf(name);

describe('lineFeatures', () => {
  it('gives every line a row of finite numbers', async () => {
    const ask = await askOf('what will the tower become');
    const rows = lineFeatures(ask);

    expect(rows).toHaveLength(ask.scene.lines.length);
    for (const row of rows) {
      expect(row).toHaveLength(LINE_WIDTH);
      expect(row.every(Number.isFinite)).toBe(true);
    }
  });

  it('has just the line that holds most of the question at no distance from the best', async () => {
    const ask = await askOf('what will the tower become');
    const rows = lineFeatures(ask);
    const best = rows.findIndex((row) => row[column('is best cover')] === 1);

    expect(ask.scene.lines[best]!.text).toContain('hotel');
    expect(rows.filter((row) => row[column('below best cover')] === 0)).toHaveLength(1);
  });

  it('tells the article that speaks of the thing from one that does not', async () => {
    const ask = await askOf('why was the lamp of the Skarholm lighthouse switched off');
    const rows = lineFeatures(ask);
    const below = (id: string): number =>
      rows[ask.scene.lines.find((l) => l.article.id === id)!.i]![column('article below best')]!;

    expect(below('a0')).toBe(0);
    expect(below('a1')).toBeGreaterThan(0.2);
  });
});

describe('evidenceFor', () => {
  it.each([
    ['what is the tower turned into', 'hotel'],
    ['what made the ferry pricier', 'fuel'],
  ])('puts the line first that answers in other words: "%s"', async (question, expected) => {
    const [first] = evidenceFor(await askOf(question));

    expect(first!.line.text).toContain(expected);
    expect(first!.sure).toBeGreaterThan(0);
    expect(first!.sure).toBeLessThanOrEqual(1);
  });
});

describe('meanOf', () => {
  it('is alike for words of one subject and not for others', () => {
    const of = (...words: string[]) => meanOf(words.map((lower) => ({ lower, weight: 1 })));

    expect(similarity(of('ship', 'harbour'), of('boat', 'port'))).toBeGreaterThan(
      similarity(of('ship', 'harbour'), of('tax', 'budget')),
    );
    expect(of('qqqzzzy')).toBeNull();
    expect(similarity(null, of('ship'))).toBe(0);
  });
});
