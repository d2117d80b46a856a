import type { Ask } from '../ask.ts';
import { rolesIn } from '../beings/answer-role.ts';
import { leavingOf } from '../beings/left-office.ts';
import type { Draft, Evidence } from '../lines/evidence.ts';
import { asksOfThen } from '../lines/holds-now.ts';
import { asSentence, POINTS_BACK, shortClause } from '../trim.ts';
import { wordsOf } from '../words.ts';
import { judgeLine, type Verdict } from './verdict.ts';
import { deniedNearby } from './verdict-near.ts';

const HEADS: Readonly<Record<Verdict['says'], readonly [short: string, head: string]>> = {
  yes: ['yes', 'Yes.'],
  no: ['no', 'No.'],
  planned: ['planned', 'Not said to have happened: it was planned.'],
  unsure: ['not certain', 'Not certain.'],
};

/**
 * "Did …": yes or no only by a clause that fits the question in predicate, parties, time and numbers; what is only
 * planned or likely is called so. Null when no clause decides, or two contradict each other.
 */
export function answerYesNo(
  ask: Ask,
  evidence: readonly Evidence[],
  opposed: (a: string, b: string) => boolean,
): Draft | null {
  const office = officeVerdict(ask);
  const found = office === null ? evidence.slice(0, 15).flatMap((e) => judgeLine(ask, e, opposed) ?? []) : [office];
  found.sort((a, b) => b.score - a.score);
  const nearby = found.length === 0 ? deniedNearby(ask, evidence) : null;
  const best = found[0] ?? nearby;
  if (best === undefined || best === null) return null;
  const near = found.filter((f) => f.score >= best.score - 0.3);
  const yes = near.find((f) => f.says === 'yes');
  const no = near.find((f) => f.says === 'no');
  // One time that it happened proves that it did, whatever another day was like; of two states the later holds.
  let chosen = yes ?? no ?? best;
  if (yes !== undefined && no !== undefined) {
    if (ask.question.verb === null || ask.times.length > 0) {
      const [a, b] = [yes.line.article.published ?? '', no.line.article.published ?? ''];
      if (a === b) return null;
      chosen = a > b ? yes : no;
    } else if (no.score > yes.score + 0.1) return null;
  }
  const [short, head] = HEADS[chosen.says];
  const opening = chosen.reported && chosen.says === 'yes' ? 'Yes, reportedly.' : head;
  const clause = shortClause(ask, chosen.line, 23, [chosen.keep]);
  // A clause about "these" or "it" of the sentence before says nothing by itself.
  const text = clause === null || POINTS_BACK.test(clause) ? '' : ` ${asSentence(clause)}`;
  return {
    shorts: [{ text: short, lines: [chosen.line], score: chosen.score }],
    answer: `${opening}${text}`,
    confidence: Math.min(chosen.says === 'yes' || chosen.says === 'no' ? 0.85 : 0.7, 0.2 + 0.5 * chosen.score),
  };
}

/**
 * "Is X the mayor of Y": yes when the article gives X that office, no when X has left it since. Somebody else's office
 * decides nothing.
 */
function officeVerdict(ask: Ask): Verdict | null {
  const { question } = ask;
  if (question.verb !== null || !/^(?:is|was)$/i.test(question.words[0]?.lower ?? '')) return null;
  const who = ask.focus.find((f) => f.from <= 2 && f.beings.some((b) => b.kind === 'person'));
  if (who === undefined) return null;
  const wanted = ask.needs.filter((n) => n.focus === null);
  if (wanted.length === 0) return null;
  for (const role of rolesIn(ask)) {
    if (!who.beings.includes(role.being)) continue;
    const terms = new Set(wordsOf(role.text).map((w) => w.term));
    if (!wanted.every((n) => terms.has(n.word.term))) continue;
    if (
      /\b(?:former|ex|outgoing|acting|deputy)\b/i.test(role.text) &&
      !/\b(?:former|ex|outgoing|acting|deputy|was)\b/i.test(question.tidy)
    )
      continue;
    const { article } = role.line;
    const rest = ask.focus.filter((f) => f !== who);
    const told = rest.every((f) =>
      ask.scene.lines.some(
        (l) =>
          l.article === article && Math.abs(l.i - role.line.i) < 4 && l.meant.some((m) => f.beings.includes(m.being)),
      ),
    );
    if (!told) continue;
    const isNow = question.words[0]?.lower === 'is' && !asksOfThen(ask);
    const leaving = isNow ? leavingOf(ask, role) : null;
    const [says, line] = leaving === null ? (['yes', role.line] as const) : (['no', leaving] as const);
    return { says, line, score: 1, reported: false, keep: { start: 0, end: 1 } };
  }
  return null;
}
