import type { EntityKind } from '../model.ts';
import type { Draft } from './draft.ts';
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
  readonly pieces: readonly Piece[];
};

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
export function chooseBearer({ draft, group, piece, candidates, chosen }: Choice): Group {
  const [only] = candidates;
  if (candidates.length === 1 && only) return only;
  const relative = relativeAntecedent(draft, piece, candidates);
  if (relative) return relative;
  const title = titleOf(draft, piece);
  if (title !== '' && !common.test(title)) {
    const titled = candidates.filter((bearer) => bearer.pieces.some((full) => titleOf(draft, full).endsWith(title)));
    if (titled.length === 1 && titled[0]) return titled[0];
  }
  const known = chosen.get(group.key);
  if (known) return known;
  const once = candidates.filter((bearer) => bearer.pieces.filter((full) => !isQuoted(draft, full)).length <= 1);
  const choice = once[0] ?? only ?? group;
  chosen.set(group.key, choice);
  return choice;
}

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

/** “… Jane Roe, whom he met during Roe's visit”: the nearest bearer before, in this sentence, that “who” follows. */
function relativeAntecedent(draft: Draft, piece: Piece, candidates: readonly Group[]): Group | null {
  const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
  let best: Group | null = null;
  let at = -1;
  for (const bearer of candidates) {
    for (const full of bearer.pieces) {
      if (full.sentence !== piece.sentence || full.to > piece.from || full.to <= at) continue;
      const next = tokens[full.to]?.text === ',' ? tokens[full.to + 1] : tokens[full.to];
      if (!next || !/^(?:who|whom|whose)$/.test(next.lower)) continue;
      best = bearer;
      at = full.to;
    }
  }
  return best;
}
