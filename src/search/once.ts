import { isUnderstood } from '../language/understood.ts';
import type { ReadArticle, Sentence } from '../model.ts';
import type { Origin } from '../store/origins.ts';
import { runsOf } from '../store/runs.ts';
import type { Store } from '../store/store.ts';
import type { FindRequest, Found, Search } from './search.ts';

/** Articles of which each thing is there once, and what was left out for that. */
export type Once = {
  /** In the order given, copies left out; what a copy only repeats is no part of its reading. */
  readonly reads: readonly ReadArticle[];
  /** Ids of articles that only repeat another of them, with that one's. */
  readonly copies: ReadonlyMap<string, string>;
  /** Where the words of each come from, by article. */
  readonly origins: ReadonlyMap<string, Origin>;
};

/** From this share of its three-word runs on a sentence of a copy is the original's. */
const REPEATED = 0.6;
/** A copy with fewer words of its own only repeats. */
const OWN_WORDS = 25;
const OWN_SHARE = 0.1;
/** Versions of one article differ by less than this share of their words. */
const MENDED = 0.1;

/**
 * Counts copies once: of articles that copy one another the fullest stays whole, the others keep what only they say, and
 * go when that is next to nothing. Each that stays says in which other papers it stands, among all that may be seen.
 * Copies of `had`, articles the reader knows, keep only what those do not say.
 */
export async function onceOnly(
  reads: readonly ReadArticle[],
  store: Store,
  had: readonly string[] = [],
): Promise<Once> {
  const origins = await store.origins.of([...reads.map(({ article }) => article.id), ...had]);
  const groups = await store.origins.members([...new Set([...origins.values()].map(({ group }) => group))]);
  const copied = new Set([...groups].flatMap(([group, articles]) => (articles.length > 1 ? [group] : [])));
  if (copied.size === 0) return { reads, copies: new Map(), origins };
  const papers = await papersOf(
    [...copied].flatMap((group) => [...groups.get(group)!]),
    store,
  );
  const byId = new Map<string, ReadArticle>();
  const copies = new Map<string, string>();
  for (const group of copied) {
    const isOf = (id: string): boolean => origins.get(id)?.group === group;
    const own = reads.filter(({ article }) => isOf(article.id));
    if (own.length === 0) continue;
    const before = await store.read(had.filter(isOf));
    const told: ReadArticle[] = [];
    for (const read of own.sort(fullestFirst)) {
      const known = [...before, ...told];
      const left = known.length === 0 ? read : withoutRepeated(read, known);
      if (left === null) copies.set(read.article.id, known[0]!.article.id);
      else told.push(left);
    }
    for (const read of told) {
      const others = groups
        .get(group)!
        .filter((id) => id !== read.article.id && !told.some(({ article }) => article.id === id));
      byId.set(
        read.article.id,
        withPapers(
          read,
          others.flatMap((id) => papers.get(id) ?? []),
        ),
      );
    }
  }
  return {
    reads: reads.flatMap((read) => (copies.has(read.article.id) ? [] : (byId.get(read.article.id) ?? read))),
    copies,
    origins,
  };
}

/** How much further is looked where most of what is found are copies of a few articles. */
const FURTHER = 3;

/** What search finds in a language that is understood; where copies of a few articles crowd the others out, further down as well. */
export async function findDistinct(
  { search, store }: { readonly search: Search; readonly store: Store },
  request: FindRequest,
): Promise<Found> {
  const found = await search.find(request);
  if (found.articles.length < request.articles) return understood(found);
  const ids = found.articles.map(({ read }) => read.article.id);
  const origins = await store.origins.of(ids);
  const foreign = found.articles.filter(({ read }) => !isUnderstood(read.article)).length;
  const distinct = new Set(ids.map((id) => origins.get(id)?.group ?? id));
  if (distinct.size - foreign > ids.length / 2) return understood(found);
  return understood(await search.find({ ...request, articles: FURTHER * request.articles }));
}

const understood = (found: Found): Found => ({
  ...found,
  articles: found.articles.filter(({ read }) => isUnderstood(read.article)),
});

/** What each of these articles is called by as a source: its publisher, else its host. Articles that may not be seen are not there. */
async function papersOf(ids: readonly string[], store: Store): Promise<ReadonlyMap<string, string>> {
  const named = (await store.articles(ids)).flatMap(({ id, publisher, url }): [string, string][] => {
    const name = publisher ?? (url === null ? null : URL.parse(url)?.hostname.replace(/^www\./, ''));
    return name ? [[id, name]] : [];
  });
  return new Map(named);
}

function withPapers(read: ReadArticle, papers: readonly string[]): ReadArticle {
  const others = [...new Set(papers)].filter((paper) => paper !== read.article.publisher).sort();
  return others.length === 0 ? read : { ...read, alsoIn: others };
}

/** Of two nearly as long the later one: it is the one that was mended. */
function fullestFirst(a: ReadArticle, b: ReadArticle): number {
  const [x, y] = [toldWords(a), toldWords(b)];
  if (Math.abs(x - y) > MENDED * Math.max(x, y)) return y - x;
  const [first, second] = [a.article.published ?? '', b.article.published ?? ''];
  return first === second ? y - x : first < second ? 1 : -1;
}

function toldWords({ article, reading }: ReadArticle): number {
  return reading.sentences.filter(isTold).reduce((sum, { start, end }) => sum + wordsIn(article.text, start, end), 0);
}

/** The article with the sentences that others hold already marked as no part of it; null when it only repeats. */
function withoutRepeated(read: ReadArticle, told: readonly ReadArticle[]): ReadArticle | null {
  const { article, reading } = read;
  const known = told.flatMap(tellingOf);
  const repeated = new Set<Sentence>();
  let differs = false;
  let own = 0;
  for (const sentence of reading.sentences.filter(isTold)) {
    const how = compare(stretchOf(article.text, sentence), known);
    if (how === 'repeats') repeated.add(sentence);
    else own += wordsIn(article.text, sentence.start, sentence.end);
    differs ||= how === 'differs';
  }
  if (!differs && (own < OWN_WORDS || own < OWN_SHARE * toldWords(read))) return null;
  const sentences = reading.sentences.map(
    (sentence): Sentence => (repeated.has(sentence) ? { ...sentence, kind: 'boilerplate' } : sentence),
  );
  return { article, reading: { ...reading, sentences } };
}

/** A sentence's runs, and its words that carry facts: names, numbers, denials. */
type Stretch = { readonly runs: ReadonlySet<number>; readonly facts: ReadonlySet<string> };

function tellingOf({ article, reading }: ReadArticle): Stretch[] {
  return reading.sentences.filter(isTold).map((sentence) => stretchOf(article.text, sentence));
}

const FACTS =
  /\p{N}[\p{N}.,:]*|(?<=\S\s)\p{Lu}[\p{L}\p{M}’'-]*|\b(?:no|not|never|none|denies|denied|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|millions?|billions?)\b|n['’]t\b/gu;

function stretchOf(text: string, { start, end }: Sentence): Stretch {
  const words = text.slice(start, end).match(FACTS) ?? [];
  const facts = words.map((word) => word.toLowerCase().replace(/['’]s$|[.,:]+$/gu, ''));
  return { runs: runsOf(text, [{ start, end }]), facts: new Set(facts) };
}

/**
 * Whether others hold a sentence: `repeats` it in nearly the same words, `differs` where the same words give another
 * number, name or denial, else it is its `own`.
 */
function compare(sentence: Stretch, known: readonly Stretch[]): 'repeats' | 'differs' | 'own' {
  if (sentence.runs.size === 0) return 'repeats';
  // An editor may have cut one sentence into two, or joined them: all that share a run are looked at together.
  const akin = known.filter(({ runs }) => !runs.isDisjointFrom(sentence.runs));
  const runs = new Set(akin.flatMap((other) => [...other.runs]));
  let shared = 0;
  for (const run of sentence.runs) if (runs.has(run)) shared += 1;
  if (shared < REPEATED * sentence.runs.size) return 'own';
  return [...sentence.facts].every((fact) => akin.some(({ facts }) => facts.has(fact))) ? 'repeats' : 'differs';
}

function isTold({ kind }: Sentence): boolean {
  return kind !== 'boilerplate' && kind !== 'heading';
}

function wordsIn(text: string, start: number, end: number): number {
  return text.slice(start, end).match(/\S+/g)?.length ?? 0;
}
