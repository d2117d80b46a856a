import type { Search } from '../../search/search.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { lexicon, sameBeings } from '../lexicon.ts';
import { type Line, layScene } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import { coverLines } from './cover.ts';
import type { Outcome } from './decide.ts';
import type { SideEvidence } from './side-evidence.ts';

const ARTICLES = 5;
/** How much of a sentence's words the other publisher must lack for it to be told by one alone. */
const LEAST_NEW = 0.6;
/** How much of what is asked about a sentence, its neighbours and its title must hold. */
const LEAST_COVER = 0.3;
const LEAST_WORDS = 5;

/** "What does A say about X that B does not?": the sentence of A's on X of which B's articles on X hold least. */
export async function onlyTold(
  parts: { readonly search: Search; readonly store: Store },
  [asked, other]: readonly [SideEvidence, SideEvidence],
  filter: ArticleFilter,
): Promise<Outcome> {
  const about = asked.side.clause;
  const read = async (side: SideEvidence) =>
    (
      await parts.search.find({ text: about, filter: { ...filter, sources: side.side.names }, articles: ARTICLES })
    ).articles.map((found) => found.read);
  const [own, theirs] = [await read(asked), await read(other)];
  const scene = layScene({ articles: [...own, ...theirs], same: sameBeings([...own, ...theirs]) });
  const { lines } = await coverLines(parts.store, scene, about);
  const known = scene.lines.filter((line) => line.a >= own.length);
  let best: { line: Line; cover: number; score: number } | null = null;
  for (const { line, cover } of lines) {
    if (line.a >= own.length || cover < LEAST_COVER || line.words.length < LEAST_WORDS) continue;
    const isNew = newness(line, known);
    if (isNew < LEAST_NEW) continue;
    const score = cover + isNew;
    if (best === null || score > best.score) best = { line, cover, score };
  }
  if (best === null) return { reason: `Nothing that ${asked.side.said} alone tells of that is clear.` };
  const evidence: SideEvidence = { ...asked, line: best.line, cover: best.cover };
  return { short: best.line.text.replace(/\s+/g, ' ').trim(), told: { by: 'quote' }, sure: 0.5, only: [evidence] };
}

/** The share of a line's words that no one of the others holds, the most alike one deciding. */
function newness(line: Line, others: readonly Line[]): number {
  const words = line.words.filter(({ lower }) => !isStopWord(lower));
  if (words.length === 0) return 0;
  let least = 1;
  for (const other of others) {
    const missing = words.filter(
      (word) => !other.terms.has(word.term) && !other.words.some((each) => lexicon.related(word, each) >= 0.6),
    );
    least = Math.min(least, missing.length / words.length);
  }
  return least;
}
