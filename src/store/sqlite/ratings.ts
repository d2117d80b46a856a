import type { Ratings } from '../ratings.ts';
import type { Connection } from './connection.ts';

/** Ratings in the same SQLite file as the articles. */
export function createSqliteRatings({ sql }: Connection): Ratings {
  return {
    async rate({ place, person, about, good, at }) {
      sql('INSERT OR REPLACE INTO ratings (place, person, about, good, at) VALUES (?, ?, ?, ?, ?)').run(
        place,
        person,
        about,
        good ? 1 : 0,
        at,
      );
    },
    async newest(limit) {
      const rows = sql('SELECT place, person, about, good, at FROM ratings ORDER BY at DESC LIMIT ?').all(limit);
      return rows.map(({ place, person, about, good, at }) => ({
        place: String(place),
        person: String(person),
        about: String(about),
        good: Number(good) === 1,
        at: String(at),
      }));
    },
    async forget(person) {
      return Number(sql('DELETE FROM ratings WHERE person = ?').run(person).changes);
    },
  };
}
