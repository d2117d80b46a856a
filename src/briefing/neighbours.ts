import type { Store } from '../store/store.ts';
import { type Comparison, compareBy, type Rarity, rarityIn } from './likeness.ts';
import { type Profile, packedDay, unpackProfile } from './profile.ts';

/** Days to either side in which an article may belong to a story already known. */
export const REACH_DAYS = 14;
/** Rarest words of an article by which others like it are looked for, and how many are looked at. */
const KEY_WORDS = 14;
const MOST_FOUND = 40;

/** What is known of a store's words, and of the articles that were compared by them. */
type Known = {
  /** How many articles there were when words were first asked for. */
  readonly articles: number;
  readonly rarities: Map<string, number>;
  /** Profiles all words of which were asked for. */
  readonly asked: WeakSet<Profile>;
  readonly rarity: Rarity;
  readonly comparison: Comparison;
};

// How many articles hold a word changes slowly, and asking for it is the dearest part of finding neighbours.
const counted = new WeakMap<Store, Known>();
/** Counts are asked for anew when the store has grown by this much, and when this many words are kept. */
const GROWTH = 1.2;
const MOST_KEPT = 200_000;

/** How rare the words of these profiles are in a store, and what compares them by that. */
export async function rarityFor(
  profiles: readonly Profile[],
  store: Store,
): Promise<Pick<Known, 'rarity' | 'comparison'>> {
  const { articles } = await store.termCounts([]);
  let kept = counted.get(store);
  if (!kept || articles > kept.articles * GROWTH || articles < kept.articles || kept.rarities.size > MOST_KEPT) {
    kept = nothingKnown(articles);
    counted.set(store, kept);
  }
  const { rarities, asked } = kept;
  const unknown = new Set<string>();
  for (const profile of profiles) {
    if (asked.has(profile)) continue;
    asked.add(profile);
    for (const term of profile.counts.keys()) if (!rarities.has(term)) unknown.add(term);
  }
  if (unknown.size > 0) {
    const { df } = await store.termCounts([...unknown]);
    const rarity = rarityIn(kept.articles, (term) => df.get(term) ?? 0);
    for (const term of unknown) rarities.set(term, rarity(term));
  }
  return kept;
}

function nothingKnown(articles: number): Known {
  const rarities = new Map<string, number>();
  const unheld = rarityIn(articles, () => 0);
  const rarity: Rarity = (term) => rarities.get(term) ?? unheld(term);
  return { articles, rarities, asked: new WeakSet(), rarity, comparison: compareBy(rarity) };
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

// The articles of a few days are met again and again as the neighbours of others: unpacking one and weighing its words
// costs more than all its comparisons.
const unpacked = new WeakMap<Store, Map<string, { readonly packed: string; readonly profile: Profile }>>();
const MOST_UNPACKED = 1000;

/**
 * Profiles of stored articles of whose day `isWanted` holds, null for one without a date; an article that was never
 * assigned is not there.
 */
export async function storedProfiles(
  ids: readonly string[],
  store: Store,
  isWanted: (day: number | null) => boolean = () => true,
): Promise<Profile[]> {
  const kept = unpacked.get(store) ?? new Map();
  unpacked.set(store, kept);
  const profiles: Profile[] = [];
  for (const [id, packed] of await store.profiles.of(ids)) {
    if (!isWanted(packedDay(packed))) continue;
    const known = kept.get(id);
    const profile = known?.packed === packed ? known.profile : unpackProfile(id, packed);
    kept.delete(id);
    kept.set(id, { packed, profile });
    if (kept.size > MOST_UNPACKED) kept.delete(kept.keys().next().value!);
    profiles.push(profile);
  }
  return profiles;
}
