import { likeness } from '../../language/word-vectors.ts';
import { isReportingTerm } from '../../search/stopwords.ts';
import { idf } from '../../store/postings.ts';
import type { Store } from '../../store/store.ts';
import { termOf } from '../../store/terms.ts';
import { type Ask, setQuestion } from '../ask.ts';
import { lexicon } from '../lexicon.ts';
import { matchLine } from '../lines/line-match.ts';
import { readQuestion } from '../question/question.ts';
import type { Line, Scene } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import { wordsOf } from '../words.ts';

/** A line with the share of a text (0 to 1, by how rare its words are) that it, its neighbours and its title hold. */
export type Covering = {
  readonly line: Line;
  readonly cover: number;
  /** The same share of the text's names alone, by its whole article; 1 where the text has none. */
  readonly names: number;
};

/** What a word counts that stands in the article's title, or in the sentence beside. */
const TITLE = 0.7;
const BESIDE = 0.4;
/** A name says more than another word as rare. */
const NAME = 1.3;
/** Words used alike from here on stand for one another in part, the most for those used most alike. */
const LEAST_ALIKE = 0.45;
const MOST_ALIKE = 0.6;
/** Articles a store is taken to have at least, so that in a small one a word in all of them still says something. */
const LEAST_ARTICLES = 500;
/** Words by which a question says that something is told, not what. */
const SCAFFOLD =
  /^(?:suggest|indicat|imply|implie|attribut|regard|concern|specific|respective|highlight|focus|emphasi[sz]|detail|describ|portra|credit|featur|mention|article|coverage|source|respectively|involv|manner|according|chang|consisten|inconsisten|unchanged|remain|stance|narrative|discrepan|agree|disagree|contradict|maintain|outlook)/;

/** How much of a text each line of a scene covers, in the scene's order; `weight` is what the text's words weigh in all. */
export async function coverLines(
  store: Store,
  scene: Scene,
  text: string,
): Promise<{ readonly lines: Covering[]; readonly weight: number }> {
  const question = readQuestion(text, (_, words) => words.map(() => 0));
  const ask = setQuestion(question, scene, lexicon, []);
  const weights = await weightsOf(store, ask);
  const weight = weights.reduce((sum, each) => sum + each, 0);
  const titles = scene.articles.map(({ article }) => new Set(wordsOf(article.title ?? '').map(({ term }) => term)));
  const own = scene.lines.map((line) => matchesOf(ask, line));
  const inArticle = scene.articles.map((_, a) =>
    ask.needs.map(({ word }, i) =>
      scene.lines.reduce(
        (most, line, at) => (line.a === a ? Math.max(most, own[at]![i]!) : most),
        titles[a]!.has(word.term) ? 1 : 0,
      ),
    ),
  );
  const lines = scene.lines.map((line, at) => {
    const near = [line.i - 1, line.i + 1].filter((i) => scene.lines[i]?.a === line.a);
    const held = ask.needs.map(({ word }, i) =>
      Math.max(own[at]![i]!, titles[line.a]!.has(word.term) ? TITLE : 0, ...near.map((j) => BESIDE * own[j]![i]!)),
    );
    const named = (i: number): boolean => ask.needs[i]!.word.capital;
    return { line, cover: shareOf(weights, held) ?? 0, names: shareOf(weights, inArticle[line.a]!, named) ?? 1 };
  });
  return { lines, weight };
}

/** The share of the weights that is held; null when there is nothing to hold. */
function shareOf(
  weights: readonly number[],
  held: readonly number[],
  of: (i: number) => boolean = () => true,
): number | null {
  let all = 0;
  let got = 0;
  for (const [i, weight] of weights.entries()) {
    if (!of(i)) continue;
    all += weight;
    got += weight * held[i]!;
  }
  return all === 0 ? null : got / all;
}

async function weightsOf(store: Store, ask: Ask): Promise<number[]> {
  const terms = ask.needs.map(({ word }) => termOf(word.lower));
  const { articles, df } = await store.termCounts(terms);
  return ask.needs.map(({ word }, i) => {
    if (isReportingTerm(terms[i]!) || SCAFFOLD.test(word.lower)) return 0;
    return idf(Math.max(articles, LEAST_ARTICLES), Math.max(0.5, df.get(terms[i]!) ?? 0)) * (word.capital ? NAME : 1);
  });
}

/** How well a line holds each word: as the engine matches words, and in part by words that are used alike. */
function matchesOf(ask: Ask, line: Line): number[] {
  const found = matchLine(ask, line);
  return ask.needs.map(({ word }, i) => {
    if (found[i]! >= MOST_ALIKE || word.capital) return found[i]!;
    let most = 0;
    for (const other of line.words)
      if (!isStopWord(other.lower)) most = Math.max(most, likeness(word.lower, other.lower));
    const alike = most < LEAST_ALIKE ? 0 : (MOST_ALIKE * (most - LEAST_ALIKE)) / (1 - LEAST_ALIKE) + 0.15;
    return Math.max(found[i]!, Math.min(MOST_ALIKE, alike));
  });
}
