import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { traceOrigins } from '../../src/briefing/copies.ts';
import { putOnce } from '../../src/briefing/put-once.ts';
import type { Article, ReadArticle } from '../../src/model.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { OWN_REPORT, printed, REPORT } from './printed.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore('memory:');
});
afterEach(() => store.close());

/** The report as the Coast has it under an address. */
const coast = (id: string, more: Partial<Article> = {}, lines: readonly string[] = REPORT): ReadArticle =>
  printed(id, lines, {
    title: 'Ferry aground',
    publisher: 'The Coast',
    source: 'coast',
    url: `https://coast.example/${id}`,
    ...more,
  });

async function put(...batch: readonly ReadArticle[]) {
  const done = await putOnce(batch, { store, workspace: null });
  await traceOrigins(batch, store);
  return done;
}

const edited = [...REPORT.slice(0, 7), 'The transport board opened an inquiry on Tuesday.'];

describe('putOnce', () => {
  it('takes an article that comes again under another address for an update of the first', async () => {
    await put(coast('a'));

    const done = await put(coast('b', { title: 'Ferry towed free', published: '2026-01-13' }, edited));

    expect(done).toEqual([{ id: 'a', kind: 'updated' }]);
    expect(await store.newest({}, 10)).toEqual(['a']);
    expect(await store.articles(['a'])).toMatchObject([
      { title: 'Ferry towed free', published: '2026-01-12', url: 'https://coast.example/b', text: edited.join('\n') },
    ]);
    expect(await store.otherIds.of(['a', 'b'])).toEqual(new Map([['b', 'a']]));
  });

  it('tells one of two wordings that come together, the later', async () => {
    const [late, early] = [coast('late', { published: '2026-01-13' }, edited), coast('early')];

    expect(await put(early, late)).toEqual([
      { id: 'early', kind: 'new' },
      { id: 'early', kind: 'unchanged' },
    ]);
    expect((await store.articles(['early']))[0]?.text).toBe(edited.join('\n'));
  });

  it('leaves an older wording that comes late', async () => {
    await put(coast('late', { published: '2026-01-13' }, edited));

    expect(await put(coast('early'))).toEqual([{ id: 'late', kind: 'unchanged' }]);
    expect((await store.articles(['late']))[0]?.text).toBe(edited.join('\n'));
  });

  it('notes that another feed of the house brings it, and lets that feed change nothing', async () => {
    await put(coast('a'));

    const done = await put(coast('b', { source: 'coast-sport', title: 'Aground' }, edited));

    expect(done).toEqual([{ id: 'a', kind: 'unchanged' }]);
    expect((await store.articles(['a']))[0]?.text).toBe(REPORT.join('\n'));
  });

  it.each([
    ['another paper', coast('b', { source: 'inland', publisher: 'Inland Post', url: 'https://inland.example/b' })],
    ['another paper in the same feed', coast('b', { publisher: 'Inland Post', url: 'https://inland.example/b' })],
    ['another report of the same house', coast('b', {}, [...OWN_REPORT, REPORT[0]!])],
    ['a report much like it of another week', coast('b', { published: '2026-01-22' })],
    ['a short item cut from it', coast('b', {}, REPORT.slice(0, 2))],
  ])('keeps %s beside it', async (_, other) => {
    await put(coast('a'));

    expect(await put(other)).toEqual([{ id: 'b', kind: 'new' }]);
  });

  it('keeps what is written by a pattern apart by its figures', async () => {
    const results = (day: number, figures: readonly number[]) =>
      coast(`results-${day}`, { title: 'Ferry traffic of the day', published: `2026-01-1${day}` }, [
        `On the northern line ${figures[0]} passengers and ${figures[1]} cars were carried, the harbour office of Bodvik said in its report of the day.`,
        `On the southern line ${figures[2]} passengers and ${figures[3]} cars were carried, and the crossing took ${figures[4]} minutes from quay to quay as the office counts it.`,
        'The harbour office counts all who go on board, children and the crews of lorries among them, but not those who work on the ships of the line.',
      ]);
    await put(results(2, [1204, 310, 822, 97, 41]));

    expect(await put(results(3, [1377, 288, 790, 102, 44]))).toMatchObject([{ kind: 'new' }]);
  });

  it('knows a short item only word by word, under the same title', async () => {
    const [text] = ['The harbour of Bodvik is closed until noon.'];
    await put(coast('a', {}, [text!]));

    expect(await put(coast('b', {}, [text!]))).toMatchObject([{ id: 'a' }]);
    expect(await put(coast('c', { title: 'Fog' }, [text!]))).toEqual([{ id: 'c', kind: 'new' }]);
    expect(await put(coast('d', { published: '2026-01-19' }, [text!]))).toEqual([{ id: 'd', kind: 'new' }]);
  });

  it("does not take another team's article for its own", async () => {
    const source = { kind: 'feed', url: '', title: null, topics: [], everySeconds: null, by: null, since: '' } as const;
    await store.sources.save({ ...source, id: 'red', workspace: 'slack:RED' });
    await store.sources.save({ ...source, id: 'blue', workspace: 'slack:BLUE' });
    const [red, blue] = [coast('a', { source: 'red' }), coast('b', { source: 'blue' })];
    await putOnce([red], { store: store.view('slack:RED'), workspace: 'slack:RED' });
    await traceOrigins([red], store);

    const own = await putOnce([blue], { store: store.view('slack:BLUE'), workspace: 'slack:BLUE' });
    const everybody = await putOnce([coast('c')], { store, workspace: null });

    expect([own, everybody]).toEqual([[{ id: 'b', kind: 'new' }], [{ id: 'c', kind: 'new' }]]);
    expect(await store.view('slack:RED').newest({}, 10)).toEqual(['c', 'a']);
  });
});
