import type { Article, Known, Reading } from '../../model.ts';
import { indexOf } from '../prepare.ts';
import type { ArticleFilter } from '../store.ts';
import { dropBringers } from './brought.ts';
import type { Connection } from './connection.ts';
import { unindex } from './index-writer.ts';

type Row = Record<string, string | number | bigint | Uint8Array | null>;

/** Columns of an article in the order in which one is written. */
export const ARTICLE_COLUMNS =
  'id, published, published_how, source, publisher, author, title, url, text, language, image';

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
  ...(row.language === null ? {} : { language: String(row.language) }),
  ...(row.image === null ? {} : { image: String(row.image) }),
});

/** A stored reading as the model has it. */
export const toReading = (stored: unknown): Reading => JSON.parse(String(stored)) as Reading;

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

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
  const totals = noTotals();
  const [sentences, entities] = [reading.sentences.length, reading.entities.length];
  count(totals, { words: indexed.words, sentences, entities }, -1);
  addTotals(connection, totals);
};

/** Sums that are kept beside the articles. */
export type Totals = { articles: number; words: number; sentences: number; entities: number };

export const noTotals = (): Totals => ({ articles: 0, words: 0, sentences: 0, entities: 0 });

/** Adds one article to sums, or takes it off. */
export const count = (totals: Totals, { words, sentences, entities }: Omit<Totals, 'articles'>, sign: 1 | -1): void => {
  totals.articles += sign;
  totals.words += sign * words;
  totals.sentences += sign * sentences;
  totals.entities += sign * entities;
};

/** Writes sums down. For use inside one transaction. */
export const addTotals = ({ sql }: Connection, totals: Totals): void => {
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
  const broughtBy = (sources: readonly string[]): string =>
    `source IN ${among(sources)} OR doc IN (SELECT doc FROM brought WHERE source IN ${among(sources)})`;
  if (filter.ids !== undefined) parts.push(`id IN ${among(filter.ids)}`);
  if (filter.sources !== undefined) {
    parts.push(`(publisher IN ${among(filter.sources)} OR ${broughtBy(filter.sources)})`);
  }
  if (filter.broughtBy !== undefined) parts.push(`(${broughtBy(filter.broughtBy)})`);
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
