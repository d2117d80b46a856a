import { badInput } from '../errors.ts';
import type { Answer, Cited } from '../model.ts';
import { findDistinct, onceOnly } from '../search/once.ts';
import type { Search } from '../search/search.ts';
import type { Store } from '../store/store.ts';
import { reasonToAbstain } from './abstain.ts';
import { alternatives, answerBeing, answerBeings } from './answer-beings.ts';
import { answerDate } from './answer-date.ts';
import { answerNumber } from './answer-number.ts';
import { answerDifference, answerTimeline } from './answer-order.ts';
import { answerPlace } from './answer-place.ts';
import { answerSaid, answerSpeaker } from './answer-quote.ts';
import { answerReason } from './answer-reason.ts';
import { answerDefinition, answerOtherName, answerRole, isOfficeElsewhere } from './answer-role.ts';
import { answerExpansion, answerThing } from './answer-thing.ts';
import { answerYesNo } from './answer-yes-no.ts';
import { type Ask, type Likely, matchLine, setQuestion } from './ask.ts';
import type { Asked } from './asked.ts';
import { createCiter } from './cite.ts';
import { askOrCompare } from './comparing/answer-measured.ts';
import { comparesReports, pointsAtArticles } from './comparing/may-compare.ts';
import { type Draft, type Evidence, rankLines } from './evidence.ts';
import { asksPlaces, kindFit } from './kind-of-line.ts';
import { contrary, lexicon, sameBeings, UNREAD, verbness } from './lexicon.ts';
import { answerListed } from './listed.ts';
import { answerNamedKind } from './named-kind.ts';
import { noAnswer } from './no-answer.ts';
import { occasionsOf } from './occasions.ts';
import { readQuestion } from './question.ts';
import { type Line, layScene } from './scene.ts';
import { scopeOf } from './scope.ts';
import { tidyQuestion } from './tidy.ts';
import { asSentence, tidyText, trimLine } from './trim.ts';
import { isBodyWord, isPersonKind, isPlaceKind } from './word-kinds.ts';
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
  return rankLines(ask, UNREAD.has(ask.question.asked) ? null : (lines) => learnedScores(ask, lines));
}

/** Answers a question that is set against its articles. */
export function answerIn(ask: Ask, text: string): Answer {
  const evidence = evidenceFor(ask);
  const special = specialAnswer(ask, evidence);
  if (special !== null) return compose(ask, text, special);
  const no = reasonToAbstain(ask, evidence);
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
  if (draft !== null && draft.shorts.length > 0 && draft.confidence >= LEAST_CONFIDENCE)
    return compose(ask, text, draft);
  const near = nearestAnswer(ask, evidence);
  return near === null
    ? abstain(text, NONE[asked] ?? 'No article answers this.', evidence[0]?.line)
    : compose(ask, text, near);
}

/** Whether the best line holds nearly all of the question. */
const isToldWhole = (evidence: readonly Evidence[]): boolean => (evidence[0]?.cover ?? 0) >= 0.8;

/** How well an event must fit to tell who leads something where no role does. */
const LEAST_IN_CHARGE = 0.5;

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

/** What share of the question the best line must hold to be told where no short answer was found in it. */
const TELLING_COVER = 0.5;

/** The best line itself where it covers the question well and holds something of the kind asked for; null elsewhere. */
function nearestAnswer(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const best = evidence[0];
  if (best === undefined || best.cover < TELLING_COVER || kindFit(ask, best.line) < 0.5) return null;
  // A number or a day that was not taken is of something else, and so would be the line that holds it.
  if (/^(?:number|duration|date|place)$/.test(ask.question.asked)) return null;
  if (ask.question.asked === 'yes-no' && !isParaphrase(ask, best.line)) return null;
  if (ask.question.asked === 'yes-no')
    return {
      shorts: [{ text: tidyText(trimLine(ask, best.line, 25)), lines: [best.line], score: best.score }],
      answer: asSentence(trimLine(ask, best.line, 40)),
      confidence: 0.4 * best.cover,
    };
  if (ask.question.asked === 'role' && (!isToldWhole(evidence) || isOfficeElsewhere(ask, best.line))) return null;
  if (ask.question.asked === 'person' && (!tellsVerb(ask, best) || alternatives(ask).size > 0)) return null;
  // Somebody named there was looked at and is not the one.
  if (ask.question.asked === 'person' && likeliestIsNamed(ask, best.line)) return null;
  const draft = answerThing(ask, [best]);
  return draft === null ? null : { ...draft, confidence: draft.confidence * 0.7 };
}

/** Whether the stretch of a line that is likeliest to answer is somebody's name. */
function likeliestIsNamed(ask: Ask, line: Line): boolean {
  const likeliest = ask.likely(line)[0];
  if (likeliest === undefined) return false;
  const from = line.sentence.start + likeliest.start;
  const to = line.sentence.start + likeliest.end;
  return line.meant.some((m) => m.mention.how === 'name' && m.mention.start < to && m.mention.end > from);
}

/** Whether a line holds the question's verb or a synonym, or so much else that it may be told otherwise. */
function tellsVerb(ask: Ask, { line, cover }: Evidence): boolean {
  const { verb, words } = ask.question;
  const need = verb === null ? -1 : ask.needs.findIndex((n) => n.word.start === words[verb]!.start);
  return need < 0 || cover >= 0.75 || matchLine(ask, line)[need]! >= 0.45;
}

/**
 * Whether a line may say in other words what a yes-or-no question asks: it names all whom the question names and holds
 * most of its other words, something like the verb among them; by the verb itself it would have been judged.
 */
function isParaphrase(ask: Ask, line: Line): boolean {
  const own = matchLine(ask, line);
  const verb = ask.question.verb === null ? undefined : ask.question.words[ask.question.verb]!.term;
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (need.focus !== null && own[i]! < 0.45) return false;
    if (need.word.term === verb && line.words.some((w) => contrary(need.word.lower, w.lower))) return false;
    if (need.word.term === verb && (own[i] === 1 || own[i] === 0)) return false;
    if (need.focus !== null) continue;
    all += need.weight;
    got += need.weight * own[i]!;
  }
  return got >= 0.4 * all;
}

/** The learned reader's five likeliest answers in a line. */
function readSpans(question: string, line: Line): Likely[] {
  return (readers?.bestSpans(question, line.text, 5) ?? []).map((s) => ({
    start: s.start,
    end: s.end,
    chance: s.probability,
  }));
}

/** What a point of the learned ranker's log-odds adds to a line's score, and how far below the best it still counts. */
const LEARNED_WEIGHT = 0.012;
const LEARNED_DEPTH = 8;
/** Lines that are read as well: 3 ms each. */
const LEARNED_READ = 6;

/** The learned ranker's view of lines, as what to add to their scores: 0 for the best, less for the others. */
export function learnedScores(ask: Ask, lines: readonly Line[]): number[] {
  const around = new Set<Line>();
  for (const line of lines) {
    for (const l of [ask.scene.beside(line, -1), line, ask.scene.beside(line, 1)]) if (l !== undefined) around.add(l);
  }
  const ordered = [...around].sort((a, b) => a.i - b.i);
  if (readers === null) return lines.map(() => 0);
  const odds = readers.rankSentences(
    ask.question.tidy,
    ordered.map((l) => ({ text: l.text, passage: l.a, title: l.article.title })),
    LEARNED_READ,
  );
  const best = Math.max(...odds);
  const byLine = new Map(ordered.map((l, i) => [l, odds[i]!]));
  return lines.map((l) => LEARNED_WEIGHT * Math.max(-LEARNED_DEPTH, (byLine.get(l) ?? best) - best));
}

/** Answers that stand on names rather than on how well a line covers the question. */
function specialAnswer(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  if (ask.unknown.length > 0) return null;
  switch (ask.question.asked) {
    case 'role':
      return answerRole(ask);
    case 'definition':
      return answerDefinition(ask, evidence) ?? answerRole(ask);
    case 'other-name':
      return answerOtherName(ask);
    case 'expansion':
      return answerExpansion(ask);
    default:
      return null;
  }
}

function draftFor(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  switch (ask.question.asked) {
    case 'role':
      return (
        answerBeing(ask, evidence, ['person', 'organisation'], LEAST_IN_CHARGE) ??
        (isToldWhole(evidence) && !isOfficeElsewhere(ask, evidence[0]!.line)
          ? answerBeing(ask, evidence, ['person'])
          : null)
      );
    case 'person':
    case 'speaker':
      return answerNamedKind(ask, evidence) ?? answerBeing(ask, evidence);
    case 'list':
      return asksPlaces(ask)
        ? answerPlace(ask, evidence, true)
        : (answerListed(ask, evidence) ?? answerBeings(ask, evidence));
    case 'date':
      return answerDate(ask, evidence);
    case 'place':
      return answerPlace(ask, evidence, false);
    case 'number':
    case 'duration':
      return answerNumber(ask, evidence);
    case 'reason':
      return answerReason(ask, evidence);
    case 'yes-no':
      return answerYesNo(ask, evidence, contrary);
    case 'said':
      return answerSaid(ask, evidence);
    case 'timeline':
      return answerTimeline(ask);
    case 'difference':
      return answerDifference(ask, evidence);
    default:
      return (
        answerListed(ask, evidence) ??
        answerNamedKind(ask, evidence) ??
        (namesBeing(ask) ? answerBeing(ask, evidence) : answerThing(ask, evidence))
      );
  }
}

/** "Which company", "what country", "which player": the answer is a name. */
function namesBeing(ask: Ask): boolean {
  const noun = ask.question.noun.at(-1)?.lower ?? '';
  return isBodyWord(noun) || isPlaceKind(noun) || isPersonKind(noun);
}

function compose(ask: Ask, question: string, draft: Draft): Answer {
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
