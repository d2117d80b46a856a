import type { OtherIds } from '../other-ids.ts';
import { isSeen, type Seen } from './audience.ts';
import type { Connection } from './connection.ts';

/** Other ids in the same SQLite file as the articles; those of articles that may be seen. */
export function createSqliteOtherIds({ sql, transaction }: Connection, seen: Seen): OtherIds {
  return {
    async of(ids) {
      const find = sql(
        'SELECT article, doc FROM other_ids JOIN articles ON articles.id = other_ids.article WHERE other_ids.id = ?',
      );
      return seen((hidden) => {
        const found = ids.flatMap((id): [string, string][] => {
          const row = find.get(id);
          return row !== undefined && isSeen(hidden, row.doc) ? [[id, String(row.article)]] : [];
        });
        return new Map(found);
      });
    },

    async save(pairs) {
      transaction(() => {
        const add = sql(
          `INSERT INTO other_ids (id, article) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM articles WHERE id = ?)
           ON CONFLICT (id) DO UPDATE SET article = excluded.article`,
        );
        for (const { id, article } of pairs) add.run(id, article, id);
      });
    },
  };
}

/** Forgets that an id stood for another article, and what stood for the one of this id. For use inside one transaction. */
export const dropOtherIds = ({ sql }: Connection, id: string): void => {
  sql('DELETE FROM other_ids WHERE article = ? OR id = ?').run(id, id);
};

/** What is stored under an id of its own stands for no other. For use inside one transaction. */
export const standsForItself = ({ sql }: Connection, id: string): void => {
  sql('DELETE FROM other_ids WHERE id = ?').run(id);
};
