import type { Article, ReadArticle, Story } from '../model.ts';
import type { Store } from '../store/store.ts';
import { plainOrder } from './plain-order.ts';

/** The stored stories of these articles, cut down to them, the newest first; unassigned ones are clustered. */
export async function storiesOf(reads: readonly ReadArticle[], store: Store): Promise<Story[]> {
  const wanted = new Map(reads.map(({ article }) => [article.id, article]));
  const found: Story[] = [];
  for (const story of await store.storiesWith([...wanted.keys()])) {
    const articles = story.articles.flatMap((id) => wanted.get(id) ?? []);
    const title = articles.some((article) => article.title === story.title) ? story.title : undefined;
    found.push(describe(story.story, articles, title ?? titleOf(articles, reads)));
  }
  const placed = new Set(found.flatMap(({ articles }) => articles));
  const rest = reads.filter(({ article }) => !placed.has(article.id));
  if (rest.length > 0) found.push(...(await cluster(rest)));
  const newest = new Map(reads.map((read, rank) => [read.article.id, rank]));
  const rank = (story: Story): number => Math.min(...story.articles.map((id) => newest.get(id) ?? 0));
  return found.sort((a, b) => rank(a) - rank(b) || b.articles.length - a.articles.length);
}

/** Loaded when it is needed: hardly ever, for whoever stores articles has them put into stories. */
async function cluster(reads: readonly ReadArticle[]): Promise<Story[]> {
  const [{ clusterProfiles }, { profileOf }] = await Promise.all([
    import('./stories.ts'),
    import('../store/profile.ts'),
  ]);
  return clusterProfiles(reads.map((read) => profileOf(read))).map((group) => {
    const members = group.map((i) => reads[i]!.article);
    const name = `story-${members.map(({ id }) => id).sort(plainOrder)[0]!}`;
    return describe(name, members, titleOf(members, reads));
  });
}

/** A story as it is kept: its articles by time, the days of the first and last. */
export function describe(story: string, articles: readonly Article[], title: string): Story {
  const sorted = [...articles].sort(byTime);
  const days = sorted.flatMap(({ published }) => (published === null ? [] : [published.slice(0, 10)]));
  return { story, title, from: days[0] ?? null, to: days.at(-1) ?? null, articles: sorted.map(({ id }) => id) };
}

function byTime(a: Article, b: Article): number {
  return plainOrder(a.published ?? '', b.published ?? '') || plainOrder(a.id, b.id);
}

/** The newest article's title, else its first sentence. */
export function titleOf(articles: readonly Article[], reads: readonly ReadArticle[]): string {
  const newest = [...articles].sort(byTime).at(-1)!;
  if (newest.title) return newest.title;
  const sentences = reads.find(({ article }) => article.id === newest.id)?.reading.sentences ?? [];
  const first = sentences.find(({ kind }) => kind === 'body' || kind === 'headline');
  return first ? newest.text.slice(first.start, first.end) : newest.id;
}
