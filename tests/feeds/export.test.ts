import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportLines } from '../../src/feeds/export.ts';
import { followKept, keeping, readKept } from '../../src/feeds/import.ts';
import { type IngestOptions, ingest } from '../../src/feeds/ingest.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-export-'));
  store = await openStore('memory:');
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const write = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};
const run = (paths: readonly string[], more: Partial<IngestOptions> = {}) => ingest(paths, { store, ...more });

describe('exportLines', () => {
  it('gives lines that ingest reads back to the same store', async () => {
    const path = await write('a.txt', '---\ntitle: Rain\npublished: 2024-03-02\n---\nRain.\n');
    await run([path, await write('b.txt', 'Snow.')]);
    const before = await store.articles(['a', 'b']);

    let lines = '';
    for await (const line of exportLines(store)) lines += line;
    const other = await openStore('memory:');
    await ingest([await write('out.jsonl', lines)], { store: other });

    const after = await other.articles(['a', 'b']);
    expect(after.map((article) => ({ ...article, source: '' }))).toEqual(
      before.map((article) => ({ ...article, source: '' })),
    );
    await other.close();
  });
});

describe('an export that is imported', () => {
  const feed = { kind: 'feed', title: null, topics: [], everySeconds: null, by: null, since: '2026-01-01' } as const;
  const kelp = { ...feed, id: 'kelp', workspace: 'slack:T1', url: 'https://kelp.example/feed' };
  const reef = { ...feed, id: 'reef', workspace: 'slack:T2', url: 'https://reef.example/feed' };

  const copyOf = async (into: Store): Promise<void> => {
    let lines = '';
    for await (const line of exportLines(store)) lines += line;
    const path = await write('backup.jsonl', lines);
    const kept = await readKept([path]);
    await followKept(kept, into);
    await ingest([path], { store: await keeping(kept, into) });
  };

  it('brings the sources back, and shows each article to those who saw it', async () => {
    for (const source of [kelp, reef]) await store.sources.save(source);
    await run([await write('both.txt', 'Fog.')], { source: 'kelp' });
    await ingest([await write('both.txt', 'Fog.')], { store: store.view('slack:T2'), source: 'pages' });
    await run([await write('one.txt', 'Rain.')], { source: 'reef' });
    await run([await write('all.txt', 'Snow.')], { source: 'seeds' });
    await store.sources.remove('reef');
    const other = await openStore('memory:');

    await copyOf(other);

    expect(await other.sources.list()).toEqual([kelp]);
    expect((await other.view('slack:T1').newest({}, 10)).sort()).toEqual(['all', 'both']);
    expect((await other.view('slack:T2').newest({}, 10)).sort()).toEqual(['all', 'both', 'one']);
    expect(await other.view('slack:T3').newest({}, 10)).toEqual(['all']);
    expect(await other.sources.articlesOf('kelp', 10)).toEqual(['both']);
    expect(await other.sources.bringers(['both', 'one', 'all'])).toEqual(
      await store.sources.bringers(['both', 'one', 'all']),
    );
    await other.close();
  });

  it('shows nothing to another workspace that follows a source of the same id', async () => {
    await store.sources.save(kelp);
    await run([await write('a.txt', 'Fog.')], { source: 'kelp' });
    const other = await openStore('memory:');
    await other.sources.save({ ...reef, id: 'kelp' });

    await copyOf(other);

    expect(await other.view('slack:T2').newest({}, 10)).toEqual([]);
    expect(await other.view('slack:T1').newest({}, 10)).toEqual(['a']);
    await other.close();
  });

  it('changes nothing when it is imported into its own store', async () => {
    await store.sources.save(kelp);
    await run([await write('a.txt', 'Fog.')], { source: 'kelp' });

    await copyOf(store);

    expect(await store.view('slack:T2').newest({}, 10)).toEqual([]);
    expect(await store.sources.list()).toEqual([kelp]);
  });
});
