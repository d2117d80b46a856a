import type { Answer } from '../../model.ts';
import type { Search } from '../../search/search.ts';
import { readSides } from '../../search/sides.ts';
import type { ArticleFilter, Store } from '../../store/store.ts';
import { tidyQuestion } from '../question/tidy.ts';
import { decide, type Outcome } from './decide.ts';
import { firstTold } from './first-told.ts';
import { readFrame } from './frame.ts';
import { comparesReports } from './may-compare.ts';
import { onlyTold } from './only-told.ts';
import { findSides, type SideEvidence } from './side-evidence.ts';
import { abstainCompared, wordCompared } from './word-compared.ts';

type Parts = { readonly search: Search; readonly store: Store; readonly now: () => Date };

/** A question as it was asked, and the articles it is kept to. */
type Asked = { readonly question: string; readonly articles?: readonly string[] };

/** Longer ones are refused where questions are read. */
const MOST_QUESTION = 2000;
/** How much better one publisher's sentence must cover the question than another's, and how well, to be the answer to "which". */
const CLEARLY_WHICH = 0.15;
const LEAST_WHICH = 0.45;

/**
 * Answers a question that sets what several publishers report side by side ("Did the Post report X before the Star
 * reported Y?", "Does A's article say X, while B's says Y?"): each report is found by itself among its publisher's
 * articles, and the answer cites one sentence of each. Null for every other question.
 */
export async function answerCompared(parts: Parts, { question, articles }: Asked): Promise<Answer | null> {
  if (question.length > MOST_QUESTION) return null;
  const tidy = tidyQuestion(question);
  if (!comparesReports(tidy)) return null;
  const read = readSides(tidy, await parts.store.publishers(), parts.now().toISOString());
  const filter: ArticleFilter = articles === undefined ? {} : { ids: articles };
  if (read === null) return firstTold(parts, { question, tidy, filter });
  const frame = readFrame(tidy, read);
  const byName = frame.kind === 'which' || frame.kind === 'first' || frame.kind === 'only';
  if (/^(?:which|who|what)\b/i.test(tidy) && !byName) return null;
  const found = await findSides(parts, read.sides, { frame: read.frame, filter });
  const missing = read.sides.find((_, i) => found[i] === null);
  if (missing !== undefined)
    return abstainCompared(question, `No stored article by ${missing.said} tells of that.`, found);
  const sides = found.filter((side) => side !== null);
  if (frame.kind === 'which') return wordCompared(question, await tellWhich(parts, read.frame, sides), sides);
  if (frame.kind === 'only' && sides.length === 2)
    return wordCompared(question, await onlyTold(parts, [sides[0]!, sides[1]!], filter), sides);
  return wordCompared(question, decide(tidy, frame, sides), sides);
}

/** "Which of them reports …": the publisher whose sentence clearly covers best what is asked. */
async function tellWhich(parts: Parts, asked: string, sides: readonly SideEvidence[]): Promise<Outcome> {
  const reports = sides.map(({ side }) => (asked === '' ? side : { ...side, clause: asked, from: null, to: null }));
  const again = (
    await Promise.all(
      reports.map((side, i) => findSides(parts, [side], { frame: '', filter: { ids: [sides[i]!.line.article.id] } })),
    )
  ).flatMap(([side]) => side ?? []);
  const [best, next] = again.sort((a, b) => b.cover - a.cover);
  if (best === undefined || best.cover < LEAST_WHICH || best.cover - (next?.cover ?? 0) < CLEARLY_WHICH)
    return { reason: 'The articles do not tell them apart in that.' };
  const short = best.line.article.publisher ?? best.side.said;
  return { short, told: { by: 'saying' }, sure: 0.6, only: [best] };
}
