import { join } from 'node:path';
import { createBriefing } from '../../src/briefing/briefing.ts';
import { countWords } from '../../src/briefing/weighing.ts';
import { readArticle } from '../../src/language/read.ts';
import type { Digest, ReadArticle } from '../../src/model.ts';
import { createSearch } from '../../src/search/create.ts';
import { openStore } from '../../src/store/open.ts';
import { readFolder, readRows } from '../ask-all.ts';
import { type Checklist, scoreBrief } from '../scorers/brief.ts';
import type { Figure, Suite } from '../suite.ts';

/** Digests of single seed articles against what a good digest holds and must not hold, development half. */
const suite: Suite = {
  name: 'brief',
  summary: 'Digests of one article at standard length: coverage of its facts, violations',
  async run({ data }) {
    const rows = await readRows<Checklist>(join(data, 'seeds/brief-dev.jsonl'));
    const folder = await readFolder(new URL('../../seeds', import.meta.url).pathname);
    const articles = folder.map((article) => ({ article, reading: readArticle(article) }));
    const store = await openStore('memory:');
    await store.put(articles);
    const now = () => new Date('2026-01-01T00:00:00Z');
    const briefing = createBriefing({ store, search: createSearch({ store }), topics: [], now });
    const figures: Figure[] = [];
    const errors: string[] = [];
    let [coverage, violations] = [0, 0];
    for (const row of rows) {
      // The checklists name an article by the number its file begins with.
      const ids = row.articles.map((id) => articles.find(({ article }) => article.id.startsWith(id))?.article.id ?? id);
      const digest = await briefing.brief({ topic: null, articles: ids, length: 'standard' });
      const { text } = digest;
      const score = scoreBrief(row, text);
      coverage += score.coverage / rows.length;
      violations += score.violations.length;
      figures.push({ name: `${row.id} coverage`, value: score.coverage, note: `${countWords(text)} words` });
      const read = articles.filter(({ article }) => ids.includes(article.id));
      for (const { rank, evidence } of row.must.filter((fact) => score.missed.includes(fact.rank))) {
        const stage = stageOfFact(
          evidence.map(({ quote }) => quote),
          read,
          digest,
        );
        errors.push(`${stage}: ${row.id}: fact ${rank} is missing`);
      }
      errors.push(...score.violations.map((fact) => `wording: ${row.id}: ${fact}`));
    }
    await store.close();
    const anchor = 'first 220 words .64, 1 violation';
    figures.unshift(
      { name: 'coverage', value: coverage, target: 0.72, anchor, better: 'higher' },
      { name: 'violations', value: violations, target: 0, anchor, better: 'lower' },
    );
    return { figures, errors };
  },
};

export default suite;

/**
 * What lost a fact that a digest should hold: `reading` (no sentence that proves it is read as one that may be told),
 * `choice` (none was chosen), `wording` (one was, and the fact was cut off or said in words that do not count).
 */
function stageOfFact(
  quotes: readonly string[],
  read: readonly ReadArticle[],
  digest: Pick<Digest, 'citations'>,
): 'reading' | 'choice' | 'wording' {
  const proofs = read.flatMap(({ article, reading }) => {
    const told = reading.sentences.filter(({ kind }) => kind !== 'boilerplate' && kind !== 'caption');
    const texts = told.map(({ start, end }) => article.text.slice(start, end));
    return texts.filter((text) => quotes.some((quote) => text.includes(quote) || quote.includes(text)));
  });
  if (proofs.length === 0) return 'reading';
  const chosen = digest.citations.some(({ quote }) =>
    proofs.some((text) => text.includes(quote) || quote.includes(text)),
  );
  return chosen ? 'wording' : 'choice';
}
