import type { Article } from '../../model.ts';
import type { Prepared } from '../prepare.ts';
import type { Put } from '../store.ts';
import { ARTICLE_COLUMNS, addTotals, count, noTotals, removeArticle } from './article-rows.ts';
import { addBringer, bringersOf, dropBringersOf, EVERYBODY, workspaceOf } from './brought.ts';
import type { Connection } from './connection.ts';
import { createIndexWriter } from './index-writer.ts';
import { standsForItself } from './other-ids.ts';
import { keepProfile } from './profiles.ts';
import { type Bringing, settle } from './settle.ts';

type Options = {
  readonly engine: number;
  /** Whose is what no followed source brings: a workspace's, or EVERYBODY's. */
  readonly workspace: string;
};

// Loaded when something is written: a process that only reads need not wait for it.
const sha1 = (text: string) => process.getBuiltinModule('node:crypto').createHash('sha1').update(text);
/** In the order in which every article was hashed so far; language and picture alone make no article another. */
const HASHED = ['id', 'title', 'publisher', 'author', 'published', 'publishedHow', 'url', 'source', 'text'];

/** What tells whether an article changed in anything. */
export const hashOf = (article: Article): string => sha1(JSON.stringify(article, HASHED)).digest('base64');

/** A workspace's own id for an article whose id others have in use. Article ids hold no "~" of their own. */
export const idApart = (id: string, workspace: string): string => `${id}~${sha1(workspace).digest('hex').slice(0, 8)}`;

type Stored = {
  readonly doc: number;
  readonly id: string;
  readonly hash: string;
  readonly engine: number;
  readonly source: string;
};

/** Stores articles with their readings. For use inside one transaction, so that each is there whole or not at all. */
export const putArticles = (
  connection: Connection,
  batch: readonly Prepared[],
  { engine, workspace }: Options,
): Put[] => {
  const { sql } = connection;
  const index = createIndexWriter(connection);
  const totals = noTotals();

  const insert = ({ article, reading, sentences, entities, indexed, profile }: Prepared, hash: string): number => {
    const { lastInsertRowid } = sql(
      `INSERT INTO articles (hash, engine, sentences, ${ARTICLE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
      article.language ?? null,
      article.image ?? null,
    );
    const doc = Number(lastInsertRowid);
    sql('INSERT INTO readings (doc, reading) VALUES (?, ?)').run(doc, reading);
    index.add(doc, indexed);
    keepProfile(connection, article.id, profile);
    count(totals, { words: indexed.words, sentences, entities }, 1);
    return doc;
  };

  /** Stores an article in the place of another; who brought that one brought this one. */
  const replace = (old: number, read: Prepared, hash: string): number => {
    // An earlier one of this batch may be the old one: it must be in the index before it can be taken out.
    index.flush();
    const bringers = bringersOf(connection, old);
    removeArticle(connection, old);
    const doc = insert(read, hash);
    for (const each of bringers) addBringer(connection, doc, each);
    return doc;
  };

  const find = (id: string): Stored | null => {
    const row = sql('SELECT doc, hash, engine, source FROM articles WHERE id = ?').get(id);
    if (row === undefined) return null;
    const { doc, hash, engine: readBy, source } = row;
    return { doc: Number(doc), id, hash: String(hash), engine: Number(readBy), source: String(source) };
  };

  const bringingOf = (source: string): Bringing => {
    const of = workspaceOf(connection, source);
    return { source, followed: of !== null, workspace: of ?? workspace };
  };

  /** Writes down who brought an article where that says more than the article's own source does. */
  const attribute = (doc: number, stored: Stored | null, { source, followed, workspace: own }: Bringing): void => {
    const there = bringersOf(connection, doc);
    if (there.length === 0) {
      if (own === EVERYBODY && !followed) return;
      if (stored !== null) addBringer(connection, doc, { source: stored.source, workspace: EVERYBODY });
    }
    addBringer(connection, doc, { source, workspace: own });
  };

  const put = (read: Prepared, own: Bringing): Put => {
    const { article } = read;
    const stored = find(article.id);
    if (stored === null) {
      const doc = insert(read, hashOf(article));
      standsForItself(connection, article.id);
      attribute(doc, null, own);
      return { id: article.id, kind: 'new' };
    }
    const same = hashOf({ ...article, source: stored.source }) === stored.hash;
    const outdated = same && stored.engine !== engine;
    const reread = (): number =>
      outdated
        ? replace(stored.doc, { ...read, article: { ...article, source: stored.source } }, stored.hash)
        : stored.doc;
    // Read anew after an upgrade: that changes nothing of who sees it.
    if (outdated && stored.source === article.source) {
      reread();
      return { id: article.id, kind: 'unchanged' };
    }
    const workspaces = workspacesOf(connection, stored.doc);
    const known = workspaces.has(EVERYBODY) || workspaces.has(own.workspace);
    const followed = workspaceOf(connection, stored.source) !== null;
    const what = settle({ source: stored.source, followed, workspaces, same }, own);
    if (what === 'apart') {
      dropBringersOf(connection, stored.doc, own.workspace);
      const id = idApart(article.id, own.workspace);
      return put({ ...read, article: { ...article, id } }, own);
    }
    const doc = what === 'keep' ? reread() : replace(stored.doc, read, hashOf(article));
    attribute(doc, stored, own);
    return { id: article.id, kind: !known ? 'new' : what === 'replace' ? 'updated' : 'unchanged' };
  };

  /** A workspace that has an article apart keeps to that one, unless what stands under the id is there for it too. */
  const settled = (read: Prepared, own: Bringing): Prepared => {
    if (own.workspace === EVERYBODY) return read;
    const id = idApart(read.article.id, own.workspace);
    if (find(id) === null) return read;
    const base = find(read.article.id);
    const workspaces = base === null ? new Set<string>() : workspacesOf(connection, base.doc);
    const seen = workspaces.has(EVERYBODY) || workspaces.has(own.workspace);
    return seen ? read : { ...read, article: { ...read.article, id } };
  };

  const done = batch.map((read) => {
    const own = bringingOf(read.article.source);
    return put(settled(read, own), own);
  });
  index.flush();
  addTotals(connection, totals);
  return done;
};

/** Who sees a stored article. */
const workspacesOf = (connection: Connection, doc: number): ReadonlySet<string> => {
  const there = bringersOf(connection, doc);
  return new Set(there.length === 0 ? [EVERYBODY] : there.map(({ workspace }) => workspace));
};
