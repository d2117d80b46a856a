import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readKeptConfig } from '../../src/cli/kept-config.ts';

const topic = (title: string) => `topics:\n  rivers:\n    title: ${title}\n    match: [flood]\n`;

/** A folder as an install has it, with a config. */
function installed(config: string) {
  const root = mkdtempSync(join(tmpdir(), 'nutgraf-kept-'));
  for (const folder of ['src', 'node_modules']) mkdirSync(join(root, folder));
  for (const file of ['src/config.ts', 'package-lock.json']) writeFileSync(join(root, file), '');
  const path = join(root, 'nutgraf.yaml');
  writeFileSync(path, config);
  return { root, path, kept: join(root, 'node_modules/.cache/nutgraf/config.json') };
}

it('reads a kept config as it was checked', async () => {
  const { root, path, kept } = installed(topic('Rivers'));
  const first = await readKeptConfig(path, root);
  expect(readFileSync(kept, 'utf8')).toContain('Rivers');
  expect(await readKeptConfig(path, root)).toEqual(first);
});

it('checks a config anew that was changed', async () => {
  const { root, path } = installed(topic('Rivers'));
  await readKeptConfig(path, root);
  writeFileSync(path, topic('Lakes'));
  expect((await readKeptConfig(path, root)).topics[0]?.title).toBe('Lakes');
  writeFileSync(path, 'topics: 3\n');
  await expect(readKeptConfig(path, root)).rejects.toThrow('topics');
  await expect(readKeptConfig(path, root)).rejects.toThrow('topics');
});

it('checks a config anew when what was kept is broken', async () => {
  const { root, path, kept } = installed(topic('Rivers'));
  await readKeptConfig(path, root);
  writeFileSync(kept, '{');
  expect((await readKeptConfig(path, root)).topics[0]?.title).toBe('Rivers');
});
