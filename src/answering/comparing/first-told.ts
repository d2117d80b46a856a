import type { Answer } from '../../model.ts';
import type { Search } from '../../search/search.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { sameBeings } from '../lexicon.ts';
import { layScene } from '../scene.ts';
import { coverLines } from './cover.ts';
import type { SideEvidence } from './side-evidence.ts';
import { abstainCompared, wordCompared } from './word-compared.ts';

const ARTICLES = 20;
/** How much of the news a sentence must hold to tell it, and how near to the one that holds most. */
const LEAST_COVER = 0.6;
const NEAR_BEST = 0.2;
const LEAST_NAMES = 0.6;
const MOST_CITED = 4;
const REPORTED = '(?:report|publish|cover|br(?:eak|oke)|wr(?:ite|ote))\\w*';
/** "Who reported first …", "which paper was the first to report …": the answer is a publisher, not somebody told of. */
const ASKS = new RegExp(
  `^(?:who|(?:which|what) (?:news ?)?(?:paper|source|outlet|publisher|publication|site|website|station|agency|article)) (?:first ${REPORTED}|${REPORTED}(?: [^\\s,?]+){0,3} (?:first|earliest)\\b|(?:was|is) (?:the )?first (?:to ${REPORTED}|with the (?:news|story)))`,
  'i',
);
/** The words that ask who was first, before the news itself. */
const ASKING =
  /^.*?\b(?:first|earliest|earlier)\b(?: to)?(?: (?:report|publish|cover|break|write|tell|say|mention)\w*)?(?: the (?:news|story))?(?: (?:that|of|on|about))?\s*|^(?:who|which \w+|what \w+) (?:reported|published|broke|covered|wrote|said|told|mentioned)(?: (?:that|of|on|about))?\s*/i;

/** Answers "Who reported first that …?" where no publisher is named: the publisher of the earliest article that tells it. */
export async function firstTold(
  parts: { readonly search: Search; readonly store: Store },
  { question, tidy, filter }: { readonly question: string; readonly tidy: string; readonly filter: ArticleFilter },
): Promise<Answer | null> {
  if (!ASKS.test(tidy)) return null;
  const news = tidy
    .replace(ASKING, '')
    .replace(/\bfirst\b|\?/gi, '')
    .trim();
  if (news.split(' ').length < 3) return null;
  const { articles } = await parts.search.find({ text: news, filter, articles: ARTICLES });
  const reads = articles.map(({ read }) => read);
  const scene = layScene({ articles: reads, same: sameBeings(reads) });
  const best = new Map<number, SideEvidence>();
  for (const { line, cover, names } of (await coverLines(parts.store, scene, news)).lines) {
    if (cover < LEAST_COVER || names < LEAST_NAMES || (best.get(line.a)?.cover ?? 0) >= cover) continue;
    const said = line.article.publisher ?? 'one article';
    const side = { names: [], said, clause: news, from: null, to: null, joint: '' };
    best.set(line.a, { side, line, cover, names, sentences: 0 });
  }
  const top = Math.max(0, ...[...best.values()].map(({ cover }) => cover));
  const told = [...best.values()].filter(({ cover }) => cover >= top - NEAR_BEST);
  if (told.length === 0) return abstainCompared(question, 'No article tells of that.', []);
  const undated = told.find(({ line }) => line.article.published === null);
  if (undated !== undefined)
    return abstainCompared(question, `When the article by ${undated.side.said} was published is not known.`, told);
  told.sort((a, b) => (a.line.article.published! < b.line.article.published! ? -1 : 1));
  const [first, second] = told;
  const { publisher, published } = first!.line.article;
  const day = published!.slice(0, 10);
  const tied =
    second !== undefined &&
    second.line.article.publisher !== publisher &&
    (published === second.line.article.published ||
      (published!.length === 10 && second.line.article.published!.startsWith(day)));
  if (publisher === null || tied)
    return abstainCompared(question, 'Which of the articles was published first is not known.', told);
  return wordCompared(question, { short: publisher, told: { by: 'dates' }, sure: 0.65 }, told.slice(0, MOST_CITED));
}
