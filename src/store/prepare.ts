import type { Article, ReadArticle } from '../model.ts';
import { type Counted, countWords } from './count-words.ts';
import { packProfile, profileOf } from './profile.ts';
import { nameKey } from './terms.ts';

/**
 * An article with everything a store writes of it already worked out, so that the thread that reads articles does the
 * work and the one that stores them only writes. Plain strings and numbers: they cross from thread to thread cheaply.
 */
export type Prepared = {
  readonly article: Article;
  /** The reading as JSON. */
  readonly reading: string;
  readonly sentences: number;
  readonly entities: number;
  readonly indexed: Indexed;
  /** The three-word runs of what it tells, by which copies and earlier wordings of it are found. */
  readonly runs: Int32Array;
  /** What decides its story, packed. */
  readonly profile: string;
};

/** What the index holds of one article. */
export type Indexed = {
  /** Terms with a space between; names stand under "@" + key, with "_" for spaces. */
  readonly terms: string;
  /** For each term, how often it stands in the text and in the title. */
  readonly counts: Uint16Array;
  /** Key and name of each name, by turns. */
  readonly names: readonly string[];
  readonly words: number;
};

/** Works out what a store writes of an article. Pure; takes time linear in its length. */
export const prepare = (read: ReadArticle): Prepared => {
  const counted = countWords(read);
  return {
    article: read.article,
    reading: JSON.stringify(read.reading),
    sentences: read.reading.sentences.length,
    entities: read.reading.entities.length,
    indexed: indexOf(read, counted),
    runs: Int32Array.from(counted.runs),
    profile: packProfile(profileOf(read, counted)),
  };
};

/** The terms of an index entry, in the order of its counts. */
export const termsIn = ({ terms }: Indexed): string[] => (terms === '' ? [] : terms.split(' '));

/** The term under which a name is in the index. */
export const nameTerm = (name: string): string => termOfKey(nameKey(name));

const termOfKey = (key: string): string => `@${key.replaceAll(' ', '_')}`;

/** What the index holds of an article, from its particulars and its reading alone. */
export const indexOf = (read: ReadArticle, { text, words, title }: Counted = countWords(read)): Indexed => {
  const names = new Map<string, string>();
  const mentions = new Map<string, number>();
  for (const entity of read.reading.entities) {
    for (const form of [entity.name, ...entity.aliases]) {
      const key = nameKey(form);
      if (key === '' || names.has(key)) continue;
      names.set(key, form);
      mentions.set(termOfKey(key), entity.mentions.length);
    }
  }
  const titleOnly = [...title.keys()].filter((term) => !text.has(term));
  const counts = new Uint16Array(2 * (text.size + titleOnly.length + mentions.size));
  const terms: string[] = [];
  let at = 0;
  const add = (term: string, inText: number, inTitle: number): void => {
    terms.push(term);
    counts[at++] = inText;
    counts[at++] = inTitle;
  };
  for (const [term, times] of text) add(term, times, title.get(term) ?? 0);
  for (const term of titleOnly) add(term, 0, title.get(term)!);
  for (const [term, times] of mentions) add(term, times, 0);
  return { terms: terms.join(' '), counts, names: [...names].flat(), words };
};
