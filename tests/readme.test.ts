import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli } from './cli/in-process.ts';
import { root, temporaryStore } from './journeys/process.ts';

const pages = [
  'README.md',
  'docs/operating.md',
  'bench/README.md',
  'docs/architecture.md',
  'docs/slack.md',
  'docs/discord.md',
];
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

function blocks(page: string, language: string): string[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);
}

function commandLines(page: string): string[] {
  return blocks(page, 'sh').flatMap((block) => block.trim().split('\n'));
}

/** The words after `npm run -s nutgraf --`, as a shell would part them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]!);
}

describe.each(pages)('%s', (page) => {
  it('names only npm scripts that there are', () => {
    const named = commandLines(page).flatMap((line) => /npm run (?:-s )?([\w:-]+)/.exec(line)?.[1] ?? []);

    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('links only to files that there are', () => {
    const links = [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
    const missing = links.filter(([, target]) => !existsSync(join(root, page, '..', target!)));

    expect(missing.map(([, target]) => target)).toEqual([]);
  });
});

describe('the commands that README.md shows', () => {
  it('all run', async () => {
    const store = temporaryStore();
    await cli(['ingest', join(root, 'seeds'), '--store', store]);
    const shown = commandLines('README.md').flatMap((line) => /^npm run -s nutgraf -- (.*)$/.exec(line)?.[1] ?? []);
    expect(shown.length).toBeGreaterThan(10);

    const failed: string[] = [];
    for (const line of shown) {
      const words = wordsOf(line);
      const { code, err } = await cli(
        words.includes('--store') ? [...words.slice(0, -1), store] : [...words, '--store', store],
      );
      if (code !== 0) failed.push(`${line}: ${err}`);
    }

    expect(failed).toEqual([]);
  });

  it('abstain where it says so, and answer where it shows an answer', async () => {
    const store = temporaryStore();
    await cli(['ingest', join(root, 'seeds'), '--store', store]);
    const text = readFileSync(join(root, 'README.md'), 'utf8');
    const abstaining = /What it cannot prove, it does not say: `npm run ask "([^"]+)"`/.exec(text)![1]!;
    const answered = /^npm run ask "([^"]+)"$/m.exec(text)![1]!;

    const told = await Promise.all(
      [abstaining, answered].map(async (question) =>
        JSON.parse((await cli(['ask', question, '--json', '--store', store])).out),
      ),
    );

    expect(told.map(({ abstained }) => abstained)).toEqual([true, false]);
    expect(text).toContain(told[1].answer);
  });
});
