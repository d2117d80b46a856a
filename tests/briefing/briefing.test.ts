import { describe, expect, it } from 'vitest';
import { countWords } from '../../src/briefing/weighing.ts';
import { ports, strike } from './fixtures.ts';
import { newsroom } from './newsroom.ts';

describe('brief', () => {
  it('tells of the articles of a topic alone', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const digest = await briefing.brief({ topic: 'ports', length: 'standard' });

    expect(digest.sources.map(({ article }) => article)).toEqual(['courier', 'ledger']);
    expect(digest.window).toEqual({ from: '2026-03-02', to: '2026-03-03' });
    expect(digest.notice).toBeUndefined();
  });

  it('takes to a topic whatever a source of the topic brought, and counts it there', async () => {
    const { briefing, store } = await newsroom(strike, [ports]);
    const museum = { id: 'museum', workspace: null, kind: 'feed', url: 'https://m.example/', title: null } as const;
    await store.sources.save({ ...museum, topics: ['ports'], everySeconds: null, by: null, since: '2026-03-01' });
    await store.sources.attribute('museum', ['gazette']);

    const whole = await briefing.brief({ topic: 'ports', length: 'standard' });
    const given = await briefing.brief({ topic: 'ports', articles: ['gazette', 'ledger'], length: 'standard' });

    expect(whole.sources.map(({ article }) => article)).toContain('gazette');
    expect(given.sources.map(({ article }) => article)).toContain('gazette');
    expect(await briefing.topics()).toMatchObject([{ slug: 'ports', articles: 3 }]);
  });

  it('proves every sentence by an exact stretch of an article, 4 to 80 words long', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const { sentences, citations } = await briefing.brief({ topic: 'ports', length: 'long' });

    expect(sentences.length).toBeGreaterThan(3);
    for (const sentence of sentences) {
      for (const n of sentence.citations) {
        const { article, quote } = citations.find((citation) => citation.n === n)!;
        expect(strike.find((read) => read.article.id === article)!.article.text).toContain(quote);
        expect(countWords(quote)).toBeGreaterThanOrEqual(4);
        expect(countWords(quote)).toBeLessThanOrEqual(80);
      }
    }
  });

  it('says what two papers both say once', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const { text } = await briefing.brief({ topic: 'ports', length: 'long' });

    expect(text.match(/talks over night shifts/g)).toHaveLength(1);
  });

  it('keeps to the words it is given', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const { text } = await briefing.brief({ topic: 'ports', length: 'long', maxWords: 50 });

    expect(countWords(text)).toBeLessThanOrEqual(50);
    expect(countWords(text)).toBeGreaterThan(15);
  });

  it('never repeats a line that begs for readers', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const { text } = await briefing.brief({ topic: null, articles: ['ledger'], length: 'long' });

    expect(text).not.toContain('readers who trust us');
  });

  it('names the nearest topic when there is none of that name', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const digest = await briefing.brief({ topic: 'portz', length: 'short' });

    expect(digest.notice).toContain('ports');
    expect(digest.sentences).toEqual([]);
  });

  it('searches for words that are no topic', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const digest = await briefing.brief({ topic: 'Ilse Brandt notebook', length: 'short' });

    expect(digest.sources[0]?.article).toBe('gazette');
    expect(digest.notice).toContain('Ilse Brandt notebook');
  });

  it('says which topics there are when nothing is new in any', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const digest = await briefing.brief({ topic: null, length: 'short', since: '2026-04-01' });

    expect(digest.notice).toBe('Nothing new. The topics are: ports.');
  });

  it('names an article that is not there', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    const digest = await briefing.brief({ topic: null, articles: ['nowhere'], length: 'short' });

    expect(digest.notice).toBe('There is no article called nowhere.');
  });
});

describe('assignStories', () => {
  it('puts articles on one event into one story and others apart', async () => {
    const { briefing } = await newsroom(strike);

    await briefing.assignStories(strike);

    const groups = (await briefing.stories()).map(({ articles }) => [...articles].sort());
    expect(groups).toHaveLength(2);
    expect(groups).toContainEqual(['courier', 'ledger']);
  });

  it('keeps the name of a story that grows', async () => {
    const { briefing } = await newsroom(strike);
    await briefing.assignStories([strike[0]!]);
    const before = (await briefing.stories())[0]!.story;

    await briefing.assignStories([strike[1]!]);

    const after = (await briefing.stories()).find(({ articles }) => articles.includes('courier'))!;
    expect(after.story).toBe(before);
    expect(after.articles).toEqual(['ledger', 'courier']);
  });

  it('changes nothing when the same articles come again', async () => {
    const { briefing } = await newsroom(strike);
    await briefing.assignStories(strike);
    const before = await briefing.stories();

    await briefing.assignStories(strike);

    expect(await briefing.stories()).toEqual(before);
  });
});

describe('topics', () => {
  it('counts the articles about each', async () => {
    const { briefing } = await newsroom(strike, [ports]);

    expect(await briefing.topics()).toEqual([{ ...ports, articles: 2 }]);
  });
});
