import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CliContext } from '../../src/cli/context.ts';
import command from '../../src/cli/export.ts';
import { openStore } from '../../src/store/open.ts';
import { temporaryFolder } from '../journeys/process.ts';
import { cli } from './in-process.ts';

const source = {
  id: 'coast',
  workspace: null,
  kind: 'feed',
  url: 'https://coast.example/feed',
  title: 'Coast',
} as const;

it('leaves an earlier backup as it was when it is stopped', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'all.jsonl');
  writeFileSync(file, 'an earlier backup');
  const store = await openStore('memory:');
  await store.sources.save({ ...source, topics: [], everySeconds: null, by: null, since: '2026-01-01T00:00:00.000Z' });
  const context = { newsroom: async () => ({ store }), signal: AbortSignal.abort() } as unknown as CliContext;

  const code = await command.run({ file }, context);
  await store.close();

  expect(code).toBe(130);
  expect(readdirSync(folder)).toEqual(['all.jsonl']);
  expect(readFileSync(file, 'utf8')).toBe('an earlier backup');
});

it('tells what it wrote as one JSON object', async () => {
  const folder = temporaryFolder();
  const common = ['--store', `sqlite:${join(folder, 'news.db')}`];
  writeFileSync(join(folder, 'a.txt'), 'Anna Berg left Oslo on Monday.');
  await cli(['ingest', join(folder, 'a.txt'), ...common]);
  const file = join(folder, 'all.jsonl');

  const { out } = await cli(['export', file, '--json', ...common]);

  expect(JSON.parse(out)).toEqual({ file, articles: 1, sources: 0 });
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(1);
});
