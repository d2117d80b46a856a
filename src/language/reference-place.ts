import type { Token } from './draft.ts';
import { lemma } from './lemma.ts';
import { ORGANISATION_NOUNS, ROLE_NOUNS } from './roles-lists.ts';

/** A determiner with the role or body noun it leads to: "the veteran coach". Not before a name, which is a title then. */
export function roleAt(tokens: readonly Token[], at: number): { readonly to: number; readonly head: string } | null {
  let head = -1;
  let i = at + 1;
  const limit = Math.min(tokens.length, at + 8);
  for (; i < limit; i++) {
    const token = tokens[i]!;
    const noun = ROLE_NOUNS.has(token.lower) || ORGANISATION_NOUNS.has(token.lower);
    if (noun) head = i;
    else if (!/^(?:NOUN|PROPN|ADJ|NUM)$/.test(token.tag) && token.lower !== 'of' && !/^['’]s?$/.test(token.text)) break;
    else if (token.lower === 'of' && head < 0) break;
    else if (head >= 0 && token.tag === 'NOUN' && tokens[i - 1]?.lower !== 'of') head = -1;
  }
  if (head < 0) return null;
  let to = head + 1;
  // "secretary of state", "head of the union"
  if (tokens[to]?.lower === 'of') {
    let end = to + 1;
    while (end < tokens.length && end < to + 7 && /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(tokens[end]!.tag)) end++;
    if (end > to + 1) to = end;
  }
  const next = tokens[to];
  if (next && (next.entity >= 0 || next.tag === 'PROPN') && tokens[to - 1]!.entity !== next.entity) return null;
  const noun = tokens[head]!;
  // "the Labour Department" is a name of its own.
  if (noun.entity >= 0) return null;
  return lemma(noun.lower, 'NOUN') === noun.lower ? { to, head: noun.lower } : null;
}

/** Whether what follows belongs to the pronoun here ("her visit"), so that it is no object. */
export function isPossessed(tokens: readonly Token[], at: number): boolean {
  const tag = tokens[at + 1]?.tag;
  return tag === 'NOUN' || tag === 'ADJ' || tag === 'PROPN' || tag === 'NUM' || tag === 'VBG' || tag === 'VBN';
}

/** Whether what stands at `[from, to)` can be a subject: not governed by a preposition or a verb, no possessor, a verb after it. */
export function isSubjectAt(tokens: readonly Token[], from: number, to: number): boolean {
  let left = from - 1;
  while (
    left >= 0 &&
    left > from - 10 &&
    (/^(?:NOUN|PROPN|ADJ|DET)$/.test(tokens[left]!.tag) || isTitleLink(tokens, left))
  )
    left--;
  const governor = tokens[left];
  if (governor?.tag === 'ADP') return false;
  if (/^['’]s?$/.test(tokens[to]?.text ?? '') || isObjectForm(tokens[from]!)) return false;
  const next = tokens[to]?.tag;
  const directly = next === 'VERB' || next === 'VBD' || next === 'AUX';
  // "…", said the coach; but "met the coach" unless a verb follows at once, as in "said the coach had left".
  if (governor && /^(?:VBD|VERB|VBG|VBN)$/.test(governor.tag))
    return directly || /^["”’]$/.test(tokens[left - 1]?.text ?? '') || tokens[left - 1]?.lower === ',';
  for (let i = to; i < Math.min(tokens.length, to + 30); i++) {
    const tag = tokens[i]!.tag;
    if (tag === 'VERB' || tag === 'VBD' || tag === 'AUX') return true;
  }
  return false;
}

/** The "of" of "secretary of state" and the 's of "the city's mayor". */
function isTitleLink(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (/^['’]s?$/.test(token.text)) return true;
  return LINK.has(token.lower) && ROLE_NOUNS.has(tokens[at - 1]?.lower ?? '');
}

const LINK = new Set(['of', 'for', 'to', 'at']);

function isObjectForm(token: Token): boolean {
  return (
    token.tag !== 'PROPN' &&
    (token.lower === 'him' || token.lower === 'her' || token.lower === 'his' || token.lower.endsWith('self'))
  );
}

/** Whether a main verb has come before this place, so that the subject is settled. */
export function hasMainVerb(tokens: readonly Token[], at: number): boolean {
  for (let i = 0; i < at; i++)
    if (tokens[i]!.tag === 'VBD' || tokens[i]!.tag === 'AUX' || tokens[i]!.tag === 'VERB') return true;
  return false;
}
