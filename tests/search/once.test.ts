import { describe, expect, it } from 'vitest';
import { traceOrigins } from '../../src/briefing/copies.ts';
import type { ReadArticle } from '../../src/model.ts';
import { onceOnly } from '../../src/search/once.ts';
import { openStore } from '../../src/store/open.ts';
import { OWN_REPORT, printed, REPORT } from '../briefing/printed.ts';

async function once(reads: readonly ReadArticle[], had: readonly ReadArticle[] = []) {
  const store = await openStore('memory:');
  await store.put([...reads, ...had]);
  await traceOrigins([...reads, ...had], store);
  const result = await onceOnly(
    reads,
    store,
    had.map(({ article }) => article.id),
  );
  await store.close();
  return result;
}

const ids = ({ reads }: { reads: readonly ReadArticle[] }): string[] => reads.map(({ article }) => article.id);
const told = (read: ReadArticle | undefined): string[] =>
  (read?.reading.sentences ?? [])
    .filter(({ kind }) => kind !== 'boilerplate')
    .map(({ start, end }) => read!.article.text.slice(start, end));

const whole = printed('agency', REPORT, { publisher: 'Wire' });

describe('onceOnly', () => {
  it('keeps the fullest of copies and names the papers that print it', async () => {
    const cut = printed('cut', REPORT.slice(0, 4), { publisher: 'Coast' });
    const other = printed('other', REPORT, { publisher: 'Harbour Post', published: '2026-01-11' });

    const result = await once([cut, whole, other]);

    expect(ids(result)).toEqual(['agency']);
    expect(result.reads[0]?.alsoIn).toEqual(['Coast', 'Harbour Post']);
    expect([...result.copies]).toEqual([
      ['other', 'agency'],
      ['cut', 'agency'],
    ]);
  });

  it('keeps of a copy what only it says', async () => {
    const local = printed('local', [...REPORT.slice(0, 5), ...OWN_REPORT.slice(0, 2)], { publisher: 'Coast' });

    const { reads } = await once([whole, local]);

    expect(told(reads.find(({ article }) => article.id === 'local'))).toEqual(OWN_REPORT.slice(0, 2));
    expect(told(reads.find(({ article }) => article.id === 'agency'))).toHaveLength(REPORT.length);
  });

  it('never drops a copy that gives another number, name or denial', async () => {
    const change = (from: string, to: string) =>
      printed(
        'mended',
        REPORT.map((line) => line.replace(from, to)),
        { publisher: 'Coast', published: '2026-01-11' },
      );

    for (const mended of [
      change('140 passengers', '160 passengers'),
      change('eleven passengers', 'twelve passengers'),
      change('Ingrid Falk', 'Ingrid Falck'),
      change('had stopped answering', 'had not stopped answering'),
    ]) {
      expect(ids(await once([whole, mended]))).toEqual(['agency', 'mended']);
    }
  });

  it('names no paper whose article may not be seen', async () => {
    const store = await openStore('memory:');
    await store.put([whole]);
    await store.view('slack:T1').put([printed('private', REPORT, { publisher: 'Team Letter' })]);
    await traceOrigins([whole, printed('private', REPORT, { publisher: 'Team Letter' })], store);

    const { reads } = await onceOnly(await store.view('slack:T2').read(['agency', 'private']), store.view('slack:T2'));

    expect(reads).toHaveLength(1);
    expect(reads[0]?.alsoIn).toBeUndefined();
    await store.close();
  });

  it('leaves out what copies an article the reader has had', async () => {
    expect(ids(await once([printed('copy', REPORT.slice(0, 6), { publisher: 'Coast' })], [whole]))).toEqual([]);
  });

  it('gives what copies nothing as it came', async () => {
    const own = printed('own', OWN_REPORT);

    const result = await once([whole, own]);

    expect(result.reads).toEqual([whole, own]);
    expect(result.copies.size).toBe(0);
  });
});
