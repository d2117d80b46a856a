import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cli } from '../cli/in-process.ts';
import { nutgraf, root, temporaryFolder, temporaryStore } from './process.ts';

const store = temporaryStore();
const seeds = new Map(
  readdirSync(join(root, 'seeds'))
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name.replace('.txt', ''), readFileSync(join(root, 'seeds', name), 'utf8')]),
);

type Quoted = { n: number; article: string; quote: string };

async function json(...args: string[]) {
  const { code, out, err } = await cli([...args, '--store', store, '--json']);
  return { code, err, data: JSON.parse(out) };
}

function unproven(citations: readonly Quoted[]): Quoted[] {
  return citations.filter(({ article, quote }) => !seeds.get(article)?.includes(quote));
}

beforeAll(async () => {
  const { code, out } = await cli(['ingest', join(root, 'seeds'), '--store', store]);
  if (code !== 0 || !out.startsWith('5 new')) throw new Error(`The seeds were not read: ${out}`);
}, 30_000);

describe('the seeds on the command line', () => {
  it('are briefed with every sentence cited and every quote exact', async () => {
    const { code, data } = await json('brief', 'northkorea');

    expect(code).toBe(0);
    expect(data.articles).toBe(5);
    expect(data.sentences.length).toBeGreaterThan(2);
    expect(data.sentences.filter((sentence: { citations: number[] }) => sentence.citations.length === 0)).toEqual([]);
    expect(unproven(data.citations)).toEqual([]);
    expect(data.text.split(/\s+/).length).toBeLessThanOrEqual(300);
  });

  it('are briefed in all the parts that other programs rely on', async () => {
    const { data } = await json('brief', 'northkorea');

    expect(Object.keys(data)).toEqual(
      expect.arrayContaining(
        'topic headline sentences stories timeline changes disagreements people citations sources window articles text tookMs'.split(
          ' ',
        ),
      ),
    );
    expect(data.sources[0]).toHaveProperty('publishedHow');
  });

  it('are asked in a process of their own, and answered with an exact quote', async () => {
    const { code, out } = await nutgraf(['ask', 'who met Kim Yong Chol?', '--json', '--store', store]);
    const data = JSON.parse(out);

    expect(code).toBe(0);
    expect(data.abstained).toBe(false);
    expect(data.citations.length).toBeGreaterThan(0);
    expect(data.citations.length).toBeLessThanOrEqual(8);
    expect(unproven(data.citations)).toEqual([]);
    expect(Object.keys(data)).toEqual(
      expect.arrayContaining('question answer answers citations abstained confidence tookMs'.split(' ')),
    );
  });

  it('say nothing about what they do not cover, and that is a result', async () => {
    const { code, data } = await json('ask', 'who won the Wimbledon final in 1987?');

    expect(code).toBe(0);
    expect(data.abstained).toBe(true);
    expect(data.answers).toEqual([]);
    expect(data.reason).toBeTruthy();
  });

  it('keep to one article, named in full or by its number', async () => {
    const { data } = await json('brief', '--article', '003');

    expect(data.articles).toBe(1);
    expect(data.sources.map(({ article }: Quoted) => article)).toEqual([[...seeds.keys()][3]]);
  });

  it('are searched', async () => {
    const { data } = await json('search', 'summit', '--limit', '2');

    expect(data.query).toBe('summit');
    expect(data.hits).toHaveLength(2);
    expect(data.hits[0].passage).toContain('summit');
  });

  it('are read with offsets into the stored text', async () => {
    const { data } = await json('read', '003');
    const text = seeds.get(data.article)!;

    const wrong = [...data.sentences, ...data.dates, ...data.quotations].filter(
      (part) => text.slice(part.start, part.end) !== part.text,
    );
    expect(wrong).toEqual([]);
  });

  it('are read from a file and from standard input without being stored', async () => {
    const file = await nutgraf([
      'read',
      join(root, 'seeds', '003-envoy-to-bring-letter.txt'),
      '--store',
      'memory:',
      '--json',
    ]);
    const piped = await cli(['read', '-', '--json', '--store', 'memory:'], {
      input: 'Anna Berg won on 3 May 2020.',
    });

    expect(JSON.parse(file.out).sentences.length).toBeGreaterThan(5);
    expect(JSON.parse(piped.out).dates[0].value).toBe('2020-05-03');
  });

  it('answer a batch row by row, in order, ignoring keys they do not know', async () => {
    const rows = join(temporaryFolder(), 'rows.jsonl');
    writeFileSync(
      rows,
      '{"id":"b","question":"who is Mike Pompeo?","type":"who"}\n\n{"id":7,"question":"where did they meet?","articles":["003"]}\n',
    );

    const { code, out } = await cli(['ask', '--batch', rows, '--store', store]);

    expect(code).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['b', 7]);
  });

  it('list stories, topics and what is told of a person', async () => {
    const stories = await json('stories');
    const topics = await json('topics');
    const dossier = await json('dossier', 'Mike Pompeo');

    expect(stories.data.flatMap((story: { articles: string[] }) => story.articles).sort()).toEqual([...seeds.keys()]);
    expect(topics.data.topics[0]).toMatchObject({ slug: 'northkorea', articles: 5 });
    expect(dossier.data.facts.length).toBeGreaterThan(0);
  });

  it('change nothing when they are read a second time', async () => {
    const { out } = await cli(['ingest', join(root, 'seeds'), '--store', store]);

    expect(out).toBe('0 new, 0 updated, 5 duplicate, 0 skipped.\n');
  });

  it('survive export and import', async () => {
    const file = join(temporaryFolder(), 'all.jsonl');
    const copy = temporaryStore();

    await cli(['export', file, '--store', store]);
    const { out } = await cli(['import', file, '--store', copy]);
    const { out: read } = await cli(['search', 'summit', '--json', '--store', copy]);

    expect(out).toContain('5 new');
    expect(JSON.parse(read).hits[0].published).toMatch(/^2018-/);
  });
});

describe('an explicit store', () => {
  it('starts empty and says so', async () => {
    const { code, out } = await cli(['brief', 'northkorea', '--store', 'memory:']);

    expect(code).toBe(0);
    expect(out).not.toContain('[1]');
  });

  it('forgets a source for good', async () => {
    const own = temporaryStore();
    await cli(['ingest', join(root, 'seeds'), '--store', own]);
    const { out: status } = await cli(['status', '--json', '--store', own]);

    const first = await cli(['forget', '003-envoy-to-bring-letter', '--store', own]);
    const again = await cli(['forget', '003-envoy-to-bring-letter', '--store', own]);

    expect(JSON.parse(status).articles).toBe(5);
    expect(first.out).toBe('1 article deleted.\n');
    expect(again.code).toBe(2);
  });
});
