import type { Ask } from '../ask.ts';
import type { Draft, Evidence } from '../lines/evidence.ts';
import { asksOfThen } from '../lines/holds-now.ts';
import { matchLine } from '../lines/line-match.ts';
import type { Line } from '../scene.ts';
import type { Being } from '../who.ts';
import { isPlaceOrPeople, isTitleWord } from '../word-kinds.ts';
import { wordsOf } from '../words.ts';
import { leavingOf, successorOf } from './left-office.ts';

type Role = { readonly being: Being; readonly text: string; readonly line: Line };

/** Everything the articles say somebody is. */
export function rolesIn(ask: Ask): Role[] {
  const lineOf = new Map(ask.scene.lines.map((l) => [`${l.a} ${l.sentence.n}`, l]));
  const out: Role[] = [];
  for (const being of ask.scene.beings.all) {
    for (const m of being.members) {
      for (const role of ask.scene.articles[m.article]!.reading.entities[m.entity]!.roles) {
        const line = lineOf.get(`${m.article} ${role.sentence}`);
        if (line !== undefined) out.push({ being, text: role.text, line });
      }
    }
  }
  return out;
}

/** Words for whoever leads something, which papers use one for another. */
export const LEADS =
  /^(?:runs?|ran|running|heads?|headed|heading|leads?|led|leading|leader|chiefs?|boss|chair|chairs|chaired|chairman|chairwoman|president|director|manag\w+|coach\w*|captain|commander|ceo|executive|in charge|editor|principal|owner|owns?|secretary-general)$/;
/** Titles that no other word for a leader stands for. */
const OFFICES = /^(?:president|king|queen|pope|prime|captain|owner|owns?|editor)$/;

/** "Who is the mayor of X", "who runs the Y": the being whose role holds most of the words asked for. */
export function answerRole(ask: Ask): Draft | null {
  const former = /\b(?:former|ex|previous)\b/.test(ask.question.tidy.toLowerCase());
  const best = bestRole(ask, former, new Set());
  if (best === null || best.fit < LEAST_FIT) return servingAs(ask);
  const leaving =
    former || asksOfThen(ask) || /^who (?:was|were)\b/i.test(ask.question.tidy) ? null : leavingOf(ask, best.role);
  if (leaving !== null) return answerPassedOn(ask, best, leaving);
  return {
    shorts: [{ text: best.role.being.name, lines: [best.role.line], score: best.fit, note: best.role.text }],
    confidence: Math.min(0.95, best.fit),
  };
}

/** What share of the words asked for a role must hold. */
const LEAST_FIT = 0.6;

type Fitting = { readonly role: Role; readonly fit: number };

/** Who holds an office that another has left: whoever follows them, else another of whom the articles tell it since. */
function answerPassedOn(ask: Ask, before: Fitting, leaving: Line): Draft {
  const { role, fit } = before;
  const next = successorOf(ask, role.being, leaving);
  const confidence = Math.min(0.85, fit);
  if (next !== null)
    return { shorts: [{ text: next.being.name, lines: [next.line], score: fit, note: role.text }], confidence };
  const other = bestRole(ask, false, new Set([role.being]));
  const isSince = other !== null && (other.role.line.article.published ?? '') >= (leaving.article.published ?? '');
  if (isSince && other.fit >= LEAST_FIT && leavingOf(ask, other.role) === null)
    return {
      shorts: [{ text: other.role.being.name, lines: [other.role.line], score: other.fit, note: other.role.text }],
      confidence,
    };
  const note = `${role.text}, but has since left`;
  return { shorts: [{ text: role.being.name, lines: [leaving, role.line], score: fit, note }], confidence };
}

/** The role that holds most of the words asked for, of anybody but these; null where nobody has any. */
function bestRole(ask: Ask, former: boolean, but: ReadonlySet<Being>): Fitting | null {
  let best: Fitting | null = null;
  const roles = rolesIn(ask);
  for (const role of roles) {
    if (role.being.kind !== 'person' || but.has(role.being) || isOfAnother(ask, role, roles)) continue;
    let fit = roleFit(ask, role);
    if (!former && /\b(?:former|ex|then|late)\b/i.test(role.text)) fit -= 0.15;
    if (best === null || fit > best.fit) best = { role, fit };
  }
  return best;
}

/** "X has served as a referee": the office is told as what somebody acts as, so that no role says it. */
function servingAs(ask: Ask): Draft | null {
  const asked = ask.focus.flatMap((f) => f.beings);
  for (const line of ask.scene.lines) {
    const own = matchLine(ask, line);
    for (const [i, need] of ask.needs.entries()) {
      if (need.focus !== null || own[i]! < 0.6) continue;
      const word = [...line.words, ...line.compounds].find(
        (w) => w.term === need.word.term || (need.near.get(w.lower) ?? 0) >= 0.7,
      );
      if (word === undefined || !/\bas (?:an? |the )?(?:\p{Ll}+ )?$/u.test(line.text.slice(0, word.start))) continue;
      // "Mayor of Tinnvik" does not say who is mayor of Orsdal.
      const of = line.meant.find(({ mention }) =>
        /^ (?:of|for|at) (?:the )?$/.test(line.text.slice(word.end, mention.start - line.sentence.start)),
      );
      if (of !== undefined && asked.length > 0 && !asked.includes(of.being)) continue;
      const at = word.start + line.sentence.start;
      const who = line.meant.findLast((m) => m.being.kind === 'person' && m.mention.end <= at);
      if (who !== undefined) return { shorts: [{ text: who.being.name, lines: [line], score: 0.6 }], confidence: 0.6 };
    }
  }
  return null;
}

/**
 * Share of the words asked for that a role holds. What is asked after ("mayor") must be in the role itself; the body or
 * place it belongs to may stand beside it in the sentence, or in the article, for less.
 */
function roleFit(ask: Ask, role: Role): number {
  const words = wordsOf(role.text);
  const own = matchLine(ask, role.line);
  let all = 0;
  let got = 0;
  let office = 0;
  for (const [i, need] of ask.needs.entries()) {
    if (need.focus?.beings.includes(role.being)) return 0;
    const leads = LEADS.test(need.word.lower);
    const weight = leads ? Math.max(0.6, need.weight) : need.weight;
    all += weight;
    let held = 0;
    for (const w of words) {
      if (w.term === need.word.term) held = 1;
      else if (leads && LEADS.test(w.lower) && !OFFICES.test(need.word.lower) && !OFFICES.test(w.lower))
        held = Math.max(held, 0.9);
      else held = Math.max(held, near(ask.lexicon.related(need.word, w)));
    }
    if (held === 0 && need.focus !== null && mentionedInRole(need.focus.beings, role)) held = 1;
    if (need.focus === null) office = Math.max(office, held);
    // "Foreign minister" is not any minister.
    if (held === 0 && need.focus === null && isTitleWord(need.word.lower) && own[i]! < 0.9) return 0;
    if (
      held === 0 &&
      need.focus !== null &&
      (elsewhere(need.focus.beings, role) || ofAnother(role) || words.some((w) => isPlaceOrPeople(w.lower)))
    )
      return 0;
    got += weight * Math.max(held, (need.focus === null ? 0.3 : 0.5) * own[i]!, need.focus === null ? 0 : 0.3);
  }
  return all === 0 || office < 0.5 ? 0 : got / all;
}

/** Whether a line gives an office that its holder has, by a fuller role, of another body or place than is asked about. */
export function isOfficeElsewhere(ask: Ask, line: Line): boolean {
  const roles = rolesIn(ask);
  return roles.some((r) => r.line === line && isOfAnother(ask, r, roles));
}

/** Whether somebody holds the same office of another body or place by a fuller role: "manager" by "Norway manager". */
function isOfAnother(ask: Ask, role: Role, roles: readonly Role[]): boolean {
  const asked = ask.needs.flatMap((n) => n.focus?.beings ?? []);
  const own = wordsOf(role.text);
  if (asked.length === 0 || mentionedInRole(asked, role)) return false;
  const same = roles.filter((r) => r.being === role.being && r.line.a === role.line.a && r !== role);
  if (same.some((r) => mentionedInRole(asked, r))) return false;
  return same.some((r) => {
    const words = wordsOf(r.text);
    return (
      words.length > own.length &&
      own.every((w) => words.some((x) => x.term === w.term)) &&
      (ofAnother(r) || words.some((w) => isPlaceOrPeople(w.lower)))
    );
  });
}

/** Whether the sentence of a role does not name the body or place at all. */
function elsewhere(beings: readonly Being[], role: Role): boolean {
  return !role.line.meant.some((m) => beings.includes(m.being));
}

/** Whether the role says which body or place it belongs to: then it is not of another one. */
function ofAnother(role: Role): boolean {
  return /\b(?:of|at|for)\s+(?:the\s+)?\p{Lu}|^\p{Lu}\S*\s+\p{Ll}|['’]s\s/u.test(role.text);
}

/** Only words nearly the same stand for an office: whoever founded a firm need not head it. */
function near(related: number): number {
  return related >= 0.8 ? 0.85 * related : 0;
}

/** A country asked for may stand as its people's name in the role, which the names know. */
function mentionedInRole(beings: readonly Being[], role: Role): boolean {
  const base = role.line.sentence.start;
  const at = role.line.text.indexOf(role.text);
  const end = at + role.text.length;
  return role.line.meant.some(
    (m) => beings.includes(m.being) && m.mention.start - base >= at && m.mention.end - base <= end,
  );
}

/** "Who is X", "what is X": what the articles say of it, the most telling first. */
export function answerDefinition(ask: Ask, evidence: readonly Evidence[]): Draft | null {
  const focus = ask.focus[0];
  if (focus === undefined || ask.needs.some((n) => n.focus !== focus)) return null;
  const roles = rolesIn(ask).filter((r) => focus.beings[0] === r.being);
  if (roles.length === 0) return null;
  const seen = new Set<string>();
  const shorts: Draft['shorts'][number][] = [];
  const weigh = (r: Role): number =>
    Math.min(wordsOf(r.text).length, 9) / 9 + (evidence.find((e) => e.line === r.line)?.score ?? 0) * 0.2;
  for (const role of [...roles].sort((a, b) => weigh(b) - weigh(a))) {
    const terms = wordsOf(role.text).map((w) => w.term);
    if (terms.length === 0 || terms.every((t) => seen.has(t))) continue;
    for (const t of terms) seen.add(t);
    shorts.push({ text: role.text.replace(/^(?:the|a|an)\s+/i, ''), lines: [role.line], score: 0.8 });
    if (shorts.length === 3) break;
  }
  const being = focus.beings[0]!;
  return { shorts, answer: `${being.name}: ${shorts.map((s) => s.text).join('; ')}.`, confidence: 0.85 };
}

/** "By what other name": forms of the name that differ in more than hyphens, titles and length. */
export function answerOtherName(ask: Ask): Draft | null {
  const being = ask.focus[0]?.beings[0];
  if (being === undefined) return null;
  const main = new Set(ask.question.words.slice(ask.focus[0]!.from, ask.focus[0]!.to).map((w) => w.term));
  for (const word of wordsOf(being.name)) main.add(word.term);
  const shorts: Draft['shorts'][number][] = [];
  for (const m of being.members) {
    const entity = ask.scene.articles[m.article]!.reading.entities[m.entity]!;
    for (const name of [entity.name, ...entity.aliases]) {
      if (wordsOf(name).every((w) => main.has(w.term)) || /^(?:mr|mrs|ms|dr)\b/i.test(name) || !/^\p{Lu}/u.test(name))
        continue;
      const line = ask.scene.lines.find((l) => l.a === m.article && l.text.includes(name));
      if (line !== undefined && !shorts.some((s) => s.text === name))
        shorts.push({ text: name, lines: [line], score: 0.8 });
    }
  }
  return shorts.length === 0 ? null : { shorts: shorts.slice(0, 3), confidence: 0.8 };
}
