import type { Profiles } from '../profiles.ts';
import type { Connection } from './connection.ts';

/** Profiles in the same SQLite file as the articles. */
export function createSqliteProfiles({ sql, transaction }: Connection): Profiles {
  return {
    async of(articles) {
      const find = sql('SELECT profile FROM profiles WHERE article = ?');
      const found = new Map<string, string>();
      for (const article of articles) {
        const row = find.get(article);
        if (row !== undefined) found.set(article, String(row.profile));
      }
      return found;
    },

    async save(profiles) {
      const put = sql('INSERT OR REPLACE INTO profiles (article, profile) VALUES (?, ?)');
      transaction(() => {
        for (const { article, profile } of profiles) put.run(article, profile);
      });
    },
  };
}

/** Forgets an article's profile. For use inside one transaction. */
export const dropProfile = ({ sql }: Connection, article: string): void => {
  sql('DELETE FROM profiles WHERE article = ?').run(article);
};
