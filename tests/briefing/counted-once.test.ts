import { describe, expect, it } from 'vitest';
import { createAnswering } from '../../src/answering/answering.ts';
import { presentStories } from '../../src/bot/present/found.ts';
import { sourceLine } from '../../src/bot/present/lines.ts';
import { lineOf } from '../../src/briefing/cite.ts';
import type { ReadArticle } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { newsroom } from './newsroom.ts';
import { OWN_REPORT, printed, REPORT } from './printed.ts';

const ferries = { slug: 'ferries', title: 'Ferries', match: ['ferry', 'Solheim'], sources: [] };
const reports: readonly ReadArticle[] = [
  printed('wire', REPORT, { title: 'Ferry aground at Bodvik', publisher: 'Wire', published: '2026-01-12' }),
  printed('coast', REPORT.slice(0, 5), { title: 'All saved from ferry', publisher: 'Coast', published: '2026-01-12' }),
  printed('post', REPORT, { title: 'Bodvik ferry hits sandbank', publisher: 'Harbour Post', published: '2026-01-13' }),
  printed('own', OWN_REPORT, { title: 'A jolt, then silence', publisher: 'Tidal Review', published: '2026-01-13' }),
];

async function desk() {
  const made = await newsroom(reports, [ferries]);
  await made.briefing.assignStories(reports);
  return made;
}

describe('a report that several papers print', () => {
  it('is one source of a digest, which names the papers and says what was counted once', async () => {
    const { briefing, store } = await desk();

    const digest = await briefing.brief({ topic: 'ferries', length: 'standard' });

    expect(digest.sources.map(({ article, alsoIn }) => [article, alsoIn])).toEqual([
      ['post', ['Coast', 'Wire']],
      ['own', undefined],
    ]);
    expect(digest.copies).toEqual([
      { article: 'wire', of: 'post' },
      { article: 'coast', of: 'post' },
    ]);
    expect(digest.articles).toBe(4);
    expect(digest.citations.every(({ article }) => article === 'post' || article === 'own')).toBe(true);
    await store.close();
  });

  it('is told as one among the independent publishers of its story', async () => {
    const { briefing, store } = await desk();

    const story = (await briefing.stories()).find(({ articles }) => articles.includes('wire'))!;

    expect(story.copies?.map((group) => [...group].sort())).toEqual([['coast', 'post', 'wire']]);
    expect(story.publishers ?? 1).toBeLessThanOrEqual(2);
    const { parts } = presentStories([
      { ...story, articles: ['wire', 'coast'], copies: [['wire', 'coast']], publishers: 2 },
    ]);
    expect(JSON.stringify(parts)).toContain('wire, coast; 2 independent publishers; counted once: wire, coast');
    await store.close();
  });

  it('puts first what several papers report for themselves, though a lone report is newer', async () => {
    const lone = printed('lone', ['The ferry line Nordline named Ada Berg as its new head of finance on Wednesday.'], {
      title: 'Nordline ferry line names head of finance',
      publisher: 'Coast',
      published: '2026-01-14',
    });
    const three = [
      printed('first', REPORT, {
        title: 'Ferry Solheim aground at Bodvik',
        publisher: 'Wire',
        published: '2026-01-13',
      }),
      printed('second', OWN_REPORT, {
        title: 'Passengers tell of ferry Solheim aground at Bodvik',
        publisher: 'Post',
        published: '2026-01-13',
      }),
    ];
    const { briefing, store } = await newsroom([lone, ...three], [ferries]);
    await briefing.assignStories([lone, ...three]);

    const { stories } = await briefing.brief({ topic: 'ferries', length: 'standard' });

    expect(stories.map(({ articles }) => articles.length)).toEqual([2, 1]);
    expect(stories[0]?.publishers).toBe(2);
    await store.close();
  });

  it('is no news to a reader who had it from another paper', async () => {
    const { briefing, store } = await desk();
    const told = { articles: ['coast', 'own'], sentences: [] };

    const digest = await briefing.brief({ topic: 'ferries', length: 'standard', told });

    expect(digest.sentences.map(({ text }) => text)).not.toContain(REPORT[0]);
    expect(digest.sentences.map(({ text }) => text).join(' ')).toContain('Divers');
    await store.close();
  });

  it('is evidence once of an answer, in its fullest form', async () => {
    const { store } = await desk();
    const answering = createAnswering({ store, search: createSearch({ store }), now: () => new Date('2026-01-14') });

    const answer = await answering.ask({ question: 'How many passengers were on the ferry Solheim?' });

    expect(answer.answers[0]?.text).toContain('140');
    expect(answer.citations.map(({ article, alsoIn }) => [article, alsoIn])).toEqual([['post', ['Coast', 'Wire']]]);
    await store.close();
  });

  it('leaves room for what others report, however many print it', async () => {
    const copies = Array.from({ length: 14 }, (_, i) => printed(`copy${i}`, REPORT, { publisher: `Paper ${i}` }));
    const line =
      'Rain kept the Solheim and her passengers waiting at Bodvik, the ferry line added, and soup was handed out by the fire brigade of Torsnes.';
    const all = [...copies, printed('late', [line])];
    const { briefing, store } = await newsroom(all, [ferries]);
    await briefing.assignStories(all);
    const answering = createAnswering({ store, search: createSearch({ store }), now: () => new Date('2026-01-14') });

    const answer = await answering.ask({
      question: 'Who handed out soup to passengers of the ferry Solheim at Bodvik?',
    });

    expect(answer.citations.map(({ article }) => article)).toContain('late');
    await store.close();
  });

  it('is told once in a timeline and a dossier', async () => {
    const { briefing, store } = await desk();

    const timeline = await briefing.timeline({ topic: 'ferries' });
    const dossier = await briefing.dossier({ name: 'Ingrid Falk' });

    expect(new Set(timeline.entries.map(({ text }) => text)).size).toBe(timeline.entries.length);
    expect(timeline.articles).toBe(4);
    expect(dossier.citations.map(({ article }) => article)).toEqual(['post']);
    await store.close();
  });

  it('is shown with all its papers, many of them by number', () => {
    const line = (alsoIn: readonly string[]): string => String(sourceLine(lineOf({ ...reports[0]!, alsoIn })).at(-1));

    expect(line(['Coast'])).toContain('(Wire, also in Coast, ');
    expect(line(['Coast', 'Post', 'Sun'])).toContain('also in Coast, Post and Sun, ');
    expect(line(['Coast', 'Post', 'Sun', 'Tide', 'West'])).toContain('also in Coast, Post and 3 more, ');
  });
});
