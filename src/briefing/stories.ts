import type { EntityKind, ReadArticle } from '../model.ts';
import { contentTerms, cosines, inverseFrequencies, vectorOf } from './weighing.ts';

/** What of an article decides which story it belongs to. */
export type Profile = {
  readonly id: string;
  /** Days since 1970, null when the article has no date. */
  readonly day: number | null;
  readonly terms: readonly string[];
  /** Last words of the people's names, and the places. */
  readonly people: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
};

/** Articles alike at least this much, on average over both stories, tell of one event. */
export const LEAST_LIKENESS = 0.145;
/** What is left of the likeness of two articles that name people, or places, but none in common. */
const OTHER_PEOPLE = 0.45;
const OTHER_PLACES = 0.9;
/** After these many days the likeness of two articles has fallen to half. */
const HALF_LIFE_DAYS = 6;

export function profileOf({ article, reading }: ReadArticle): Profile {
  const named = (kind: EntityKind): Set<string> =>
    new Set(reading.entities.filter((entity) => entity.kind === kind).map(({ name }) => lastWord(name)));
  const told = reading.sentences.filter(({ kind }) => kind !== 'boilerplate');
  const body = told.map(({ start, end }) => article.text.slice(start, end)).join('\n');
  return {
    id: article.id,
    day: article.published === null ? null : Math.floor(Date.parse(article.published) / 86_400_000),
    terms: contentTerms(`${article.title ?? ''}\n${body}`),
    people: named('person'),
    places: named('place'),
  };
}

function lastWord(name: string): string {
  return name
    .toLowerCase()
    .split(/[\s-]+/)
    .at(-1)!;
}

/**
 * Groups of indexes, each one story, by average-link clustering of words, people, places and days. A group is in order of the
 * profiles, groups in order of their first.
 */
export function clusterProfiles(profiles: readonly Profile[]): number[][] {
  return clusterLikenesses(likenesses(profiles), profiles.length, profiles.length);
}

/** The same for the first `count` of the profiles that a square of likenesses, `n` wide, compares. */
export function clusterLikenesses(square: Float64Array, n: number, count: number): number[][] {
  const alike = Float64Array.from(square);
  const groups = Array.from({ length: count }, (_, i) => [i]);
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

/**
 * How likely two articles tell of one event, 0 to 1, for all pairs as a square of rows: cosine of their words, less with
 * the days between, and less when they name people or places but none in common (similar events happen to others
 * elsewhere). Comparable within one call only.
 */
export function likenesses(profiles: readonly Profile[]): Float64Array {
  const n = profiles.length;
  const rarity = inverseFrequencies(profiles.map(({ terms }) => terms));
  const alike = cosines(profiles.map(({ terms }) => vectorOf(terms, rarity)));
  for (let i = 0; i < n; i += 1) {
    for (let j = i + 1; j < n; j += 1) {
      if (alike[i * n + j] === 0) continue;
      alike[i * n + j]! *= closeness(profiles[i]!, profiles[j]!);
      alike[j * n + i] = alike[i * n + j]!;
    }
  }
  return alike;
}

function closeness(a: Profile, b: Profile): number {
  const people = apart(a.people, b.people) ? OTHER_PEOPLE : 1;
  const places = apart(a.places, b.places) ? OTHER_PLACES : 1;
  return nearness(a.day, b.day) * people * places;
}

function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}

/** 1 for the same day or an unknown one, falling by half every few days. */
function nearness(a: number | null, b: number | null): number {
  return a === null || b === null ? 1 : 0.5 ** (Math.max(0, Math.abs(a - b) - 1) / HALF_LIFE_DAYS);
}
