import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { operating } from '../../src/cli/operating.ts';
import { globalOptions } from '../../src/cli/program.ts';
import { ourOptions } from '../../src/cli/swallowed.ts';
import { temporaryFolder, temporaryStore } from '../journeys/process.ts';
import { cli } from './in-process.ts';

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const ferry = '---\ntitle: Ferry aground\n---\nAnna Berg met Tom Hale in Oslo on 3 May 2020.\n';

async function storeWith(text: string): Promise<string> {
  const store = temporaryStore();
  await cli(['ingest', file('ferry.txt', text), '--store', store]);
  return store;
}

describe('what npm took for itself', () => {
  it.each([
    ['brief', ['northkorea', 'short'], { length: 'true' }, 'brief -- northkorea --length short'],
    ['brief', ['harbour strike', '7d'], { since: 'true' }, 'brief -- "harbour strike" --since 7d'],
    ['brief', ['northkorea', '90'], { max_words: 'true' }, 'brief -- northkorea --max-words 90'],
    ['brief', ['northkorea'], { length: 'short', json: 'true' }, 'brief -- northkorea --length short --json'],
    ['ask', ['who is it', '003'], { article: 'true' }, 'ask -- "who is it" --article 003'],
  ])('is told with the line that works: %s %j', async (script, words, taken, advice) => {
    const set = Object.entries(taken).map(([name, value]) => [`npm_config_${name}`, value]);
    const env = { npm_lifecycle_event: script, ...Object.fromEntries(set) };

    const { code, err } = await cli([script, ...words], { env });

    expect([code, err.trim().split('run -s ')[1]]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^${advice.replace(/[-"]/g, '.')}`)),
    ]);
  });

  it('is told too when another command has the option', async () => {
    const env = { npm_lifecycle_event: 'ask', npm_config_limit: 'true' };

    expect((await cli(['ask', 'who is it', '3'], { env })).err).toBe('"ask" has no option --limit; leave it out.\n');
  });

  it('is looked for under every option that a command has', async () => {
    const all = await Promise.all([...commands, ...operating].map(async (entry) => (await entry.load()).default));
    const names = all.flatMap(({ options }) => options.filter(({ kind }) => kind !== 'words').map(({ name }) => name));

    expect([...new Set([...names, 'batch', ...globalOptions.map(({ name }) => name)])].sort()).toEqual(ourOptions);
  });
});

describe('rows that cannot be looked up', () => {
  it('are answered with the true reason', async () => {
    const store = await storeWith(ferry);
    const rows = file(
      'rows.jsonl',
      '{"question":"who met?","articles":["nope"]}\n{"question":"who met?","articles":[]}\n{"question":"???"}\n',
    );

    const { code, out } = await cli(['ask', '--batch', rows, '--store', store]);

    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { abstained: true, reason: 'No article has the id "nope".' },
      { abstained: true, reason: 'No article was named to look in.' },
      { abstained: true, reason: 'The question has no word that could be looked up.' },
    ]);
  });

  it.each([
    ['{"question":"who met?","articles":"court"}', /rows\.jsonl:1: "articles" is "court"\. Write a list of ids/],
    ['{"question":5}', /rows\.jsonl:1: "question" is 5\. Write words in quotes/],
  ])('are refused by the key that is wrong: %s', async (row, sentence) => {
    const { code, err } = await cli(['ask', '--batch', file('rows.jsonl', row), '--store', 'memory:']);

    expect([code, err]).toEqual([2, expect.stringMatching(sentence)]);
  });

  it('are refused beside words', async () => {
    const rows = file('rows.jsonl', '{"question":"who met?"}');

    const { code, err } = await cli(['ask', 'who', 'left', '--batch', rows, '--store', 'memory:']);

    expect([code, err]).toEqual([2, expect.stringMatching(/^The words "who left" stand beside --batch/)]);
  });

  it('of stop words alone find nothing', async () => {
    const store = await storeWith('The bridge of the town and the harbour were closed.');

    for (const query of ['the and of', '"*AND(']) {
      expect((await cli(['search', query, '--store', store])).out).toMatch(/^Nothing was found/);
    }
  });
});

describe('addresses', () => {
  it.each([
    [['brief', 'http://user:secret@example.invalid/x']],
    [['brief', 'ftp://user:secret@example.invalid/x']],
    [['ingest', 'http://user:secret@example.invalid/x', 'ftp://user:secret@example.invalid/x']],
    [['stories', '--store', 'mysql://user:secret@example.invalid/x']],
  ])('never show a password: %j', async (args) => {
    const { code, out, err } = await cli(args.includes('--store') ? args : [...args, '--store', 'memory:']);

    expect(code).toBe(2);
    expect(out + err).not.toMatch(/secret|user:/);
    expect(err).not.toMatch(/\.\.$/m);
  });

  it.each(['ftp://example.org/x', 'file:///etc/hosts'])(
    'of another scheme are told which may be read: %s',
    async (address) => {
      const { code, err } = await cli(['ingest', address, '--store', 'memory:']);

      expect([code, err]).toEqual([2, expect.stringMatching(/begin with http:\/\/ or https:\/\//)]);
    },
  );
});

describe('a store', () => {
  it('that is cut off is bad input, named with its cure', async () => {
    const store = await storeWith(ferry);
    const whole = readFileSync(store.replace('sqlite:', ''));
    const damaged = file('damaged.db', whole.subarray(0, 8192));

    const { code, err } = await cli(['stories', '--store', `sqlite:${damaged}`]);

    expect([code, err]).toEqual([2, expect.stringMatching(/damaged\.db" is damaged; .*--store/)]);
  });

  it('that is not there is made by ingest only', async () => {
    const folder = join(temporaryFolder(), 'no', 'such');
    const store = `sqlite:${join(folder, 'news.db')}`;

    for (const args of [['stories'], ['brief', 'x'], ['ask', 'who left?'], ['search', 'x']]) {
      const { code, err } = await cli([...args, '--store', store]);
      expect([code, err]).toEqual([2, expect.stringMatching(/^There is no store at .*news\.db/)]);
    }
    expect(existsSync(folder)).toBe(false);
    expect((await cli(['ingest', file('a.txt', ferry), '--store', store])).code).toBe(0);
  });
});

describe('settings', () => {
  it('name a misspelt key of a topic rather than the one it stands for', async () => {
    const config = file('c.yaml', 'topics:\n  ferries:\n    titel: Ferries\n    match: [ferry]\n');

    expect((await cli(['topics', '--config', config, '--store', 'memory:'])).err).toMatch(/c\.yaml:3 .*"titel"/);
  });

  it('that cannot be read say so without codes', async () => {
    const folder = temporaryFolder();

    for (const [path, words] of [
      [join(folder, 'c.yaml'), 'no such file'],
      [folder, 'it is a folder'],
    ] as const) {
      const { code, err } = await cli(['topics', '--store', 'memory:'], { env: { NUTGRAF_CONFIG: path } });
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
      expect(err).not.toMatch(/E[A-Z]{4,}/);
    }
  });
});

describe('read', () => {
  it('takes front matter off standard input', async () => {
    const { out } = await cli(['read', '-', '--json', '--store', 'memory:'], { input: ferry });

    expect(JSON.parse(out)).toMatchObject({ title: 'Ferry aground', sentences: [{ n: 0 }] });
  });

  it('finds names whole beside terminal control sequences, and keeps the text', async () => {
    const text = 'On Monday \u001b[31mJohn Carr\u001b[0m met Anna Berg in Oslo.';

    const { out } = await cli(['read', '-', '--json', '--store', 'memory:'], { input: text });
    const { names, sentences } = JSON.parse(out);

    expect(names.map(({ name }: { name: string }) => name)).toEqual(['John Carr', 'Anna Berg', 'Oslo']);
    expect(sentences[0].text).toBe(text);
  });
});

describe('feeds in files', () => {
  it('become articles, a list of feeds a word on how to follow them', async () => {
    const folder = join(temporaryFolder(), 'in');
    mkdirSync(folder);
    const item = (title: string, text: string) =>
      `<item><title>${title}</title><description>${text}</description></item>`;
    writeFileSync(
      join(folder, 'coast.xml'),
      `<rss version="2.0"><channel><title>Coast</title>${item('Ferry', 'Anna Berg left Oslo.')}${item('Port', 'Tom Hale left Bergen.')}</channel></rss>`,
    );
    writeFileSync(
      join(folder, 'list.opml'),
      '<opml><body><outline xmlUrl="https://example.org/feed.xml"/></body></opml>',
    );
    const store = temporaryStore();

    const { code, out, err } = await cli(['ingest', folder, '--store', store]);

    expect([code, out]).toEqual([0, '2 new, 0 updated, 0 duplicate, 1 skipped.\n']);
    expect(err).toContain(`is a list of 1 feed; to follow it, write: sources add ${join(folder, 'list.opml')}`);
    expect((await cli(['export', '--store', store])).out).toContain('"title":"Ferry","publisher":"Coast"');
  });

  it('and front matter give only addresses of the web', async () => {
    const store = await storeWith('---\ntitle: "A\\e[31mB"\nurl: "javascript:alert(1)"\n---\nAnna Berg left Oslo.\n');

    const { out } = await cli(['export', '--store', store]);

    expect(JSON.parse(out)).toMatchObject({ url: null, title: 'A B' });
  });
});
