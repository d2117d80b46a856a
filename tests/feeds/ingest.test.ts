import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IngestOptions, ingest } from '../../src/feeds/ingest.ts';
import { createReader } from '../../src/feeds/reader.ts';
import { loadSeeds } from '../../src/feeds/seeds.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { article } from '../store/contract.ts';

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nutgraf-ingest-'));
  store = await openStore('memory:');
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const write = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
};
const run = (paths: readonly string[], more: Partial<IngestOptions> = {}) => ingest(paths, { store, ...more });
const stored = async (id: string) => (await store.articles([id]))[0];

describe('ingest of text files', () => {
  it('stores the body exactly and takes the name without its ending as id', async () => {
    const text = 'The ferry sails.\r\n\r\n  “Again”, she said.\n\n';

    const report = await run([await write('ferry-1.txt', text)]);

    expect(report).toMatchObject({ new: 1, updated: 0, duplicate: 0, skipped: [], ids: ['ferry-1'] });
    expect(await stored('ferry-1')).toMatchObject({ text, title: null, published: null, publishedHow: null });
  });

  it('reads front matter and keeps it out of the text', async () => {
    const head =
      '---\ntitle: "Ferry: back"\nsource: Harbour Post\npublished: 2024-03-02\nurl: https://news.example/1\n---\n';

    await run([await write('a.txt', `\ufeff${head}\nThe ferry sails.`)]);

    expect(await stored('a')).toMatchObject({
      text: '\nThe ferry sails.',
      title: 'Ferry: back',
      publisher: 'Harbour Post',
      published: '2024-03-02',
      publishedHow: 'read',
      url: 'https://news.example/1',
    });
  });

  it.each([
    ['a colon', 'Ferry fire: 17 hurt'],
    ['a quotation', '"We go on" after the fire'],
    ['a bracket', '[Update] Ferry sails: crew back'],
  ])('reads front matter whose headline holds %s and is no YAML', async (_, title) => {
    await run([await write('a.txt', `---\ntitle: ${title}\nsource: "Harbour Post"\ndate: 2024-03-02\n---\nSmoke.`)]);

    expect(await stored('a')).toMatchObject({
      text: 'Smoke.',
      title,
      publisher: 'Harbour Post',
      published: '2024-03-02',
    });
  });

  it('reads front matter with a long run of spaces in time that grows with its length only', async () => {
    await run([await write('a.txt', `---\ntitle: Fire: 17${' '.repeat(300_000)}hurt\n---\nSmoke.`)]);

    expect(await stored('a')).toMatchObject({ text: 'Smoke.', title: 'Fire: 17 hurt' });
  });

  it('leaves dashes alone that are no front matter', async () => {
    const text = '---\nThe ferry sails.\n---\nAgain.';

    await run([await write('a.txt', text)]);

    expect((await stored('a'))?.text).toBe(text);
  });

  it('decodes Windows-1252 and UTF-16', async () => {
    const old = Uint8Array.from([...'Caf'].map((c) => c.charCodeAt(0)).concat([0xe9, 0x20, 0x93, 0x41, 0x94]));

    await run([await write('old.txt', old), await write('wide.txt', Buffer.from('\ufeffÅse sails.', 'utf16le'))]);

    expect((await stored('old'))?.text).toBe('Café “A”');
    expect((await stored('wide'))?.text).toBe('Åse sails.');
  });

  it('skips binary, empty and missing files with the reason, and stores the rest', async () => {
    const paths = [
      await write('a.txt', Uint8Array.from([1, 2, 0, 4])),
      await write('b.txt', ' \n'),
      join(folder, 'gone.txt'),
      await write('c.txt', 'Rain.'),
    ];

    const report = await run(paths);

    expect(report.new).toBe(1);
    expect(report.skipped.map(({ why }) => why).sort()).toEqual([
      'does not exist',
      'is a binary file, not text',
      'is empty',
    ]);
  });

  it('refuses a text that is too long with what can be done', async () => {
    const report = await run([await write('long.txt', 'word '.repeat(2_200_000))]);

    expect(report.skipped[0]?.why).toBe('has 10.5 MB; at most 10 MB can be read, so split it');
  });
});

describe('ingest again', () => {
  it('counts the same article as a duplicate and a changed one as updated', async () => {
    const path = await write('a.txt', 'Rain.');
    await run([path]);

    const again = await run([path]);
    await write('a.txt', 'Snow.');
    const changed = await run([path]);

    expect(again).toMatchObject({ new: 0, duplicate: 1, ids: [] });
    expect(changed).toMatchObject({ updated: 1, ids: ['a'] });
    expect((await stored('a'))?.text).toBe('Snow.');
  });

  it('keeps both of two files with one name, in one run and in two', async () => {
    await write('x/a.txt', 'Rain.');
    await write('y/a.txt', 'Snow.');
    await write('z/a.txt', 'Hail.');

    const first = await run([join(folder, 'x'), join(folder, 'y')]);
    const second = await run([join(folder, 'z')]);
    const third = await run([join(folder, 'x'), join(folder, 'y'), join(folder, 'z')]);

    expect(first.ids[0]).toBe('a');
    expect(first.ids[1]).toMatch(/^a-[0-9a-f]{8}$/);
    expect(second.ids[0]).toMatch(/^a-[0-9a-f]{8}$/);
    expect(third).toMatchObject({ new: 0, updated: 0, duplicate: 3 });
  });
});

describe('ingest into a workspace’s view', () => {
  it('shows the articles to that workspace, and to everybody once the operator ingests them too', async () => {
    const paths = [await write('a.txt', 'The ferry sails.'), await write('b.txt', 'It sails back.')];
    const [ours, theirs] = [store.view('slack:T1'), store.view('slack:T2')];

    await ingest(paths, { store: ours, source: 'pages' });
    expect(await theirs.newest({}, 10)).toEqual([]);

    await run([paths[0]!]);
    expect(await theirs.newest({}, 10)).toEqual(['a']);

    await ingest([paths[1]!], { store: theirs, source: 'pages' });
    expect((await theirs.newest({}, 10)).sort()).toEqual(['a', 'b']);
    expect((await store.status()).articles).toBe(2);
  });
});

describe('ingest of JSON', () => {
  it('takes articles from one object, a list, and lines, by their own ids', async () => {
    const paths = [
      await write('one.json', JSON.stringify({ id: 7, title: 'One', publisher: 'Post', text: 'Rain.' })),
      await write('list.json', JSON.stringify([{ id: 'b', text: 'Snow.' }, { text: 'Hail.' }])),
      await write(
        'lines.jsonl',
        '{"id":"c","text":"Fog.","source":"Wire","published":"Tue, 05 Mar 2024 10:00:00 GMT"}\r\n\n',
      ),
    ];

    const report = await run(paths);

    expect(report.ids).toEqual(['7', 'b', 'list-2', 'c']);
    expect(await stored('c')).toMatchObject({ publisher: 'Wire', published: '2024-03-05T10:00:00Z' });
  });

  it('names the bad line and goes on', async () => {
    const path = await write(
      'n.jsonl',
      '{"id":"a","text":"Rain."}\n{"id":\n{"title":"no text"}\n{"id":"d","text":"Fog."}',
    );

    const report = await run([path]);

    expect(report.ids).toEqual(['a', 'd']);
    expect(report.skipped.map(({ where }) => where)).toEqual([`${path}:2`, `${path}:3`]);
    expect(report.skipped[0]?.why).toContain('is not JSON');
    expect(report.skipped[1]?.why).toBe('has no "text"');
  });

  it('lets the later of two rows with one id replace the earlier', async () => {
    await run([await write('n.jsonl', '{"id":"a","text":"Rain."}\n{"id":"a","text":"Snow."}')]);

    expect((await stored('a'))?.text).toBe('Snow.');
    expect((await store.status()).articles).toBe(1);
  });
});

describe('ingest of a folder', () => {
  it('reads what it knows, with the keys of index.yaml, and leaves the index out', async () => {
    await write('index.yaml', '- file: a.txt\n  title: Rain\n  published: 2024-03-02\n  publishedHow: inferred\n');
    await write('a.txt', 'Rain.');
    await write('sub/b.txt', 'Snow.');
    await write('notes.md', 'Not an article.');
    await write('.hidden.txt', 'Not an article.');
    await symlink(folder, join(folder, 'sub', 'loop'));

    const report = await run([folder]);

    expect(report.ids).toEqual(['a', 'b']);
    expect(await stored('a')).toMatchObject({ title: 'Rain', published: '2024-03-02', publishedHow: 'inferred' });
  });

  it('says that an index is broken and still reads the files', async () => {
    await write('index.yaml', 'just words');
    await write('a.txt', 'Rain.');

    const report = await run([folder]);

    expect(report.new).toBe(1);
    expect(report.skipped[0]?.why).toContain('must be a list of mappings');
  });

  it('takes the article out of a page', async () => {
    const days = ['Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
    const body = days.map((day) => `<p>The ferry to Sandholm sails again, the council said on ${day}.</p>`).join('');
    await write(
      'p.html',
      `<html><head><title>x</title><meta property="og:title" content="Ferry &amp; quay"><meta property="og:site_name" content="Post">
       <meta property="article:published_time" content="2024-03-02T08:00:00Z"></head>
       <body><nav>Home News</nav><article><h1>Ferry</h1>${body}</article><script>var x</script></body></html>`,
    );

    await run([folder]);

    const page = await stored('p');
    expect(page).toMatchObject({ title: 'Ferry & quay', publisher: 'Post', published: '2024-03-02T08:00:00Z' });
    expect(page?.text).toContain('The ferry to Sandholm sails again, the council said on Friday.\nThe ferry');
    expect(page?.text).not.toContain('var x');
  });
});

describe('ingest that is stopped', () => {
  it('keeps what was stored, whole, and goes on from there', async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => JSON.stringify({ id: `n${i}`, text: `Storm number ${i}.` }));
    const path = await write('n.jsonl', rows.join('\n'));
    const stop = new AbortController();
    const reader = createReader({ threads: 0 });

    const stopped = run([path], { signal: stop.signal, reader, onProgress: () => stop.abort() });

    await expect(stopped).rejects.toThrow('run the same command again to go on');
    const { articles, sentences } = await store.status();
    expect(articles).toBeGreaterThan(0);
    expect(articles).toBeLessThan(1200);
    expect(sentences).toBe(articles);
    const again = await run([path], { reader });
    expect(again.new + again.duplicate).toBe(1200);
    expect((await store.status()).articles).toBe(1200);
  });
});

describe('reading threads', () => {
  it('read as this thread does', async () => {
    const read = article('a', 'Anna Holt spoke on Friday. “No,” she said.', { published: '2024-03-02' });
    const [threaded, inline] = [createReader({ threads: 1 }), createReader({ threads: 0 })];
    const many = Array.from({ length: 101 }, () => read);

    const prepared = await threaded.read(many);

    expect(prepared[100]).toEqual((await inline.read([read]))[0]);
    await threaded.close();
  });
});

describe('loadSeeds', () => {
  it('fills an empty store once', async () => {
    await write('a.txt', 'Rain.');

    expect((await loadSeeds({ store, folder }))?.new).toBe(1);
    expect(await loadSeeds({ store, folder })).toBeNull();
    expect((await stored('a'))?.source).toBe('seeds');
  });
});
