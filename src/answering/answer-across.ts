import type { EntityKind } from '../model.ts';
import type { Ask } from './ask.ts';
import type { Draft } from './evidence.ts';
import type { Line } from './scene.ts';
import type { Being } from './who.ts';

/** What search says of a question: how much of it is covered, and the score of each article by its id. */
export type Covered = { readonly coverage: number; readonly scores: ReadonlyMap<string, number> };

const LEAST_WORDS = 18;
/** Below this share of its words, weighed by rarity, a question over several articles is about something not stored. */
const LEAST_COVERAGE = 0.16;
const POINTS_AT_ARTICLES =
  /\b(?:articles?|reports?|reported|reporting|coverage|according to|published|as per|claims?|suggests?|discussed)\b/i;
const ASKS_PERSON =
  /^who\b|^(?:which|what) (?:[\w-]+ ){0,2}(?:person|individual|player|manager|star|artist|singer|figure|entrepreneur|founder|actor|actress|coach|politician|executive|author|leader)\b/i;
const ASKS_PLACE = /^(?:in )?(?:which|what) (?:[\w-]+ ){0,1}(?:country|city|state|region|place)\b/i;
const CAPITALS = /\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)+/gu;
const MOST_LINES = 4;
/** What a name of another kind than is asked for counts: kinds are sometimes read wrongly. */
const OTHER_KIND = 0.15;

/**
 * Answers a long question that points at what several articles say ("which company, according to A and B, …"): the name
 * that most of the articles found have in common and the question does not say. Null for any other question, and when
 * too little of it is covered. Whether two articles agree is not told: words shared do not say so (measured: yes and no
 * are covered alike).
 */
export function answerAcross(ask: Ask, { coverage, scores }: Covered): Draft | null {
  const { tidy, words } = ask.question;
  if (!/^(?:who|which|what|in which)\b/i.test(tidy)) return null;
  if (words.length < LEAST_WORDS || !POINTS_AT_ARTICLES.test(tidy) || coverage < LEAST_COVERAGE) return null;
  return sharedName(ask, scores);
}

function sharedName(ask: Ask, scores: ReadonlyMap<string, number>): Draft | null {
  const { tidy, words } = ask.question;
  const kinds: readonly EntityKind[] = ASKS_PERSON.test(tidy)
    ? ['person']
    : ASKS_PLACE.test(tidy)
      ? ['place']
      : ['organisation', 'other'];
  const said = new Set(words.map(({ term }) => term));
  const publishers = new Set(ask.scene.articles.map(({ article }) => bare(article.publisher ?? '')));
  const ranked = ask.scene.beings.all
    .filter((being) => ![...being.terms].some((term) => said.has(term)) && !publishers.has(bare(being.name)))
    .map((being) => ({ being, score: shareOf(ask, being, scores) * (kinds.includes(being.kind) ? 1 : OTHER_KIND) }))
    .sort((a, b) => b.score - a.score || b.being.mentions - a.being.mentions);
  const [first, second] = ranked;
  if (first === undefined || first.score === 0) return null;
  const lines = bestLines(ask, (line) => line.meant.some(({ being }) => being === first.being));
  const clear = first.score / (first.score + (second?.score ?? 0));
  return { shorts: [{ text: fullName(ask, first.being), lines, score: first.score }], confidence: 0.2 + 0.5 * clear };
}

/** The scores of the articles that name a being, in their text or their title. */
function shareOf(ask: Ask, being: Being, scores: ReadonlyMap<string, number>): number {
  const holding = new Set(being.members.map(({ article }) => article));
  return ask.scene.articles.reduce((sum, { article }, a) => {
    const last = being.name.split(' ').at(-1)!;
    const named = holding.has(a) || (last.length > 2 && (article.title ?? '').includes(last));
    return named ? sum + (scores.get(article.id) ?? 0) : sum;
  }, 0);
}

/** A name as the titles of the articles write it in full: "Holt" is "Anna Holt" where a title says so. */
function fullName(ask: Ask, { name }: Being): string {
  if (name.includes(' ')) return name;
  const counts = new Map<string, number>();
  for (const { article } of ask.scene.articles) {
    for (const [run] of (article.title ?? '').matchAll(CAPITALS)) {
      const words = run.replace(/['’]s$/, '').split(' ');
      if (words.length > 1 && words.at(-1) === name) {
        const full = words.slice(-2).join(' ');
        counts.set(full, (counts.get(full) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? name;
}

/** The best line of each article, the best articles first. */
function bestLines(ask: Ask, fits: (line: Line) => boolean): Line[] {
  const best = new Map<number, Line>();
  for (const line of ask.scene.lines) {
    if (!fits(line)) continue;
    const known = best.get(line.a);
    if (known === undefined || line.found > known.found) best.set(line.a, line);
  }
  return [...best.values()].sort((a, b) => b.found - a.found).slice(0, MOST_LINES);
}

const bare = (text: string): string => text.toLowerCase().replace(/^the\s+/, '');
