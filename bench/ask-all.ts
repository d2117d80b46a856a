import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createAnswering, evidenceFor, layOut } from '../src/answering/answering.ts';
import { noParticulars } from '../src/feeds/incoming.ts';
import { readArticle } from '../src/language/read.ts';
import type { Article } from '../src/model.ts';
import { createSearch } from '../src/search/create.ts';
import { openStore } from '../src/store/open.ts';
import type { Gold, Prediction } from './scorers/qa.ts';
import type { Trace } from './stages.ts';

/** Rows of a JSONL file. */
export async function readRows<T>(file: string): Promise<T[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

type Particulars = { file: string; title?: string; publisher?: string; published?: string | Date };

/** The articles of a folder of .txt files, with the particulars its index.yaml gives. */
export async function readFolder(folder: string): Promise<Article[]> {
  const files = (await readdir(folder)).filter((f) => f.endsWith('.txt')).sort();
  const index = await readFile(join(folder, 'index.yaml'), 'utf8').then(
    (text) => (parse(text) ?? []) as Particulars[],
    () => [],
  );
  return Promise.all(
    files.map(async (file) => {
      const known = index.find((entry) => entry.file === file);
      const published = known?.published instanceof Date ? known.published.toISOString() : known?.published;
      return articleOf({
        id: file.replace(/\.txt$/, ''),
        text: await readFile(join(folder, file), 'utf8'),
        title: known?.title ?? null,
        publisher: known?.publisher ?? null,
        published: published?.slice(0, 10) ?? null,
      });
    }),
  );
}

/** An article with nothing known but what is given. */
export function articleOf(known: Pick<Article, 'id' | 'text'> & Partial<Article>): Article {
  return { ...noParticulars, source: 'bench', ...known };
}

/** Answers every question from these articles alone, in a store in memory; `traces` tell by id how each was answered. */
export async function answerAll(
  articles: readonly Article[],
  gold: readonly Gold[],
): Promise<{ predictions: Prediction[]; traces: Map<string, Trace> }> {
  const store = await openStore('memory:');
  try {
    await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
    const parts = { search: createSearch({ store }), store, now: () => new Date('2026-01-01T12:00:00Z') };
    const answering = createAnswering(parts);
    const predictions: Prediction[] = [];
    const traces = new Map<string, Trace>();
    for (const { id, question } of gold) {
      const given = await answering.ask({ question });
      const { answer, citations, abstained, confidence } = given;
      predictions.push({ id, answer, citations, abstained, confidence });
      const { ask } = await layOut(parts, { question });
      traces.set(id, { ask, evidence: evidenceFor(ask), answer: given });
    }
    return { predictions, traces };
  } finally {
    await store.close();
  }
}
