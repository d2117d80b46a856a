import type { Article, Known, Reading } from '../../model.ts';
import { indexOf, type Prepared } from '../prepare.ts';
import type { ArticleFilter, Put } from '../store.ts';
import { addBringer, bringersOf, dropBringers } from './brought.ts';
import type { Connection } from './connection.ts';
import { createIndexWriter, unindex } from './index-writer.ts';

type Row = Record<string, string | number | bigint | Uint8Array | null>;

/** Columns of an article in the order `toArticle` reads them; `text` last, where a long row overflows. */
export const ARTICLE_COLUMNS = 'id, published, published_how, source, publisher, author, title, url, text';

/** A row of `articles` as the model has it. */
export const toArticle = (row: Row): Article => ({
  id: String(row.id),
  title: textOf(row.title),
  publisher: textOf(row.publisher),
  author: textOf(row.author),
  published: textOf(row.published),
  publishedHow: textOf(row.published_how) as Known | null,
  url: textOf(row.url),
  source: String(row.source),
  text: String(row.text),
});

/** A stored reading as the model has it. */
export const toReading = (stored: unknown): Reading => JSON.parse(String(stored)) as Reading;

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

// Loaded when something is written: a process that only reads need not wait for it.
const hashOf = (article: Article): string =>
  process.getBuiltinModule('node:crypto').createHash('sha1').update(JSON.stringify(article)).digest('base64');

/** Stores articles with their readings. For use inside one transaction, so that each is there whole or not at all. */
export const putArticles = (connection: Connection, batch: readonly Prepared[], engine: number): Put[] => {
  const { sql } = connection;
  const index = createIndexWriter(connection);
  const totals = { articles: 0, words: 0, sentences: 0, entities: 0 };

  const insert = ({ article, reading, sentences, entities, indexed }: Prepared, hash: string): number => {
    const { lastInsertRowid } = sql(
      `INSERT INTO articles (hash, engine, sentences, ${ARTICLE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      hash,
      engine,
      sentences,
      article.id,
      article.published,
      article.publishedHow,
      article.source,
      article.publisher,
      article.author,
      article.title,
      article.url,
      article.text,
    );
    const doc = Number(lastInsertRowid);
    sql('INSERT INTO readings (doc, reading) VALUES (?, ?)').run(doc, reading);
    index.add(doc, indexed);
    count(totals, { words: indexed.words, sentences, entities }, 1);
    return doc;
  };

  const put = batch.map((read): Put => {
    const { id } = read.article;
    const hash = hashOf(read.article);
    const known = sql('SELECT doc, hash, engine FROM articles WHERE id = ?').get(id);
    if (known !== undefined) {
      if (known.hash === hash && Number(known.engine) === engine) return { id, kind: 'unchanged' };
      // An earlier one of this batch may have the same id: it must be in the index before it can be taken out.
      index.flush();
    }
    const bringers = known === undefined ? [] : bringersOf(connection, Number(known.doc));
    if (known !== undefined) removeArticle(connection, Number(known.doc));
    const doc = insert(read, hash);
    for (const each of bringers) addBringer(connection, doc, each);
    return { id, kind: known === undefined ? 'new' : known.hash === hash ? 'unchanged' : 'updated' };
  });
  index.flush();
  addTotals(connection, totals);
  return put;
};

/** Deletes an article, its reading and its place in the index. Its story forgets it apart from this. */
export const removeArticle = (connection: Connection, doc: number): void => {
  const { sql } = connection;
  const row = sql(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE doc = ?`).get(doc);
  const stored = sql('SELECT reading FROM readings WHERE doc = ?').get(doc);
  if (row === undefined || stored === undefined) return;
  const reading = toReading(stored.reading);
  const indexed = indexOf({ article: toArticle(row), reading });
  unindex(connection, doc, indexed);
  sql('DELETE FROM readings WHERE doc = ?').run(doc);
  sql('DELETE FROM articles WHERE doc = ?').run(doc);
  dropBringers(connection, doc);
  const totals = { articles: 0, words: 0, sentences: 0, entities: 0 };
  const [sentences, entities] = [reading.sentences.length, reading.entities.length];
  count(totals, { words: indexed.words, sentences, entities }, -1);
  addTotals(connection, totals);
};

type Totals = { articles: number; words: number; sentences: number; entities: number };

const count = (totals: Totals, { words, sentences, entities }: Omit<Totals, 'articles'>, sign: 1 | -1): void => {
  totals.articles += sign;
  totals.words += sign * words;
  totals.sentences += sign * sentences;
  totals.entities += sign * entities;
};

const addTotals = ({ sql }: Connection, totals: Totals): void => {
  for (const [name, value] of Object.entries(totals)) {
    if (value !== 0) sql('UPDATE totals SET value = value + ? WHERE name = ?').run(value, name);
  }
};

/** An SQL condition on `articles` that a filter stands for, with its values. */
export const condition = (filter: ArticleFilter): { where: string; values: string[] } => {
  const parts: string[] = [];
  const values: string[] = [];
  const among = (list: readonly string[]): string => {
    values.push(JSON.stringify(list));
    return '(SELECT value FROM json_each(?))';
  };
  if (filter.ids !== undefined) parts.push(`id IN ${among(filter.ids)}`);
  if (filter.sources !== undefined) {
    parts.push(`(publisher IN ${among(filter.sources)} OR source IN ${among(filter.sources)})`);
  }
  if (filter.since !== undefined) {
    parts.push('published >= ?');
    values.push(filter.since);
  }
  if (filter.until !== undefined) {
    // Inclusive, for a date as for an instant of that date: "2018-05-31T11:25Z" sorts after "2018-05-31".
    parts.push("published < ? || 'U'");
    values.push(filter.until);
  }
  return { where: parts.length === 0 ? '1' : parts.join(' AND '), values };
};
