import { sayDate } from '../language/dates-say.ts';
import type { ReadArticle } from '../model.ts';
import { type Statement, state } from './statement.ts';

/** A plan is news for this many days; among later articles it is told as what was planned then. */
const FRESH_DAYS = 7;

/** Whether a statement says what is still to come, in an article much older than the newest of these. */
export function isStalePlan({ read, n, text }: Statement, newest: number): boolean {
  const day = dayOf(read);
  if (day === null || newest - day <= FRESH_DAYS || !PLANS.test(unquoted(text))) return false;
  return read.reading.events.some(({ sentence, modality }) => sentence === n && modality === 'planned');
}

/** Day of the newest article, days since 1970; negative infinity when none has a date. */
export function newestDay(reads: readonly ReadArticle[]): number {
  return Math.max(...reads.map((read) => dayOf(read) ?? Number.NEGATIVE_INFINITY));
}

/** The statement with the day on which it was so before it: "As of 31 May 2018, the minister will …". */
export function asOfItsDay(statement: Statement): Statement {
  const { read, n, position, text } = statement;
  const { published, publishedHow } = read.article;
  if (published === null || /^(?:["“]|(?:As of|On|In|By|At|After|Before)\s)/.test(text)) return statement;
  const day = `${publishedHow === 'inferred' ? 'about ' : ''}${sayDate(published.slice(0, 10))}`;
  const rest = text.replace(/^(?:An?|The|Some|About|Around|Officials|Talks)\s/, (word) => word.toLowerCase());
  return state(read, n, `As of ${day}, ${rest}`, position) ?? statement;
}

const PLANS =
  /\b(?:will|(?:is|are) (?:also )?(?:to|due|set|expected|scheduled|likely|planning|going|about)|plans? to|(?:is|are) \p{Ll}+ing to)\b/u;

// What has always been so is no news, however often its words come back.
const STANDING =
  /\b(?:has|have) (?:ever|never|long|always)\b|\bremains? (?:one|the|an?)\b|\bone of the (?:most|least|world|few)\b|\b(?:is|are) (?:known|home|located|famous)\b/;

/** Whether a statement is background: no day, and nothing that happened or changed. */
export function isStanding({ read, n, text }: Statement): boolean {
  return STANDING.test(unquoted(text)) && !read.reading.dates.some(({ sentence }) => sentence === n);
}

function unquoted(text: string): string {
  return text.replace(/["“][^"“”]*["”]/g, '');
}

function dayOf({ article }: ReadArticle): number | null {
  return article.published === null ? null : Math.floor(Date.parse(article.published) / 86_400_000);
}
