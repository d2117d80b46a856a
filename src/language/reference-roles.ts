import type { Draft, DraftEntity, Token } from './draft.ts';
import { ROLE_KIN, ROLE_NOUNS, TRADE_OF_OFFICE } from './roles-lists.ts';

/** Words of a role phrase that tell nobody from another. */
const FILLER = new Set(
  'top senior former veteran late new current own outgoing incoming acting embattled long-time longtime young old leading chief prominent controversial popular famous high-ranking high-level then ex long-serving popular'.split(
    ' ',
  ),
);

/** Words for one country that differ in form. Written without stops. */
const SAME: Readonly<Record<string, string>> = {
  us: 'american',
  'u.s.': 'american',
  usa: 'american',
  america: 'american',
  uk: 'british',
  'u.k.': 'british',
  britain: 'british',
  eu: 'european',
};

/**
 * Which person a role phrase (its words after the article) means, among those meant before: an entity one of whose roles
 * has the same head or a kin of it, and every telling word of the phrase. -1 when none does or two do equally. `last` is
 * the sentence in which each was last meant.
 */
export function matchRole(
  draft: Draft,
  words: readonly Token[],
  last: ReadonlyMap<number, number>,
  sentence: number,
): number {
  const phrase = words.map((token) => token.lower).join(' ');
  const head = headOf(words.map((token) => token.lower));
  if (!head) return -1;
  const telling = words.filter((token) => token.lower !== head && tells(token)).map((token) => same(token.lower));
  let best = -1;
  let most = 0;
  let second = 0;
  for (const id of last.keys()) {
    const entity = draft.entities[id];
    if (!entity) continue;
    const fit = fits(entity, head, phrase, telling);
    if (fit <= 0) continue;
    // The same fit: whoever was meant later, if the other was long ago.
    const score = fit + 1 / (1 + Math.max(0, sentence - (last.get(id) ?? 0)));
    if (score > most) {
      second = most;
      most = score;
      best = id;
    } else if (score > second) second = score;
  }
  return best >= 0 && most - second > 0.3 ? best : -1;
}

/** Whether what is known of an entity speaks against a role: it has roles, and none is akin or of the same country. */
export function contradicts(entity: DraftEntity, words: readonly Token[]): boolean {
  if (entity.roles.length === 0) return false;
  const head = headOf(words.map((token) => token.lower));
  if (!head) return false;
  const telling = words
    .filter((token) => token.lower !== head && tells(token) && /^\p{Lu}/u.test(token.text))
    .map((token) => same(token.lower));
  return fits(entity, head, words.map((token) => token.lower).join(' '), telling) <= 0;
}

/** 2 for the same head noun, 1.4 for an office known by that trade, 1 for a kindred noun; 0 when a telling word is missing. */
function fits(entity: DraftEntity, head: string, phrase: string, telling: readonly string[]): number {
  let best = 0;
  const all = new Set(
    entity.roles.flatMap((role) =>
      role.text
        .toLowerCase()
        .split(/[\s'’,]+/)
        .map(same),
    ),
  );
  if (telling.some((word) => !all.has(word))) return 0;
  for (const role of entity.roles) {
    const words = role.text.toLowerCase().split(/[\s'’,]+/);
    if (words.includes(head)) best = Math.max(best, 2);
    for (const [trade, office] of TRADE_OF_OFFICE)
      if (trade.test(phrase) && office.test(role.text)) best = Math.max(best, 1.4);
    const own = headOf(words);
    if (own && ROLE_KIN.some((kin) => kin.has(own) && kin.has(head))) best = Math.max(best, 1);
  }
  return best;
}

function headOf(words: readonly string[]): string | null {
  const end = words.findIndex((word) => word === 'of' || word === 'for' || word === 'to' || word === 'at');
  for (let i = (end < 0 ? words.length : end) - 1; i >= 0; i--) {
    const word = words[i]!;
    if (ROLE_NOUNS.has(word)) return word;
    const cut = word.lastIndexOf('-');
    if (cut > 0 && ROLE_NOUNS.has(word.slice(cut + 1))) return word.slice(cut + 1);
  }
  return null;
}

/** Nouns and capitalised words tell one bearer from another; lower-case adjectives only describe. */
function tells(token: Token): boolean {
  if (FILLER.has(token.lower) || /^(?:DET|ADP|PART|PUNCT|NUM|ADV)$/.test(token.tag)) return false;
  return token.tag !== 'ADJ' || /^\p{Lu}/u.test(token.text);
}

function same(word: string): string {
  return SAME[word] ?? word;
}
