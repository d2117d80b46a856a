import type { Token } from './draft.ts';
import { ROLE_NOUNS } from './roles-lists.ts';

/**
 * A noun phrase of a sentence: tokens `[from, to)`, its head, and the token range of its possessor ("the mayor" in "the
 * mayor's visit"). `of` phrases belong to it, and so do the parts of a list ("A, B and C" is one phrase with `parts`).
 */
export type Phrase = {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  /** End of the phrase without its `of` phrase. */
  readonly core: number;
  readonly owner: { readonly from: number; readonly to: number } | null;
};

/** A verb with its helpers: tokens `[from, to)`. `main` is the verb that carries the meaning. */
export type VerbGroup = {
  readonly from: number;
  readonly to: number;
  readonly main: number;
  readonly passive: boolean;
  readonly finite: boolean;
  readonly infinitive: boolean;
  readonly negated: boolean;
  /** Lower-case modal or helper that begins it ("will", "could"), empty when there is none. */
  readonly helper: string;
};

/** Phrases and verb groups of a sentence, in order. */
export type Parsed = { readonly phrases: readonly Phrase[]; readonly verbs: readonly VerbGroup[] };

const NOMINAL = new Set(['NOUN', 'PROPN', 'NUM', 'SYM']);
const VERBAL = new Set(['VERB', 'VBD', 'VBN', 'VBG', 'AUX']);
const RELATIVE = new Set(['who', 'whom', 'which', 'that', 'whose', 'what', 'where', 'when', 'why', 'how']);
const BE = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'am',
  "'s",
  "'re",
  "'m",
  'get',
  'got',
  'gets',
  'getting',
]);
const HAVE = new Set(['has', 'have', 'had', 'having', "'ve", "'d"]);
/** Longest phrase in tokens: hostile text must not make one of a whole page. */
const LONGEST = 40;

/** Cuts a sentence's tokens into noun phrases and verb groups; linear in the number of tokens. */
export function parse(tokens: readonly Token[]): Parsed {
  const phrases: Phrase[] = [];
  const verbs: VerbGroup[] = [];
  let at = 0;
  while (at < tokens.length) {
    const phrase = phraseAt(tokens, at);
    if (phrase) {
      phrases.push(phrase);
      at = phrase.to;
      continue;
    }
    const verb = verbAt(tokens, at);
    if (verb) {
      verbs.push(verb);
      at = verb.to;
      continue;
    }
    at++;
  }
  return { phrases, verbs };
}

function phraseAt(tokens: readonly Token[], start: number): Phrase | null {
  let core = coreAt(tokens, start);
  if (!core) return null;
  let owner: Phrase['owner'] = null;
  // "the mayor 's visit": what stands before the possessive owns what follows.
  while (tokens[core.to] && isPossessive(tokens, core.to) && core.to - start < LONGEST) {
    const next = coreAt(tokens, core.to + 1, true);
    if (!next) break;
    owner = { from: start, to: core.to };
    core = next;
  }
  const end = core.to;
  let to = end;
  const link = tokens[to]?.lower;
  if ((link === 'of' || link === 'to' || link === 'for') && to - start < LONGEST) {
    const inner = phraseAt(tokens, to + 1);
    if (inner && inner.to - start < LONGEST && (link === 'of' || isTitle(tokens, core.head, inner))) to = inner.to;
  }
  return { from: start, to, head: core.head, core: end, owner };
}

/** "ambassador to Peru Ann Lee": a role, and a phrase that ends with another name than it begins with. */
function isTitle(tokens: readonly Token[], head: number, inner: Phrase): boolean {
  const last = tokens[inner.to - 1]!.entity;
  if (last < 0 || !ROLE_NOUNS.has(tokens[head]!.lower)) return false;
  for (let i = inner.from; i < inner.to - 1; i++) if (tokens[i]!.entity >= 0) return tokens[i]!.entity !== last;
  return false;
}

function coreAt(tokens: readonly Token[], start: number, owned = false): { to: number; head: number } | null {
  const first = tokens[start];
  if (!first) return null;
  if (first.tag === 'PRON' && !owned && !RELATIVE.has(first.lower)) {
    if (!POSSESSIVE_PRONOUN.has(first.lower)) return { to: start + 1, head: start };
    const rest = coreAt(tokens, start + 1, true);
    if (rest) return rest;
    return { to: start + 1, head: start };
  }
  if (first.lower === 'that' && opensClause(tokens, start)) return null;
  let at = start;
  let head = -1;
  const limit = Math.min(tokens.length, start + LONGEST);
  if (first.tag === 'DET' && !RELATIVE.has(first.lower)) at++;
  while (at < limit) {
    const token = tokens[at]!;
    if (isNominal(tokens, at)) {
      head = at;
      at++;
      continue;
    }
    const modifier =
      token.tag === 'ADJ' ||
      token.tag === 'DET' ||
      (token.tag === 'ADV' && tokens[at + 1]?.tag === 'ADJ') ||
      ((token.tag === 'VBN' || token.tag === 'VBG') && (at > start || owned) && isNominal(tokens, at + 1)) ||
      (token.tag === 'PRON' && at > start && POSSESSIVE_PRONOUN.has(token.lower) && tokens[start]!.lower === 'all') ||
      (token.tag === 'PUNCT' &&
        /^[-–"“”'‘’,]$/.test(token.text) &&
        tokens[at - 1]?.tag === 'ADJ' &&
        tokens[at + 1]?.tag === 'ADJ') ||
      (token.tag === 'CCONJ' &&
        tokens[at - 1]?.tag === 'ADJ' &&
        tokens[at + 1]?.tag === 'ADJ' &&
        isNominal(tokens, at + 2));
    if (!modifier || (head >= 0 && token.tag !== 'ADJ' && token.tag !== 'VBN')) break;
    // An adjective after the noun ends it, unless another noun follows ("city council senior officials").
    if (head >= 0 && !isNominal(tokens, at + 1)) break;
    if (head >= 0 && token.tag === 'VBN') break;
    at++;
  }
  if (head < 0) {
    // "the rich", "both", "some": a determiner or adjective alone that stands as a noun.
    const alone = tokens[at - 1];
    if (at > start && first.tag === 'DET' && alone && (alone.tag === 'ADJ' || at === start + 1)) {
      if (at === start + 1 && !STANDS_ALONE.has(first.lower)) return null;
      return { to: at, head: at - 1 };
    }
    return null;
  }
  return { to: head + 1, head };
}

/** "that" before a plural, a name, an article or a pronoun opens a clause; "that man" does not. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!next) return false;
  return (
    next.tag === 'DET' ||
    next.tag === 'PRON' ||
    next.tag === 'PROPN' ||
    (next.tag === 'NOUN' && /[^s]s$/.test(next.lower))
  );
}

const POSSESSIVE_PRONOUN = new Set(['his', 'her', 'its', 'their', 'my', 'our', 'your', 'whose']);
const STANDS_ALONE = new Set([
  'both',
  'some',
  'all',
  'many',
  'this',
  'that',
  'these',
  'those',
  'each',
  'another',
  'any',
  'several',
]);

/** A word that can head a noun phrase: by its tag, as part of a name, or a role tagged as its adjective ("the chief said"). */
function isNominal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (NOMINAL.has(token.tag)) return true;
  if (token.entity >= 0) return token.tag !== 'PUNCT' && token.tag !== 'PART';
  if (token.tag === 'ADJ') return ROLE_NOUNS.has(token.lower) && !NOMINAL.has(tokens[at + 1]?.tag ?? '');
  // "to President Ann Lee": a title tagged as a verb.
  return (
    token.tag === 'VERB' && isCapital(token) && (tokens[at + 1]?.tag === 'PROPN' || (tokens[at + 1]?.entity ?? -1) >= 0)
  );
}

function isCapital(token: Token): boolean {
  const first = token.text.charCodeAt(0);
  return first >= 65 && first <= 90;
}

function isPossessive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.lower === "'s" && token.tag === 'PART')
    return !VERBAL.has(tokens[at + 1]?.tag ?? '') || tokens[at + 1]?.tag === 'VBG';
  return (
    (token.lower === "'" || token.lower === '’') &&
    /s$/.test(tokens[at - 1]?.lower ?? '') &&
    token.start === tokens[at - 1]?.end
  );
}

function verbAt(tokens: readonly Token[], start: number): VerbGroup | null {
  let at = start;
  let main = -1;
  let passive = false;
  let negated = false;
  let be = false;
  let helper = '';
  const first = tokens[start]!;
  const infinitive = first.lower === 'to' && (first.tag === 'PART' || first.tag === 'ADP') && isBase(tokens, start + 1);
  if (infinitive) at++;
  else if (!VERBAL.has(first.tag)) return null;
  const limit = Math.min(tokens.length, start + 12);
  while (at < limit) {
    const token = tokens[at]!;
    if (token.tag === 'AUX') {
      if (main >= 0) break;
      if (!helper) helper = token.lower;
      be = BE.has(token.lower);
      at++;
      continue;
    }
    if (token.lower === 'not' || token.lower === "n't" || token.lower === 'never') {
      if (main >= 0) break;
      negated = true;
      at++;
      continue;
    }
    // He has “gone too far”: a quotation may begin within the verb.
    if (main < 0 && helper && /^["“]$/.test(token.text)) {
      at++;
      continue;
    }
    if (token.tag === 'ADV' && main < 0) {
      at++;
      continue;
    }
    if (VERBAL.has(token.tag) && main < 0) {
      // After a helper "be" a participle is passive; "had" before it makes it active.
      if (at > start + (infinitive ? 1 : 0) && !helper && token.tag === 'VBG') break;
      main = at;
      passive = be && token.tag === 'VBN';
      at++;
      continue;
    }
    break;
  }
  if (main < 0) {
    // Only helpers: "is", "has", "was" as full verbs.
    let last = at - 1;
    while (last > start && tokens[last]!.tag !== 'AUX') last--;
    if (tokens[last]?.tag !== 'AUX') return null;
    return group(tokens, { start, to: last + 1, main: last, passive: false, negated, infinitive, helper });
  }
  return group(tokens, { start, to: main + 1, main, passive, negated, infinitive, helper });
}

type Shape = {
  start: number;
  to: number;
  main: number;
  passive: boolean;
  negated: boolean;
  infinitive: boolean;
  helper: string;
};

function group(tokens: readonly Token[], s: Shape): VerbGroup {
  const tag = tokens[s.main]!.tag;
  const helped = s.main > s.start && s.helper !== '' && s.helper !== 'having' && s.helper !== 'being';
  const finite = !s.infinitive && (helped || tag === 'VERB' || tag === 'VBD' || tag === 'AUX');
  // "not" may stand after a lone helper.
  const after = tokens[s.to];
  const negated = s.negated || after?.lower === 'not' || after?.lower === "n't" || after?.lower === 'never';
  const passive = s.passive && !HAVE.has(tokens[s.main - 1]?.lower ?? '');
  return {
    from: s.start,
    to: s.to,
    main: s.main,
    passive,
    finite,
    infinitive: s.infinitive,
    negated,
    helper: s.helper,
  };
}

function isBase(tokens: readonly Token[], at: number): boolean {
  const tag = tokens[at]?.tag;
  if (tag === 'VERB' || tag === 'AUX') return !isNominal(tokens, at);
  return tag === 'ADV' && (tokens[at + 1]?.tag === 'VERB' || tokens[at + 1]?.tag === 'AUX');
}
