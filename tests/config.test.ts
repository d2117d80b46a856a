import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configJsonSchema, readConfig } from '../src/config.ts';
import { readEnvironment, readEnvironmentFile } from '../src/environment.ts';

const root = join(import.meta.dirname, '..');

function configOf(yaml: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'nutgraf-')), 'nutgraf.yaml');
  writeFileSync(path, yaml);
  return path;
}

function messageOf(yaml: string): string {
  const path = configOf(yaml);
  try {
    readConfig(path);
  } catch (error) {
    return (error as Error).message.replace(path, 'FILE');
  }
  throw new Error('The config was accepted.');
}

describe('readConfig', () => {
  it('reads the config that is shipped, which polls nothing', () => {
    const config = readConfig(join(root, 'config/nutgraf.yaml'));

    expect(config.topics.length).toBeGreaterThan(0);
    expect(config.sources).toEqual([]);
    expect(config.digests).toEqual([]);
  });

  it('takes an empty file', () => {
    expect(readConfig(configOf(''))).toMatchObject({ topics: [], sources: [], digests: [] });
  });

  it('reads the examples in its own comments', () => {
    const config = readConfig(
      configOf(`
topics: { harbour: { title: Harbour, match: [port, ferry] } }
sources: [{ url: "https://example.org/feed.xml", topics: [harbour], every: 15m }]
digests: [{ topic: harbour, to: "slack:C0123456789", at: "08:00", days: mon-fri, zone: Europe/Dublin, length: short }]
`),
    );

    expect(config.topics).toEqual([{ slug: 'harbour', title: 'Harbour', match: ['port', 'ferry'], sources: [] }]);
    expect(config.digests[0]).toMatchObject({ zone: 'Europe/Dublin', length: 'short' });
  });

  it.each([
    [
      'topics:\n  a:\n    titel: A\n    match: [a]\n    title: A\n',
      'FILE:3 topics.a.titel: Nothing is called "titel" here',
    ],
    ['topics:\n  a:\n    title: A\n    match: a\n', 'FILE:4 topics.a.match: '],
    ['topics:\n  a:\n    title: A\n', 'FILE:2 topics.a.match: '],
    ['topics:\n  A B: { title: A, match: [a] }\n', 'FILE:2 topics.A B: '],
    [
      'sources:\n  - url: example.org\n',
      'FILE:2 sources.0.url: Write a whole address such as "https://example.org/feed.xml", or the path of a folder',
    ],
    ['sources:\n  - { url: "https://example.org/f", topics: [x] }\n', 'no topic is called "x"'],
    [
      'digests:\n  - { topic: a, to: console, at: 8am }\n',
      'FILE:2 digests.0.at: Write a time of day in quotes, such as "08:00".',
    ],
    [
      'digests:\n  - { topic: a, to: console, at: "08:00",\n      zone: Mars/Olympus }\n',
      'FILE:3 digests.0.zone: Use a time zone name such as Europe/Dublin.',
    ],
    ['topics: [\n', 'FILE:'],
  ])('names line, path and cure (%#)', (yaml, expected) => {
    expect(messageOf(yaml)).toContain(expected);
  });

  it('names a file that is not there', () => {
    expect(() => readConfig('/nowhere/nutgraf.yaml')).toThrow('Check NUTGRAF_CONFIG');
  });
});

describe('config/nutgraf.schema.json', () => {
  it('is what `npm run schema` makes from the same zod', () => {
    const stored = JSON.parse(readFileSync(join(root, 'config/nutgraf.schema.json'), 'utf8'));

    expect(stored).toEqual(configJsonSchema());
  });
});

describe('readEnvironment', () => {
  it('takes empty settings as unset', () => {
    expect(readEnvironment({ DATABASE_URL: ' ', DISCORD_TOKEN: 'x' })).toMatchObject({
      databaseUrl: null,
      tokens: { DISCORD_TOKEN: 'x', SLACK_BOT_TOKEN: null },
    });
  });

  it('refuses a log level that is none', () => {
    expect(() => readEnvironment({ NUTGRAF_LOG: 'loud' })).toThrow('Use one of silent, error, warn, info, debug.');
  });

  it('reads a .env file under the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
    writeFileSync(join(folder, '.env'), 'PORT=3000\nNUTGRAF_LOG=info\n');

    expect(readEnvironmentFile(folder, { PORT: '4000' })).toEqual({ PORT: '4000', NUTGRAF_LOG: 'info' });
  });
});
