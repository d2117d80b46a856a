import type { Teaser, Teasers } from '../teasers.ts';
import type { Connection } from './connection.ts';

/** Teasers in the same SQLite file as the articles. */
export function createSqliteTeasers({ sql, transaction }: Connection): Teasers {
  return {
    async of(articles) {
      const find = sql('SELECT teaser FROM teasers WHERE article = ?');
      const rows = articles.map((id) => find.get(id)).filter((row) => row !== undefined);
      const found = rows.map(({ teaser }) => JSON.parse(String(teaser)) as Teaser);
      return new Map(found.map((teaser) => [teaser.article, teaser]));
    },

    async save(teasers) {
      const put = sql('INSERT OR REPLACE INTO teasers (article, teaser) VALUES (?, ?)');
      transaction(() => {
        for (const teaser of teasers) put.run(teaser.article, JSON.stringify(teaser));
      });
    },
  };
}

/** Forgets what feeds said of an article. For use inside one transaction. */
export const dropTeaser = ({ sql }: Connection, article: string): void => {
  sql('DELETE FROM teasers WHERE article = ?').run(article);
};
