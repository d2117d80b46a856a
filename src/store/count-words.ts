import type { ReadArticle } from '../model.ts';
import { createRuns } from './runs.ts';
import { scanTerms } from './terms.ts';

/** What is counted of an article's words. */
export type Counted = {
  /** How often each term stands in the text, and how many words that has. */
  readonly text: ReadonlyMap<string, number>;
  readonly words: number;
  readonly title: ReadonlyMap<string, number>;
  /** How often each content word stands in the title, and in title and told sentences, the title's first. */
  readonly titleContent: ReadonlyMap<string, number>;
  readonly content: ReadonlyMap<string, number>;
  /** The three-word runs of what it tells, as `toldRuns` gives them. */
  readonly runs: ReadonlySet<number>;
};

/** Counts all that is stored of an article's words in one walk over its text. Pure. */
export function countWords({ article, reading }: ReadArticle): Counted {
  const title = new Map<string, number>();
  const titleContent = new Map<string, number>();
  const heading = article.title ?? '';
  scanTerms(heading, 0, heading.length, (term, _start, _end, { empty }) => {
    title.set(term, (title.get(term) ?? 0) + 1);
    if (!empty) titleContent.set(term, (titleContent.get(term) ?? 0) + 1);
  });
  const text = new Map<string, number>();
  const content = new Map(titleContent);
  const { add, cut, runs } = createRuns();
  const told = reading.sentences.filter(({ kind }) => kind !== 'boilerplate');
  let [words, at] = [0, 0];
  scanTerms(article.text, 0, article.text.length, (term, start, _end, { empty, hash }) => {
    words++;
    text.set(term, (text.get(term) ?? 0) + 1);
    for (; at < told.length && start >= told[at]!.end; at++) cut();
    if (at === told.length || start < told[at]!.start) return;
    add(hash);
    if (!empty) content.set(term, (content.get(term) ?? 0) + 1);
  });
  return { text, words, title, titleContent, content, runs };
}
