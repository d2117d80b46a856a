import type { Answer, EntityKind } from '../../model.ts';
import { readPointed } from '../../search/clauses.ts';
import type { Search } from '../../search/search.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { createCiter } from '../cite.ts';
import { sameBeings } from '../lexicon.ts';
import { noAnswer } from '../no-answer.ts';
import { askedOf } from '../question/asked.ts';
import { tidyQuestion } from '../question/tidy.ts';
import { type Line, layScene, type Scene } from '../scene.ts';
import { wordsOf } from '../words.ts';
import { coverLines } from './cover.ts';
import { pointsAtArticles } from './may-compare.ts';
import { actingThings, type SharedName, sharedNames } from './shared-names.ts';

type Parts = { readonly search: Search; readonly store: Store };

const LEAST_WORDS = 18;
const LEAST_CLAUSES = 2;
const MOST_QUESTION = 2000;
/** Below this share of what it says, each thing by the article that tells it best, a question is about something not stored. */
const LEAST_COVERAGE = 0.4;
const ARTICLES = 20;
const ASKS_PERSON =
  /^who\b|^(?:which|what) (?:[\w-]+ ){0,3}?(?:person|individual|player|manager|star|artist|singer|figure|entrepreneur|founder|actor|actress|coach|politician|executive|author|leader|man|woman|prodigy|musician)\b/i;
const ASKS_PLACE = /^(?:in )?(?:which|what) (?:[\w-]+ ){0,2}?(?:country|city|state|region|place|town)\b/i;
/** "What type of shops …": the answer is a common noun. */
const ASKS_KIND = /^(?:which|what) (?:types?|kinds?|sorts?) of\b/i;
/** What a name of another kind than is asked for counts: kinds are sometimes read wrongly. */
const OTHER_KIND = 0.3;
/** … and one whose kind was not recognised. */
const NO_KIND = 0.6;
const MOST_LINES = 4;

/**
 * Answers a long question that says several things of the one it asks for ("Which company, covered by A for … and by B
 * for …?"): each thing is looked for by itself, and the name that most of what was found has in common, and the question
 * does not say, is the answer. Null for any other question, and when too little of it is covered.
 */
export async function answerShared(
  parts: Parts,
  { question, articles }: { readonly question: string; readonly articles?: readonly string[] },
): Promise<Answer | null> {
  if (question.length > MOST_QUESTION) return null;
  const tidy = tidyQuestion(question);
  if (!pointsAtArticles(tidy) || wordsOf(tidy).length < LEAST_WORDS) return null;
  const filter: ArticleFilter = articles === undefined ? {} : { ids: articles };
  const { clauses, publishers } = readPointed(tidy, await parts.store.publishers());
  if (clauses.length < LEAST_CLAUSES || /^(?:speaker|said|reason|number|date|duration|timeline)$/.test(askedOf(tidy)))
    return null;
  const whole = await parts.search.find({ text: tidy, filter, articles: ARTICLES });
  const reads = whole.articles.map(({ read }) => read);
  const own = reads.filter(({ article }) => publishers.includes(article.publisher ?? ''));
  const all = own.length > 0 ? own : reads;
  const scene = layScene({ articles: all, same: sameBeings(all) });
  const proofs = await Promise.all(clauses.map((text) => proofOf(parts.store, scene, text)));
  if (coverageOf(proofs) < LEAST_COVERAGE) return publishers.length === 0 ? null : abstain(question);
  return choose(parts.store, { question, tidy }, scene, proofs);
}

/** The best line of each article for one thing said, by the article's place in the scene. */
type Proof = { readonly weight: number; readonly best: readonly ({ line: Line; cover: number } | undefined)[] };

async function proofOf(store: Store, scene: Scene, text: string): Promise<Proof> {
  const { lines, weight } = await coverLines(store, scene, text);
  const best: ({ line: Line; cover: number } | undefined)[] = scene.articles.map(() => undefined);
  for (const each of lines) {
    const known = best[each.line.a];
    if (known === undefined || each.cover > known.cover) best[each.line.a] = each;
  }
  return { weight, best };
}

async function choose(
  store: Store,
  { question, tidy }: { readonly question: string; readonly tidy: string },
  scene: Scene,
  proofs: readonly Proof[],
): Promise<Answer | null> {
  const kinds: readonly EntityKind[] = ASKS_PERSON.test(tidy)
    ? ['person']
    : ASKS_PLACE.test(tidy)
      ? ['place']
      : ['organisation', 'other'];
  const said = new Set(wordsOf(tidy).map(({ term }) => term));
  const publishers = new Set(scene.articles.map(({ article }) => bare(article.publisher ?? '')));
  const candidates = ASKS_KIND.test(tidy) ? actingThings(scene) : sharedNames(scene);
  const ranked = candidates
    .filter(({ terms, name }) => ![...terms].some((term) => said.has(term)) && !publishers.has(bare(name)))
    .map((one) => ({ one, score: shareOf(one, proofs) * fitOf(one, kinds) }))
    .sort((a, b) => b.score - a.score || b.one.mentions - a.one.mentions);
  const [first, second] = ranked;
  if (first === undefined || first.score === 0) return null;
  const citer = createCiter();
  const citations = provenBy(first.one, proofs).flatMap((line) => citer.cite(line) ?? []);
  if (citations.length === 0) return null;
  const clear = first.score / (first.score + (second?.score ?? 0));
  const name = await wholeName(store, first.one.name);
  return {
    question,
    answer: `${name}.`,
    answers: [{ text: name, citations }],
    citations: citer.citations,
    abstained: false,
    notes: [],
    confidence: 0.2 + 0.5 * clear,
  };
}

function fitOf({ kind }: SharedName, kinds: readonly EntityKind[]): number {
  if (kinds.includes(kind)) return 1;
  return kind === 'other' ? NO_KIND : OTHER_KIND;
}

/** How much of what is said the articles tell, each thing by the one that tells it best, 0 to 1. */
function coverageOf(proofs: readonly Proof[]): number {
  const all = proofs.reduce((sum, { weight }) => sum + weight, 0);
  const top = ({ best }: Proof): number => best.reduce((most, each) => Math.max(most, each?.cover ?? 0), 0);
  return all === 0 ? 0 : proofs.reduce((sum, proof) => sum + proof.weight * top(proof), 0) / all;
}

/** How much of what is said is proven by articles that name one, over all things said. */
function shareOf({ named }: SharedName, proofs: readonly Proof[]): number {
  return proofs.reduce((sum, { weight, best }) => {
    const most = best.reduce((top, proof, a) => Math.max(top, named[a]! * (proof?.cover ?? 0) ** 2), 0);
    return sum + weight * most;
  }, 0);
}

/** The line that proves each thing said best, among the articles that name the answer; each article once. */
function provenBy({ named }: SharedName, proofs: readonly Proof[]): Line[] {
  const best = new Map<number, { line: Line; score: number }>();
  for (const proof of proofs) {
    const top = proof.best
      .flatMap((each, a) => (each === undefined || named[a] === 0 ? [] : [each]))
      .sort((a, b) => b.cover - a.cover)[0];
    if (top === undefined || top.cover === 0) continue;
    const known = best.get(top.line.a);
    if (known === undefined || known.score < top.cover) best.set(top.line.a, { line: top.line, score: top.cover });
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_LINES)
    .map(({ line }) => line);
}

/** A longer name that other articles of the store use for the same: at least this share of those that name it. */
const LONGER = 0.25;

async function wholeName(store: Store, name: string): Promise<string> {
  if (name.includes(' ') || !/^\p{Lu}/u.test(name)) return name;
  const names = await store.names(name, 12);
  const own = names.find((each) => each.name === name)?.articles ?? 1;
  const longer = names
    .filter((each) => each.name.startsWith(`${name} `) || each.name.endsWith(` ${name}`))
    .filter((each) => each.name.split(' ').length === 2 && each.articles >= Math.max(2, LONGER * own))
    .sort((a, b) => b.articles - a.articles)[0];
  return longer?.name ?? name;
}

const bare = (text: string): string => text.toLowerCase().replace(/^the\s+/, '');

function abstain(question: string): Answer {
  return noAnswer(question, 'No article covers what was asked.');
}
