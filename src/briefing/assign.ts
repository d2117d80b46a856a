import type { Article, ReadArticle, Sentence, Story } from '../model.ts';
import type { Store } from '../store/store.ts';
import { joinStories } from './joining.ts';
import { plainOrder } from './plain-order.ts';
import { clusterProfiles, type Profile, profileOf } from './stories.ts';

/** Days to either side in which an article may belong to a story already known. */
const REACH_DAYS = 14;
/** How many stored articles around the new ones are compared at most. */
const MOST_NEIGHBOURS = 400;
/** A reading takes a hundred times the memory of what is made of it here. */
const READ_AT_ONCE = 20;
/** What is remembered from call to call: profiles of the neighbours and of a batch, members of the stories that grow. */
const MOST_PROFILES = 800;
const MOST_MEMBERS = 20_000;

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
        articles.map((id) => toMember(wanted.get(id)!)),
      ),
    );
  }
  const rest = reads.filter(({ article }) => !placed.has(article.id));
  if (rest.length > 0) found.push(...cluster(rest));
  const newest = new Map(reads.map((read, rank) => [read.article.id, rank]));
  const rank = (story: Story): number => Math.min(...story.articles.map((id) => newest.get(id) ?? 0));
  return found.sort((a, b) => rank(a) - rank(b) || b.articles.length - a.articles.length);
}

/** What a story is described by of each of its articles. */
type Member = { readonly id: string; readonly published: string | null; readonly title: string };

/** What was worked out of articles and may be needed again: it spares reading the same neighbours with every batch. */
export type StoryMemory = { readonly profiles: Map<string, Profile>; readonly members: Map<string, Member> };

/** An empty memory; whoever assigns again and again keeps one. */
export const createStoryMemory = (): StoryMemory => ({ profiles: new Map(), members: new Map() });

/**
 * Puts articles into stories, joining stored ones where they tell of the same event, and writes that down. `memory` is
 * read and filled.
 */
export async function assignArticles(
  reads: readonly ReadArticle[],
  store: Store,
  memory: StoryMemory = createStoryMemory(),
): Promise<void> {
  for (const read of reads) remember(read, memory);
  await assignRemembered(
    reads.map(({ article }) => article.id),
    store,
    memory,
  );
}

/** The same for stored articles by id, whose readings are never all in memory. */
export async function assignStored(ids: readonly string[], store: Store, memory: StoryMemory): Promise<void> {
  await rememberStored(ids, store, memory);
  await assignRemembered(ids, store, memory);
}

async function assignRemembered(ids: readonly string[], store: Store, memory: StoryMemory): Promise<void> {
  const { profiles, members } = memory;
  const fresh = ids.flatMap((id) => profiles.get(id) ?? []);
  if (fresh.length === 0) return;
  const near = await neighboursOf(
    ids.flatMap((id) => members.get(id) ?? []),
    store,
  );
  await rememberStored(
    near.filter((id) => !profiles.has(id)),
    store,
    memory,
  );
  const changed = joinStories(
    fresh,
    near.flatMap((id) => profiles.get(id) ?? []),
    await store.stories(),
  );
  const missing = changed.flatMap(({ articles }) => articles.filter((id) => !members.has(id)));
  for (const { article, sentences } of await store.sentences(missing))
    members.set(article.id, memberOf(article, sentences));
  await store.assignStories(
    changed.map(({ story, articles }) =>
      describe(
        story,
        articles.flatMap((id) => members.get(id) ?? []),
      ),
    ),
  );
  forgetOldest(profiles, MOST_PROFILES);
  forgetOldest(members, MOST_MEMBERS);
}

async function rememberStored(ids: readonly string[], store: Store, memory: StoryMemory): Promise<void> {
  for (let at = 0; at < ids.length; at += READ_AT_ONCE)
    for (const read of await store.read(ids.slice(at, at + READ_AT_ONCE))) remember(read, memory);
}

function remember(read: ReadArticle, { profiles, members }: StoryMemory): void {
  profiles.set(read.article.id, profileOf(read));
  members.set(read.article.id, toMember(read));
}

function forgetOldest(known: Map<string, unknown>, most: number): void {
  for (const id of known.keys()) {
    if (known.size <= most) return;
    known.delete(id);
  }
}

function memberOf(article: Article, sentences: readonly Sentence[]): Member {
  const first = sentences.find(({ kind }) => kind === 'body' || kind === 'headline');
  const opening = first ? article.text.slice(first.start, first.end) : article.id;
  return { id: article.id, published: article.published, title: article.title || opening };
}

function cluster(reads: readonly ReadArticle[]): Story[] {
  return clusterProfiles(reads.map(profileOf)).map((group) => {
    const members = group.map((i) => toMember(reads[i]!));
    return describe(storyId(members.map(({ id }) => id)), members);
  });
}

function toMember({ article, reading }: ReadArticle): Member {
  return memberOf(article, reading.sentences);
}

/** A story is called after the first of its articles to be stored, so its name stays as it grows. */
export function storyId(articles: readonly string[]): string {
  return `story-${[...articles].sort()[0]!}`;
}

function describe(story: string, members: readonly Member[]): Story {
  const sorted = [...members].sort(
    (a, b) => plainOrder(a.published ?? '', b.published ?? '') || plainOrder(a.id, b.id),
  );
  const days = sorted.flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]));
  return {
    story,
    title: sorted.at(-1)?.title ?? '',
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    articles: sorted.map(({ id }) => id),
  };
}

async function neighboursOf(fresh: readonly Member[], store: Store): Promise<string[]> {
  const own = new Set(fresh.map(({ id }) => id));
  const days = fresh.flatMap(({ published }) => (published === null ? [] : [Date.parse(published)]));
  const filter =
    days.length === 0
      ? {}
      : { since: shifted(Math.min(...days), -REACH_DAYS), until: shifted(Math.max(...days), REACH_DAYS) };
  const ids = (await store.newest(filter, MOST_NEIGHBOURS + own.size)).filter((id) => !own.has(id));
  return ids.slice(0, MOST_NEIGHBOURS);
}

function shifted(instant: number, days: number): string {
  return new Date(instant + days * 86_400_000).toISOString().slice(0, 10);
}
