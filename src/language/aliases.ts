import type { EntityKind } from '../model.ts';
import { candidatesFor, indexBearers, isFamilyFirst } from './aliases-bearers.ts';
import { joinCountries, joinDirections, joinOrganisations, mergeFullNames, spanOf } from './aliases-join.ts';
import { chooseBearer, findAntecedents, type Group } from './aliases-short.ts';
import type { Draft, DraftEntity, Token } from './draft.ts';
import { genderOf, genderOfTitle } from './lexicon-gender.ts';
import { isCapital, type Piece } from './names-piece.ts';

/** Names of the same place, best first. */
const SAME_PLACES: readonly (readonly string[])[] = [
  ['united states', 'united states of america', 'us', 'u.s.', 'usa', 'u.s.a.', 'america'],
  ['united kingdom', 'uk', 'u.k.', 'britain', 'great britain'],
  ['united arab emirates', 'uae', 'u.a.e.'],
  ['north korea', 'n. korea'],
  ['south korea', 's. korea'],
  ['soviet union', 'ussr', 'u.s.s.r.'],
  ['myanmar', 'burma'],
  ['czech republic', 'czechia'],
];
const samePlace = new Map(SAME_PLACES.flatMap((names) => names.map((name) => [name, names[0] as string] as const)));

/** Evidence under which a single capitalised word of no known kind is still kept, as something else with a name. */
const CAP = 4;

/** Joins pieces that mean the same person, organisation or place and writes them to the draft as entities. */
export function buildEntities(draft: Draft, pieces: readonly Piece[]): void {
  const groups = groupPieces(draft, pieces);
  for (const group of groups.values()) decideKind(group);
  learnFromLists(draft, groups, pieces);
  mergeFullNames(groups);
  joinOrganisations(draft, groups);
  joinCountries(groups);
  joinDirections(groups);
  const bearers = [...groups.values()].filter((group) => group.kind === 'person' && group.words.length > 1);
  bearers.sort((a, b) => a.first - b.first);
  const byWord = indexBearers(bearers);
  const antecedents = findAntecedents(draft, bearers);
  const owner = new Map<Piece, Group>();
  const chosen = new Map<string, Group>();
  for (const group of groups.values()) {
    const candidates = candidatesFor(group, byWord);
    for (const piece of group.pieces) {
      if ((piece.weak && candidates.length === 0) || isPair(group, groups)) continue;
      owner.set(
        piece,
        candidates.length === 0 ? group : chooseBearer({ draft, group, piece, candidates, chosen, antecedents }),
      );
    }
  }
  emit(draft, pieces, owner);
}

function groupPieces(draft: Draft, pieces: readonly Piece[]): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const piece of pieces) {
    const tokens = draft.sentences[piece.sentence]?.tokens ?? [];
    let words = wordsOf(tokens, piece);
    const phrase = tokens
      .slice(piece.from, piece.to)
      .map((token) => token.lower)
      .join(' ');
    const same = samePlace.get(phrase);
    if (same) words = same.split(' ');
    const key = same ?? words.join('').replaceAll('-', '');
    const group = groups.get(key);
    const start = tokens[piece.from]?.start ?? 0;
    if (group) group.pieces.push(piece);
    else groups.set(key, { key, words, pieces: [piece], kind: 'other', score: 0, first: start, sure: false });
  }
  return groups;
}

/** Lower-case words of a name; hyphens part words, stops of initials go. */
function wordsOf(tokens: readonly Token[], piece: Piece): string[] {
  const words: string[] = [];
  for (let i = piece.from; i < piece.to; i++) {
    const { lower } = tokens[i] as Token;
    const bare = lower.endsWith('.') && lower.length > 2 ? lower.slice(0, -1) : lower;
    if (bare !== '') words.push(bare);
  }
  return words;
}

/** The kind with the best evidence over all pieces: the strongest shape once, and what stands around each. */
function decideKind(group: Group): void {
  const sums = { person: 0, organisation: 0, place: 0, other: 0 };
  for (const kind of ['person', 'organisation', 'place', 'other'] as const) {
    let top = Number.NEGATIVE_INFINITY;
    let all = 0;
    for (const piece of group.pieces) {
      top = Math.max(top, piece[kind]);
      all += piece[kind];
    }
    sums[kind] = top + Math.min(CAP, Math.max(-CAP, (all - top) / 2));
  }
  let best: EntityKind = 'other';
  let score = Math.max(0.9, sums.other);
  for (const kind of ['person', 'organisation', 'place'] as const) {
    if (sums[kind] > score) {
      best = kind;
      score = sums[kind];
    }
  }
  group.kind = best;
  group.score = score;
  group.sure = score >= 2;
}

/** “the Lund-Okafor meeting”: two names the article has apart. */
function isPair(group: Group, groups: ReadonlyMap<string, Group>): boolean {
  const [left, right, ...more] = group.words.length === 1 ? (group.words[0] ?? '').split('-') : [];
  return left !== undefined && right !== undefined && more.length === 0 && groups.has(left) && groups.has(right);
}

/** “Lund and Okafor”, “Lund, Okafor and Silva”: what one of a list is, the doubtful others probably are. */
function learnFromLists(draft: Draft, groups: Map<string, Group>, pieces: readonly Piece[]): void {
  const owner = new Map<Piece, Group>();
  for (const group of groups.values()) for (const piece of group.pieces) owner.set(piece, group);
  const changed = new Set<Group>();
  for (let i = 1; i < pieces.length; i++) {
    const left = pieces[i - 1] as Piece;
    const right = pieces[i] as Piece;
    if (left.sentence !== right.sentence || right.from !== left.to + 1 || right.titleFrom >= 0) continue;
    const between = draft.sentences[left.sentence]?.tokens[left.to]?.lower;
    if (between !== 'and' && between !== ',' && between !== 'or') continue;
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const known = owner.get(one);
      const doubtful = owner.get(other);
      if (!known || !doubtful || doubtful.sure || !known.sure || known.kind === 'other' || known === doubtful) continue;
      other[known.kind] += between === ',' ? 0.6 : 1.2;
      changed.add(doubtful);
    }
  }
  for (const group of changed) decideKind(group);
}

function emit(draft: Draft, pieces: readonly Piece[], owner: ReadonlyMap<Piece, Group>): void {
  const made = new Map<Group, DraftEntity>();
  const shouted = new Map<DraftEntity, boolean>();
  for (const piece of pieces) {
    const group = owner.get(piece);
    if (!group) continue;
    let entity = made.get(group);
    if (!entity) {
      entity = {
        id: draft.entities.length,
        name: '',
        kind: group.kind,
        aliases: [],
        roles: [],
        gender: null,
        mentions: [],
      };
      made.set(group, entity);
      draft.entities.push(entity);
    }
    const sentence = draft.sentences[piece.sentence];
    const span = spanOf(draft, piece);
    const text = draft.text.slice(span.start, span.end).replace(/\s+/g, ' ');
    entity.mentions.push({ ...span, sentence: piece.sentence, how: 'name' });
    for (let i = piece.from; i < piece.to; i++) {
      const token = sentence?.tokens[i] as Token;
      token.entity = entity.id;
      // A name is no verb, whatever the tagger made of a rare word.
      if (isCapital(token)) token.tag = 'PROPN';
    }
    addForm(entity, text, shouted);
    if (piece.titleFrom < 0 || !sentence) continue;
    const title = sentence.tokens[piece.titleFrom] as Token;
    const whole = draft.text.slice(title.start, span.end).replace(/\s+/g, ' ');
    if (whole.length <= 60) entity.aliases.push(whole);
    for (let i = piece.titleFrom; i < piece.from; i++) {
      entity.gender ??= genderOfTitle(sentence.tokens[i]?.lower ?? '');
    }
  }
  for (const [group, entity] of made) {
    const [given = ''] = group.words;
    if (entity.kind === 'person' && group.words.length > 1 && !isFamilyFirst(group.words))
      entity.gender ??= genderOf(given);
  }
  for (const entity of draft.entities) {
    const forms = new Set(entity.aliases);
    forms.delete(entity.name);
    entity.aliases.splice(0, entity.aliases.length, ...forms);
  }
}

/** Keeps the fullest form as the name; forms in capitals give way to others. */
function addForm(entity: DraftEntity, text: string, shouted: Map<DraftEntity, boolean>): void {
  const loud = text.length > 5 && text === text.toUpperCase();
  if (entity.name === '' || (shouted.get(entity) && !loud) || (text.length > entity.name.length && !loud)) {
    if (entity.name !== '') entity.aliases.push(entity.name);
    entity.name = text;
    shouted.set(entity, loud);
  } else if (text !== entity.name) entity.aliases.push(text);
}
