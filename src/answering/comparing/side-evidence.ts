import type { ReadArticle } from '../../model.ts';
import type { Search } from '../../search/search.ts';
import type { Side } from '../../search/sides.ts';
import { isReportingTerm } from '../../search/stopwords.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { termOf } from '../../store/terms.ts';
import { sameBeings } from '../lexicon.ts';
import { type Line, layScene } from '../scene.ts';
import { wordsOf } from '../words.ts';
import { coverLines } from './cover.ts';

/** What was found of one report: the sentence that proves best what it is said to tell. */
export type SideEvidence = {
  readonly side: Side;
  readonly line: Line;
  /** The share of what it is said to tell that the sentence, its neighbours and its title hold, 0 to 1. */
  readonly cover: number;
  /** The same share of the names in it alone, by the whole article. */
  readonly names: number;
  /** How many sentences the article has. */
  readonly sentences: number;
};

const ARTICLES = 5;
const DAY_MS = 86_400_000;
/** A sentence that already proves another report is taken again only if it is this much better. */
const TAKEN = 0.25;
/** With fewer words of its own, a report is looked for by what is asked of all of them too. */
const FEW_WORDS = 2;

/** Finds the best proof for each report by itself, among its publisher's articles; null for a report of which nothing is stored. */
export async function findSides(
  parts: { readonly search: Search; readonly store: Store },
  sides: readonly Side[],
  { frame, filter }: { readonly frame: string; readonly filter: ArticleFilter },
): Promise<(SideEvidence | null)[]> {
  const out: (SideEvidence | null)[] = [];
  for (const side of sides) {
    const own = wordsOf(side.clause).filter(({ lower }) => !isReportingTerm(termOf(lower)));
    const text = own.length > FEW_WORDS ? side.clause : `${side.clause} ${frame}`;
    const dated = await find(parts.search, text, { ...filter, sources: side.names, ...daysOf(side) });
    const reads = dated.length > 0 ? dated : await find(parts.search, text, { ...filter, sources: side.names });
    const scene = layScene({ articles: reads, same: sameBeings(reads) });
    const sentences = scene.articles.map((_, a) => scene.lines.filter((line) => line.a === a).length);
    let best: SideEvidence | null = null;
    for (const { line, cover, names } of (await coverLines(parts.store, scene, text)).lines) {
      const taken = out.some((other) => other?.line.article.id === line.article.id && other.line.text === line.text);
      const score = cover - (taken ? TAKEN : 0);
      if (best === null || score > best.cover)
        best = { side, line, cover: score, names, sentences: sentences[line.a]! };
    }
    out.push(best);
  }
  return out;
}

const find = async (search: Search, text: string, filter: ArticleFilter): Promise<ReadArticle[]> =>
  (await search.find({ text, filter, articles: ARTICLES })).articles.map(({ read }) => read);

/** The days named, and one more: what is printed in the evening may bear the next day's date. */
function daysOf({ from, to }: Side): Pick<ArticleFilter, 'since' | 'until'> {
  return {
    ...(from === null ? {} : { since: from }),
    ...(to === null ? {} : { until: new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10) }),
  };
}
