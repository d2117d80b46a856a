import type { Modality } from '../model.ts';
import type { Layout } from './events-clause.ts';
import { FACTUAL, HEARSAY, MODAL, NEGATING, PLANNING, REPORTING, SPEAKING } from './events-lists.ts';
import type { Phrase } from './events-phrases.ts';

/**
 * How sure the article is of the verb `v`. `known` are those of the verbs before it. Denied beats planned, planned beats
 * reported: "said he would not go" is denied, "said he would go" planned, "said he had gone" reported.
 */
export function modalityOf(
  layout: Layout,
  v: number,
  known: readonly Modality[],
  subject: readonly (readonly Phrase[])[],
  quoted: boolean,
): Modality {
  const { tokens, parsed, lemmas } = layout;
  const verb = parsed.verbs[v]!;
  const governor = v > 0 ? parsed.verbs[v - 1]! : null;
  const by = lemmas[v - 1] ?? '';
  if (verb.negated || negatedSubject(layout, subject[v]?.[0])) return 'denied';
  const dependent = governor !== null && (verb.infinitive || (!verb.finite && tokens[verb.main]!.tag === 'VBG'));
  if (dependent && governor) {
    if (NEGATING.has(by) && near(layout, governor.to, verb.from)) return 'denied';
    if (verb.infinitive) {
      if (governor.negated && !REPORTING.has(by)) return 'denied';
      if (FACTUAL.has(by) || foremost(layout, v)) return known[v - 1] ?? 'stated';
      return 'planned';
    }
    if (/^(?:before|after|while|when|since|by)$/.test(tokens[verb.from - 1]?.lower ?? '')) return 'stated';
    if (PLANNING.has(by) && by !== 'set' && near(layout, governor.to, verb.from)) return 'planned';
    return known[v - 1] === 'reported' && !REPORTING.has(by)
      ? 'reported'
      : known[v - 1] === 'planned' && !REPORTING.has(by)
        ? 'planned'
        : 'stated';
  }
  if (MODAL.has(verb.helper) && !pastPerfect(layout, v)) return 'planned';
  if (conditional(layout, v)) return 'planned';
  // "met and shook hands": what is joined shares the modality of what it is joined to.
  const left = tokens[verb.from - 1];
  const joined = left?.tag === 'CCONJ' && v > 0 && tokens[verb.main]!.tag === 'VERB';
  if (joined && (parsed.verbs[v - 1]!.infinitive || known[v - 1] === 'planned')) return known[v - 1] ?? 'stated';
  if (quoted || hearsay(layout, v) || saidBefore(layout, v)) return 'reported';
  return 'stated';
}

/** "is the first mayor to visit" says that the visit happened. */
function foremost(layout: Layout, v: number): boolean {
  if (layout.lemmas[v - 1] !== 'be' && layout.lemmas[v - 1] !== 'become') return false;
  const from = layout.parsed.verbs[v - 1]!.to;
  return layout.tokens
    .slice(from, layout.parsed.verbs[v]!.from)
    .some((token) => /^(?:first|second|third|last|latest|only|youngest|oldest)$|est(?:-|$)/.test(token.lower));
}

function near(layout: Layout, from: number, to: number): boolean {
  return to - from <= 8 && !layout.tokens.slice(from, to).some((token) => token.lower === ',' || token.lower === ';');
}

function negatedSubject(layout: Layout, phrase: Phrase | undefined): boolean {
  if (!phrase) return false;
  const first = layout.tokens[phrase.from]!.lower;
  return first === 'no' || first === 'nobody' || first === 'none' || first === 'neither' || first === 'nothing';
}

/** "would have met" and "may have met" look back. */
function pastPerfect(layout: Layout, v: number): boolean {
  const verb = layout.parsed.verbs[v]!;
  if (verb.helper !== 'may' && verb.helper !== 'might' && verb.helper !== 'must') return false;
  for (let i = verb.from; i < verb.main; i++) if (layout.tokens[i]!.lower === 'have') return true;
  return false;
}

function conditional(layout: Layout, v: number): boolean {
  const { tokens, parsed } = layout;
  const start = v > 0 ? parsed.verbs[v - 1]!.to : 0;
  for (let i = parsed.verbs[v]!.from - 1; i >= start; i--) {
    const word = tokens[i]!.lower;
    if (word === 'if' || word === 'unless' || word === 'whether') return true;
    if (word === ',' || word === ';') return false;
  }
  return false;
}

function hearsay(layout: Layout, v: number): boolean {
  const verb = layout.parsed.verbs[v]!;
  for (let i = Math.max(0, verb.from - 4); i < verb.to; i++) if (HEARSAY.has(layout.tokens[i]!.lower)) return true;
  for (let i = 0; i + 1 < layout.tokens.length; i++)
    if (layout.tokens[i]!.lower === 'according' && layout.tokens[i + 1]!.lower === 'to') return true;
  return false;
}

/** Whether the verb stands in what a reporting verb before (or, inverted, after a comma) says. */
function saidBefore(layout: Layout, v: number): boolean {
  const { tokens, parsed, lemmas } = layout;
  for (let u = v - 1; u >= 0; u--) {
    const verb = parsed.verbs[u]!;
    if (!verb.finite && tokens[verb.main]!.tag !== 'VBG' && !verb.passive) continue;
    if (REPORTING.has(lemmas[u] ?? '') && !SAYING_NOT.has(lemmas[u] ?? '')) {
      const next = tokens[verb.to];
      if (next?.tag === 'PUNCT' && !/^["“'‘:]/.test(next.text)) return false;
      const between = tokens.slice(verb.to, parsed.verbs[v]!.from);
      // A quotation that ends, or a participle's own clause: what follows is not what was said.
      if (between.some((token) => /^["”]$/.test(token.text)) && REPORTING.has(lemmas[v] ?? '')) return false;
      if (!verb.finite && between.some((token) => /^(?:,|[–—-]|--)$/.test(token.text))) return false;
      return true;
    }
    if (verb.finite && tokens[verb.from - 1]?.tag === 'CCONJ') return false;
  }
  // "The bank had closed, the minister said."
  const last = parsed.verbs.length - 1;
  if (v >= last || !SPEAKING.has(lemmas[last] ?? '') || parsed.verbs[last]!.passive) return false;
  const speech = parsed.verbs[last]!;
  return (
    speech.finite &&
    tokens.length - speech.to <= 4 &&
    tokens.slice(Math.max(0, speech.from - 10), speech.from).some((t) => t.lower === ',')
  );
}

const SAYING_NOT = new Set(['call', 'describe', 'ask', 'urge', 'quote', 'cite', 'hope']);
