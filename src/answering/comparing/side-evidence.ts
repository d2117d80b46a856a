import type { Search } from '../../search/search.ts';
import type { Side } from '../../search/sides.ts';
import { isReportingTerm } from '../../search/stopwords.ts';
import { idf } from '../../store/postings.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { termOf } from '../../store/terms.ts';
import { type Ask, matchLine, setQuestion } from '../ask.ts';
import { lexicon, sameBeings } from '../lexicon.ts';
import { readQuestion } from '../question.ts';
import { type Line, layScene } from '../scene.ts';
import { wordsOf } from '../words.ts';

/** A word of what a report is said to tell, with what it weighs and how well the proving sentence holds it, 0 to 1. */
export type Told = { readonly word: string; readonly weight: number; readonly match: number; readonly name: boolean };

/** What was found of one report: the sentence that proves best what it is said to tell. */
export type SideEvidence = {
  readonly side: Side;
  readonly line: Line;
  readonly told: readonly Told[];
  /** The share of what it is said to tell that the sentence, its neighbours and its title hold, 0 to 1. */
  readonly cover: number;
  /** Whether the publisher's article was found in the days named, if days are named. */
  readonly dated: boolean;
};

const ARTICLES = 5;
/** What a word counts that stands in the article's title, or in the sentence beside. */
const TITLE = 0.7;
const BESIDE = 0.4;
const DAY_MS = 86_400_000;

/** Finds the best proof for each report by itself, among its publisher's articles; null for a report of which nothing is stored. */
export async function findSides(
  parts: { readonly search: Search; readonly store: Store },
  sides: readonly Side[],
  { frame, filter }: { readonly frame: string; readonly filter: ArticleFilter },
): Promise<(SideEvidence | null)[]> {
  const out: (SideEvidence | null)[] = [];
  for (const side of sides) {
    const text =
      wordsOf(side.clause).filter(({ lower }) => !isReportingTerm(termOf(lower))).length > 2
        ? side.clause
        : `${side.clause} ${frame}`;
    const dated = await search(parts, text, { ...filter, sources: side.names, ...daysOf(side) });
    const reads = dated.length > 0 ? dated : await search(parts, text, { ...filter, sources: side.names });
    if (reads.length === 0) {
      out.push(null);
      continue;
    }
    const scene = layScene({ articles: reads, same: sameBeings(reads) });
    const question = readQuestion(text, (_, words) => words.map(() => 0));
    const ask = setQuestion(question, scene, lexicon, []);
    const weights = await weightsOf(parts.store, ask);
    let best: SideEvidence | null = null;
    for (const line of scene.lines) {
      const told = tellsOf(ask, line, weights);
      const all = told.reduce((sum, { weight }) => sum + weight, 0);
      const cover = all === 0 ? 0 : told.reduce((sum, { weight, match }) => sum + weight * match, 0) / all;
      const taken = out.some(
        (other) => other !== null && other.line.article.id === line.article.id && other.line.text === line.text,
      );
      const score = cover - (taken ? 0.25 : 0);
      if (best === null || score > best.cover)
        best = { side, line, told, cover: score, dated: dated.length > 0 || !(side.from || side.to) };
    }
    out.push(best);
  }
  return out;
}

const search = async ({ search }: { readonly search: Search }, text: string, filter: ArticleFilter) =>
  (await search.find({ text, filter, articles: ARTICLES })).articles.map(({ read }) => read);

function daysOf({ from, to }: Side): Pick<ArticleFilter, 'since' | 'until'> {
  return {
    ...(from === null ? {} : { since: from }),
    // What happens on a day may be printed a day later by the reader's clock.
    ...(to === null
      ? {}
      : { until: from === null ? to : new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10) }),
  };
}

async function weightsOf(store: Store, ask: Ask): Promise<number[]> {
  const terms = ask.needs.map(({ word }) => termOf(word.lower));
  const { articles, df } = await store.termCounts(terms);
  const n = Math.max(articles, 500);
  return ask.needs.map(({ word }, i) =>
    isReportingTerm(terms[i]!) ? 0 : idf(n, Math.max(0.5, df.get(terms[i]!) ?? 0)) * (word.capital ? 1.3 : 1),
  );
}

function tellsOf(ask: Ask, line: Line, weights: readonly number[]): Told[] {
  const own = matchLine(ask, line);
  const before = ask.scene.beside(line, -1);
  const after = ask.scene.beside(line, 1);
  const beside = [before, after].map((other) => (other === undefined ? null : matchLine(ask, other)));
  const title = new Set(wordsOf(line.article.title ?? '').map(({ term }) => term));
  return ask.needs.map(({ word }, i) => ({
    word: word.text,
    weight: weights[i]!,
    name: word.capital,
    match: Math.max(own[i]!, title.has(word.term) ? TITLE : 0, ...beside.map((match) => BESIDE * (match?.[i] ?? 0))),
  }));
}
