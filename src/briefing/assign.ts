import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { ReadArticle, Story } from '../model.ts';
import type { Profile } from '../store/profile.ts';
import { toldRuns } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import { startTracing, wordsOf } from './copies.ts';
import { nameGroups } from './joining.ts';
import { takeWords, type Worded } from './just-stored.ts';
import { neighbourhoodOf } from './neighbours.ts';
import { plainOrder } from './plain-order.ts';
import { clusterLikenesses } from './stories.ts';
import { describe, titleOf } from './stories-of.ts';

/** New articles that are looked at together: of one event, mostly several come at a time. */
const AT_ONCE = 20;
/** Articles looked at in one go: whoever asks meanwhile need not wait for all of them. */
const READ_AT_ONCE = 20;
/** Articles of a story that are looked at again when it may grow, and articles that are clustered together, at most. */
const MOST_OF_STORY = 12;
const MOST_TOGETHER = 200;

/**
 * Finds out which new or changed articles are copies, puts all into stories and writes that down. To be called after they
 * are stored. Each is compared with the stored articles that share its rarest words; these, the articles of their stories
 * and the new ones are clustered anew together, so that the order in which articles come hardly matters: a late one may
 * join two stories or part one.
 */
export async function assignArticles(reads: readonly ReadArticle[], store: Store): Promise<void> {
  const byId = new Map(reads.map((read) => [read.article.id, read]));
  await assign([...byId.keys()], store, async (some) => some.map((id) => wordsOf(byId.get(id)!)));
}

/** The same for stored articles by id. */
export async function assignStored(ids: readonly string[], store: Store): Promise<void> {
  await assign(ids, store, async (some) => {
    const there = some.map((id) => takeWords(store, id)).filter((worded) => worded !== null);
    const had = new Set(there.map(({ article }) => article.id));
    const rest = await store.sentences(some.filter((id) => !had.has(id)));
    return [...there, ...rest.map((told) => ({ article: told.article, runs: Int32Array.from(toldRuns(told)) }))];
  });
}

/** Traces articles and puts them into stories; `wording` gives the words of some of them. */
async function assign(
  ids: readonly string[],
  store: Store,
  wording: (some: readonly string[]) => Promise<readonly Worded[]>,
): Promise<void> {
  const tracing = startTracing(store);
  const { stored, note } = neighbourhoodOf(store);
  const profiles: Profile[] = [];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    // One that was forgotten meanwhile is not there.
    const some = await stored(ids.slice(at, at + READ_AT_ONCE));
    await tracing.add(await wording(some.map(({ id }) => id)));
    profiles.push(...some);
    await letOthersIn();
  }
  await tracing.save();
  await assignProfiles(profiles, await note(profiles), store);
}

async function assignProfiles(profiles: readonly Profile[], alone: ReadonlySet<string>, store: Store): Promise<void> {
  const inTime = [...profiles].sort((a, b) => (a.day ?? 0) - (b.day ?? 0) || plainOrder(a.id, b.id));
  for (let at = 0; at < inTime.length; at += AT_ONCE) {
    await assignSome(inTime.slice(at, at + AT_ONCE), alone, store);
    // Whoever asks meanwhile need not wait for all of them.
    await letOthersIn();
  }
}

async function assignSome(fresh: readonly Profile[], alone: ReadonlySet<string>, store: Store): Promise<void> {
  const { nearTo, stored, comparing } = neighbourhoodOf(store);
  const near = await nearTo(fresh, alone);
  const known = await store.storiesWith([...fresh, ...near].map(({ id }) => id));
  const have = new Set([...fresh, ...near].map(({ id }) => id));
  const fellows = known.flatMap(({ articles }) => articles.slice(-MOST_OF_STORY)).filter((id) => !have.has(id));
  const pool = [...fresh, ...near, ...(await stored(fellows))].slice(0, MOST_TOGETHER);
  const alike = (await comparing(pool)).square(pool);
  const groups = clusterLikenesses(alike, pool.length);
  const changed = nameGroups(
    groups.map((group) => group.map((i) => pool[i]!.id)),
    known,
  );
  await write(changed, new Set(groups.map((group) => centralOf(group, alike, pool))), store);
}

/** The article of a group that is most like the others; of two, the later. */
function centralOf(group: readonly number[], alike: Float64Array, pool: readonly Profile[]): string {
  const sum = (i: number): number => group.reduce((total, j) => total + alike[i * pool.length + j]!, 0);
  const ranked = group.map((i) => ({ i, sum: sum(i), day: pool[i]!.day ?? 0 }));
  ranked.sort((a, b) => b.sum - a.sum || b.day - a.day || a.i - b.i);
  return pool[ranked[0]!.i]!.id;
}

async function write(
  changed: readonly { readonly story: string; readonly articles: readonly string[] }[],
  central: ReadonlySet<string>,
  store: Store,
): Promise<void> {
  const articles = await store.articles([...new Set(changed.flatMap((story) => story.articles))]);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const stories: Story[] = [];
  for (const { story, articles: ids } of changed) {
    const members = ids.flatMap((id) => byId.get(id) ?? []);
    const centre = members.find(({ id }) => central.has(id)) ?? members.at(-1);
    if (centre === undefined) continue;
    const title = centre.title ?? titleOf([centre], await store.read([centre.id]));
    stories.push(describe(story, members, title));
  }
  if (stories.length > 0) await store.assignStories(stories);
}
