import { describe, expect, it } from 'vitest';
import { compareBy, mostFactor, rarityIn } from '../../src/briefing/likeness.ts';
import { createCosine, sketchOf, vectorOfSketch } from '../../src/briefing/sketch.ts';
import { createVocabulary } from '../../src/briefing/vocabulary.ts';
import { cosine, vectorOfCounts } from '../../src/briefing/weighing.ts';
import { profileOf } from '../../src/store/profile.ts';
import { OWN_REPORT, printed, REPORT } from './printed.ts';

/** A store of so many articles, and which words it was asked about. */
function counting(articles: number, df: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const store = {
    articles,
    async termCounts(terms: readonly string[]) {
      asked.push(...terms);
      return { articles: store.articles, df: new Map(terms.map((term) => [term, df[term] ?? 0])) };
    },
  };
  return { store, asked };
}

const sketched = (words: readonly string[], vocabulary: ReturnType<typeof createVocabulary>) =>
  sketchOf({ day: null, counts: new Map(words.map((word) => [word, 1])) }, vocabulary);

describe('createVocabulary', () => {
  it('weighs a word by how many articles hold it and how common it is in English', async () => {
    const df = { council: 40, solheim: 1 };
    const vocabulary = createVocabulary(counting(100, df).store);

    await vocabulary.learn([sketched(['council', 'solheim'], vocabulary)]);

    const rarity = rarityIn(100, (term) => df[term as keyof typeof df] ?? 0);
    for (const word of ['council', 'solheim', 'never']) expect(vocabulary.rarity(word)).toBeCloseTo(rarity(word), 10);
  });

  it('asks about a word once until the store has grown by a fifth', async () => {
    const { store, asked } = counting(100, {});
    const vocabulary = createVocabulary(store);
    const sketch = sketched(['ferry', 'harbour'], vocabulary);

    await vocabulary.learn([sketch, sketch]);
    store.articles = 110;
    await vocabulary.learn([sketch, sketched(['bridge'], vocabulary)]);
    expect(asked).toEqual(['ferry', 'harbour', 'bridge']);

    store.articles = 121;
    await vocabulary.learn([sketch]);
    expect(asked.slice(3)).toEqual(['ferry', 'harbour']);
  });

  it('gives the words it asked about that one article alone has', async () => {
    const vocabulary = createVocabulary(counting(100, { ferri: 2, solheim: 1, bodvik: 0 }).store);
    const sketch = sketched(['ferri', 'solheim', 'bodvik'], vocabulary);

    expect(await vocabulary.learn([sketch])).toEqual(new Set(['bodvik', 'solheim']));
    // Not asked again: others may have it by now.
    expect(await vocabulary.learn([sketch])).toEqual(new Set());
  });

  it('numbers more words than it had room for at first', () => {
    const vocabulary = createVocabulary(counting(10, {}).store);
    const words = Array.from({ length: 3000 }, (_, n) => `word${n}`);

    expect(words.map(vocabulary.numberOf)).toEqual(words.map((_, n) => n));
    expect(vocabulary.rarity('word2999')).toBeCloseTo(vocabulary.rarityAt(2999), 10);
  });
});

describe('sketches', () => {
  const [one, other] = [
    profileOf(printed('one', REPORT, { title: 'Ferry aground', published: '2026-01-12' })),
    profileOf(printed('other', OWN_REPORT, { title: 'Ferry accident', published: '2026-01-14' })),
  ];

  it('have the cosine of the whole vectors', async () => {
    const vocabulary = createVocabulary(counting(200, { ferri: 20, bodvik: 3 }).store);
    const [a, b] = [sketchOf(one, vocabulary), sketchOf(other, vocabulary)];
    await vocabulary.learn([a, b]);

    const whole = cosine(
      vectorOfCounts(one.counts, vocabulary.rarity),
      vectorOfCounts(other.counts, vocabulary.rarity),
    );
    const cosineTo = createCosine(vocabulary);

    expect(whole).toBeGreaterThan(0.05);
    expect(cosineTo(b)(b)).toBeCloseTo(1, 10);
    expect(cosineTo(a)(b)).toBeCloseTo(whole, 10);
    expect(cosine(vectorOfSketch(a, vocabulary), vectorOfSketch(b, vocabulary))).toBeCloseTo(whole, 10);
  });

  it('tell how alike two articles are at most', () => {
    const vectorOf = ({ counts }: typeof one) => vectorOfCounts(counts, () => 1);
    const outline = ({ day, counts }: typeof one) => ({ day, size: counts.size });

    const most = cosine(vectorOf(one), vectorOf(other)) * mostFactor(outline(one), outline(other));

    expect(compareBy(vectorOf).pair(one, other)).toBeLessThanOrEqual(most);
  });
});
