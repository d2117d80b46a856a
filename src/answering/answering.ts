import { badInput } from '../errors.ts';
import type { Answer, Cited } from '../model.ts';
import { findDistinct, onceOnly } from '../search/once.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { reasonNever, reasonToDoubt } from './abstain.ts';
import { answerSpeaker } from './answer-quote.ts';
import { answerThing } from './answer-thing.ts';
import { type Ask, type Likely, setQuestion } from './ask.ts';
import { occasionsOf } from './beings/occasions.ts';
import { createCiter } from './cite.ts';
import { askOrCompare } from './comparing/answer-measured.ts';
import { comparesReports, pointsAtArticles } from './comparing/may-compare.ts';
import { draftFor, nearestAnswer, specialAnswer } from './drafts.ts';
import type { Ranked } from './learned/rank-sentences.ts';
import { lexicon, sameBeings, UNREAD, verbness } from './lexicon.ts';
import { type Draft, type Evidence, rankByCover, rankLines } from './lines/evidence.ts';
import { newestFirst } from './lines/holds-now.ts';
import { isDoubted, mayBeTold, mayStandIn, surestOf } from './lines/surest.ts';
import { noAnswer } from './no-answer.ts';
import type { Asked } from './question/asked.ts';
import { readQuestion } from './question/question.ts';
import { scopeOf } from './question/scope.ts';
import { tidyQuestion } from './question/tidy.ts';
import { type Line, layScene } from './scene.ts';
import { wordAnswer } from './wording.ts';

export type AskRequest = {
  readonly question: string;
  /** Keep to these articles. */
  readonly articles?: readonly string[];
};

/** Answers questions from stored articles with the sentences that prove each answer, or says why it cannot. */
export interface Answering {
  ask(request: AskRequest): Promise<Answer>;
}

const MOST_QUESTION = 2000;
/** Articles looked at closely. */
const ARTICLES = 12;

export function createAnswering(parts: { search: Search; store: Store; now: () => Date }): Answering {
  return {
    async ask(request) {
      const several = await answerFromSeveral(parts, request);
      if (several !== null) return several;
      return askOrCompare(request.question, async (question) => {
        const { ask } = await layOut(parts, { ...request, question });
        return answerIn(ask, question);
      });
    },
  };
}

/** Answers a question on several reports; null for any other. Its room is loaded for a question that may be one. */
async function answerFromSeveral(
  parts: { search: Search; store: Store; now: () => Date },
  request: AskRequest,
): Promise<Answer | null> {
  const tidy = request.question.length > MOST_QUESTION ? '' : tidyQuestion(request.question);
  if (comparesReports(tidy)) {
    const { answerCompared } = await import('./comparing/answer-compared.ts');
    const compared = await answerCompared(parts, request);
    if (compared !== null) return compared;
  }
  if (!pointsAtArticles(tidy)) return null;
  const { answerShared } = await import('./comparing/answer-shared.ts');
  return answerShared(parts, request);
}

type Readers = Pick<typeof import('./learned/best-spans.ts'), 'bestSpans'> &
  Pick<typeof import('./learned/rank-sentences.ts'), 'rankSentences'>;

let readers: Readers | null = null;

/** The learned readers are a third of the code behind an answer, and questions that stand on names never ask them. */
async function loadReaders(): Promise<void> {
  if (readers !== null) return;
  const [spans, ranks] = await Promise.all([import('./learned/best-spans.ts'), import('./learned/rank-sentences.ts')]);
  readers = { bestSpans: spans.bestSpans, rankSentences: ranks.rankSentences };
}

/** A question set against the articles found for it. Throws when the question is empty or longer than is read. */
export async function layOut(
  parts: { search: Search; store: Store; now: () => Date },
  { question: text, articles }: AskRequest,
): Promise<{ ask: Ask }> {
  if (text.trim() === '') throw badInput('The question is empty. Ask something like "who met the minister?".');
  if (text.length > MOST_QUESTION) {
    throw badInput(`The question has ${text.length} characters; at most ${MOST_QUESTION} are read. Shorten it.`);
  }
  const question = readQuestion(text, verbness);
  if (!UNREAD.has(question.asked)) await loadReaders();
  const filter = articles === undefined ? {} : { ids: articles };
  const found = await findDistinct(parts, { text: question.tidy, filter, articles: ARTICLES });
  let reads = found.articles.map((a) => a.read);
  const newest =
    reads
      .map((r) => r.article.published)
      .filter((p) => p !== null)
      .sort()
      .at(-1) ?? parts.now().toISOString();
  const scope = scopeOf(
    question,
    reads.map((r) => r.article.publisher ?? '').filter((p) => p !== ''),
    newest,
  );
  const kept = reads.filter(
    (r) =>
      scope.published(r.article.published) &&
      (scope.publishers.length === 0 || scope.publishers.includes(r.article.publisher ?? '')),
  );
  if (kept.length > 0) reads = kept;
  // A report that ten papers print is evidence once, unless it is asked which of them said so.
  if (scope.publishers.length < 2) reads = [...(await onceOnly(reads, parts.store)).reads];
  const scores = new Map(found.sentences.map((s) => [`${s.article} ${s.n}`, s.score]));
  const scene = layScene({ articles: reads, same: sameBeings(reads), found: scores });
  const ask = setQuestion(question, scene, lexicon, scope.times, (line) =>
    UNREAD.has(question.asked) ? [] : readSpans(question.tidy, line),
  );
  return { ask };
}

/** The lines that a question set against its articles is answered from, best first. */
export function evidenceFor(ask: Ask): Evidence[] {
  if (UNREAD.has(ask.question.asked) || ask.scene.lines.length === 0) return rankByCover(ask);
  return rankLines(ask, (lines) => readLines(ask, lines));
}

/** Answers a question that is set against its articles. */
export function answerIn(ask: Ask, text: string): Answer {
  const evidence = newestFirst(ask, evidenceFor(ask));
  const special = specialAnswer(ask, evidence);
  if (special !== null) return compose(ask, text, special);
  const surest = surestOf(evidence);
  const told = mayBeTold(ask, surest) ? surest : null;
  const no = reasonNever(ask, evidence) ?? (told === null ? reasonToDoubt(ask, evidence) : null);
  if (no !== null) return abstain(text, no, evidence[0]?.line);
  const { asked } = ask.question;
  if (asked === 'speaker') {
    const spoken = answerSpeaker(ask, evidence);
    if (spoken.kind === 'draft') return compose(ask, text, spoken.draft);
    if (spoken.kind === 'orphan') return abstain(text, 'The article does not say whose words these are.', spoken.line);
  }
  if (asked === 'role' && ask.question.verb === null && (evidence[0]?.cover ?? 0) < 0.8)
    return abstain(text, 'No article says who that is.', evidence[0]?.line);
  const draft = draftFor(ask, evidence);
  const doubted = draft !== null && isDoubted(draft, evidence, surest);
  if (draft !== null && draft.shorts.length > 0 && draft.confidence >= LEAST_CONFIDENCE && !doubted)
    return compose(ask, text, draft);
  const instead = doubted && mayStandIn(ask, surest) ? surest : doubted ? null : told;
  const near = (doubted ? null : nearestAnswer(ask, evidence)) ?? (instead === null ? null : answerFrom(ask, instead));
  return near === null
    ? abstain(text, NONE[asked] ?? 'No article answers this.', evidence[0]?.line)
    : compose(ask, text, near);
}

/** What one line alone answers: something of the kind asked for, else its likeliest stretch. */
function answerFrom(ask: Ask, line: Evidence): Draft | null {
  const draft = draftFor(ask, [line]);
  return draft !== null && draft.shorts.length > 0 ? draft : answerThing(ask, [line]);
}

/** An answer that is less sure than this is not given. */
const LEAST_CONFIDENCE = 0.15;

/** What is said where the articles hold nothing of the kind asked for. */
const NONE: Readonly<Partial<Record<Asked, string>>> = {
  number: 'No article gives a number for this.',
  duration: 'No article says how long.',
  date: 'No article gives a date for this.',
  place: 'No article gives a place for this.',
  'yes-no': 'No article says whether this is so.',
  reason: 'No article gives a reason for this.',
  said: 'No article quotes them on this.',
};

/** What the learned readers make of lines, read with those beside them. */
function readLines(ask: Ask, lines: readonly Line[]): Ranked {
  const around = new Set<Line>();
  for (const line of lines) {
    for (const l of [ask.scene.beside(line, -1), line, ask.scene.beside(line, 1)]) if (l !== undefined) around.add(l);
  }
  const ordered = [...around].sort((a, b) => a.i - b.i);
  const { scores, answered } = readers!.rankSentences(
    ask.question.tidy,
    ordered.map((l) => ({ text: l.text, passage: l.a, title: l.article.title })),
    LEARNED_READ,
  );
  const byLine = new Map(ordered.map((l, i) => [l, scores[i]!]));
  return { scores: lines.map((l) => byLine.get(l)!), answered };
}

/** Lines that are read as well: 3 ms each. */
const LEARNED_READ = 6;

/** The learned reader's five likeliest answers in a line. */
function readSpans(question: string, line: Line): Likely[] {
  return (readers?.bestSpans(question, line.text, 5) ?? []).map((s) => ({
    start: s.start,
    end: s.end,
    chance: s.probability,
  }));
}

/** A draft as it is said, with what it cites. */
export function compose(ask: Ask, question: string, draft: Draft): Answer {
  const citer = createCiter(ask.scene);
  const cited = (text: string, lines: readonly Line[]): Cited => ({
    text,
    citations: lines.map((l) => citer.cite(l)).filter((n) => n !== null),
  });
  const answers = draft.shorts.map((s) => cited(s.text, s.lines)).filter((a) => a.citations.length > 0);
  if (answers.length === 0) return abstain(question, 'No article answers this.', draft.shorts[0]?.lines[0]);
  const notes = [...(draft.notes ?? []), ...occasionsOf(ask, draft.shorts)]
    .map((n) => cited(n.text, n.lines))
    .filter((n) => n.citations.length > 0);
  return {
    question,
    answer: wordAnswer(ask, draft),
    answers,
    citations: citer.citations,
    abstained: false,
    notes,
    confidence: Math.max(0.05, Math.min(0.99, draft.confidence)),
  };
}

function abstain(question: string, reason: string, line: Line | undefined): Answer {
  const citer = createCiter();
  if (line !== undefined) citer.cite(line);
  return noAnswer(question, reason, citer.citations[0]);
}
