import { lemma } from '../../language/lemma.ts';
import { flagsOf, GIVEN, PLACE } from '../../language/names-lexicon.ts';
import type { EntityKind } from '../../model.ts';
import type { Scene } from '../scene.ts';
import { wordsOf } from '../words.ts';

/** Somebody or something that articles name, under all the forms they use. */
export type SharedName = {
  /** The form in full, as an article writes it. */
  readonly name: string;
  readonly kind: EntityKind;
  /** For each article of the scene: 1 where its text names it, less where only its title does, 0 where neither does. */
  readonly named: readonly number[];
  readonly terms: ReadonlySet<string>;
  readonly mentions: number;
};

/** What a name counts that stands in an article's title alone. */
const IN_TITLE = 0.8;
/** A word that follows a name belongs to it when it follows at least this share of its mentions. */
const BELONGS = 0.25;
/** A word that comes before a name belongs to it when it precedes at least this share of its mentions. */
const ALWAYS = 0.6;

const RUN = /\p{Lu}[\p{L}\p{N}’'&-]*(?:[ \u00a0](?:\p{Lu}[\p{L}\p{N}’'&-]*|\d{1,2}\b))*/gu;

/** How often a word is written, and with which words in capitals before and behind it. */
type Beside = { count: number; readonly before: Map<string, number>; readonly after: Map<string, number> };

/**
 * The names of a scene, those of one bearer joined: "Holt" with "Anna Holt" where some article writes so, "AH" with both.
 * A name that begins with a given name is a person's, whatever a single article took it for.
 */
export function sharedNames(scene: Scene): SharedName[] {
  const beside = neighbours(scene);
  const joined = new Map<string, SharedName>();
  for (const being of scene.beings.all) {
    const name = fullName(being.name.replace(/^the /i, '').replace(/^\S+['’]s (?=\p{Lu})/u, ''), beside);
    const named = scene.articles.map(() => 0);
    for (const { article } of being.members) named[article] = 1;
    const one = { name, kind: kindOf(name, being.kind), named, terms: being.terms, mentions: being.mentions };
    const key = name.toLowerCase();
    const known = joined.get(key);
    joined.set(key, known === undefined ? one : both(known, one));
  }
  return withTitles(scene, withInitials(withFamily([...joined.values()])));
}

/** Common nouns in the plural that do something in the articles ("bakers raise prices"): answers to "what kind of". */
export function actingThings(scene: Scene): SharedName[] {
  const found = new Map<string, SharedName>();
  for (const line of scene.lines) {
    for (const event of line.events) {
      for (const { start, end } of event.who) {
        const words = wordsOf(line.article.text.slice(start, end));
        const head = words.at(-1);
        if (head === undefined || words.length > 3 || !/[^su]s$/.test(head.lower) || !isOrdinaryPlural(head.lower))
          continue;
        const named = scene.articles.map((_, a) => (a === line.a ? 1 : 0));
        const name = head.lower.charAt(0).toUpperCase() + head.lower.slice(1);
        const one: SharedName = { name, kind: 'other', named, terms: new Set([head.term]), mentions: 1 };
        const known = found.get(head.lower);
        found.set(head.lower, known === undefined ? one : both(known, one));
      }
    }
  }
  // What is only ever written with a capital is a name.
  const small = new Set(scene.lines.flatMap(({ words }) => words.map(({ text }) => text)));
  return [...found].flatMap(([lower, one]) => (small.has(lower) ? [one] : []));
}

const isOrdinaryPlural = (lower: string): boolean => lemma(lower, 'NOUN') !== lower;

function both(a: SharedName, b: SharedName): SharedName {
  return {
    name: a.name,
    kind: a.mentions >= b.mentions ? a.kind : b.kind,
    named: a.named.map((each, i) => Math.max(each, b.named[i]!)),
    terms: new Set([...a.terms, ...b.terms]),
    mentions: a.mentions + b.mentions,
  };
}

/** "Holt" goes to the one name of the scene that ends with it. */
function withFamily(names: readonly SharedName[]): SharedName[] {
  const out = [...names];
  for (const short of names) {
    if (short.name.includes(' ')) continue;
    const bearers = out.filter(({ name, kind }) => kind !== 'place' && name.endsWith(` ${short.name}`));
    if (bearers.length !== 1) continue;
    out[out.indexOf(bearers[0]!)] = both(bearers[0]!, short);
    out.splice(out.indexOf(short), 1);
  }
  return out;
}

/** Initials ("AH") go to the one name of several words that they are made of. */
function withInitials(names: readonly SharedName[]): SharedName[] {
  const out = [...names];
  for (const short of names) {
    if (!/^\p{Lu}{2,5}$/u.test(short.name)) continue;
    const bearers = out.filter(({ name }) => initialsOf(name) === short.name);
    if (bearers.length !== 1) continue;
    out[out.indexOf(bearers[0]!)] = both(bearers[0]!, short);
    out.splice(out.indexOf(short), 1);
  }
  return out;
}

const initialsOf = (name: string): string =>
  name.includes(' ')
    ? name
        .split(/[\s-]/)
        .map((word) => word[0] ?? '')
        .join('')
        .toUpperCase()
    : '';

function withTitles(scene: Scene, names: readonly SharedName[]): SharedName[] {
  return names.map((each) => {
    const words = each.name.split(' ');
    const forms = [words.at(-1)!, initialsOf(each.name)].filter((form) => form.length > 2);
    const named = each.named.map((value, a) => {
      if (value > 0) return value;
      const title = scene.articles[a]!.article.title ?? '';
      return forms.some((form) => title.includes(form)) ? IN_TITLE : 0;
    });
    return { ...each, named };
  });
}

function kindOf(name: string, kind: EntityKind): EntityKind {
  const words = name.split(' ');
  if (words.length < 2 || (flagsOf(words[0]!.toLowerCase()) & GIVEN) === 0) return kind;
  return /\b(?:Sportsbook|Games?|Research|Inc|Corp|Club|Group|Company|Party|University|League|Times|Post|News)\b/.test(
    name,
  )
    ? kind
    : 'person';
}

function fullName(name: string, beside: ReadonlyMap<string, Beside>): string {
  const words = name.split(' ');
  const [first, last] = [beside.get(words[0]!), beside.get(words.at(-1)!)];
  if (words.length > 2) return name;
  if (words.length === 1 && first !== undefined) {
    const given = most(first.before, (word) => (flagsOf(word.toLowerCase()) & (GIVEN | PLACE)) !== 0);
    if (given !== null) return `${given.word} ${name}`;
    const always = most(first.before, () => true);
    if (always !== null && always.times > 1 && always.times / first.count >= ALWAYS) return `${always.word} ${name}`;
  }
  const next = last === undefined ? null : most(last.after, () => true);
  if (next === null || words.length > 1) return name;
  const isGiven = (flagsOf(name.toLowerCase()) & GIVEN) !== 0;
  return next.times / last!.count >= (isGiven ? BELONGS / 2 : BELONGS) && next.times > 1
    ? `${name} ${next.word}`
    : name;
}

function most(
  counts: ReadonlyMap<string, number>,
  fits: (word: string) => boolean,
): { word: string; times: number } | null {
  let best: { word: string; times: number } | null = null;
  for (const [word, times] of counts) if (fits(word) && (best === null || times > best.times)) best = { word, times };
  return best;
}

/** Reads off texts and titles which words in capitals stand side by side. */
function neighbours(scene: Scene): Map<string, Beside> {
  const out = new Map<string, Beside>();
  const at = (word: string): Beside => {
    const known = out.get(word) ?? { count: 0, before: new Map(), after: new Map() };
    out.set(word, known);
    return known;
  };
  const add = (counts: Map<string, number>, word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { article } of scene.articles) {
    for (const [run] of `${article.title ?? ''}. ${article.text}`.matchAll(RUN)) {
      const words = run.split(/[ \u00a0]/).map((word) => word.replace(/['’]s?$/, ''));
      for (const [i, word] of words.entries()) {
        const one = at(word);
        one.count++;
        if (i > 0) add(one.before, words[i - 1]!);
        if (i + 1 < words.length) add(one.after, words[i + 1]!);
      }
    }
  }
  return out;
}
