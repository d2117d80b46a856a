import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../src/feeds/ingest.ts';
import { createReader } from '../../src/feeds/reader.ts';
import { rereadOutdated } from '../../src/feeds/reread.ts';
import { openStore } from '../../src/store/open.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-reread-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('rereadOutdated', () => {
  it('reads anew what an older engine read', async () => {
    const path = `sqlite:${join(folder, 'x.db')}`;
    const old = await openStore(path, { engine: 1 });
    await ingest([await write('a.txt', 'Rain.')], { store: old });
    await old.close();
    const now = await openStore(path, { engine: 2 });

    expect(await rereadOutdated({ store: now })).toBe(1);
    expect(await rereadOutdated({ store: now })).toBe(0);
    await now.close();
  });

  it('goes a few at a time, stops when it is told to, and goes on from there', async () => {
    const path = `sqlite:${join(folder, 'x.db')}`;
    const old = await openStore(path, { engine: 1 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) await ingest([await write(`${name}.txt`, 'Rain.')], { store: old });
    await old.close();
    const now = await openStore(path, { engine: 2 });
    const stopping = new AbortController();
    let pauses = 0;
    const pause = async () => {
      if (++pauses === 2) stopping.abort();
    };

    const first = rereadOutdated({ store: now, signal: stopping.signal, atOnce: 2, pause });

    await expect(first).rejects.toThrow('Stopped');
    expect(await now.outdated(10)).toHaveLength(1);
    expect(await rereadOutdated({ store: now })).toBe(1);
    await now.close();
  });

  it('leaves alone what was changed or forgotten while it was read', async () => {
    const path = `sqlite:${join(folder, 'x.db')}`;
    const old = await openStore(path, { engine: 1 });
    await ingest([await write('a.txt', 'Rain.'), await write('b.txt', 'Snow.')], { store: old });
    await old.close();
    const now = await openStore(path, { engine: 2 });
    const inner = createReader({ threads: 0 });
    const reader = {
      ...inner,
      async read(batch: Parameters<typeof inner.read>[0]) {
        const read = await inner.read(batch);
        await now.forget({ article: 'b' });
        await ingest([await write('a.txt', 'Rain stops.')], { store: now });
        return read;
      },
    };

    await rereadOutdated({ store: now, reader });

    expect(await now.newest({}, 10)).toEqual(['a']);
    expect((await now.articles(['a']))[0]?.text).toBe('Rain stops.');
    await now.close();
  });
});
