import { houseName, siteOf } from '../feeds/house.ts';
import type { Article } from '../model.ts';
import { sharedRuns } from '../store/runs.ts';

/** An article with the three-word runs of what it tells. */
export type Wording = { readonly article: Article; readonly runs: ReadonlySet<number> };

/** From this share of the shorter one's runs on, two wordings under one title are one article. */
const UNDER_ONE_TITLE = 0.7;
/** … and under two titles, or under one that stands over something new every day. */
const UNDER_ANY_TITLE = 0.85;
/** The shorter has at least this share of the longer one's runs. */
const LEAST_LENGTH = 0.5;
/** Shorter ones are the same only word by word, under the same title. */
const FEW_RUNS = 20;
/** An article is edited in its first days; later something like it is another of its kind. */
const EDITED_DAYS = 3;
/** Of the figures of both, the share that stands in both: what is written by a pattern differs in its figures. */
const LEAST_FIGURES = 0.5;
const FEW_FIGURES = 3;

/**
 * Whether two articles of one house are one and the same in two wordings, so that the later one is an update: nearly the
 * same text, of the same days, with the same figures. Independent articles of a house share under .6 of their runs
 * (bench/NOTES.md); reports written by a pattern share more, and differ in their figures.
 */
export function isSameArticle(a: Wording, b: Wording): boolean {
  if (!isOneHouse(a.article, b.article)) return false;
  const days = daysBetween(a.article.published, b.article.published);
  if (days !== null && days > EDITED_DAYS) return false;
  const sameTitle = folded(a.article.title) === folded(b.article.title);
  const fewer = Math.min(a.runs.size, b.runs.size);
  if (fewer < FEW_RUNS) return sameTitle && folded(a.article.text) === folded(b.article.text);
  if (fewer < LEAST_LENGTH * Math.max(a.runs.size, b.runs.size)) return false;
  const least = sameTitle && (days === null || days < 1) ? UNDER_ONE_TITLE : UNDER_ANY_TITLE;
  return sharedRuns(a.runs, b.runs) >= least && sharesFigures(a.article.text, b.article.text);
}

/**
 * Whether two articles may be one, by what is cheap to look at: of one house, under one title or with a whole sentence in
 * common. Told of each pair of a batch.
 */
export function maySame(a: Article, b: Article): boolean {
  if (!isOneHouse(a, b)) return false;
  return looksOf(a).title === looksOf(b).title || longestPieces(a).some((piece) => b.text.includes(piece));
}

/**
 * Whether two articles are of one house: of one site where both have one, and of one publisher. Two papers that print
 * one report are two, though one feed or portal brings both.
 */
function isOneHouse(a: Article, b: Article): boolean {
  const [one, other] = [looksOf(a).site, looksOf(b).site];
  if (one !== null && other !== null ? one !== other : a.source !== b.source) return false;
  if (a.publisher === b.publisher || a.publisher === null || b.publisher === null) return true;
  return looksOf(a).house === looksOf(b).house;
}

type Looks = {
  readonly site: string | null;
  readonly house: string | null;
  readonly title: string;
  pieces: readonly string[] | null;
};

// Each of a batch is compared with every other.
const looks = new WeakMap<Article, Looks>();

function looksOf(article: Article): Looks {
  const known = looks.get(article);
  if (known !== undefined) return known;
  const { url, publisher, title } = article;
  const made = {
    site: url === null ? null : siteOf(url),
    house: publisher === null ? null : houseName(publisher),
    title: folded(title),
    pieces: null,
  };
  looks.set(article, made);
  return made;
}

/** The longest sentences of the beginning of a text, as far as full stops and lines tell. */
function longestPieces(article: Article): readonly string[] {
  const known = looksOf(article);
  known.pieces ??= article.text
    .slice(0, 3000)
    .split(/(?<=[.!?])\s+|\n+/)
    .sort((a, b) => b.length - a.length)
    .slice(0, 5);
  return known.pieces;
}

function sharesFigures(a: string, b: string): boolean {
  const [one, other] = [figuresIn(a), figuresIn(b)];
  const all = one.union(other).size;
  return all < FEW_FIGURES || one.intersection(other).size >= LEAST_FIGURES * all;
}

const figuresIn = (text: string): Set<string> => new Set(text.match(/\d+(?:[.,:]\d+)*/g) ?? []);

function daysBetween(a: string | null, b: string | null): number | null {
  const apart = a === null || b === null ? Number.NaN : Math.abs(Date.parse(a) - Date.parse(b));
  return Number.isNaN(apart) ? null : apart / 86_400_000;
}

const folded = (words: string | null): string =>
  (words ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
