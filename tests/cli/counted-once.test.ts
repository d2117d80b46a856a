import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPORT } from '../briefing/printed.ts';
import { cli } from './in-process.ts';

it('counts a report once that two papers print, from ingest to brief, ask, stories and why', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nutgraf-copies-'));
  const rows = [
    {
      id: 'wire',
      title: 'Ferry aground at Bodvik',
      publisher: 'Reuters',
      published: '2026-01-12',
      text: REPORT.join('\n'),
    },
    {
      id: 'post',
      title: 'Sandbank stops ferry',
      publisher: 'Post',
      published: '2026-01-12',
      text: REPORT.slice(0, 6).join('\n'),
    },
  ];
  writeFileSync(join(folder, 'news.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
  const run = (...words: string[]) => cli([...words, '--store', `sqlite:${join(folder, 'store.db')}`]);
  const ingested = await run('ingest', join(folder, 'news.jsonl'));

  const brief = JSON.parse((await run('brief', 'ferry', '--json')).out);
  const asked = JSON.parse((await run('ask', 'How many passengers were on the ferry Solheim?', '--json')).out);
  const [stories, why] = [await run('stories'), await run('why', 'post', 'ferry')];

  expect(ingested.out).toBe('2 new (1 of them a copy of others), 0 updated, 0 duplicate, 0 skipped.\n');
  expect(brief.copies).toEqual([{ article: 'post', of: 'wire' }]);
  expect(brief.sources).toMatchObject([{ article: 'wire', source: 'Reuters', alsoIn: ['Post'] }]);
  expect(asked.citations).toMatchObject([{ article: 'wire', alsoIn: ['Post'] }]);
  expect(stories.out).toContain('counted once: ');
  expect(why.out).toContain('counted once with article wire');
});
