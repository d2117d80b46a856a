import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestSchema } from '../../src/store/migrations/all.ts';
import { openStore } from '../../src/store/open.ts';
import { article, reading, storeContract } from './contract.ts';
import { ledgerContract } from './ledger-contract.ts';
import { originsContract } from './origins-contract.ts';
import { sourcesContract } from './sources-contract.ts';
import { viewContract } from './view-contract.ts';

let folder: string;
let files = 0;
const fresh = () => join(folder, `store-${files++}.db`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-store-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

storeContract('SQLite in memory', () => openStore('memory:'));
storeContract('a SQLite file', () => openStore(`sqlite:${fresh()}`));
ledgerContract('SQLite in memory', () => openStore('memory:'));
ledgerContract('a SQLite file', () => openStore(`sqlite:${fresh()}`));
sourcesContract('SQLite in memory', () => openStore('memory:'));
sourcesContract('a SQLite file', () => openStore(`sqlite:${fresh()}`));
originsContract('SQLite in memory', () => openStore('memory:'));
originsContract('a SQLite file', () => openStore(`sqlite:${fresh()}`));
viewContract('SQLite in memory', () => openStore('memory:'));
viewContract('a SQLite file', () => openStore(`sqlite:${fresh()}`));

describe('openStore', () => {
  it('keeps what was stored for the next opening', async () => {
    const url = `sqlite:${fresh()}`;
    const first = await openStore(url);
    await first.put([reading(article('a', 'Rain.'))]);
    await first.close();

    const second = await openStore(url);

    expect((await second.articles(['a']))[0]?.text).toBe('Rain.');
    await second.close();
  });

  it('makes the folders of a new store', async () => {
    const store = await openStore(`sqlite:${join(folder, 'deep', 'er', 'x.db')}`);

    expect((await store.status()).schema).toBe(latestSchema);
    await store.close();
  });

  it('lets two connections write and read one store', async () => {
    const url = `sqlite:${fresh()}`;
    const [one, two] = await Promise.all([openStore(url), openStore(url)]);

    await Promise.all([one.put([reading(article('a', 'Rain.'))]), two.put([reading(article('b', 'Rain.'))])]);

    expect((await one.recall(['rain'], {}, 10)).length).toBe(2);
    expect((await two.status()).articles).toBe(2);
    await Promise.all([one.close(), two.close()]);
  });

  it('refuses a file that is no database', async () => {
    const path = fresh();
    await writeFile(path, 'Dear diary, today I am not a database at all, and I never was one before.\n'.repeat(20));

    await expect(openStore(`sqlite:${path}`)).rejects.toThrow('is not a database; name another file with --store.');
  });

  it("refuses another program's database and leaves it alone", async () => {
    const path = fresh();
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE recipes (name TEXT)');
    other.close();

    await expect(openStore(`sqlite:${path}`)).rejects.toThrow("another program's database");
  });

  it('refuses a store from a newer version', async () => {
    const path = fresh();
    await (await openStore(`sqlite:${path}`)).close();
    const raw = new DatabaseSync(path);
    raw.exec('PRAGMA user_version = 999');
    raw.close();

    await expect(openStore(`sqlite:${path}`)).rejects.toThrow('was written by a newer Nutgraf (schema 999');
  });

  it('says so when the folder cannot be made or the path is a folder', async () => {
    const path = fresh();
    await writeFile(path, '');

    await expect(openStore(`sqlite:${join(path, 'x.db')}`)).rejects.toThrow('cannot be opened for writing');
    await expect(openStore('sqlite:/proc/nowhere/x.db')).rejects.toThrow('cannot be written');
    await expect(openStore(`sqlite:${folder}`)).rejects.toThrow('cannot be opened for writing');
  });

  it('names the kinds of store it knows when a URL is none of them', async () => {
    await expect(openStore('mysql://root:secret@db')).rejects.toThrow(
      'Unknown store "mysql://…@db". Use sqlite:<path>',
    );
    await expect(openStore('postgres://db/news')).rejects.toThrow('PostgreSQL stores are not supported yet');
    await expect(openStore('sqlite:')).rejects.toThrow('Unknown store');
  });
});

describe('an older engine', () => {
  it('is found out of date, and putting the article again counts as unchanged', async () => {
    const url = `sqlite:${fresh()}`;
    const given = reading(article('a', 'Rain.'));
    const old = await openStore(url, { engine: 1 });
    await old.put([given]);
    await old.close();

    const store = await openStore(url, { engine: 2 });

    expect(await store.outdated(10)).toEqual(['a']);
    expect(await store.put([given])).toEqual([{ id: 'a', kind: 'unchanged' }]);
    expect(await store.outdated(10)).toEqual([]);
    expect((await store.status()).engine).toBe(2);
    await store.close();
  });
});

describe('a private article', () => {
  it('is hidden from the moment another process stored it', async () => {
    const url = `sqlite:${fresh()}`;
    const [one, two] = await Promise.all([openStore(url), openStore(url)]);
    const view = two.view('slack:T2');
    await one.put([reading(article('open', 'Rain.'))]);
    expect(await view.newest({}, 10)).toEqual(['open']);

    await one.view('slack:T1').put([reading(article('private', 'Rain.'))]);

    expect(await view.newest({}, 10)).toEqual(['open']);
    expect((await view.recall(['rain'], {}, 10)).map(({ id }) => id)).toEqual(['open']);
    await Promise.all([one.close(), two.close()]);
  });

  it('stays private when it is read anew after an upgrade, its source followed or not', async () => {
    const url = `sqlite:${fresh()}`;
    const old = await openStore(url, { engine: 1 });
    const given = reading(article('a', 'Rain.', { source: 'pages' }));
    await old.view('slack:T1').put([given]);
    await old.close();

    const store = await openStore(url, { engine: 2 });
    expect(await store.put([given])).toEqual([{ id: 'a', kind: 'unchanged' }]);

    expect(await store.outdated(10)).toEqual([]);
    expect(await store.view('slack:T2').newest({}, 10)).toEqual([]);
    expect(await store.view('slack:T1').newest({}, 10)).toEqual(['a']);
    await store.close();
  });
});
