import type { Store } from '../store/store.ts';
import { type Rarity, rarityIn } from './likeness.ts';
import { type Profile, unpackProfile } from './profile.ts';

/** Days to either side in which an article may belong to a story already known. */
export const REACH_DAYS = 14;
/** Rarest words of an article by which others like it are looked for, and how many are looked at. */
const KEY_WORDS = 14;
const MOST_FOUND = 40;

type Counted = { articles: number; readonly df: Map<string, number> };

// How many articles hold a word changes slowly, and asking for it is the dearest part of finding neighbours.
const counted = new WeakMap<Store, Counted>();
/** Counts are asked for anew when the store has grown by this much, and when this many words are kept. */
const GROWTH = 1.2;
const MOST_KEPT = 200_000;

/** How rare the words of these profiles are in a store. */
export async function rarityFor(profiles: readonly Profile[], store: Store): Promise<Rarity> {
  const terms = new Set(profiles.flatMap(({ counts }) => [...counts.keys()]));
  const { articles } = await store.termCounts([]);
  let kept = counted.get(store);
  if (!kept || articles > kept.articles * GROWTH || articles < kept.articles || kept.df.size > MOST_KEPT) {
    kept = { articles, df: new Map() };
    counted.set(store, kept);
  }
  const { df } = kept;
  const unknown = [...terms].filter((term) => !df.has(term));
  if (unknown.length > 0) for (const [term, n] of (await store.termCounts(unknown)).df) df.set(term, n);
  return rarityIn(kept.articles, (term) => df.get(term) ?? 0);
}

/** Ids of stored articles that share rare words with one, of whatever day, the likeliest first. */
export async function neighboursOf({ id, counts }: Profile, rarity: Rarity, store: Store): Promise<string[]> {
  const keys = [...counts]
    .map(([word, count]) => [word, (1 + Math.log(count)) * rarity(word)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, KEY_WORDS)
    .map(([word]) => word);
  // To ask for days would look at every article of those days.
  return (await store.recall(keys, {}, MOST_FOUND + 1)).map((found) => found.id).filter((found) => found !== id);
}

/** Profiles of stored articles; one that was never assigned is not there. */
export async function storedProfiles(ids: readonly string[], store: Store): Promise<Profile[]> {
  return [...(await store.profiles.of(ids))].map(([id, packed]) => unpackProfile(id, packed));
}
