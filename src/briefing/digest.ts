import type { Cited, Digest, Length, ReadArticle, Story } from '../model.ts';
import { findChanges, tellChanges } from './changes.ts';
import { SAME_FACT, sameFact } from './choose.ts';
import { createCitations, sourceOf } from './cite.ts';
import { pairsOf } from './comparison.ts';
import { findDifferences, tellDifferences, tellSpellings } from './disagreements.ts';
import { headlineFrom, isHeadline } from './headline.ts';
import { linkedPeople, peopleOf, spellingsOf } from './people.ts';
import { plainOrder } from './plain-order.ts';
import { selectStatements } from './select.ts';
import { containment, SAME_SENTENCE, shinglesOf } from './shingles.ts';
import type { Statement } from './statement.ts';
import { digestText } from './text.ts';
import { datedStatements } from './timeline.ts';
import { countWords } from './weighing.ts';

export type Composition = {
  /** As it was asked for. */
  readonly topic: string;
  readonly title: string;
  /** Newest first. */
  readonly reads: readonly ReadArticle[];
  /** Stories of these articles, the most important first. */
  readonly stories: readonly Story[];
  /** Articles left out because they only repeat one of these. */
  readonly copies?: Digest['copies'];
  /** How many independent publishers tell each story. */
  readonly publishers?: ReadonlyMap<string, number>;
  readonly length: Length;
  /** Sentences the reader has had already. */
  readonly told: readonly string[];
  readonly maxWords?: number;
  readonly notice?: string;
};

/** Most words of `text`; one article takes fewer than a topic. */
const TEXT_WORDS = { one: { short: 100, standard: 220, long: 400 }, many: { short: 120, standard: 300, long: 600 } };

/** Most changes and differences, and most dated events that the sentences do not tell. */
const MOST_PARTS = { short: 1, standard: 3, long: 6 };
/** Of many articles only the first sentences are looked through for dates. */
const FEW_ARTICLES = 8;
const DATED_OF_EACH = 8;
const MOST_HEADLINE_WORDS = 20;
const LEAST_SENTENCES = 2;
const MOST_DATED = { short: 2, standard: 5, long: 10 };

/** Puts a digest together: what is said, in which order, and what proves it. One fact is told once in all its parts. */
export function composeDigest(composition: Composition): Digest {
  const { title, topic, reads, stories, length, told, maxWords, notice, copies = [], publishers } = composition;
  const one = reads.length === 1;
  const words = Math.min(maxWords ?? Number.POSITIVE_INFINITY, TEXT_WORDS[one ? 'one' : 'many'][length]);
  const compared = one ? [] : pairsOf(reads, stories);
  const changed = findChanges(compared).slice(0, MOST_PARTS[length]);
  const differing = findDifferences(compared).slice(0, MOST_PARTS[length]);
  const elsewhere = [
    ...changed.flatMap(({ before, now }) => [before.text, now.text]),
    ...differing.flatMap(({ sides }) => sides.flatMap(({ text, lead }) => (lead ? [] : [text]))),
  ];
  const select = (known: readonly string[]) =>
    selectStatements(reads, stories, { length, words, told: known.map(shinglesOf) });
  const fresh = select([...told, ...elsewhere]);
  // What changed is told there alone, unless hardly anything would be left to tell.
  const statements = fresh.length >= LEAST_SENTENCES ? fresh : select(told);
  const citations = createCitations();
  const sentences = statements.map((statement) => cited(statement, citations.cite(statement)));
  const headline = headlineOf(reads, statements, stories[0]);
  const isTold = ({ shingles }: Statement): boolean =>
    statements.some((statement) => containment(shingles, statement.shingles) >= SAME_SENTENCE);
  const changes = tellChanges(
    changed.filter(({ before, now }) => !isTold(before) || !isTold(now)),
    citations,
  );
  const linked = linkedPeople(reads);
  const disagreements = [
    ...tellDifferences(differing, citations),
    ...tellSpellings(spellingsOf(linked, reads).slice(0, MOST_PARTS[length]), citations),
  ];
  const toldElsewhere = elsewhere.map(shinglesOf);
  const timeline = datedStatements(reads, reads.length > FEW_ARTICLES ? DATED_OF_EACH : undefined)
    .filter(({ statement }) => !statements.some((one) => sameFact(one, statement, SAME_FACT)))
    .filter(({ statement }) => !toldElsewhere.some((said) => containment(said, statement.shingles) >= SAME_SENTENCE))
    .sort((a, b) => a.statement.position - b.statement.position)
    .filter(({ date }, i, all) => all.findIndex((other) => other.date === date) === i)
    .slice(0, MOST_DATED[length])
    .sort((a, b) => plainOrder(a.date, b.date))
    .map(({ date, statement }) => ({ date, ...cited(statement, citations.cite(statement)) }));
  const people = peopleOf(linked, reads, citations, MOST_PARTS[length] + 1);
  const parts = { headline, sentences, changes, disagreements, people };
  return {
    topic,
    title,
    ...parts,
    stories: stories.map(({ story, title: name, articles }) => ({
      story,
      title: name,
      articles,
      sentences: sentences.filter((_, i) => articles.includes(statements[i]!.read.article.id)),
      ...publishersOf(publishers?.get(story)),
    })),
    timeline,
    citations: citations.list(),
    sources: reads.map(sourceOf),
    ...(copies.length > 0 ? { copies } : {}),
    window: windowOf(reads),
    articles: reads.length + copies.length,
    text: digestText(
      { ...parts, headline: one || repeats(headline, sentences) ? '' : headline, people: one ? [] : people },
      words,
    ),
    ...noticeOf(reads, sentences, notice),
  };
}

/** Several independent publishers are worth telling; one, or nothing known of them, is not. */
function publishersOf(count = 0): { publishers?: number } {
  return count > 1 ? { publishers: count } : {};
}

function noticeOf(reads: readonly ReadArticle[], sentences: readonly Cited[], notice?: string): { notice?: string } {
  const nothing = reads.length > 0 && sentences.length === 0 ? ['Nothing new can be told from these articles.'] : [];
  const words = [...(notice === undefined ? [] : [notice]), ...nothing].join(' ');
  return words === '' ? {} : { notice: words };
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

/** One article goes by its own title; several by the first story's newest title, else by what its sentences tell. */
function headlineOf(reads: readonly ReadArticle[], statements: readonly Statement[], story?: Story): string {
  const title = reads.length === 1 ? reads[0]!.article.title : null;
  if (title) return title;
  const told = reads.filter(({ article }) => statements.some(({ read }) => read.article.id === article.id));
  for (const { article } of told) {
    if (story?.articles.includes(article.id) && article.title !== null && isHeadline(article.title)) {
      return article.title;
    }
  }
  const ofStory = statements.filter(({ read }) => story?.articles.includes(read.article.id));
  const latest = [...ofStory].sort(
    (a, b) => plainOrder(b.read.article.published ?? '', a.read.article.published ?? '') || a.n - b.n,
  );
  let first: string | null = null;
  for (const { text } of [...latest, ...statements]) {
    const headline = headlineFrom(text);
    if (countWords(headline) <= MOST_HEADLINE_WORDS) return headline;
    first ??= headline;
  }
  return first ?? '';
}

function repeats(headline: string, sentences: readonly Cited[]): boolean {
  const said = shinglesOf(headline);
  return sentences.some(({ text }) => containment(said, shinglesOf(text)) >= SAME_SENTENCE);
}
