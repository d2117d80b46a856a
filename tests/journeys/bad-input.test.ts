import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { nutgraf, root, temporaryFolder, temporaryStore } from './process.ts';

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('a store that cannot be used', () => {
  it('is bad input like an unknown command: one sentence, exit code 2', async () => {
    const { code, out, err } = await nutgraf(['breif', 'x']);

    expect([code, out, err]).toEqual([2, '', "Unknown command 'breif'. Did you mean brief?\n"]);
  });

  it('names a store file that is no database', async () => {
    const { code, err } = await nutgraf([
      'status',
      '--store',
      `sqlite:${file('store.db', 'not a database, but long enough to be read')}`,
    ]);

    expect(code).toBe(2);
    expect(err).toMatch(/store\.db/);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('names a store of a newer version', async () => {
    const path = file('store.db', '');
    await nutgraf(['status', '--store', `sqlite:${path}`]);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 9999');
    db.close();

    const { code, err } = await nutgraf(['status', '--store', `sqlite:${path}`]);

    expect([code, err]).toEqual([2, expect.stringMatching(/newer/)]);
  });

  it.skipIf(process.getuid?.() === 0)(
    'names a folder that may not be written (not as root, who may write anywhere)',
    async () => {
      const folder = temporaryFolder();
      chmodSync(folder, 0o500);

      const { code, err } = await nutgraf(['status', '--store', `sqlite:${join(folder, 'a', 'store.db')}`]);

      expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
    },
  );

  it('names a folder that is a file', async () => {
    const { code, err } = await nutgraf(['status', '--store', `sqlite:${join(file('x', 'x'), 'store.db')}`]);

    expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  });
});

describe('ingest of what cannot be read', () => {
  it('refuses a binary file, an empty one, a missing one and a 50 MB text, and says why for each', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0]));
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'huge.txt'), 'Anna Berg won the race on Monday. '.repeat(1_550_000));

    const { code, out, err } = await nutgraf(['ingest', folder, join(folder, 'missing.txt'), '--store', 'memory:']);

    expect(code).toBe(2);
    expect(out).toContain('0 new');
    for (const name of ['binary.txt', 'empty.txt', 'huge.txt', 'missing.txt']) expect(err).toContain(name);
  });

  it('goes on past it, and reads Windows-1252 as it was meant', async () => {
    const folder = temporaryFolder();
    const store = temporaryStore();
    writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 3, 0, 0]));
    const text = 'The café owner Zoë Müller said: “We stay open”.';
    const bytes = [...text].map((c) => ({ '“': 0x93, '”': 0x94 })[c] ?? c.charCodeAt(0));
    writeFileSync(join(folder, 'cafe.txt'), Buffer.from(bytes));

    const { code, out } = await nutgraf(['ingest', folder, '--store', store]);
    const { out: read } = await nutgraf(['read', 'cafe', '--json', '--store', store]);

    expect(code).toBe(0);
    expect(out).toContain('1 new');
    expect(
      JSON.parse(read)
        .sentences.map((sentence: { text: string }) => sentence.text)
        .join(' '),
    ).toBe(text);
  });
});

describe('two processes on one store', () => {
  it('both read into it, and nothing is lost or doubled', async () => {
    const store = temporaryStore();
    const folders = ['a', 'b'].map((name) => {
      const folder = join(temporaryFolder(), name);
      mkdirSync(folder);
      for (let n = 0; n < 40; n++) {
        writeFileSync(join(folder, `${name}${n}.txt`), `Anna Berg opened harbour ${name}${n} in Oslo on 3 May 2020.`);
      }
      return folder;
    });

    const ran = await Promise.all(folders.map((folder) => nutgraf(['ingest', folder, '--store', store])));
    const { out } = await nutgraf(['status', '--json', '--store', store]);

    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(JSON.parse(out).articles).toBe(80);
  });
});

describe('Ctrl-C', () => {
  it('in the middle of ingest exits 130 and leaves a store that goes on where it stopped', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) =>
      JSON.stringify({
        id: `r${n}`,
        title: `Report ${n}`,
        text: `Anna Berg opened harbour ${n} in Oslo on 3 May 2020. She left.`,
      }),
    );
    const path = file('rows.jsonl', `${rows.join('\n')}\n`);
    const store = temporaryStore();

    const stopped = await nutgraf(['ingest', path, '--store', store, '--log', 'debug'], {
      interruptWhen: ({ err }) => err.includes('ingest'),
    });
    const again = await nutgraf(['ingest', path, '--store', store]);
    const { out } = await nutgraf(['status', '--json', '--store', store]);

    expect(stopped.code).toBe(130);
    expect(again.code).toBe(0);
    expect(JSON.parse(out).articles).toBe(3000);
  }, 60_000);
});

describe('a reader that goes away', () => {
  it('ends a long output quietly', async () => {
    const { out, err } = await new Promise<{ out: string; err: string }>((resolve) => {
      import('node:child_process').then(({ exec }) => {
        const line = `${process.execPath} src/main.ts read seeds/003-envoy-to-bring-letter.txt --store memory: | head -n 1`;
        exec(line, { cwd: root }, (_, stdout, stderr) => resolve({ out: stdout, err: stderr }));
      });
    });

    expect(out.split('\n')).toHaveLength(2);
    expect(err).toBe('');
  });
});
