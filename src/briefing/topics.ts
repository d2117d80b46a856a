import type { Topic } from '../model.ts';

/** The topic of that slug or title, in any case and spacing ("North Korea", "north-korea", "northkorea"); null if none. */
export function findTopic(topics: readonly Topic[], words: string): Topic | null {
  const wanted = squeeze(words);
  if (wanted === '') return null;
  return topics.find(({ slug, title }) => squeeze(slug) === wanted || squeeze(title) === wanted) ?? null;
}

/** The topic whose slug, title or match words come nearest to mistyped or partial words; null when none is near. */
export function nearestTopic(topics: readonly Topic[], words: string): Topic | null {
  const wanted = squeeze(words);
  if (wanted.length < 3) return null;
  let nearest: Topic | null = null;
  let least = 0.4;
  for (const topic of topics) {
    for (const name of [topic.slug, topic.title, ...topic.match].map(squeeze)) {
      const inside = name.length > 3 && (name.includes(wanted) || wanted.includes(name));
      const far = inside ? 0.1 : editDistance(wanted, name) / Math.max(wanted.length, name.length);
      if (far < least) {
        least = far;
        nearest = topic;
      }
    }
  }
  return nearest;
}

/**
 * Whether an article is about the topic: a match word stands in its title or beginning, or more than once anywhere. One
 * mention in passing at the end does not make it news of the topic.
 */
export function isAbout(topic: Topic, article: { readonly title: string | null; readonly text: string }): boolean {
  const pattern = matcher(topic.match.length > 0 ? topic.match : [topic.title]);
  if (pattern === null) return false;
  if (article.title !== null && article.title.search(pattern) >= 0) return true;
  const places = [...article.text.matchAll(pattern)];
  return places.length > 1 || (places[0] !== undefined && places[0].index < BEGINNING);
}

const BEGINNING = 600;

function matcher(words: readonly string[]): RegExp | null {
  const parts = words
    .map((word) =>
      word
        .trim()
        .split(/[\s-]+/)
        .map(literal)
        .join('[\\s-]+'),
    )
    .filter(Boolean);
  return parts.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function squeeze(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
