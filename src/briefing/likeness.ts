import type { Profile } from '../store/profile.ts';
import { commonness } from './commonness.ts';
import { cosine, cosines, type Vector } from './weighing.ts';

/** How much a word tells of what an article is about: 0 for one that all have. */
export type Rarity = (term: string) => number;

/**
 * What is known of English at large counts as much as this many articles: a store of a handful says little of how rare a
 * word is, one of thousands knows better.
 */
export const AT_LARGE = 60;

/** Inverse document frequency: of `articles` stored ones how many hold a term, with English at large for a prior. */
export function rarityIn(articles: number, df: (term: string) => number): Rarity {
  return (term) => Math.max(0, -Math.log((df(term) + AT_LARGE * commonness(term)) / (articles + AT_LARGE)));
}

/** What is left of the likeness of two articles that name people, or places, but none in common. */
const OTHER_PEOPLE = 0.45;
const OTHER_PLACES = 0.9;
/** How much hangs on whether those an article names first are in the other at all: two matches of one team differ there. */
const FIRST_PEOPLE = 0.4;
const FIRST_PLACES = 0.4;
/** For articles that name nobody first. */
const NOBODY_FIRST = 0.8;
/** What is left where each article's title or first sentence names somebody or some place that the other never does. */
const OTHER_HEADS = 0.55;
/** What numbers in common add (at three or more), and what is left where both have several and none in common. */
const SAME_NUMBERS = 0.4;
const OTHER_NUMBERS = 0.9;
/** Long articles share more words whatever they tell: likeness falls with this power of the shorter one's words. */
const LENGTH = 0.45;
const MIDDLING_WORDS = 60;
const LEAST_WORDS = 10;
/** After these many days the likeness of two articles has fallen to half. */
const HALF_LIFE_DAYS = 6;

/** Compares profiles. */
export type Comparison = {
  /** How likely two articles tell of one event, from 0. */
  pair(a: Profile, b: Profile): number;
  /** The same for all pairs, as a square of rows; the diagonal is 0. */
  square(profiles: readonly Profile[]): Float64Array;
};

/**
 * Compares by the cosine of their words as `vectorOf` weighs them, asked once for each, less the longer both articles are, the more days lie between them, and the less those
 * named first in one are named in the other.
 */
export function compareBy(vectorOf: (profile: Profile) => Vector): Comparison {
  const made = new Map<Profile, Vector>();
  const vector = (profile: Profile): Vector => {
    const known = made.get(profile) ?? vectorOf(profile);
    made.set(profile, known);
    return known;
  };
  const factor = (a: Profile, b: Profile): number =>
    nearness(a.day, b.day) *
    lengthFactor(a.counts.size, b.counts.size) *
    nameFactor(a, b) *
    numberFactor(a.figures, b.figures);
  return {
    pair(a, b) {
      const words = cosine(vector(a), vector(b));
      return words === 0 ? 0 : words * factor(a, b);
    },
    square(profiles) {
      const n = profiles.length;
      const alike = cosines(profiles.map(vector));
      for (let i = 0; i < n; i += 1) {
        for (let j = i + 1; j < n; j += 1) {
          if (alike[i * n + j] === 0) continue;
          alike[i * n + j]! *= factor(profiles[i]!, profiles[j]!);
          alike[j * n + i] = alike[i * n + j]!;
        }
      }
      return alike;
    },
  };
}

/** What is told of two articles by their days and by how many different words they have. */
type Outline = { readonly day: number | null; readonly size: number };

/** By how much the cosine of two articles' words is multiplied at most, whomever they name. */
export function mostFactor(a: Outline, b: Outline): number {
  return nearness(a.day, b.day) * lengthFactor(a.size, b.size) * (1 + SAME_NUMBERS);
}

/** 1 for the same day or an unknown one, falling by half every few days. */
function nearness(a: number | null, b: number | null): number {
  return a === null || b === null ? 1 : 0.5 ** (Math.max(0, Math.abs(a - b) - 1) / HALF_LIFE_DAYS);
}

function lengthFactor(a: number, b: number): number {
  return (Math.max(LEAST_WORDS, Math.min(a, b)) / MIDDLING_WORDS) ** -LENGTH;
}

function nameFactor(a: Profile, b: Profile): number {
  const people = apart(a.people, b.people) ? OTHER_PEOPLE : 1;
  const places = apart(a.places, b.places) ? OTHER_PLACES : 1;
  const first = (of: 'people' | 'places', weight: number): number => 1 - weight + weight * mutual(a, b, of);
  const heads = headsApart(a, b) && headsApart(b, a) ? OTHER_HEADS : 1;
  return people * places * heads * first('people', FIRST_PEOPLE) * first('places', FIRST_PLACES);
}

function headsApart(one: Profile, other: Profile): boolean {
  return [...one.headed].some((name) => !other.people.has(name) && !other.places.has(name) && !other.counts.has(name));
}

function apart(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && a.isDisjointFrom(b);
}

/** What share of those named first in either is in the other, the mean of both ways. */
function mutual(a: Profile, b: Profile, of: 'people' | 'places'): number {
  const shares = [heldBy(a, b, of), heldBy(b, a, of)].filter((share) => share !== null);
  return shares.length === 0 ? NOBODY_FIRST : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function heldBy(one: Profile, other: Profile, of: 'people' | 'places'): number | null {
  const named = [...one.first].filter((name) => one[of].has(name));
  if (named.length === 0) return null;
  return named.filter((name) => other[of].has(name) || other.counts.has(name)).length / named.length;
}

function numberFactor(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  if (shared === 0) return Math.min(a.size, b.size) >= 3 ? OTHER_NUMBERS : 1;
  return 1 + (SAME_NUMBERS * Math.min(3, shared)) / 3;
}
