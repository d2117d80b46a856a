import { describe, expect, it } from 'vitest';
import { traceOrigins } from '../../src/briefing/copies.ts';
import type { ReadArticle } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import { OWN_REPORT, printed, REPORT } from './printed.ts';

/** Groups of copies after the articles came in batches, each group in order of ids. */
async function groupsOf(...batches: readonly (readonly ReadArticle[])[]): Promise<string[][]> {
  const store = await openStore('memory:');
  for (const batch of batches) {
    await store.put(batch);
    await traceOrigins(batch, store);
  }
  const ids = [...new Set(batches.flat().map(({ article }) => article.id))].sort();
  const origins = await store.origins.of(ids);
  await store.close();
  return [...Map.groupBy(ids, (id) => origins.get(id)?.group).values()];
}

const whole = printed('agency', REPORT);

describe('traceOrigins', () => {
  it.each([
    ['the same text', printed('copy', REPORT)],
    ['a text cut at the end', printed('copy', REPORT.slice(0, 4))],
    ['a text with two sentences changed', printed('copy', [...REPORT.slice(0, 6), ...OWN_REPORT.slice(1, 3)])],
    ['a text with a paragraph of its own before', printed('copy', [OWN_REPORT[3]!, ...REPORT])],
    ['a text in other lines', printed('copy', [REPORT.slice(0, 3).join(' '), REPORT.slice(3).join(' ')])],
  ])('takes %s for a copy, in one batch and in two', async (_, copy) => {
    expect(await groupsOf([whole, copy])).toEqual([['agency', 'copy']]);
    expect(await groupsOf([whole], [copy])).toEqual([['agency', 'copy']]);
    expect(await groupsOf([copy], [whole])).toEqual([['agency', 'copy']]);
  });

  it('leaves apart what other reporters wrote on the same event, and what quotes one sentence', async () => {
    const own = printed('own', OWN_REPORT);
    const quoting = printed('quoting', [...OWN_REPORT.slice(0, 3), REPORT[1]!]);

    expect(await groupsOf([whole, own])).toHaveLength(2);
    expect(await groupsOf([whole], [quoting])).toHaveLength(2);
  });

  it('knows the hundredth copy as well as the first', async () => {
    const copies = Array.from({ length: 100 }, (_, i) => printed(`copy${i}`, REPORT.slice(0, 8 - (i % 3))));

    expect(await groupsOf(copies.slice(0, 40), copies.slice(40), [whole])).toHaveLength(1);
  });

  it('joins two groups when an article comes that both were cut from', async () => {
    const [first, second] = [printed('first', REPORT.slice(0, 4)), printed('second', REPORT.slice(4))];

    expect(await groupsOf([first, second])).toHaveLength(2);
    expect(await groupsOf([first], [second], [whole])).toEqual([['agency', 'first', 'second']]);
  });

  it("parts an article from its old copies when its text becomes another's", async () => {
    const copy = printed('copy', REPORT);

    expect(await groupsOf([whole], [copy], [printed('agency', OWN_REPORT)])).toHaveLength(2);
  });

  it('asks more of two articles of one paper: its next report takes over much of the last', async () => {
    const next = [...REPORT.slice(0, 5), ...OWN_REPORT.slice(0, 3)];
    const first = printed('agency', REPORT, { publisher: 'Harbour Post' });

    expect(await groupsOf([first, printed('next', next, { publisher: 'Harbour Post Online' })])).toHaveLength(2);
    expect(await groupsOf([first, printed('next', next, { publisher: 'Coast' })])).toHaveLength(1);
  });
});
