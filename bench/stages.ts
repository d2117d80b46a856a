import type { Ask } from '../src/answering/ask.ts';
import type { Evidence } from '../src/answering/lines/evidence.ts';
import type { Line } from '../src/answering/scene.ts';
import type { Answer } from '../src/model.ts';
import { firstOf, plain } from './scorers/answer-words.ts';
import type { Gold, Row } from './scorers/qa.ts';

/**
 * What lost a question: `reading` (its evidence is no line of the article as read), `finding` (not among the lines looked
 * at), `ranking` (looked at, but another line was cited and no candidate of that line was taken), `candidate` (no
 * candidate equal to a gold answer stands in the evidence), `choice` (one does, another was chosen), `wording` (the right
 * one was chosen and then said wrongly), `abstention` (abstained although the evidence was looked at, or answered what no
 * article says).
 */
export type Stage = 'reading' | 'finding' | 'ranking' | 'candidate' | 'choice' | 'wording' | 'abstention';

/** How a question was answered: what it was set against, the lines looked at, best first, and what came of it. */
export type Trace = { readonly ask: Ask; readonly evidence: readonly Evidence[]; readonly answer: Answer };

/** The stage that lost a question, with the place of its evidence among the lines looked at (from 1; 0 for nowhere). */
export function stageOf(row: Row, { ask, evidence, answer }: Trace): { stage: Stage; rank: number } {
  const { gold } = row;
  const proofs = ask.scene.lines.filter((line) => proves(gold, line));
  const rank = 1 + evidence.findIndex((e) => proofs.includes(e.line));
  const lost = (stage: Stage) => ({ stage, rank });
  if (gold.type === 'unanswerable') return lost('abstention');
  if (proofs.length === 0) {
    const found = ask.scene.articles.some(({ article }) => gold.evidence?.some((e) => isOf(article.id, e.article)));
    return lost(found ? 'reading' : 'finding');
  }
  if (rank === 0) return lost('finding');
  if (row.abstained) return lost('abstention');
  const wanted = gold.answers.flat();
  const right = answer.answers.some(({ text }) => firstOf(plain(text), wanted) >= 0);
  if (right && row.why !== 'citation elsewhere') return lost('wording');
  const cited = answer.citations.some(({ article, quote }) =>
    proofs.some((line) => line.article.id === article && line.text.includes(quote.slice(0, 40))),
  );
  // What has no exact answer (reasons, yes or no) is lost with the line.
  if (/^(?:why|yes_no|quote|timeline)$/.test(gold.type)) return lost(cited ? 'choice' : 'ranking');
  const candidates = proofs.flatMap((line) => candidatesIn(ask, line));
  if (!candidates.some((text) => firstOf(plain(text), wanted) >= 0)) return lost('candidate');
  return lost(cited ? 'choice' : 'ranking');
}

/** What a line offers as short answers: names, dates, numbers with what they count, and what the learned reader likes. */
function candidatesIn(ask: Ask, line: Line): string[] {
  const { reading, article } = ask.scene.articles[line.a]!;
  return [
    ...line.meant.map((m) => m.being.name),
    ...reading.dates.filter((d) => d.sentence === line.sentence.n).map((d) => article.text.slice(d.start, d.end)),
    ...(line.text.match(/[$£€]?\d[\d,.]*\S*(?: \S+)?/g) ?? []),
    ...ask.likely(line).map((l) => line.text.slice(l.start, l.end)),
  ];
}

function isOf(stored: string, gold: string): boolean {
  return stored === gold || stored.split(/[-_.]/)[0] === gold;
}

function proves(gold: Gold, line: Line): boolean {
  return (gold.evidence ?? []).some((e) => {
    if (!isOf(line.article.id, e.article)) return false;
    const from = e.start ?? (e.quote === undefined ? -1 : line.article.text.indexOf(e.quote));
    const end = e.end ?? from + (e.quote?.length ?? 0);
    const { start, end: to } = line.sentence;
    return from >= 0 && Math.min(end, to) - Math.max(from, start) >= Math.min(15, to - start, end - from);
  });
}
