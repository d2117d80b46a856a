import { EVERYDAY_GROUPS } from './predicates-everyday.ts';
import { OPPOSITES } from './predicates-opposites.ts';
import { PHRASAL_GROUPS } from './predicates-phrasal.ts';
import { PUBLIC_GROUPS } from './predicates-public.ts';

/** Groups that a word stands in: index and weight there (1 for a full member, .6 for a weaker one). */
type Membership = { readonly group: number; readonly weight: number };

/**
 * How much the predicates of two lemmas say the same: 1 for the same lemma, about .85 within a group of
 * `predicates-public.ts`, less for its weaker members, 0 for unrelated ones. Nouns made of verbs count as their verbs
 * ("resignation", "resign"); phrasal verbs are written with a space ("step down"). Symmetric.
 */
export function related(a: string, b: string): number {
  if (a === b) return 1;
  const { words } = lexicon();
  const left = words.get(a);
  const right = words.get(b);
  if (!left || !right) return 0;
  let best = 0;
  for (const l of left)
    for (const r of right) if (l.group === r.group) best = Math.max(best, l.weight * r.weight * 0.85);
  return best;
}

/** Whether two lemmas say the contrary of each other ("confirm", "deny"). */
export function opposed(a: string, b: string): boolean {
  return lexicon().opposites.get(a)?.has(b) === true;
}

/** Lemmas related to one, most related first, with their weight: for expanding a query. */
export function relatives(lemma: string, least = 0.5): { readonly lemma: string; readonly weight: number }[] {
  const { words, groups } = lexicon();
  const found = new Map<string, number>();
  for (const { group, weight } of words.get(lemma) ?? []) {
    for (const other of groups[group] ?? []) {
      const w = weight * other.weight * 0.85;
      if (other.word !== lemma && w >= least) found.set(other.word, Math.max(found.get(other.word) ?? 0, w));
    }
  }
  return [...found].map(([word, weight]) => ({ lemma: word, weight })).sort((a, b) => b.weight - a.weight);
}

/** Whether a lemma is one of the predicates known here. */
export function isPredicate(lemma: string): boolean {
  return lexicon().words.has(lemma);
}

type Lexicon = {
  readonly words: Map<string, Membership[]>;
  readonly groups: { readonly word: string; readonly weight: number }[][];
  readonly opposites: Map<string, Set<string>>;
};

let built: Lexicon | undefined;

/** Built when it is first asked for: starting a command that needs no predicates costs nothing. */
function lexicon(): Lexicon {
  if (built) return built;
  const words = new Map<string, Membership[]>();
  const groups: { word: string; weight: number }[][] = [];
  for (const line of `${PUBLIC_GROUPS}${EVERYDAY_GROUPS}${PHRASAL_GROUPS}`.trim().split('\n')) {
    const [full = '', weak = ''] = line.split('~');
    const members = new Map<string, number>();
    for (const word of full.trim().split(/\s+/)) members.set(word.replaceAll('_', ' '), 1);
    for (const word of weak.trim().split(/\s+/))
      if (word && !members.has(word)) members.set(word.replaceAll('_', ' '), 0.6);
    const group = groups.length;
    groups.push([...members].map(([word, weight]) => ({ word, weight })));
    for (const [word, weight] of members) {
      const list = words.get(word);
      if (list) list.push({ group, weight });
      else words.set(word, [{ group, weight }]);
    }
  }
  const opposites = new Map<string, Set<string>>();
  const oppose = (a: string, b: string): unknown => opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
  for (const line of OPPOSITES.trim().split('\n')) {
    const [a = '', b = ''] = line.split(' ');
    oppose(a, b);
    oppose(b, a);
  }
  built = { words, groups, opposites };
  return built;
}
