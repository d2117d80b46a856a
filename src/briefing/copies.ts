import type { ReadArticle } from '../model.ts';
import type { Traced } from '../store/origins.ts';
import { sharedRuns, toldRuns } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { Worded } from './just-stored.ts';

/**
 * From this share of the smaller article's three-word runs on, one article is a copy of the other: cut, with another
 * headline, with sentences changed. Independent articles on one event stay under .3; a paper's next article on a matter
 * takes up to .6 of its last one over. Measured in bench/NOTES.md.
 */
const COPY = 0.5;
const SAME_HOUSE_COPY = 0.7;
/** Shorter articles are copies only when hardly anything differs. */
const FEW_RUNS = 20;
const LEAST_RUNS = 6;
const SHORT_COPY = 0.9;

/** One run in so many is kept to find copies by (Manber, "Finding Similar Files in a Large File System", 1994). */
const SAMPLE = 16;
/** Articles that are compared word by word at most, and the share of prints below which none is. */
const MOST_COMPARED = 8;
/** A print that more articles of one batch hold is a phrase everybody uses; the store keeps to the same of stored ones. */
const MOST_HOLDERS = 20;
const LEAST_SHARED = 0.15;

/** `runs` become a set when they are compared first: most articles never are. */
type Known = { runs: Int32Array | ReadonlySet<number>; readonly traced: Traced };

/**
 * Works out where the words of new or changed articles come from and writes it down: whose they are, and which articles,
 * stored or of this batch, they are copies of. To be called after they are stored.
 */
export async function traceOrigins(reads: readonly ReadArticle[], store: Store): Promise<void> {
  const tracing = startTracing(store);
  await tracing.add(reads.map(wordsOf));
  await tracing.save();
}

/** What is traced of an article with its sentences. */
export const wordsOf = ({ article, reading }: ReadArticle): Worded => ({
  article,
  runs: Int32Array.from(toldRuns({ article, sentences: reading.sentences })),
});

/** The same a few articles at a time, for whom all readings at once are too much. A few kB an article until `save`. */
export type Tracing = {
  /** Traces articles, also to those added before. */
  add(worded: readonly Worded[]): Promise<void>;
  /** Writes down what was found: prints lie all over the file, so the more together, the less each costs. */
  save(): Promise<void>;
};

export function startTracing(store: Store): Tracing {
  const fresh = new Map<string, Known>();
  const holders = new Map<number, string[]>();

  async function trace({ article, runs }: Worded): Promise<void> {
    const { houseOf } = await import('../feeds/house.ts');
    const prints = printsOf(runs);
    const own = { article: article.id, ...houseOf(article), prints };
    const near = await likeliest(own.article, prints, { store, fresh, holders });
    const compared = await knownOf(near, { store, fresh });
    const known: Known = { runs, traced: { ...own, found: prints, group: article.id } };
    const originals = compared.filter((other) => isCopy(known, other));
    const groups = [...new Set(originals.map(({ traced }) => traced.group))];
    const group = groups[0] ?? (await ownGroup(article.id, { store, fresh }));
    if (groups.length > 1) await joined(groups.slice(1), group, { store, fresh });
    // What a hundred papers print is found by the first of them: it must not become a phrase that everybody uses.
    const found = prints.filter((print) => originals.every((original) => !runsOf(original).has(print)));
    fresh.set(article.id, { runs: known.runs, traced: { ...own, found, group } });
    for (const print of found) {
      const others = holders.get(print);
      if (others === undefined) holders.set(print, [article.id]);
      else if (others.length <= MOST_HOLDERS) others.push(article.id);
    }
  }

  return {
    async add(worded) {
      for (const each of worded) await trace(each);
    },
    async save() {
      await store.origins.save([...fresh.values()].map(({ traced }) => traced));
    },
  };
}

/** The runs of an article that copies of it are found by. */
export function printsOf(runs: Iterable<number>): number[] {
  return [...runs].filter((run) => run % SAMPLE === 0);
}

function isCopy(a: Known, b: Known): boolean {
  const [own, other] = [runsOf(a), runsOf(b)];
  const fewer = Math.min(own.size, other.size);
  if (fewer < LEAST_RUNS) return false;
  const least = fewer < FEW_RUNS ? SHORT_COPY : sharesHouse(a.traced, b.traced) ? SAME_HOUSE_COPY : COPY;
  return sharedRuns(own, other) >= least;
}

function runsOf(known: Known): ReadonlySet<number> {
  if (known.runs instanceof Int32Array) known.runs = new Set(known.runs);
  return known.runs;
}

type Whose = Pick<Traced, 'house' | 'site'>;

function sharesHouse(a: Whose, b: Whose): boolean {
  return (a.house !== null && a.house === b.house) || (a.site !== null && a.site === b.site);
}

type Around = { readonly store: Store; readonly fresh: Map<string, Known> };

/** Ids of the articles that share most prints with one. */
async function likeliest(
  id: string,
  prints: readonly number[],
  { store, fresh, holders }: Around & { readonly holders: ReadonlyMap<number, readonly string[]> },
): Promise<string[]> {
  const shares = new Map<string, number>();
  for (const { article, shared, prints: all } of await store.origins.sharing(prints, MOST_COMPARED)) {
    if (!fresh.has(article)) shares.set(article, shared / Math.min(all, prints.length));
  }
  const counts = new Map<string, number>();
  for (const print of prints) {
    const others = holders.get(print) ?? [];
    if (others.length <= MOST_HOLDERS) for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  for (const [other, shared] of counts)
    shares.set(other, shared / Math.min(fresh.get(other)!.traced.prints.length, prints.length));
  shares.delete(id);
  return [...shares]
    .filter(([, share]) => share >= LEAST_SHARED)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_COMPARED)
    .map(([other]) => other);
}

async function knownOf(ids: readonly string[], { store, fresh }: Around): Promise<Known[]> {
  const stored = ids.filter((id) => !fresh.has(id));
  if (stored.length === 0) return ids.map((id) => fresh.get(id)!);
  const [origins, texts] = await Promise.all([store.origins.of(stored), store.sentences(stored)]);
  const read = texts.flatMap((told): [string, Known][] => {
    const origin = origins.get(told.article.id);
    return origin === undefined
      ? []
      : [[told.article.id, { runs: toldRuns(told), traced: { ...origin, prints: [], found: [] } }]];
  });
  const all = new Map([...read, ...fresh]);
  return ids.flatMap((id) => all.get(id) ?? []);
}

/** The name of a group of one: the article's id, unless others bear it still from when the article was another. */
async function ownGroup(id: string, { store, fresh }: Around): Promise<string> {
  const bearers = async (name: string): Promise<boolean> => {
    const stored = (await store.origins.members([name])).get(name) ?? [];
    const others = stored.filter((other) => !fresh.has(other));
    return [
      ...others,
      ...[...fresh.values()].flatMap(({ traced }) => (traced.group === name ? [traced.article] : [])),
    ].some((other) => other !== id);
  };
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? id : `${id}#${n}`;
    if (!(await bearers(name))) return name;
  }
}

async function joined(groups: readonly string[], into: string, { store, fresh }: Around): Promise<void> {
  await store.origins.join(groups, into);
  for (const [id, { runs, traced }] of fresh) {
    if (groups.includes(traced.group)) fresh.set(id, { runs, traced: { ...traced, group: into } });
  }
}
