import { ARTICLE_COLUMNS, removeArticle, toArticle } from './article-rows.ts';
import { audienceChanged, bringersOf } from './brought.ts';
import type { Connection } from './connection.ts';
import { dropOrigin } from './origins.ts';
import { dropOtherIds } from './other-ids.ts';
import { dropProfile } from './profiles.ts';
import { hashOf } from './put-articles.ts';
import { leaveStories } from './story-rows.ts';
import { dropTeaser } from './teasers.ts';

/** Deletes an article, or what a source alone brought; what others brought too is theirs from then on. */
export const forget = (connection: Connection, target: { article: string } | { source: string }): number =>
  connection.transaction(() => {
    const { sql } = connection;
    const rows =
      'article' in target
        ? sql('SELECT doc, id FROM articles WHERE id = ?').all(target.article)
        : sql(
            `SELECT doc, id FROM articles WHERE doc IN (SELECT doc FROM brought WHERE source = :source)
             OR (source = :source AND NOT EXISTS (SELECT 1 FROM brought WHERE doc = articles.doc))`,
          ).all({ source: target.source });
    const gone: string[] = [];
    for (const row of rows) {
      const doc = Number(row.doc);
      if ('source' in target && leaveToOthers(connection, doc, target.source)) continue;
      removeArticle(connection, doc);
      dropOrigin(connection, String(row.id));
      dropProfile(connection, String(row.id));
      dropTeaser(connection, String(row.id));
      dropOtherIds(connection, String(row.id));
      gone.push(String(row.id));
    }
    leaveStories(connection, gone);
    return gone.length;
  });

/** False when nobody else brought the article. */
const leaveToOthers = (connection: Connection, doc: number, source: string): boolean => {
  const { sql } = connection;
  const other = bringersOf(connection, doc).find((each) => each.source !== source);
  if (other === undefined) return false;
  sql('DELETE FROM brought WHERE doc = ? AND source = ?').run(doc, source);
  audienceChanged(connection);
  const article = toArticle(sql(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE doc = ?`).get(doc)!);
  if (article.source === source) {
    const theirs = { ...article, source: other.source };
    sql('UPDATE articles SET source = ?, hash = ? WHERE doc = ?').run(theirs.source, hashOf(theirs), doc);
  }
  return true;
};
