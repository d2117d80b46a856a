import type { Span } from '../model.ts';
import type { Draft, DraftEntity, DraftSentence, Token } from './draft.ts';
import { lemma } from './lemma.ts';
import { FEMALE_NOUNS, HEADING_VERBS, LOOSE_ROLES, MALE_NOUNS, ROLE_NOUNS } from './roles-lists.ts';

const HONORIFIC = new Set([
  'mr',
  'mr.',
  'mrs',
  'mrs.',
  'ms',
  'ms.',
  'miss',
  'dr',
  'dr.',
  'sir',
  'dame',
  'lord',
  'lady',
  'prof',
  'prof.',
]);
const LINKS = new Set(['of', 'for', 'at', 'to', 'in']);
const BE = new Set(['is', 'was', 'became', 'remains', 'becomes', 'remained']);
/** A role of more tokens than this is a clause, not a role. */
const LONGEST = 18;

/**
 * Collects what the article says its people, organisations and places are: a title before the name, an apposition after
 * it, "who heads …", "is a …", and a role that opens the sentence. Best first: an office before a loose word such as
 * "resident", a fuller text before a bare title. Gender is taken from roles that have one.
 */
export function readRoles(draft: Draft): void {
  for (const sentence of draft.sentences) {
    if (sentence.kind === 'boilerplate' || sentence.kind === 'heading') continue;
    const { tokens } = sentence;
    let at = 0;
    while (at < tokens.length) {
      const id = tokens[at]!.entity;
      if (id < 0) {
        at++;
        continue;
      }
      let to = at + 1;
      while (to < tokens.length && tokens[to]!.entity === id) to++;
      const entity = draft.entities[id];
      if (entity) rolesAt(draft, sentence, entity, at, to);
      at = to;
    }
  }
  for (const entity of draft.entities) {
    entity.roles.sort((a, b) => worth(b.text) - worth(a.text) || a.start - b.start);
    entity.gender ??= genderOf(entity);
  }
}

function rolesAt(draft: Draft, sentence: DraftSentence, entity: DraftEntity, from: number, to: number): void {
  const { tokens } = sentence;
  const add = (range: { from: number; to: number } | null, lead = '') => {
    if (!range || range.to <= range.from || range.to - range.from > LONGEST) return;
    addRole(draft, entity, { start: tokens[range.from]!.start, end: tokens[range.to - 1]!.end }, sentence.n, lead);
  };
  if (entity.kind === 'person') {
    add(titleBefore(draft, tokens, from));
    add(openingRole(draft, tokens, from));
    add(copula(draft, tokens, to));
    const heading = headingAfter(tokens, to);
    if (heading) add(heading.range, heading.lead);
    else add(apposition(draft, tokens, to, true));
  } else if (entity.kind !== 'other') add(apposition(draft, tokens, to, false));
}

function addRole(draft: Draft, entity: DraftEntity, span: Span, sentence: number, lead: string): void {
  const text = lead + draft.text.slice(span.start, span.end).replace(/\s+/g, ' ');
  const key = text.toLowerCase();
  if (entity.roles.length >= 12 || entity.roles.some((role) => role.text.toLowerCase() === key)) return;
  entity.roles.push({ ...span, text, sentence });
}

/** "US trade minister Ann Lee", "head of the union Ann Lee". */
function titleBefore(draft: Draft, tokens: readonly Token[], from: number): { from: number; to: number } | null {
  let end = from;
  while (end > 0 && HONORIFIC.has(tokens[end - 1]!.lower)) end--;
  let start = end;
  let role = -1;
  while (start > 0 && end - start < 10 && isModifier(draft, tokens, start - 1)) {
    start--;
    if (role < 0 && isRole(tokens[start]!)) role = start;
  }
  if (role < 0 && start < end) {
    // No role in the words right before the name: "head of the union", "ambassador to Peru".
    let i = start - 1;
    if (tokens[i]?.tag === 'DET') i--;
    if (!LINKS.has(tokens[i]?.lower ?? '') || !tokens[i - 1] || !isRole(tokens[i - 1]!)) return null;
    role = i - 1;
    start = role;
    while (start > 0 && end - start < 12 && isModifier(draft, tokens, start - 1)) start--;
  }
  if (role < 0) return null;
  const left = tokens[start - 1];
  if (left?.tag === 'PRON' && start === role) return null;
  // "the minister's son Ann Lee": the possessor is part of the role, a lone 's is not.
  if (tokens[start]!.tag === 'PART') start++;
  return { from: start, to: end };
}

function isModifier(draft: Draft, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.entity >= 0 && draft.entities[token.entity]?.kind === 'person') return false;
  if (token.tag === 'NOUN' || token.tag === 'PROPN' || token.tag === 'ADJ' || token.entity >= 0) return true;
  if (ROLE_NOUNS.has(token.lower)) return true;
  return (
    token.tag === 'PART' &&
    /^['’]s?$/.test(token.text) &&
    at > 0 &&
    tokens[at - 1]!.entity >= 0 &&
    isModifier(draft, tokens, at - 1)
  );
}

function isRole(token: Token): boolean {
  if (ROLE_NOUNS.has(token.lower)) return true;
  const cut = token.lower.lastIndexOf('-');
  return cut > 0 && ROLE_NOUNS.has(token.lower.slice(cut + 1));
}

/** "A former teacher, Ann Lee was …": the role opens the sentence. */
function openingRole(draft: Draft, tokens: readonly Token[], from: number): { from: number; to: number } | null {
  let name = from;
  while (name > 0 && HONORIFIC.has(tokens[name - 1]!.lower)) name--;
  if (name < 3 || name > LONGEST || tokens[name - 1]!.lower !== ',') return null;
  const first = tokens[0]!;
  if (
    first.lower !== 'a' &&
    first.lower !== 'an' &&
    first.lower !== 'the' &&
    !/^(?:former|currently|once)$/.test(first.lower)
  )
    return null;
  return plainRole(draft, tokens, 0, name - 1, true);
}

/** "Ann Lee is the head of the union". */
function copula(draft: Draft, tokens: readonly Token[], to: number): { from: number; to: number } | null {
  if (!BE.has(tokens[to]?.lower ?? '') || tokens[to + 1]?.tag !== 'DET') return null;
  if (tokens[to + 1]!.lower === 'no') return null;
  return plainRole(draft, tokens, to + 1, phraseEnd(tokens, to + 1), true);
}

/** ", who heads the union": the verb becomes a noun, the rest is the article's. */
function headingAfter(
  tokens: readonly Token[],
  to: number,
): { range: { from: number; to: number }; lead: string } | null {
  if (tokens[to]?.lower !== ',' || tokens[to + 1]?.lower !== 'who') return null;
  const noun = HEADING_VERBS[tokens[to + 2]?.lower ?? ''];
  if (!noun || !tokens[to + 3]) return null;
  let end = phraseEnd(tokens, to + 3);
  // "… at the union that she set up": the relative clause is not part of the role.
  for (let i = to + 3; i < end; i++) if (/^(?:that|which|who|and)$/.test(tokens[i]!.lower)) end = i;
  return { range: { from: to + 3, to: end }, lead: `${noun} ` };
}

/** ", a teacher at the school," after a name; for bodies and places any short phrase with an article. */
function apposition(
  draft: Draft,
  tokens: readonly Token[],
  to: number,
  person: boolean,
): { from: number; to: number } | null {
  let start = to;
  if (tokens[start]?.lower !== ',' && tokens[start]?.lower !== '(' && !/^[–—]$/.test(tokens[start]?.text ?? ''))
    return null;
  start++;
  if (tokens[start]?.tag === 'NUM' && (tokens[start + 1]?.lower === ',' || tokens[start + 1]?.lower === ')')) {
    start += 2;
    if (tokens[start]?.lower === ',') start++;
  }
  const first = tokens[start];
  if (!first) return null;
  const determined = /^(?:a|an|the|its|one)$/.test(first.lower);
  if (!person && !determined) return null;
  if (
    first.tag !== 'DET' &&
    first.tag !== 'ADJ' &&
    first.tag !== 'NOUN' &&
    first.tag !== 'PROPN' &&
    !isRole(first) &&
    !determined
  )
    return null;
  const end = phraseEnd(tokens, start);
  const closed = /^[,.;:)–—]$/.test(tokens[end]?.text ?? '.');
  if (!closed && tokens[end]?.lower !== 'who' && tokens[end]?.tag !== 'VBN') return null;
  return plainRole(draft, tokens, start, end, person);
}

/** End of a noun phrase with all that hangs on it: up to a mark, a relative, a finite verb or a conjunction of clauses. */
function phraseEnd(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < tokens.length && end - start < LONGEST) {
    const token = tokens[end]!;
    if (token.tag === 'PUNCT' && token.text !== '-' && !/^["“”'‘’]$/.test(token.text)) break;
    if (/^(?:who|whom|which|that|where|when|whose|but|as|while|because|after|before|until|since)$/.test(token.lower))
      break;
    if (token.tag === 'VBD' || token.tag === 'AUX' || token.tag === 'VBG' || (token.tag === 'VERB' && !isRole(token)))
      break;
    if (token.tag === 'VBN' && end > start + 1) break;
    if (token.tag === 'PRON' || token.tag === 'SCONJ') break;
    end++;
  }
  while (end > start && /^(?:ADP|CCONJ|DET|ADV|PART)$/.test(tokens[end - 1]!.tag) && tokens[end - 1]!.lower !== "'s")
    end--;
  return end;
}

/** A phrase that says what somebody is: no name of a person in it save as possessor, and a role at its head. */
function plainRole(
  draft: Draft,
  tokens: readonly Token[],
  from: number,
  to: number,
  person: boolean,
): { from: number; to: number } | null {
  let start = from;
  while (start < to && /^(?:a|an|the)$/.test(tokens[start]!.lower)) start++;
  let role = -1;
  for (let i = start; i < to; i++) {
    const token = tokens[i]!;
    if (
      token.entity >= 0 &&
      draft.entities[token.entity]?.kind === 'person' &&
      tokens[i + 1]?.tag !== 'PART' &&
      role < 0
    )
      return null;
    if (token.tag === 'ADP' && i > start && role < 0 && person) return null;
    if (role < 0 && isRole(token)) role = i;
  }
  // A name right after the role is somebody else's: "Ann Lee, minister Bo Dahl and …".
  if (role >= 0 && tokens[role + 1] && role + 1 < to) {
    const next = tokens[role + 1]!;
    if (next.entity >= 0 && draft.entities[next.entity]?.kind === 'person') return null;
  }
  if (person && role < 0 && !isAgent(tokens, start, to, from)) return null;
  if (!person && (start === from || to - start < 2)) return null;
  return { from: start, to };
}

/** "a weaver", "a violinist": agent nouns outside the list, only with an article. */
function isAgent(tokens: readonly Token[], start: number, to: number, from: number): boolean {
  if (start === from) return false;
  let head = start;
  while (head + 1 < to && (tokens[head + 1]!.tag === 'NOUN' || tokens[head]!.tag === 'ADJ')) head++;
  return (
    tokens[head]?.tag === 'NOUN' && /(?:[^aeiou]er|tor|ist|man|woman|person|ian|ant|eer)$/.test(tokens[head]!.lower)
  );
}

function worth(text: string): number {
  const words = text.toLowerCase().split(/[\s'’]+/);
  const head = words.find((word) => ROLE_NOUNS.has(lemma(word, 'NOUN')));
  return (
    (head && !LOOSE_ROLES.has(head) ? 2 : 0) +
    (words.length > 1 ? 1.5 : 0) -
    (words.length > 10 ? 1 : 0) +
    (words.includes('former') ? -0.2 : 0)
  );
}

function genderOf(entity: DraftEntity): 'female' | 'male' | null {
  for (const role of entity.roles) {
    for (const word of role.text
      .toLowerCase()
      .split(/[\s,]+/)
      .slice(0, 6)) {
      if (/^(?:of|for|to|at|in)$/.test(word)) break;
      if (FEMALE_NOUNS.has(word)) return 'female';
      if (MALE_NOUNS.has(word)) return 'male';
    }
  }
  return null;
}
