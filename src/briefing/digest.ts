import type { Cited, Digest, Length, ReadArticle, Story } from '../model.ts';
import { createCitations, lineOf } from './cite.ts';
import { headlineFrom } from './headline.ts';
import { peopleOf } from './people.ts';
import { selectStatements } from './select.ts';
import { containment, SAME_SENTENCE, shinglesOf } from './shingles.ts';
import type { Statement } from './statement.ts';
import { digestText } from './text.ts';

export type Composition = {
  readonly title: string;
  /** Newest first. */
  readonly reads: readonly ReadArticle[];
  /** Stories of these articles, the most important first. */
  readonly stories: readonly Story[];
  readonly length: Length;
  /** Sentences the reader has had already. */
  readonly told: readonly string[];
  readonly maxWords?: number;
  readonly notice?: string;
};

/** Most words of `text`; one article takes fewer than a topic. */
const TEXT_WORDS = { one: { short: 100, standard: 220, long: 400 }, many: { short: 120, standard: 300, long: 600 } };

/** Puts a digest together: what is said, in which order, and what proves it. One fact is told once in all its parts. */
export function composeDigest({ title, reads, stories, length, told, maxWords, notice }: Composition): Digest {
  const one = reads.length === 1;
  const words = Math.min(maxWords ?? Number.POSITIVE_INFINITY, TEXT_WORDS[one ? 'one' : 'many'][length]);
  const statements = selectStatements(reads, stories, { length, words, told: told.map(shinglesOf) });
  const citations = createCitations();
  const sentences = statements.map((statement) => cited(statement, citations.cite(statement)));
  const headline = headlineOf(reads, statements);
  const people = peopleOf(reads, citations, length === 'short' ? 3 : 6);
  const parts = { headline, sentences, changes: [], disagreements: [], people };
  return {
    topic: title,
    ...parts,
    stories: stories.map(({ story, title: name, articles }) => ({
      story,
      title: name,
      articles,
      sentences: sentences.filter((_, i) => articles.includes(statements[i]!.read.article.id)),
    })),
    timeline: [],
    citations: citations.list(),
    sources: reads.map(lineOf),
    window: windowOf(reads),
    articles: reads.length,
    text: digestText(
      { ...parts, headline: repeats(headline, sentences) ? '' : headline, people: one ? [] : people },
      words,
    ),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** The days of the first and last article. */
export function windowOf(reads: readonly ReadArticle[]): Digest['window'] {
  const days = reads
    .flatMap(({ article }) => (article.published === null ? [] : [article.published.slice(0, 10)]))
    .sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null };
}

function cited(statement: Statement, n: number): Cited {
  return { text: statement.text, citations: [n] };
}

/** One article goes by its own title; several by what matters most in them. */
function headlineOf(reads: readonly ReadArticle[], statements: readonly Statement[]): string {
  const title = reads.length === 1 ? reads[0]!.article.title : null;
  if (title) return title;
  const first = statements[0];
  return first ? headlineFrom(first.text) : '';
}

function repeats(headline: string, sentences: readonly Cited[]): boolean {
  const said = shinglesOf(headline);
  return sentences.some(({ text }) => containment(said, shinglesOf(text)) >= SAME_SENTENCE);
}
