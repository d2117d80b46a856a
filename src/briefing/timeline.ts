import type { Cited, DateMention, ReadArticle, Timeline } from '../model.ts';
import { createCitations } from './cite.ts';
import { plainOrder } from './plain-order.ts';
import { containment, SAME_SENTENCE } from './shingles.ts';
import type { Statement } from './statement.ts';
import { tellables } from './telling.ts';

/** A statement of something that happens at a known time. */
export type Dated = { readonly date: string; readonly statement: Statement };

const MOST_ENTRIES = 30;

/** What these articles say happened when, in order of time; what several say is told once. */
export function composeTimeline(topic: string, reads: readonly ReadArticle[]): Timeline {
  const citations = createCitations();
  const entries = datedStatements(reads)
    .slice(0, MOST_ENTRIES)
    .map(({ date, statement }): Cited & { date: string } => ({
      date,
      text: statement.text,
      citations: [citations.cite(statement)],
    }));
  return { topic, entries, citations: citations.list(), articles: reads.length };
}

/** Statements, of each article at most `perArticle`, with the date of what they tell, oldest first. Only a date that is known to the month or the day counts. */
export function datedStatements(reads: readonly ReadArticle[], perArticle?: number): Dated[] {
  const found: Dated[] = [];
  for (const read of reads) {
    const dates = new Map<number, DateMention[]>();
    for (const date of read.reading.dates) {
      if (date.value === null || date.value.length < 7 || date.until !== undefined) continue;
      dates.set(date.sentence, [...(dates.get(date.sentence) ?? []), date]);
    }
    for (const [statement] of tellables(read, perArticle)) {
      const date = ownDate(read, statement.n, dates.get(statement.n) ?? []);
      if (date === null) continue;
      const known = found.some(
        (other) =>
          other.date.slice(0, 7) === date.slice(0, 7) &&
          containment(other.statement.shingles, statement.shingles) >= SAME_SENTENCE,
      );
      if (!known) found.push({ date, statement });
    }
  }
  return found.sort((a, b) => plainOrder(a.date, b.date));
}

/** The date of the sentence's first event that has one, else its only date. */
function ownDate(read: ReadArticle, n: number, dates: readonly DateMention[]): string | null {
  const published = read.article.published?.slice(0, 10);
  for (const event of read.reading.events) {
    if (event.sentence !== n) continue;
    for (const index of event.when) {
      const said = read.reading.dates[index];
      // What is told of "the past three days" has happened by the day of publication, not at their start.
      const value = said?.until === published ? published : said?.value;
      if (value && value.length >= 7) return value.slice(0, 10);
    }
  }
  const first = dates[0];
  return dates.length === 1 && first?.value ? first.value.slice(0, 10) : null;
}
