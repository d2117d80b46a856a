import { inTime, questionDates, type TimeFilter } from '../../language/dates-question.ts';
import { namedSources } from '../../search/sources.ts';
import type { Time } from '../ask.ts';
import type { Question } from './question.ts';

/** What a question says about which articles and which time it means. */
export type Scope = {
  /** Publishers it names as its source ("according to the Harbour Post"); empty for any. */
  readonly publishers: readonly string[];
  /** "the July article": only articles published then. */
  published(value: string | null): boolean;
  readonly times: readonly Time[];
};

const ARTICLE = /^\s+(?:article|story|report|piece|one)s?\b/i;

/** Reads limits of source and time off a question. `reference` is the day its relative dates count from. */
export function scopeOf(question: Question, publishers: readonly string[], reference: string | null): Scope {
  const filters = questionDates(question.tidy, reference);
  const ofArticle = filters.filter((f) => ARTICLE.test(question.tidy.slice(f.end)));
  // What names the article is no limit on what happened; as a time that every line fits, its words are not looked for.
  const times = filters.map((f) =>
    ofArticle.includes(f)
      ? { ...timeOf(question, f), open: true, exact: false, fits: () => true }
      : timeOf(question, f),
  );
  const cited = /\b(?:according to|in|by|did|does|as of|say in|from)\b/i.test(question.tidy);
  const named = cited ? namedSources(question.tidy, publishers).groups.flat() : [];
  return {
    publishers: named,
    published: (value) =>
      ofArticle.length === 0 || (value !== null && ofArticle.some((f) => inTime(f, value.slice(0, 10)))),
    times,
  };
}

function timeOf(question: Question, filter: TimeFilter): Time {
  const from = question.words.findIndex((w) => w.end > filter.start);
  const after = question.words.findIndex((w) => w.start >= filter.end);
  const to = after < 0 ? question.words.length : after;
  const open = filter.how !== 'in';
  return { from: from < 0 ? to : from, to, open, exact: !open, fits: (value, until) => inTime(filter, value, until) };
}
