import { describe, expect, it } from 'vitest';
import { contentTerms } from '../../src/store/content-terms.ts';
import { countWords } from '../../src/store/count-words.ts';
import { toldRuns } from '../../src/store/runs.ts';
import { termsOf } from '../../src/store/terms.ts';
import { read } from '../briefing/newsroom.ts';
import { REPORT } from '../briefing/printed.ts';

const text = [
  ...REPORT.slice(0, 4),
  'Subscribe to our newsletter for more stories like this.',
  'The U.S. owner’s ship is 30 years old. It will go to Ålesund’s yard; "we’ll see," he said.',
].join('\n');
const article = read('a', text, { title: 'Ferry aground: the ferry Solheim' });
const countsOf = (terms: readonly string[]) =>
  new Map(
    [...Map.groupBy(terms, (term) => term)]
      .map(([term, all]) => [term, all.length] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const sorted = (counts: ReadonlyMap<string, number>) => new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

describe('countWords', () => {
  const counted = countWords(article);
  const told = article.reading.sentences.filter(({ kind }) => kind !== 'boilerplate');

  it('counts all words of the text and the title', () => {
    const terms = termsOf(text).map(({ term }) => term);

    expect(sorted(counted.text)).toEqual(countsOf(terms));
    expect(counted.words).toBe(terms.length);
    expect(counted.title).toEqual(new Map(Object.entries({ ferri: 2, aground: 1, the: 1, solheim: 1 })));
  });

  it('counts the content words of the title and of what is told', () => {
    const body = told.map(({ start, end }) => text.slice(start, end)).join('\n');

    expect(told.length).toBeLessThan(article.reading.sentences.length);
    expect(sorted(counted.content)).toEqual(countsOf(contentTerms(`${article.article.title}\n${body}`)));
    expect(counted.content.has('newslett')).toBe(false);
    expect([...counted.content.keys()].slice(0, 3)).toEqual(['ferri', 'aground', 'solheim']);
  });

  it('gives the runs that are made of the stored article later', () => {
    const later = toldRuns({ article: article.article, sentences: article.reading.sentences });

    expect(counted.runs.size).toBeGreaterThan(40);
    expect(counted.runs).toEqual(later);
  });
});
