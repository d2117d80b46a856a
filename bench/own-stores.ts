import { type Answering, createAnswering } from '../src/answering/answering.ts';
import { readArticle } from '../src/language/read.ts';
import type { Article } from '../src/model.ts';
import { createSearch } from '../src/search/create.ts';
import type { Search } from '../src/search/search.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { articleOf } from './ask-all.ts';
import type { Gold } from './scorers/qa.ts';
import type { Bundle, Kind, OwnQuestion } from './train/own.ts';

/** A question of our own as the scorer of answers takes it, and as it was written. */
export type Posed = { readonly gold: Gold; readonly own: OwnQuestion };

/** Some bundles' articles in one store, as a newsroom's store holds many, with all that is asked of them. */
export type Newsroom = {
  readonly parts: { readonly search: Search; readonly store: Store; readonly now: () => Date };
  readonly answering: Answering;
  readonly texts: ReadonlyMap<string, string>;
  readonly posed: readonly Posed[];
};

const TYPES: Readonly<Partial<Record<Kind, string>>> = { yesno: 'yes_no', said: 'quote', howlong: 'duration' };

/** Lays `size` bundles at a time out in a store in memory, and gives each store to `use`. */
export async function inNewsrooms<T>(
  bundles: readonly Bundle[],
  size: number,
  use: (room: Newsroom) => Promise<T>,
): Promise<T[]> {
  const out: T[] = [];
  for (let from = 0; from < bundles.length; from += size) {
    const laid = bundles.slice(from, from + size).map((bundle, i) => layBundle(bundle, i));
    const articles = laid.flatMap((l) => l.articles);
    const store = await openStore('memory:');
    try {
      await store.put(articles.map((article) => ({ article, reading: readArticle(article) })));
      const parts = { search: createSearch({ store }), store, now: () => new Date('2026-01-01T12:00:00Z') };
      const texts = new Map(articles.map((a) => [a.id, a.text]));
      out.push(await use({ parts, answering: createAnswering(parts), texts, posed: laid.flatMap((l) => l.posed) }));
    } finally {
      await store.close();
    }
  }
  return out;
}

/** A bundle as articles whose paragraphs have one to three sentences, and as questions with the places of their evidence. */
function layBundle(bundle: Bundle, nth: number): { articles: Article[]; posed: Posed[] } {
  const at: { article: string; start: number; end: number }[][] = [];
  const articles = bundle.articles.map(({ letter, title, publisher, date, sentences }, a) => {
    const id = `${bundle.id.replace(/\W/g, '-')}-${letter}`;
    let text = `${title}\n\n`;
    at.push(
      sentences.map((sentence, i) => {
        const start = text.length;
        const joined = (i * 7 + nth + a) % 3 === 0 && i + 1 < sentences.length;
        text += `${sentence}${joined ? ' ' : i + 1 < sentences.length ? '\n\n' : '\n'}`;
        return { article: id, start, end: start + sentence.length };
      }),
    );
    return articleOf({ id, title, publisher, published: date, publishedHow: 'read', text });
  });
  const posed = bundle.questions.map((own, i): Posed => {
    const { question, kind } = own;
    const answers =
      kind === 'list' ? (own.answers[0] ?? []).map((part) => [part]) : own.answers.map((parts) => parts.join(' '));
    const gold = {
      id: `${bundle.id} ${i + 1}`,
      type: own.gold.length === 0 ? 'unanswerable' : (TYPES[kind] ?? kind),
      question,
      answers,
      evidence: own.gold.map(({ article, sentence }) => at[article]![sentence]!),
    };
    return { gold, own };
  });
  return { articles, posed };
}
