import type { EntityKind } from '../model.ts';
import type { Draft } from './draft.ts';
import { genderOf, genderOfTitle } from './lexicon-gender.ts';
import type { Piece } from './names-piece.ts';

/** The pieces of an article with one spelling. */
export type Group = {
  readonly key: string;
  /** Lower-case words without the stops of initials. */
  readonly words: readonly string[];
  readonly pieces: Piece[];
  kind: EntityKind;
  score: number;
  /** Where it is first named. */
  first: number;
  /** Whether its kind is beyond doubt. */
  sure: boolean;
};

type Choice = {
  readonly draft: Draft;
  readonly group: Group;
  readonly piece: Piece;
  /** Bearers of the name in the order the article introduces them. */
  readonly candidates: readonly Group[];
  /** What was chosen before, by key; added to. */
  readonly chosen: Map<string, Group>;
  readonly antecedents: Antecedents;
};

/** Full names that a relative pronoun follows, by sentence. */
export type Antecedents = ReadonlyMap<number, readonly { readonly piece: Piece; readonly bearer: Group }[]>;

/** A form that may stand for a longer one: a single word, or a family name of two (“van Dyke”). */
export function isShortForm(group: Group): boolean {
  if (group.kind === 'organisation' && group.sure) return false;
  if (group.words.length === 1) return true;
  return group.words.length <= 3 && /^(?:van|von|de|del|di|da|al|el|bin|le|la|der)$/.test(group.words[0] ?? '');
}

/**
 * Whom a short form means where several bear the name: the one a relative clause it stands in is about; the one its title
 * belongs to; else the bearer whose full name the article does not repeat outside quotations (writers repeat the full
 * name of everyone but the one the short form is kept for), the first introduced of them. That choice holds for the
 * article.
 */
export function chooseBearer({ draft, group, piece, candidates: all, chosen, antecedents }: Choice): Group {
  const title = titleOf(draft, piece);
  const gender = genderOfTitle(title.slice(0, (title.indexOf(' ') + 1 || 99) - 1)) ?? '';
  const fitting = all.filter((bearer) => gender === '' || (genderOfBearer(draft, bearer) ?? gender) === gender);
  const candidates = fitting.length > 0 ? fitting : all;
  const [only] = candidates;
  if (candidates.length === 1 && only) return only;
  const relative = relativeAntecedent(antecedents, piece, candidates);
  if (relative) return relative;
  if (title !== '' && !common.test(title)) {
    const titled = candidates.filter((bearer) =>
      bearer.pieces.slice(0, MOST_PIECES).some((full) => titleOf(draft, full).endsWith(title)),
    );
    if (titled.length === 1 && titled[0]) return titled[0];
  }
  const key = `${group.key} ${gender}`;
  const known = chosen.get(key);
  if (known) return known;
  const once = candidates.filter(
    (bearer) => bearer.pieces.length < 200 && bearer.pieces.filter((full) => !isQuoted(draft, full)).length <= 1,
  );
  const choice = once[0] ?? only ?? group;
  chosen.set(key, choice);
  return choice;
}

/** Looked at of each bearer, so that a name of a thousand mentions stays cheap. */
const MOST_PIECES = 20;

const common = /^(?:mr|mrs|ms|miss|dr|sir)\.?$/;

function titleOf(draft: Draft, piece: Piece): string {
  if (piece.titleFrom < 0) return '';
  const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
  return tokens
    .slice(piece.titleFrom, piece.from)
    .map((token) => token.lower)
    .join(' ');
}

function isQuoted(draft: Draft, piece: Piece): boolean {
  const sentence = draft.sentences[piece.sentence];
  if (!sentence) return false;
  if (sentence.kind === 'tweet') return true;
  const start = sentence.tokens[piece.from]?.start ?? 0;
  let low = 0;
  let high = draft.quoted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((draft.quoted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return (draft.quoted[low]?.start ?? Number.POSITIVE_INFINITY) <= start;
}

function genderOfBearer(draft: Draft, bearer: Group): 'female' | 'male' | null {
  for (const piece of bearer.pieces.slice(0, MOST_PIECES)) {
    const [first = ''] = titleOf(draft, piece).split(' ');
    const told = genderOfTitle(first);
    if (told) return told;
  }
  return genderOf(bearer.words[0] ?? '');
}

/** Finds the full names that “who”, “whom” or “whose” follows. */
export function findAntecedents(draft: Draft, bearers: readonly Group[]): Antecedents {
  const found = new Map<number, { piece: Piece; bearer: Group }[]>();
  for (const bearer of bearers) {
    for (const piece of bearer.pieces) {
      const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
      const next = tokens[piece.to]?.text === ',' ? tokens[piece.to + 1] : tokens[piece.to];
      if (!next || !/^(?:who|whom|whose)$/.test(next.lower)) continue;
      const list = found.get(piece.sentence);
      if (list) list.push({ piece, bearer });
      else found.set(piece.sentence, [{ piece, bearer }]);
    }
  }
  return found;
}

/** “… Jane Roe, whom he met during Roe's visit”: the nearest of the bearers before, in this sentence. */
function relativeAntecedent(antecedents: Antecedents, piece: Piece, candidates: readonly Group[]): Group | null {
  let best: Group | null = null;
  let at = -1;
  for (const { piece: full, bearer } of antecedents.get(piece.sentence) ?? []) {
    if (full.to > piece.from || full.to <= at || !candidates.includes(bearer)) continue;
    best = bearer;
    at = full.to;
  }
  return best;
}
