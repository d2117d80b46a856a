import { CHUNK, posting, toBytes, without } from '../postings.ts';
import { type Indexed, termsIn } from '../prepare.ts';
import type { Connection } from './connection.ts';

/** Gathers the postings of several articles and writes each term once. For use inside one transaction. */
export const createIndexWriter = ({ sql }: Connection) => {
  let chunk = -1;
  let gathered = new Map<string, number[]>();
  const names = new Map<string, { name: string; articles: number }>();

  const write = (): void => {
    const add = sql(
      'INSERT INTO postings (chunk, term, docs) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET docs = CAST(docs || excluded.docs AS BLOB)',
    );
    // In key order, neighbouring terms fall on the same page.
    for (const term of [...gathered.keys()].sort()) add.run(chunk, term, toBytes(gathered.get(term)!));
    gathered = new Map();
  };

  return {
    add(doc: number, indexed: Indexed): void {
      const { counts, names: found, words } = indexed;
      const into = Math.floor(doc / CHUNK);
      if (into !== chunk) {
        write();
        chunk = into;
      }
      termsIn(indexed).forEach((term, i) => {
        const value = posting(doc, counts[2 * i]!, counts[2 * i + 1]!, words);
        const list = gathered.get(term);
        if (list === undefined) gathered.set(term, [value]);
        else list.push(value);
      });
      for (let i = 0; i < found.length; i += 2) {
        const [key, name] = [found[i]!, found[i + 1]!];
        const known = names.get(key);
        if (known === undefined) names.set(key, { name, articles: 1 });
        else known.articles++;
      }
    },

    /** Writes what was gathered. */
    flush(): void {
      write();
      const add = sql(
        'INSERT INTO names (key, name, articles) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles',
      );
      for (const key of [...names.keys()].sort()) add.run(key, names.get(key)!.name, names.get(key)!.articles);
      names.clear();
    },
  };
};

/** Takes an article out of the index. `what` must be what it was indexed with. */
export const unindex = ({ sql }: Connection, doc: number, indexed: Indexed): void => {
  const chunk = Math.floor(doc / CHUNK);
  const find = sql('SELECT docs FROM postings WHERE chunk = ? AND term = ?');
  const replace = sql('UPDATE postings SET docs = ? WHERE chunk = ? AND term = ?');
  const drop = sql('DELETE FROM postings WHERE chunk = ? AND term = ?');
  for (const term of termsIn(indexed)) {
    const row = find.get(chunk, term);
    if (row === undefined) continue;
    const left = without(row.docs as Uint8Array, doc);
    if (left === null) drop.run(chunk, term);
    else replace.run(left, chunk, term);
  }
  for (const key of indexed.names.filter((_, i) => i % 2 === 0)) {
    sql('UPDATE names SET articles = articles - 1 WHERE key = ?').run(key);
    sql('DELETE FROM names WHERE key = ? AND articles <= 0').run(key);
  }
};
