import type { EntityKind, ReadArticle } from '../model.ts';
import { isTitleWord } from './word-kinds.ts';
import { termOf, wordsOf } from './words.ts';

/** Where a person, organisation or place stands: index of the article in the scene and of the entity in its reading. */
export type Member = { readonly article: number; readonly entity: number };

/** One person, organisation or place over all the articles looked at. */
export type Being = {
  readonly id: number;
  /** The form shown to a reader: the fullest, most mentioned one. */
  readonly name: string;
  readonly kind: EntityKind;
  readonly members: readonly Member[];
  /** All names in any article, in the terms of `words.ts` joined by a space, without titles. */
  readonly keys: ReadonlySet<string>;
  /** The terms of all its names. */
  readonly terms: ReadonlySet<string>;
  /** How often it is mentioned. */
  readonly mentions: number;
  readonly gender: 'female' | 'male' | null;
};

/** All beings of a scene, and which being an article's entity is. */
export type Beings = {
  readonly all: readonly Being[];
  of(article: number, entity: number): Being;
};

/** The key under which a name is compared: its terms without titles, hyphens as spaces. */
export function nameKeyOf(name: string): string {
  const words = wordsOf(name);
  let from = 0;
  while (from < words.length - 1 && isTitleWord(words[from]!.lower)) from += 1;
  return words
    .slice(from)
    .map((w) => w.lower.replace(/'s?$/, '').replaceAll('.', ''))
    .join(' ');
}

/** All words of a name as they are compared. */
function plainKeyOf(name: string): string {
  return wordsOf(name)
    .map((w) => w.lower.replace(/'s?$/, '').replaceAll('.', ''))
    .join(' ')
    .replace(/^the /, '');
}

/**
 * Joins the entities of several articles into beings. `same` lists groups that the linking over articles found; what it
 * does not name is joined by an equal full name, or by a family name that only one person of the scene bears.
 */
export function gatherBeings(articles: readonly ReadArticle[], same: readonly (readonly Member[])[]): Beings {
  const flat: Member[] = [];
  const index = articles.map((read, article) =>
    read.reading.entities.map((_, entity) => flat.push({ article, entity }) - 1),
  );
  const parent = flat.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const join = (a: number, b: number): void => {
    parent[root(b)] = root(a);
  };
  const entityOf = (m: Member) => articles[m.article]!.reading.entities[m.entity]!;
  for (const group of same)
    for (const m of group) join(index[group[0]!.article]![group[0]!.entity]!, index[m.article]![m.entity]!);
  const byKey = new Map<string, number>();
  for (const [i, m] of flat.entries()) {
    const e = entityOf(m);
    const key = `${nameKeyOf(e.name)}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, i);
    else join(known, i);
  }
  const families = new Map<string, Set<number>>();
  for (const [key, i] of byKey) {
    const e = entityOf(flat[i]!);
    if (e.kind !== 'person' || !key.includes(' ')) continue;
    const family = key.slice(key.lastIndexOf(' ') + 1);
    families.set(family, (families.get(family) ?? new Set()).add(root(i)));
  }
  for (const [key, i] of byKey) {
    const bearers = key.includes(' ') ? undefined : families.get(key);
    if (bearers?.size === 1 && /^(?:person|other)$/.test(entityOf(flat[i]!).kind)) join([...bearers][0]!, i);
  }
  for (const [a, b] of initialsIn(articles)) join(index[a.article]![a.entity]!, index[b.article]![b.entity]!);
  const groups = new Map<number, Member[]>();
  for (const [i, m] of flat.entries()) {
    const group = groups.get(root(i));
    if (group === undefined) groups.set(root(i), [m]);
    else group.push(m);
  }
  const all: Being[] = [];
  const beingOf = new Map<number, Being>();
  for (const [r, members] of groups) {
    const being = beingFrom(all.length, members, entityOf);
    all.push(being);
    beingOf.set(r, being);
  }
  return { all, of: (article, entity) => beingOf.get(root(index[article]![entity]!))! };
}

/** Bodies and their initials within one article: "the National Harbour Board", "the NHB". */
function initialsIn(articles: readonly ReadArticle[]): [Member, Member][] {
  const out: [Member, Member][] = [];
  for (const [article, { reading }] of articles.entries()) {
    for (const [entity, { name }] of reading.entities.entries()) {
      const letters = name.replaceAll('.', '');
      if (!/^\p{Lu}{2,6}$/u.test(letters)) continue;
      const full = reading.entities.findIndex(
        (e) => e.kind !== 'person' && e.name.includes(' ') && initialsOf(e.name).includes(letters),
      );
      if (full >= 0)
        out.push([
          { article, entity: full },
          { article, entity },
        ]);
    }
  }
  return out;
}

/** The first letters of a name's words, with and without its small words. */
function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/);
  const letters = (list: readonly string[]): string => list.map((w) => w[0]!.toUpperCase()).join('');
  return [letters(words), letters(words.filter((w) => !/^(?:of|and|the|for|in|on|to|de|a)$/i.test(w)))];
}

function beingFrom(
  id: number,
  members: readonly Member[],
  entityOf: (m: Member) => ReadArticle['reading']['entities'][number],
): Being {
  const keys = new Set<string>();
  const names = new Map<string, number>();
  const kinds = new Map<EntityKind, number>();
  let mentions = 0;
  let gender: Being['gender'] = null;
  for (const m of members) {
    const e = entityOf(m);
    keys.add(nameKeyOf(e.name));
    // What looks like a title belongs to a body's name: "National Audit Office".
    if (e.kind !== 'person') keys.add(plainKeyOf(e.name));
    for (const alias of e.aliases) keys.add(nameKeyOf(alias));
    names.set(e.name, (names.get(e.name) ?? 0) + 1 + e.mentions.length / 100 + Math.min(wordsOf(e.name).length, 3) * 2);
    kinds.set(e.kind, (kinds.get(e.kind) ?? 0) + e.mentions.length + 1);
    mentions += e.mentions.length;
    gender ??= e.gender;
  }
  keys.delete('');
  const terms = new Set([...keys].flatMap((key) => key.split(' ').map(termOf)));
  return { id, terms, name: top(names)!, kind: top(kinds)!, members, keys, mentions, gender };
}

function top<K>(counts: ReadonlyMap<K, number>): K | undefined {
  let best: K | undefined;
  let most = -1;
  for (const [key, n] of counts) {
    if (n > most) {
      best = key;
      most = n;
    }
  }
  return best;
}
