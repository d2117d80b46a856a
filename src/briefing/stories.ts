import type { ReadArticle } from '../model.ts';
import { contentTerms, cosine, inverseFrequencies, type Vector, vectorOf } from './weighing.ts';

/** What of an article decides which story it belongs to. */
export type Profile = {
  readonly id: string;
  /** Days since 1970, null when the article has no date. */
  readonly day: number | null;
  readonly terms: readonly string[];
  readonly names: readonly string[];
};

/** Articles alike at least this much, on average over both stories, tell of one event. */
export const LEAST_LIKENESS = 0.14;
const NAMES_WEIGHT = 0.3;
/** After these many days the likeness of two articles has fallen to half. */
const HALF_LIFE_DAYS = 6;

export function profileOf({ article, reading }: ReadArticle): Profile {
  const names: string[] = [];
  for (const entity of reading.entities) {
    const key = entity.name.toLowerCase();
    for (const mention of entity.mentions) if (mention.how === 'name') names.push(key);
  }
  const told = reading.sentences.filter(({ kind }) => kind !== 'boilerplate');
  const body = told.map(({ start, end }) => article.text.slice(start, end)).join('\n');
  return {
    id: article.id,
    day: article.published === null ? null : Math.floor(Date.parse(article.published) / 86_400_000),
    terms: contentTerms(`${article.title ?? ''}\n${body}`),
    names,
  };
}

/**
 * Groups of indexes, each one story, by average-link clustering of words, names and days. A group is in order of the
 * profiles, groups in order of their first.
 */
export function clusterProfiles(profiles: readonly Profile[]): number[][] {
  const alike = likenesses(profiles);
  const n = profiles.length;
  const groups = profiles.map((_, i) => [i]);
  const alive = new Set(groups.keys());
  for (;;) {
    let a = -1;
    let b = -1;
    let most = LEAST_LIKENESS;
    for (const i of alive) {
      for (const j of alive) {
        if (j <= i || alike[i * n + j]! <= most) continue;
        most = alike[i * n + j]!;
        a = i;
        b = j;
      }
    }
    if (a < 0) break;
    const left = groups[a]!.length;
    const right = groups[b]!.length;
    for (const k of alive) {
      if (k === a || k === b) continue;
      const mean = (alike[a * n + k]! * left + alike[b * n + k]! * right) / (left + right);
      alike[a * n + k] = mean;
      alike[k * n + a] = mean;
    }
    groups[a]!.push(...groups[b]!);
    alive.delete(b);
  }
  return [...alive].map((i) => groups[i]!.sort((x, y) => x - y)).sort((x, y) => x[0]! - y[0]!);
}

/** A profile with its weighed vectors; comparable with others of the same `prepare` only. */
export type Weighed = { readonly profile: Profile; readonly words: Vector; readonly names: Vector };

export function prepare(profiles: readonly Profile[]): Weighed[] {
  const words = vectors(profiles.map(({ terms }) => terms));
  const names = vectors(profiles.map((profile) => profile.names));
  return profiles.map((profile, i) => ({ profile, words: words[i]!, names: names[i]! }));
}

/** How likely two articles tell of one event, 0 to 1: cosines of words and of names, less with the days between. */
export function likenessTo(a: Weighed, b: Weighed): number {
  const alike = (1 - NAMES_WEIGHT) * cosine(a.words, b.words) + NAMES_WEIGHT * cosine(a.names, b.names);
  return nearness(a.profile.day, b.profile.day) * alike;
}

function likenesses(profiles: readonly Profile[]): Float64Array {
  const n = profiles.length;
  const weighed = prepare(profiles);
  const alike = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      alike[i * n + j] = likenessTo(weighed[i]!, weighed[j]!);
      alike[j * n + i] = alike[i * n + j]!;
    }
  }
  return alike;
}

function vectors(lists: readonly (readonly string[])[]): Vector[] {
  const rarity = inverseFrequencies(lists);
  return lists.map((list) => vectorOf(list, rarity));
}

/** 1 for the same day or an unknown one, falling by half every few days. */
function nearness(a: number | null, b: number | null): number {
  return a === null || b === null ? 1 : 0.5 ** (Math.max(0, Math.abs(a - b) - 1) / HALF_LIFE_DAYS);
}
