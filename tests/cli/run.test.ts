import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../journeys/process.ts';
import { cli } from './in-process.ts';

function file(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('bad input is one sentence on standard error and exit code 2', () => {
  it.each([
    [['breif', 'x'], /Unknown command 'breif'.*Did you mean brief\?/],
    [['brief', 'x', '--lenght', 'short'], /Unknown option '--lenght'.*Did you mean --length\?/],
    [['ask'], /The question is empty/],
    [['ask', ''], /The question is empty/],
    [['ask', 'x'.repeat(2001)], /2,001 characters/],
    [['brief', 'northkorea', '--length', 'huge'], /Use short, standard or long/],
    [['brief', '--since', 'soon'], /The date "soon" makes no sense/],
    [['search', 'x', '--limit', 'many'], /The limit is "many"/],
    [['ask', 'x', '--article', 'nowhere'], /No article has the id "nowhere"/],
    [['read', 'nowhere'], /No article has the id "nowhere"/],
    [['forget', 'nowhere'], /is called "nowhere"/],
    [['status', '--store', 'mysql://x'], /Unknown store/],
    [['status', '--config', '/nowhere.yaml'], /Check NUTGRAF_CONFIG/],
    [['status', '--log', 'loud'], /Use one of silent/],
    [['serve'], /no terminal to talk in/],
    [['ask', '--batch', '/nowhere.jsonl'], /there is no such file/],
  ])('%j', async (args, sentence) => {
    const { code, out, err } = await cli(args.includes('--store') ? args : [...args, '--store', 'memory:']);

    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect([code, out]).toEqual([2, '']);
  });

  it('names file and line of a bad batch row before any row runs', async () => {
    const rows = file('rows.jsonl', '{"id":1,"question":"who?"}\n{"id":2,"question":""}\n');

    const { code, out, err } = await cli(['ask', '--batch', rows, '--store', 'memory:']);

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`${rows}:2: The question is empty.`);
  });

  it('names file and line of a batch row that is not JSON', async () => {
    const rows = file('rows.jsonl', '{"id":1,"question":"who?"}\nwho?\n');

    expect((await cli(['ask', '--batch', rows, '--store', 'memory:'])).err).toContain(`${rows}:2 is not JSON`);
  });

  it('names the advice when npm has taken an option', async () => {
    const env = { npm_lifecycle_event: 'brief', npm_config_json: 'true' };

    const { code, out, err } = await cli(['brief', 'northkorea', '--store', 'memory:'], { env });

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('npm run -s brief -- northkorea');
    expect(err).toContain('--json');
  });
});

describe('global options', () => {
  it('stand before or after the command', async () => {
    const before = await cli(['--json', '--store', 'memory:', 'status']);
    const after = await cli(['status', '--store', 'memory:', '--json']);

    expect(JSON.parse(before.out)).toMatchObject({ store: 'memory:', articles: 0 });
    expect(after.out).toBe(before.out);
  });
});

describe('help', () => {
  it('lists every command', async () => {
    const { code, out } = await cli(['help']);

    expect(code).toBe(0);
    for (const name of ['brief', 'ask', 'search', 'ingest', 'serve', 'doctor']) expect(out).toContain(`  ${name}`);
  });

  it('is shown when nothing was typed', async () => {
    expect((await cli([])).out).toContain('Usage: nutgraf');
  });

  it('explains one command with its options and examples', async () => {
    const { code, out } = await cli(['help', 'brief']);

    expect(code).toBe(0);
    expect(out).toContain('--max-words <n>');
    expect(out).toContain('nutgraf brief northkorea --since 2018-05-01');
    expect((await cli(['brief', '--help'])).out).toBe(out);
  });

  it('prints the version', async () => {
    expect((await cli(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('chat without a terminal', () => {
  it('answers line by line and ends with the input', async () => {
    const { code, out } = await cli(['chat', '--store', 'memory:'], { input: '/topics\n\n/nonsense\nquit\n/topics\n' });

    expect(code).toBe(0);
    expect(out.match(/North Korea, 0 articles/g)).toHaveLength(1);
    expect(out).toContain('There is no command "nonsense".');
  });
});
