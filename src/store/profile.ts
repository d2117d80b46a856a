import type { EntityKind, ReadArticle } from '../model.ts';
import { type Counted, countWords } from './count-words.ts';
import { termOf } from './terms.ts';

/** What of an article decides which story it belongs to. Names go by their last word, as the index stems it. */
export type Profile = {
  readonly id: string;
  /** Days since 1970, null when the article has no date. */
  readonly day: number | null;
  /** How often it has each content word. */
  readonly counts: ReadonlyMap<string, number>;
  readonly people: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  /** Those of the people and places that its title and first sentences name. */
  readonly first: ReadonlySet<string>;
  /** Those that its title or very first sentence names. */
  readonly headed: ReadonlySet<string>;
  /** Numbers of two digits and more as they are written ("4.75", "19-13"), years apart: those say little. */
  readonly figures: ReadonlySet<string>;
};

/** Sentences that say what an article is about, after its title. */
const OPENING = 3;
/** Words kept, the most frequent and first ones: a long article's later words are background. */
const MOST_WORDS = 250;
const MOST_FIGURES = 50;

export function profileOf(read: ReadArticle, counted: Counted = countWords(read)): Profile {
  const { article, reading } = read;
  const told = reading.sentences.filter(({ kind }) => kind !== 'boilerplate');
  const body = told.map(({ start, end }) => article.text.slice(start, end)).join('\n');
  const named = (wanted: EntityKind) =>
    reading.entities.flatMap(({ kind, name, mentions }) => (kind === wanted ? [{ key: keyOf(name), mentions }] : []));
  const [people, places] = [named('person'), named('place')];
  const openedBy = (sentences: number): Set<string> => {
    const opening = new Set(told.slice(0, sentences).map(({ n }) => n));
    const opened = [...people, ...places].filter(
      ({ key, mentions }) =>
        counted.titleContent.has(key) || mentions.some(({ how, sentence }) => how === 'name' && opening.has(sentence)),
    );
    return keysOf(opened);
  };
  return {
    id: article.id,
    day: article.published === null ? null : Math.floor(Date.parse(article.published) / 86_400_000),
    counts: new Map([...counted.content].sort((a, b) => b[1] - a[1]).slice(0, MOST_WORDS)),
    people: keysOf(people),
    places: keysOf(places),
    first: openedBy(OPENING),
    headed: openedBy(1),
    figures: new Set(figuresOf(`${article.title ?? ''}\n${body}`)),
  };
}

function keysOf(named: readonly { readonly key: string }[]): Set<string> {
  return new Set(named.map(({ key }) => key));
}

function figuresOf(text: string): string[] {
  const figures = text.match(/\d[\d.,:-]*\d/g) ?? [];
  return figures.filter((figure) => !/^(?:19|20)\d\d$/.test(figure)).slice(0, MOST_FIGURES);
}

/** One key for the forms in which news names two countries most. */
const SAME_PLACE: Readonly<Record<string, string>> = {
  america: 'us',
  usa: 'us',
  state: 'us',
  britain: 'uk',
  kingdom: 'uk',
};

function keyOf(name: string): string {
  const key = termOf(
    name
      .split(/[\s-]+/)
      .at(-1)!
      .replace(/['’]s$/, ''),
  );
  return SAME_PLACE[key] ?? key;
}

/** A profile as it is kept in the store: parts with a tab between, words with a space. */
export function packProfile({ day, counts, people, places, first, headed, figures }: Profile): string {
  const words = [...counts].map(([word, count]) => (count === 1 ? word : `${word}:${count}`));
  return [
    day ?? '',
    ...[words, [...people], [...places], [...first], [...headed], [...figures]].map((part) => part.join(' ')),
  ].join('\t');
}

/** The profile of an article as `packProfile` wrote it. */
export function unpackProfile(id: string, packed: string): Profile {
  const [day = '', counts = '', ...names] = packed.split('\t');
  const [people, places, first, headed, figures] = names.map((part) => new Set(part.split(' ').filter(Boolean)));
  const words = counts
    .split(' ')
    .filter(Boolean)
    .map((entry): [string, number] => {
      const at = entry.indexOf(':');
      return at < 0 ? [entry, 1] : [entry.slice(0, at), Number(entry.slice(at + 1))];
    });
  return {
    id,
    day: day === '' ? null : Number(day),
    counts: new Map(words),
    people: people ?? new Set(),
    places: places ?? new Set(),
    first: first ?? new Set(),
    headed: headed ?? new Set(),
    figures: figures ?? new Set(),
  };
}
