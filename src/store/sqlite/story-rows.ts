import type { Story } from '../../model.ts';
import type { Connection } from './connection.ts';

/** Stories with their articles in order; all of them, latest first, when no ids are given. */
export const readStories = ({ sql }: Connection, ids?: readonly string[]): Story[] => {
  const rows =
    ids === undefined
      ? sql('SELECT story, title, first, last FROM stories ORDER BY last DESC NULLS LAST, story').all()
      : ids.flatMap((id) => sql('SELECT story, title, first, last FROM stories WHERE story = ?').all(id));
  const members = sql('SELECT article FROM story_articles WHERE story = ? ORDER BY place');
  return rows.map((row) => ({
    story: String(row.story),
    title: String(row.title),
    from: row.first === null ? null : String(row.first),
    to: row.last === null ? null : String(row.last),
    articles: members.all(row.story!).map((member) => String(member.article)),
  }));
};

/** Writes stories; an article named by one leaves the story it was in. For use inside one transaction. */
export const writeStories = ({ sql }: Connection, stories: readonly Story[]): void => {
  for (const { story, title, from, to, articles } of stories) {
    sql(
      `INSERT INTO stories (story, title, first, last) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last`,
    ).run(story, title, from, to);
    sql('DELETE FROM story_articles WHERE story = ?').run(story);
    const add = sql('INSERT OR REPLACE INTO story_articles (article, story, place) VALUES (?, ?, ?)');
    articles.forEach((article, place) => {
      add.run(article, story, place);
    });
  }
  dropEmptyStories({ sql });
};

/** Takes articles out of their stories; a story without articles goes. For use inside one transaction. */
export const leaveStories = ({ sql }: Connection, articles: readonly string[]): void => {
  for (const article of articles) sql('DELETE FROM story_articles WHERE article = ?').run(article);
  dropEmptyStories({ sql });
};

const dropEmptyStories = ({ sql }: Pick<Connection, 'sql'>): void => {
  sql('DELETE FROM stories WHERE story NOT IN (SELECT story FROM story_articles)').run();
};
