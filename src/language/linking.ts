import type { Entity, EntityKind, ReadArticle } from '../model.ts';
import { contextsAlike, likeness, type Surroundings, surroundings } from './linking-context.ts';
import { acronym, initialOf, nameParts, SAME_BODY, samePerson, spellingDistance } from './linking-names.ts';

/** One entity as several articles know it. */
export type LinkedEntity = {
  /** The fullest name most articles use. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly string[];
  readonly members: readonly { readonly article: string; readonly entity: number }[];
  /**
   * Names that cannot all be right, with the articles that use each, most used first: spellings that differ by more than
   * hyphens and capitals. Empty when the articles agree.
   */
  readonly spellings: readonly { readonly name: string; readonly articles: readonly string[] }[];
};

/** Links between spellings are looked for among names of at most this many articles that share a family name. */
const MOST_VARIANTS = 60;

/**
 * Joins the entities of several articles that are the same person, organisation or place: by name, fuller and shorter
 * forms, acronyms, and spellings of a romanised name where the contexts are alike article by article. Two entities of one
 * article are never joined by spelling.
 */
export function linkEntities(articles: readonly ReadArticle[]): LinkedEntity[] {
  const nodes = articles.flatMap((read, a) => read.reading.entities.map((entity) => node(read, a, entity)));
  const sets = new Sets(nodes.length);
  joinSameNames(nodes, sets);
  joinFullerNames(nodes, sets);
  joinInitials(nodes, sets);
  joinAcronyms(nodes, sets);
  joinLongNames(nodes, sets);
  const around = surroundingsOf(nodes, articles);
  const variants = joinSpellings(nodes, sets, around);
  joinShortGivenNames(nodes, sets, around);
  joinBareNames(nodes, sets, around);
  return clusters(nodes, sets, variants);
}

type Node = {
  readonly article: number;
  readonly id: string;
  readonly entity: Entity;
  readonly parts: readonly string[];
  readonly key: string;
  readonly person: boolean;
};

function node(read: ReadArticle, article: number, entity: Entity): Node {
  const parts = nameParts(entity.name);
  const joined = parts.join(' ');
  const key = entity.kind === 'person' ? joined : (SAME_BODY[joined] ?? joined);
  return { article, id: read.article.id, entity, parts, key, person: entity.kind === 'person' };
}

/** Disjoint sets with path halving. */
class Sets {
  readonly parent: Int32Array;
  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }
  find(i: number): number {
    let at = i;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }
  join(a: number, b: number): void {
    const x = this.find(a);
    const y = this.find(b);
    if (x !== y) this.parent[Math.max(x, y)] = Math.min(x, y);
  }
}

/** The same name whatever its kind: one article's reading of the kind may be wrong. Bare family names wait. */
function joinSameNames(nodes: readonly Node[], sets: Sets): void {
  const first = new Map<string, number>();
  nodes.forEach((n, i) => {
    if (n.key === '' || (n.person && n.parts.length < 2)) return;
    const known = first.get(n.key);
    if (known === undefined) first.set(n.key, i);
    else sets.join(known, i);
  });
}

function byPart(nodes: readonly Node[], wanted: (n: Node) => boolean): Map<string, number[]> {
  const map = new Map<string, number[]>();
  nodes.forEach((n, i) => {
    if (!wanted(n)) return;
    for (const part of new Set([n.parts[0], n.parts.at(-1)])) {
      if (!part) continue;
      const list = map.get(part);
      if (list) list.push(i);
      else map.set(part, [i]);
    }
  });
  return map;
}

/** One node of each different name among indexes. */
function distinct(nodes: readonly Node[], list: readonly number[]): number[] {
  const seen = new Map<string, number>();
  for (const i of list) if (!seen.has(nodes[i]!.key)) seen.set(nodes[i]!.key, i);
  return [...seen.values()];
}

function joinFullerNames(nodes: readonly Node[], sets: Sets): void {
  for (const list of byPart(nodes, (n) => (n.person || n.entity.kind === 'other') && n.parts.length >= 2).values()) {
    const names = distinct(nodes, list).slice(0, 200);
    for (let x = 0; x < names.length; x++)
      for (let y = x + 1; y < names.length; y++)
        if (
          (nodes[names[x]!]!.person || nodes[names[y]!]!.person) &&
          samePerson(nodes[names[x]!]!.parts, nodes[names[y]!]!.parts)
        )
          sets.join(names[x]!, names[y]!);
  }
}

type Around = (node: number) => Surroundings;

/** Surroundings by node, worked out when first asked for. */
function surroundingsOf(nodes: readonly Node[], articles: readonly ReadArticle[]): Around {
  const cache = new Map<number, Surroundings>();
  return (i) => {
    const known = cache.get(i);
    if (known) return known;
    const made = surroundings(articles[nodes[i]!.article]!, nodes[i]!.entity);
    cache.set(i, made);
    return made;
  };
}

/** Two bearers of a family name whose given names begin alike ("Mo", "Maurice") and who are hardly ever named in one article. */
function joinShortGivenNames(nodes: readonly Node[], sets: Sets, around: Around): void {
  for (const list of byPart(nodes, (n) => n.person && n.parts.length === 2).values()) {
    const names = distinct(nodes, list);
    if (names.length < 2 || names.length > MOST_VARIANTS) continue;
    for (const x of names)
      for (const y of names) {
        const [a, b] = [nodes[x]!.parts, nodes[y]!.parts];
        if (x >= y || sets.find(x) === sets.find(y) || a[1] !== b[1] || a[0]![0] !== b[0]![0]) continue;
        if (
          Math.min(a[0]!.length, b[0]!.length) > 3 ||
          Math.min(a[0]!.length, b[0]!.length) < 2 ||
          !seldomTogether(nodes, sets, list, x, y)
        )
          continue;
        const left = list.filter((i) => sets.find(i) === sets.find(x)).slice(0, 20);
        const right = list.filter((i) => sets.find(i) === sets.find(y)).slice(0, 20);
        if (left.some((i) => right.some((j) => likeness(around(i), around(j)) >= 0.2))) sets.join(x, y);
      }
  }
}

/** Whether at most one in six of the articles that name either names both. */
function seldomTogether(nodes: readonly Node[], sets: Sets, list: readonly number[], x: number, y: number): boolean {
  const articlesOf = (of: number) =>
    new Set(list.filter((i) => sets.find(i) === sets.find(of)).map((i) => nodes[i]!.article));
  const left = articlesOf(x);
  const right = articlesOf(y);
  return left.intersection(right).size * 6 <= left.union(right).size;
}

/** How alike the surroundings must be for a bare word to be the short form of a body's name. */
const BODY_LIKENESS = 0.12;

/** "K. Moss" is Karen Moss if no other Moss that begins with K is known. */
function joinInitials(nodes: readonly Node[], sets: Sets): void {
  for (const list of byPart(nodes, (n) => n.person && n.parts.length >= 2).values()) {
    const names = distinct(nodes, list).slice(0, 200);
    for (const x of names) {
      if (nodes[x]!.parts[0]!.length > 1) continue;
      const bearers = new Set(
        names.filter((y) => initialOf(nodes[x]!.parts, nodes[y]!.parts)).map((y) => sets.find(y)),
      );
      if (bearers.size === 1) sets.join(x, [...bearers][0]!);
    }
  }
}

/**
 * A bare name is the one person whose family or given name it is, or, among several, the one in clearly likest company;
 * with none it stays with its like. A bare word is a body's short form ("the Rovers") only in like company.
 */
function joinBareNames(nodes: readonly Node[], sets: Sets, around: Around): void {
  const full = byPart(nodes, (n) => n.parts.length >= 2 && n.entity.kind !== 'place');
  const bare = new Map<string, number>();
  nodes.forEach((n, i) => {
    if (n.parts.length !== 1 || n.entity.kind === 'place') return;
    const bearers = new Map<number, { person: boolean; like: number }>();
    for (const other of (full.get(n.key) ?? []).slice(0, 400)) {
      const { person, parts } = nodes[other]!;
      if (person ? parts.at(-1) !== n.key && parts[0] !== n.key : n.person) continue;
      const root = sets.find(other);
      const known = bearers.get(root);
      const like =
        known && known.like > 0.4 ? known.like : Math.max(known?.like ?? 0, likeness(around(i), around(other)));
      bearers.set(root, { person: person || known?.person === true, like });
    }
    const ranked = [...bearers].sort((a, b) => b[1].like - a[1].like);
    const [first, second] = ranked;
    if (first) {
      const enough = first[1].person && n.person && !second ? true : first[1].like >= BODY_LIKENESS;
      if (enough && (!second || first[1].like > 1.25 * second[1].like)) {
        sets.join(i, first[0]);
        return;
      }
    }
    if (!n.person) return;
    const like = bare.get(n.key);
    if (like === undefined) bare.set(n.key, i);
    else sets.join(like, i);
  });
}

/** Long names of bodies that differ in one letter of a word ("Academy of Motion Picture Arts", "… Pictures Arts"). */
function joinLongNames(nodes: readonly Node[], sets: Sets): void {
  for (const list of byPart(nodes, (n) => !n.person && n.parts.length >= 4).values()) {
    const names = distinct(nodes, list).slice(0, MOST_VARIANTS);
    for (const x of names)
      for (const y of names) {
        const distance = x < y ? spellingDistance(nodes[x]!.parts, nodes[y]!.parts) : null;
        if (distance !== null && distance <= 1) sets.join(x, y);
      }
  }
}

function joinAcronyms(nodes: readonly Node[], sets: Sets): void {
  const short = new Map<string, number>();
  nodes.forEach((n, i) => {
    if (!n.person && n.parts.length === 1 && /^\p{Lu}[\p{Lu}.]+$/u.test(n.entity.name) && n.key.length >= 2)
      short.set(n.key, i);
  });
  if (short.size === 0) return;
  nodes.forEach((n, i) => {
    if (n.person) return;
    const letters = acronym(n.entity.name);
    const found = letters ? short.get(letters) : undefined;
    if (found !== undefined) sets.join(found, i);
  });
}

/** Joins spellings of one name; gives the pairs of names that were joined so, for the disagreement to be told. */
function joinSpellings(nodes: readonly Node[], sets: Sets, around: Around): Set<string> {
  const joined = new Set<string>();
  for (const list of byPart(nodes, (n) => n.person && n.parts.length >= 2).values()) {
    const names = distinct(nodes, list);
    if (names.length < 2 || names.length > MOST_VARIANTS) continue;
    for (const x of names) {
      for (const y of names) {
        if (x >= y || sets.find(x) === sets.find(y)) continue;
        const distance = spellingDistance(nodes[x]!.parts, nodes[y]!.parts);
        if (distance === null) continue;
        const left = list.filter((i) => sets.find(i) === sets.find(x));
        const right = list.filter((i) => sets.find(i) === sets.find(y));
        const apart = left.every((i) => right.every((j) => nodes[i]!.article !== nodes[j]!.article));
        if (!apart) continue;
        // Article by article: pooled contexts hide a true pair among much else.
        const alike = left.some((i) => right.some((j) => contextsAlike(around(i), around(j), distance)));
        if (!alike) continue;
        joined.add(nodes[x]!.key).add(nodes[y]!.key);
        sets.join(x, y);
      }
    }
  }
  return joined;
}

function clusters(nodes: readonly Node[], sets: Sets, variants: ReadonlySet<string>): LinkedEntity[] {
  const groups = new Map<number, number[]>();
  nodes.forEach((_, i) => {
    const root = sets.find(i);
    const list = groups.get(root);
    if (list) list.push(i);
    else groups.set(root, [i]);
  });
  return [...groups.values()].map((list) =>
    cluster(
      list.map((i) => nodes[i]!),
      variants,
    ),
  );
}

function cluster(members: readonly Node[], variants: ReadonlySet<string>): LinkedEntity {
  const names = new Map<string, { name: string; articles: string[]; parts: number }>();
  for (const { entity, id, parts, key } of members) {
    const known = names.get(key);
    if (known) known.articles.push(id);
    else names.set(key, { name: entity.name, articles: [id], parts: parts.length });
  }
  const ranked = [...names.values()].sort(
    (a, b) => Number(b.parts > 1) - Number(a.parts > 1) || b.articles.length - a.articles.length || b.parts - a.parts,
  );
  const kinds = new Map<EntityKind, number>();
  for (const { entity } of members) kinds.set(entity.kind, (kinds.get(entity.kind) ?? 0) + 1);
  const kind = [...kinds].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'other';
  const aliases = new Set(members.flatMap(({ entity }) => [entity.name, ...entity.aliases]));
  const name = ranked[0]?.name ?? '';
  aliases.delete(name);
  const spelt = [...names].filter(([key]) => variants.has(key)).map(([, said]) => said);
  return {
    name,
    kind,
    aliases: [...aliases],
    members: members.map(({ id, entity }) => ({ article: id, entity: entity.id })),
    spellings: spelt.length > 1 ? spelt.map(({ name: said, articles }) => ({ name: said, articles })) : [],
  };
}
