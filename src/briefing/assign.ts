import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { ReadArticle, Story } from '../model.ts';
import type { Store } from '../store/store.ts';
import { traceOrigins } from './copies.ts';
import { nameGroups } from './joining.ts';
import { neighboursOf, REACH_DAYS, rarityFor, storedProfiles } from './neighbours.ts';
import { plainOrder } from './plain-order.ts';
import { type Profile, packProfile, profileOf } from './profile.ts';
import { clusterLikenesses, LEAST_LIKENESS } from './stories.ts';
import { describe, titleOf } from './stories-of.ts';

/** New articles that are looked at together: of one event, mostly several come at a time. */
const AT_ONCE = 20;
/** A reading takes a hundred times the memory of what is made of it here. */
const READ_AT_ONCE = 20;
/** A stored article less like every new one than this share of what makes a story is left alone with its story. */
const NEAR = 0.6;
/** Articles of a story that are looked at again when it may grow, and articles that are clustered together, at most. */
const MOST_OF_STORY = 12;
const MOST_TOGETHER = 200;
/** Stored articles that one new one brings along at most. */
const MOST_NEAR = 6;

/**
 * Finds out which new or changed articles are copies, puts all into stories and writes that down. Each is compared with
 * the stored articles that share its rarest words; these, the articles of their stories and the new ones are clustered anew together, so that the order
 * in which articles come hardly matters: a late one may join two stories or part one.
 */
export async function assignArticles(reads: readonly ReadArticle[], store: Store): Promise<void> {
  await assignProfiles(await profiled(reads, store), store);
}

/** The same for stored articles by id, of which few are in memory with their readings at a time. */
export async function assignStored(ids: readonly string[], store: Store): Promise<void> {
  const profiles: Profile[] = [];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    profiles.push(...(await profiled(await store.read(ids.slice(at, at + READ_AT_ONCE)), store)));
    await letOthersIn();
  }
  await assignProfiles(profiles, store);
}

/** Traces articles, and keeps what decides their stories. */
async function profiled(reads: readonly ReadArticle[], store: Store): Promise<Profile[]> {
  await traceOrigins(reads, store);
  const profiles = reads.map(profileOf);
  await store.profiles.save(profiles.map((profile) => ({ article: profile.id, profile: packProfile(profile) })));
  return profiles;
}

async function assignProfiles(profiles: readonly Profile[], store: Store): Promise<void> {
  const inTime = [...profiles].sort((a, b) => (a.day ?? 0) - (b.day ?? 0) || plainOrder(a.id, b.id));
  for (let at = 0; at < inTime.length; at += AT_ONCE) {
    await assignSome(inTime.slice(at, at + AT_ONCE), store);
    // Whoever asks meanwhile need not wait for all of them.
    await letOthersIn();
  }
}

async function assignSome(fresh: readonly Profile[], store: Store): Promise<void> {
  const near = await nearTo(fresh, store);
  const known = await store.storiesWith([...fresh, ...near].map(({ id }) => id));
  const have = new Set([...fresh, ...near].map(({ id }) => id));
  const fellows = known.flatMap(({ articles }) => articles.slice(-MOST_OF_STORY)).filter((id) => !have.has(id));
  const pool = [...fresh, ...near, ...(await storedProfiles(fellows, store))].slice(0, MOST_TOGETHER);
  const { comparison } = await rarityFor(pool, store);
  const alike = comparison.square(pool);
  const groups = clusterLikenesses(alike, pool.length);
  const changed = nameGroups(
    groups.map((group) => group.map((i) => pool[i]!.id)),
    known,
  );
  await write(changed, new Set(groups.map((group) => centralOf(group, alike, pool))), store);
}

/** Stored articles that some of the new ones may tell the same event as. */
async function nearTo(fresh: readonly Profile[], store: Store): Promise<Profile[]> {
  const own = new Set(fresh.map(({ id }) => id));
  const { rarity } = await rarityFor(fresh, store);
  const found = await Promise.all(fresh.map((profile) => neighboursOf(profile, rarity, store)));
  const others = [...new Set(found.flat())].filter((id) => !own.has(id));
  const ofThoseDays = (day: number | null): boolean => fresh.some((profile) => isInReach(profile.day, day));
  const byId = new Map((await storedProfiles(others, store, ofThoseDays)).map((profile) => [profile.id, profile]));
  const { comparison } = await rarityFor([...fresh, ...byId.values()], store);
  const near = new Set<Profile>();
  for (const [i, profile] of fresh.entries()) {
    const reached = found[i]!.flatMap((id) => byId.get(id) ?? []).filter((other) => isInReach(profile.day, other.day));
    const alike = reached.map((other) => ({ other, by: comparison.pair(profile, other) }));
    const best = alike.filter(({ by }) => by >= NEAR * LEAST_LIKENESS).sort((a, b) => b.by - a.by);
    for (const { other } of best.slice(0, MOST_NEAR)) near.add(other);
  }
  return [...near];
}

function isInReach(a: number | null, b: number | null): boolean {
  return a === null || b === null || Math.abs(a - b) <= REACH_DAYS;
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
