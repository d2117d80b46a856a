import { describe, expect, it } from 'vitest';
import { createAnswering } from '../../src/answering/answering.ts';
import { readAndPrepare } from '../../src/feeds/read-and-prepare.ts';
import { createSearch } from '../../src/search/create.ts';
import { article, newsroom, read } from './newsroom.ts';
import { REPORT } from './printed.ts';

const german = [
  'Die Autofähre Solheim ist am Montag vor dem Hafen von Bodvik mit 140 Fahrgästen an Bord auf eine Sandbank gelaufen.',
  'Der Kapitän sagte der Küstenwache, die Steuerung habe kurz nach sechs Uhr nicht mehr auf das Ruder reagiert.',
].join('\n');
const ferries = { slug: 'ferries', title: 'Ferries', match: ['Solheim'], sources: [] };
const both = [
  read('de', german, { title: 'Fähre auf Grund', published: '2026-01-13', language: 'de' }),
  read('en', REPORT.join('\n'), { title: 'Ferry aground', published: '2026-01-12', language: 'en-GB' }),
];

describe('an article in another language than English', () => {
  it('is told of in no digest of a topic or a search, which says so', async () => {
    const { briefing } = await newsroom(both, [ferries]);

    for (const topic of ['ferries', 'Solheim Bodvik', null]) {
      const digest = await briefing.brief({ topic, length: 'standard' });

      expect(digest.sources.map((source) => source.article)).toEqual(['en']);
      expect(digest.notice).toContain('1 article is in German: only English is understood, so it is left out.');
    }
  });

  it('is told of where it is asked for by name, with a warning', async () => {
    const { briefing } = await newsroom(both, [ferries]);

    const digest = await briefing.brief({ topic: null, articles: ['de'], length: 'standard' });

    expect(digest.sentences.length).toBeGreaterThan(0);
    expect(digest.sources).toMatchObject([{ article: 'de', language: 'de' }]);
    expect(digest.notice).toBe(
      '1 article is in German: only English is understood, so what is told of it may be badly chosen.',
    );
  });

  it('proves no answer', async () => {
    const { store } = await newsroom(both);
    const answering = createAnswering({ search: createSearch({ store }), store, now: () => new Date('2026-01-15') });

    const { citations, answer } = await answering.ask({ question: 'How many were on board the Solheim at Bodvik?' });

    expect(answer).toContain('140');
    expect([...new Set(citations.map((citation) => citation.article))]).toEqual(['en']);
  });

  it('is known by its words where it does not say its language', () => {
    expect(readAndPrepare(article('a', german)).article.language).toBe('de');
    expect(readAndPrepare(article('a', REPORT.join('\n'))).article.language).toBe('en');
    expect(readAndPrepare(article('a', german, { language: 'nl' })).article.language).toBe('nl');
    expect(readAndPrepare(article('a', 'Ferry.')).article).not.toHaveProperty('language');
  });
});
