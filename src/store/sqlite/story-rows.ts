import type { Story } from '../../model.ts';
import { toReading } from './article-rows.ts';
import { type Hidden, isSeen } from './audience.ts';
import type { Connection } from './connection.ts';

/**
 * Stories with their articles in order; all of them, latest first, when no ids are given. Of a story with hidden
 * articles the others are shown, under a name, a title and dates that come from them alone.
 */
export const readStories = (connection: Connection, ids: readonly string[] | undefined, hidden: Hidden): Story[] => {
  const { sql } = connection;
  if (hidden !== null) {
    // A name may be one that only this workspace knows, so all are looked through.
    const seen = allStories(connection).flatMap((story) => seenPart(connection, story, hidden) ?? []);
    const latest = seen.sort((a, b) => compare(b.to ?? '', a.to ?? '') || compare(a.story, b.story));
    return ids === undefined ? latest : ids.flatMap((id) => latest.find(({ story }) => story === id) ?? []);
  }
  if (ids === undefined) return allStories(connection);
  const find = sql('SELECT story, title, first, last FROM stories WHERE story = ?');
  return ids.flatMap((id) => find.all(id)).map((row) => withArticles(connection, row));
};

/** The stories that hold any of these articles, as far as they may be seen. */
export const storiesWith = (connection: Connection, articles: readonly string[], hidden: Hidden): Story[] => {
  const { sql } = connection;
  const find = sql('SELECT story FROM story_articles WHERE article = ?');
  const names = new Set(articles.flatMap((article) => find.all(article)).map(({ story }) => String(story)));
  const row = sql('SELECT story, title, first, last FROM stories WHERE story = ?');
  const found = [...names].flatMap((name) => row.all(name)).map((each) => withArticles(connection, each));
  return hidden === null ? found : found.flatMap((story) => seenPart(connection, story, hidden) ?? []);
};

const allStories = (connection: Connection): Story[] =>
  connection
    .sql('SELECT story, title, first, last FROM stories ORDER BY last DESC NULLS LAST, story')
    .all()
    .map((row) => withArticles(connection, row));

type Row = Record<string, string | number | bigint | Uint8Array | null>;

const withArticles = ({ sql }: Connection, row: Row): Story => ({
  story: String(row.story),
  title: String(row.title),
  from: row.first === null ? null : String(row.first),
  to: row.last === null ? null : String(row.last),
  articles: sql('SELECT article FROM story_articles WHERE story = ? ORDER BY place')
    .all(row.story!)
    .map((member) => String(member.article)),
});

const seenPart = ({ sql }: Connection, story: Story, hidden: Hidden): Story | null => {
  const find = sql('SELECT doc FROM articles WHERE id = ?');
  const articles = story.articles.filter((id) => isSeen(hidden, find.get(id)?.doc ?? -1));
  if (articles.length === story.articles.length) return story;
  if (articles.length === 0) return null;
  const dates = articles
    .flatMap((id) => sql('SELECT published FROM articles WHERE id = ?').get(id)?.published ?? [])
    .map((published) => String(published).slice(0, 10))
    .sort();
  // A story may be called after one of its articles.
  const named = story.articles.some((id) => !articles.includes(id) && story.story.includes(id));
  return {
    story: named ? `story-${[...articles].sort()[0]!}` : story.story,
    title: titleOf({ sql }, articles.at(-1)!),
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    articles,
  };
};

/** An article's title, or its first sentence. */
const titleOf = ({ sql }: Pick<Connection, 'sql'>, id: string): string => {
  const row = sql('SELECT title, text, reading FROM articles JOIN readings USING (doc) WHERE id = ?').get(id);
  if (row === undefined) return id;
  if (row.title !== null) return String(row.title);
  const first = toReading(row.reading).sentences.find(({ kind }) => kind === 'body' || kind === 'headline');
  return first === undefined ? id : String(row.text).slice(first.start, first.end);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Writes stories; an article named by one leaves the story it was in. For use inside one transaction. */
export const writeStories = ({ sql }: Connection, stories: readonly Story[]): void => {
  const left = new Set<string>();
  const storyOf = sql('SELECT story FROM story_articles WHERE article = ?');
  const add = sql('INSERT OR REPLACE INTO story_articles (article, story, place) VALUES (?, ?, ?)');
  for (const { story, title, from, to, articles } of stories) {
    sql(
      `INSERT INTO stories (story, title, first, last) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last`,
    ).run(story, title, from, to);
    for (const article of articles) for (const row of storyOf.all(article)) left.add(String(row.story));
    sql('DELETE FROM story_articles WHERE story = ?').run(story);
    articles.forEach((article, place) => {
      add.run(article, story, place);
    });
    left.add(story);
  }
  dropEmptyStories({ sql }, left);
};

/** Takes articles out of their stories; a story without articles goes. For use inside one transaction. */
export const leaveStories = ({ sql }: Connection, articles: readonly string[]): void => {
  const left = new Set<string>();
  for (const article of articles) {
    for (const { story } of sql('SELECT story FROM story_articles WHERE article = ?').all(article))
      left.add(String(story));
    sql('DELETE FROM story_articles WHERE article = ?').run(article);
  }
  dropEmptyStories({ sql }, left);
};

/** Looks at these alone: among a hundred thousand articles a look at all stories takes longer than the rest. */
const dropEmptyStories = ({ sql }: Pick<Connection, 'sql'>, stories: Iterable<string>): void => {
  const drop = sql('DELETE FROM stories WHERE story = ? AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story = ?)');
  for (const story of stories) drop.run(story, story);
};
