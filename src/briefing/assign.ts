import type { ReadArticle, Story } from '../model.ts';
import type { Store } from '../store/store.ts';
import { joinStories } from './joining.ts';
import { plainOrder } from './plain-order.ts';
import { clusterProfiles, profileOf } from './stories.ts';

/** Days to either side in which an article may belong to a story already known. */
const REACH_DAYS = 14;
/** How many stored articles around the new ones are compared at most. */
const MOST_NEIGHBOURS = 400;

/** The stored stories of these articles, cut down to them, the largest and newest first; unassigned ones are clustered. */
export async function storiesOf(reads: readonly ReadArticle[], store: Store): Promise<Story[]> {
  const wanted = new Map(reads.map((read) => [read.article.id, read]));
  const placed = new Set<string>();
  const found: Story[] = [];
  const known = await store.stories();
  for (const story of known) {
    const articles = story.articles.filter((id) => wanted.has(id));
    if (articles.length === 0) continue;
    for (const id of articles) placed.add(id);
    found.push(
      describe(
        story.story,
        articles.map((id) => wanted.get(id)!),
      ),
    );
  }
  const rest = reads.filter(({ article }) => !placed.has(article.id));
  if (rest.length > 0) found.push(...cluster(rest));
  const newest = new Map(reads.map((read, rank) => [read.article.id, rank]));
  const rank = (story: Story): number => Math.min(...story.articles.map((id) => newest.get(id) ?? 0));
  return found.sort((a, b) => rank(a) - rank(b) || b.articles.length - a.articles.length);
}

/** Puts articles into stories, joining stored ones where they tell of the same event, and writes that down. */
export async function assignArticles(reads: readonly ReadArticle[], store: Store): Promise<void> {
  if (reads.length === 0) return;
  const stored = await store.stories();
  const neighbours = await neighboursOf(reads, store);
  const changed = joinStories(reads.map(profileOf), neighbours.map(profileOf), stored);
  const byId = new Map([...neighbours, ...reads].map((read) => [read.article.id, read]));
  const missing = changed.flatMap(({ articles }) => articles.filter((id) => !byId.has(id)));
  for (const read of await store.read(missing)) byId.set(read.article.id, read);
  await store.assignStories(
    changed.map(({ story, articles }) =>
      describe(
        story,
        articles.flatMap((id) => byId.get(id) ?? []),
      ),
    ),
  );
}

function cluster(reads: readonly ReadArticle[]): Story[] {
  const profiles = reads.map(profileOf);
  return clusterProfiles(profiles).map((group) => {
    const members = group.map((i) => reads[i]!);
    return describe(storyId(members.map(({ article }) => article.id)), members);
  });
}

/** A story is called after the first of its articles to be stored, so its name stays as it grows. */
export function storyId(articles: readonly string[]): string {
  return `story-${[...articles].sort()[0]!}`;
}

function describe(story: string, reads: readonly ReadArticle[]): Story {
  const sorted = [...reads].sort(
    (a, b) =>
      plainOrder(a.article.published ?? '', b.article.published ?? '') || plainOrder(a.article.id, b.article.id),
  );
  const days = sorted.flatMap(({ article }) => (article.published === null ? [] : [article.published.slice(0, 10)]));
  return {
    story,
    title: titleOf(sorted.at(-1)),
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    articles: sorted.map(({ article }) => article.id),
  };
}

function titleOf(read: ReadArticle | undefined): string {
  if (!read) return '';
  if (read.article.title) return read.article.title;
  const first = read.reading.sentences.find(({ kind }) => kind === 'body' || kind === 'headline');
  return first ? read.article.text.slice(first.start, first.end) : read.article.id;
}

async function neighboursOf(reads: readonly ReadArticle[], store: Store): Promise<ReadArticle[]> {
  const own = new Set(reads.map(({ article }) => article.id));
  const days = reads.flatMap(({ article }) => (article.published === null ? [] : [Date.parse(article.published)]));
  const filter =
    days.length === 0
      ? {}
      : { since: shifted(Math.min(...days), -REACH_DAYS), until: shifted(Math.max(...days), REACH_DAYS) };
  const ids = (await store.newest(filter, MOST_NEIGHBOURS + own.size)).filter((id) => !own.has(id));
  return store.read(ids.slice(0, MOST_NEIGHBOURS));
}

function shifted(instant: number, days: number): string {
  return new Date(instant + days * 86_400_000).toISOString().slice(0, 10);
}
