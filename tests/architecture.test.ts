import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

// What each room may import of the house. A room may use the rooms below it; exceptions by name are written out.
const floor = ['model', 'errors', 'log'];
const allowed: Record<string, readonly string[]> = {
  model: [],
  errors: [],
  log: [],
  language: ['model', 'errors'],
  config: floor,
  store: [...floor, 'language'],
  search: [...floor, 'language', 'store'],
  feeds: [...floor, 'language', 'store'],
  answering: [...floor, 'language', 'store', 'search', 'feeds'],
  briefing: [...floor, 'language', 'store', 'search', 'feeds'],
  bot: [...floor, 'language', 'store', 'search', 'feeds', 'answering', 'briefing'],
  commands: ['bot', 'model', 'errors'],
  adapters: ['bot', 'log'],
  jobs: [...floor, 'language', 'store', 'search', 'feeds', 'answering', 'briefing', 'bot'],
  cli: [
    ...floor,
    'language',
    'config',
    'store',
    'search',
    'feeds',
    'answering',
    'briefing',
    'bot',
    'jobs',
    'commands',
    'adapters',
  ],
  main: ['*'],
};

// Which rooms may import which package, and Node's own modules that touch the world.
const packageRooms: Record<string, readonly string[]> = {
  '@slack/bolt': ['adapters/slack'],
  'discord.js': ['adapters/discord'],
  'node-cron': ['jobs'],
  htmlparser2: ['feeds'],
  entities: ['feeds'],
  '@mozilla/readability': ['feeds'],
  linkedom: ['feeds'],
  undici: ['feeds'],
  'ipaddr.js': ['feeds'],
  'robots-parser': ['feeds'],
  tldts: ['feeds'],
  'node:sqlite': ['store'],
  pg: ['store'],
  kysely: ['store'],
  'node:readline': ['cli', 'adapters/console'],
  'node:readline/promises': ['cli', 'adapters/console'],
  yaml: ['config', 'feeds'],
  zod: ['config', 'bot', 'commands', 'feeds', 'adapters', 'jobs'],
};

type Import = { readonly from: string; readonly to: string };

const files = ['src', 'commands'].flatMap((folder) => sourceFiles(join(root, folder)));
const imports = files.flatMap((file) => importsOf(file));

describe('the house', () => {
  it('lets a room import only the rooms below it', () => {
    const wrong = imports
      .filter((line) => line.to.startsWith('.'))
      .map((line) => ({ ...line, target: relative(root, resolve(root, dirname(line.from), line.to)) }))
      .filter(({ from, target }) => {
        const [room, other] = [roomOf(from), roomOf(target)];
        if (room === other) return room === 'adapters' && platformOf(from) !== platformOf(target);
        return !allowed[room]?.includes('*') && !allowed[room]?.includes(other);
      });

    expect(wrong.map((line) => `${line.from} imports ${line.target}`)).toEqual([]);
  });

  it('imports each package in its own room only', () => {
    const wrong = imports
      .filter((line) => !line.to.startsWith('.'))
      .filter(({ from, to }) => {
        const name = to.startsWith('node:') ? to : packageOf(to);
        const rooms = packageRooms[name];
        if (rooms === undefined) return !to.startsWith('node:');
        return !rooms.some((room) => from.startsWith(`src/${room}`) || from.startsWith(`${room}/`));
      });

    expect(wrong.map((line) => `${line.from} imports ${line.to}`)).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    const edges = new Map<string, string[]>();
    for (const line of imports) {
      if (!line.to.startsWith('.')) continue;
      const target = relative(root, resolve(root, dirname(line.from), line.to));
      edges.set(line.from, [...(edges.get(line.from) ?? []), target]);
    }

    expect(findCircle(edges)).toEqual([]);
  });

  it('reads the environment in main and environment only', () => {
    const readers = files.filter((file) => /\bprocess\.env\b|\benv\b.*from 'node:process'/.test(withoutComments(file)));

    expect(readers.filter((file) => !['src/main.ts', 'src/environment.ts'].includes(file))).toEqual([]);
  });

  it('imports with the .ts ending', () => {
    const wrong = imports.filter(
      (line) => line.to.startsWith('.') && !/\.(ts|json)$/.test(line.to) && line.to !== './compile-cache.js',
    );

    expect(wrong.map((line) => `${line.from} imports ${line.to}`)).toEqual([]);
  });

  it('has no file over 400 lines and no drawer for leftovers', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    const drawers = files.filter((file) => /(^|\/)(utils?|helpers?|common|types|misc)(\.ts$|\/)/.test(file));

    expect([...long, ...drawers]).toEqual([]);
  });

  it('has no barrel: only commands/index.ts lists things', () => {
    const barrels = files.filter((file) => file.endsWith('/index.ts') && file !== 'commands/index.ts');
    const passing = files.filter((file) => /^export (\*|\{[^}]*\}) from /m.test(withoutComments(file)));

    expect([...barrels, ...passing]).toEqual([]);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Static and dynamic imports, type imports, re-exports and worker files, with a literal address. */
function importsOf(file: string): Import[] {
  const text = withoutComments(file);
  const pattern =
    /(?:^|[\s;}])(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'|new URL\(\s*'([^']+\.ts)'/g;
  return [...text.matchAll(pattern)].map((match) => ({
    from: file,
    to: (match[1] ?? match[2] ?? match[3] ?? match[4])!,
  }));
}

function withoutComments(file: string): string {
  return readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

/** The room a file stands in. Files at the top of src/ are rooms of their own; `main` and the rooms it joins are one. */
function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'commands') return 'commands';
  if (parts[0] !== 'src') return parts[0]!;
  if (parts.length > 2) return parts[1]!;
  const name = parts[1]!.replace(/\.ts$/, '');
  if (/^newsroom(-|$)/.test(name)) return 'main';
  return name === 'environment' ? 'config' : name;
}

function platformOf(file: string): string {
  return file.split('/')[2] ?? '';
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
}

function findCircle(edges: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of edges.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  for (const file of edges.keys()) {
    const circle = visit(file, []);
    if (circle.length > 0) return circle;
  }
  return [];
}
