import type { Profiles } from '../profiles.ts';
import type { Connection } from './connection.ts';

/** Profiles in the same SQLite file as the articles. */
export function createSqliteProfiles({ sql }: Connection): Profiles {
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
  };
}

/** Keeps an article's profile in the place of an earlier one. For use inside one transaction. */
export const keepProfile = ({ sql }: Connection, article: string, profile: string): void => {
  sql('INSERT OR REPLACE INTO profiles (article, profile) VALUES (?, ?)').run(article, profile);
};

/** Forgets an article's profile. For use inside one transaction. */
export const dropProfile = ({ sql }: Connection, article: string): void => {
  sql('DELETE FROM profiles WHERE article = ?').run(article);
};
