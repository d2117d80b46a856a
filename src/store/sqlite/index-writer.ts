import type { ReadArticle } from '../../model.ts';
import { CHUNK, posting, toBytes, without } from '../postings.ts';
import { countTerms, nameKey } from '../terms.ts';
import type { Connection } from './connection.ts';

/** What the index holds of one article. */
export type Indexed = {
  /** Term (names under "@" + key) with how often it stands in the text and in the title. */
  readonly terms: ReadonlyMap<string, readonly [text: number, title: number]>;
  /** Name by key. */
  readonly names: ReadonlyMap<string, string>;
  readonly words: number;
};

/** Works out what the index holds of an article, from its particulars and its reading alone. */
export const indexed = ({ article, reading }: ReadArticle): Indexed => {
  const text = countTerms(article.text);
  const terms = new Map<string, [number, number]>();
  for (const [term, times] of text.counts) terms.set(term, [times, 0]);
  for (const [term, times] of countTerms(article.title ?? '').counts) {
    const counts = terms.get(term);
    if (counts === undefined) terms.set(term, [0, times]);
    else counts[1] = times;
  }
  const names = new Map<string, string>();
  for (const entity of reading.entities) {
    for (const form of [entity.name, ...entity.aliases]) {
      const key = nameKey(form);
      if (key === '' || names.has(key)) continue;
      names.set(key, form);
      terms.set(`@${key}`, [entity.mentions.length, 0]);
    }
  }
  return { terms, names, words: text.length };
};

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
    add(doc: number, { terms, names: found, words }: Indexed): void {
      const into = Math.floor(doc / CHUNK);
      if (into !== chunk) {
        write();
        chunk = into;
      }
      for (const [term, [text, title]] of terms) {
        const value = posting(doc, text, title, words);
        const list = gathered.get(term);
        if (list === undefined) gathered.set(term, [value]);
        else list.push(value);
      }
      for (const [key, name] of found) {
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
export const unindex = ({ sql }: Connection, doc: number, { terms, names }: Indexed): void => {
  const chunk = Math.floor(doc / CHUNK);
  const find = sql('SELECT docs FROM postings WHERE chunk = ? AND term = ?');
  const replace = sql('UPDATE postings SET docs = ? WHERE chunk = ? AND term = ?');
  const drop = sql('DELETE FROM postings WHERE chunk = ? AND term = ?');
  for (const term of terms.keys()) {
    const row = find.get(chunk, term);
    if (row === undefined) continue;
    const left = without(row.docs as Uint8Array, doc);
    if (left === null) drop.run(chunk, term);
    else replace.run(left, chunk, term);
  }
  for (const key of names.keys()) {
    sql('UPDATE names SET articles = articles - 1 WHERE key = ?').run(key);
    sql('DELETE FROM names WHERE key = ? AND articles <= 0').run(key);
  }
};
