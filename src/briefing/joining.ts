import type { Story } from '../model.ts';
import { clusterLikenesses, LEAST_LIKENESS, likenesses, type Profile } from './stories.ts';

/** A story that is new or has grown. */
export type Joined = { readonly story: string; readonly articles: readonly string[] };

// Average-link clustering of n articles takes n² comparisons: beyond this a batch is taken in pieces, oldest first.
const BATCH = 300;

/**
 * Stories that change when new articles come: each new group of articles joins the known story it is most like, or
 * becomes one of its own. Known stories are never split or renamed and an article that is in one stays there, so that a
 * story's id can be kept by who reads it.
 */
export function joinStories(
  fresh: readonly Profile[],
  neighbours: readonly Profile[],
  known: readonly Story[],
): Joined[] {
  const articles = new Map<string, string[]>(known.map(({ story, articles: ids }) => [story, [...ids]]));
  const storyOf = new Map<string, string>();
  for (const [story, ids] of articles) for (const id of ids) storyOf.set(id, story);
  const changed = new Set<string>();
  const seen: Profile[] = [...neighbours];
  const dated = fresh.filter(({ id }) => !storyOf.has(id)).sort((a, b) => (a.day ?? 0) - (b.day ?? 0));
  for (let at = 0; at < dated.length; at += BATCH) {
    const batch = dated.slice(at, at + BATCH);
    const compared = [...batch, ...seen.slice(-BATCH)];
    const alike = likenesses(compared);
    for (const group of clusterLikenesses(alike, compared.length, batch.length)) {
      const own = group.map((i) => batch[i]!.id);
      const story = nearestStory(group, batch.length, compared, alike, storyOf) ?? newId(own, articles);
      const ids = articles.get(story) ?? [];
      ids.push(...group.map((i) => batch[i]!.id));
      articles.set(story, ids);
      for (const i of group) storyOf.set(batch[i]!.id, story);
      changed.add(story);
    }
    seen.push(...batch);
  }
  return [...changed].flatMap((story) => ({ story, articles: articles.get(story)! }));
}

function nearestStory(
  group: readonly number[],
  from: number,
  compared: readonly Profile[],
  alike: Float64Array,
  storyOf: ReadonlyMap<string, string>,
): string | null {
  const sums = new Map<string, { total: number; count: number }>();
  for (let j = from; j < compared.length; j += 1) {
    const story = storyOf.get(compared[j]!.id);
    if (story === undefined) continue;
    const entry = sums.get(story) ?? { total: 0, count: 0 };
    for (const i of group) entry.total += alike[i * compared.length + j]!;
    entry.count += group.length;
    sums.set(story, entry);
  }
  let best: string | null = null;
  let most = LEAST_LIKENESS;
  for (const [story, { total, count }] of sums) {
    if (total / count <= most) continue;
    most = total / count;
    best = story;
  }
  return best;
}

/** A story is called after its first article; a second one of that name gets a number. */
function newId(ids: readonly string[], taken: ReadonlyMap<string, unknown>): string {
  const name = `story-${[...ids].sort()[0]!}`;
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name}-${n}`)) return `${name}-${n}`;
}
