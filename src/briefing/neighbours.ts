import { type Profile, unpackProfile } from '../store/profile.ts';
import type { Store } from '../store/store.ts';
import { type Comparison, compareBy, mostFactor } from './likeness.ts';
import { createCosine, type Sketch, sketchOf, vectorOfSketch } from './sketch.ts';
import { LEAST_LIKENESS } from './stories.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** Days to either side in which an article may belong to a story already known. */
const REACH_DAYS = 14;
/** Rarest words of an article by which others like it are looked for, and how many are looked at. */
const KEY_WORDS = 14;
const MOST_FOUND = 40;
/** A stored article less like every new one than this share of what makes a story is left alone with its story. */
const NEAR = 0.6;
/** Stored articles that one new one brings along at most. */
const MOST_NEAR = 6;

/** What is known of the articles of a store, so that new ones are set against them. */
export type Neighbourhood = {
  /** Notes what new or changed articles tell, and gives their words that no other article has. */
  note(profiles: readonly Profile[]): Promise<ReadonlySet<string>>;
  /** Stored articles that some of the new ones may tell the same event as; `alone` are words no other has. */
  nearTo(fresh: readonly Profile[], alone: ReadonlySet<string>): Promise<Profile[]>;
  /** Profiles of stored articles; one that was never assigned is not there. */
  stored(ids: readonly string[]): Promise<Profile[]>;
  /** What compares these by how rare their words are in the store. */
  comparing(profiles: readonly Profile[]): Promise<Comparison>;
};

// The articles of a few days are met again and again as the neighbours of others.
const known = new WeakMap<Store, Neighbourhood>();
/** Articles whose words are kept, a kilobyte each, and different words of them all: with more, all begins anew. */
const MOST_SKETCHES = 20_000;
const MOST_WORDS = 300_000;

/** What is known of a store's articles in this process. */
export function neighbourhoodOf(store: Store): Neighbourhood {
  const found = known.get(store) ?? createNeighbourhood(store);
  known.set(store, found);
  return found;
}

/** Words and, by article, those of each; begun anew together, for the ones are numbered by the others. */
type Kept = { readonly vocabulary: Vocabulary; readonly sketches: Map<string, Sketch> };

function createNeighbourhood(store: Store): Neighbourhood {
  let kept: Kept = { vocabulary: createVocabulary(store), sketches: new Map() };

  async function stored(ids: readonly string[]): Promise<Profile[]> {
    return [...(await store.profiles.of(ids))].map(([id, packed]) => unpackProfile(id, packed));
  }

  /** Of what is found by each new article, what may be like it for all that the words of both tell. */
  async function likelyFor(
    fresh: readonly Profile[],
    alone: ReadonlySet<string>,
    { vocabulary, sketches }: Kept,
  ): Promise<string[][]> {
    const own = fresh.map((profile) => sketchIn({ vocabulary, sketches }, profile));
    await vocabulary.learn(own);
    const found = await Promise.all(fresh.map((profile) => neighboursOf(profile, alone, vocabulary, store)));
    const ids = new Set(fresh.map(({ id }) => id));
    const others = [...new Set(found.flat())].filter((id) => !ids.has(id));
    const met = new Map(others.map((id) => [id, sketches.get(id)]));
    for (const profile of await stored(others.filter((id) => met.get(id) === undefined)))
      met.set(profile.id, sketchIn({ vocabulary, sketches }, profile));
    const cosineTo = createCosine(vocabulary);
    return found.map((ofOne, i) => {
      const one = own[i]!;
      const cosine = cosineTo(one);
      return ofOne.filter((id) => {
        const other = met.get(id);
        if (other === undefined || !isInReach(one.day, other.day)) return false;
        return cosine(other) * mostFactor(outlineOf(one), outlineOf(other)) >= NEAR * LEAST_LIKENESS;
      });
    });
  }

  async function comparing(profiles: readonly Profile[]): Promise<Comparison> {
    const { vocabulary } = kept;
    const made = new Map(profiles.map((profile) => [profile, sketchOf(profile, vocabulary)]));
    await vocabulary.learn([...made.values()]);
    return compareBy((profile) => vectorOfSketch(made.get(profile) ?? sketchOf(profile, vocabulary), vocabulary));
  }

  return {
    stored,
    comparing,

    async note(profiles) {
      if (kept.vocabulary.size > MOST_WORDS) kept = { vocabulary: createVocabulary(store), sketches: new Map() };
      for (const { id } of profiles) kept.sketches.delete(id);
      // In one go: words in the order of the index lie side by side.
      return await kept.vocabulary.learn(profiles.map((profile) => sketchIn(kept, profile)));
    },

    async nearTo(fresh, alone) {
      const likely = await likelyFor(fresh, alone, kept);
      const byId = new Map((await stored([...new Set(likely.flat())])).map((profile) => [profile.id, profile]));
      const comparison = await comparing([...fresh, ...byId.values()]);
      const near = new Set<Profile>();
      for (const [i, profile] of fresh.entries()) {
        const others = likely[i]!.flatMap((id) => byId.get(id) ?? []);
        const alike = others.map((other) => ({ other, by: comparison.pair(profile, other) }));
        const best = alike.filter(({ by }) => by >= NEAR * LEAST_LIKENESS).sort((a, b) => b.by - a.by);
        for (const { other } of best.slice(0, MOST_NEAR)) near.add(other);
      }
      return [...near];
    },
  };
}

/** The sketch that is kept of an article, made now if there is none. */
function sketchIn({ vocabulary, sketches }: Kept, profile: Profile): Sketch {
  const known = sketches.get(profile.id);
  if (known !== undefined) return known;
  const made = sketchOf(profile, vocabulary);
  sketches.set(profile.id, made);
  if (sketches.size > MOST_SKETCHES) sketches.delete(sketches.keys().next().value!);
  return made;
}

const outlineOf = ({ day, words }: Sketch) => ({ day, size: words.length });

/** Ids of stored articles that share rare words with one, of whatever day, the likeliest first. */
async function neighboursOf(
  { id, counts }: Profile,
  alone: ReadonlySet<string>,
  { rarity }: Vocabulary,
  store: Store,
): Promise<string[]> {
  const keys = [...counts]
    .map(([word, count]) => [word, (1 + Math.log(count)) * rarity(word)] as const)
    .sort((a, b) => b[1] - a[1])
    .slice(0, KEY_WORDS)
    .map(([word]) => word)
    .filter((word) => !alone.has(word));
  // To ask for days would look at every article of those days.
  const found = await store.recall(keys, {}, MOST_FOUND + 1);
  return found.flatMap((each) => (each.id === id ? [] : [each.id])).slice(0, MOST_FOUND);
}

function isInReach(a: number | null, b: number | null): boolean {
  return a === null || b === null || Math.abs(a - b) <= REACH_DAYS;
}
