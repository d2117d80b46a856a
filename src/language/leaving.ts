import type { Event, ReadArticle } from '../model.ts';
import { lemma } from './lemma.ts';

const GIVES_UP = /^(?:resign|quit|step down|step aside|retire|depart)$/;
const REMOVES = /^(?:replace|succeed|sack|dismiss|fire|remove|oust|depose|take over from)$/;

/** What somebody leaves, after the verb: "as head of the board", "from the club". */
const OF_WHAT = /^(?: (?:down|aside))?(?: (?:on|last|this) \p{L}+)? (as|from) ([^,.;]+)/u;
/** Words by which any office is meant. */
const ANY_OFFICE = /\b(?:post|job|office|role|position|duties|government|cabinet|helm|politics|company|firm|club)\b/i;
const SMALL = /^(?:of|the|and|an?|for|in|at|on|to|its|his|her|their)$/;
/** Days before an article from which on what it tells of somebody's leaving is history: they hold what it says they do. */
const HISTORY_DAYS = 90;
const DAY = 86_400_000;

/**
 * Whether an event tells that an office was lately given up by the one who does it (`party` is `who`), or taken from the
 * one it is done to (`whom`). What is only planned, denied or asked for is none, nor is what the article tells as history.
 */
export function leavesOffice(
  { article, reading }: ReadArticle,
  event: Event,
  party: 'who' | 'whom',
  office: string,
): boolean {
  if (event.modality !== 'stated' && event.modality !== 'reported') return false;
  const told = Date.parse(article.published ?? '');
  if (event.when.some((n) => told - Date.parse(endOf(reading.dates[n]?.value ?? '')) > HISTORY_DAYS * DAY))
    return false;
  if (party === 'whom') return REMOVES.test(event.does);
  return GIVES_UP.test(event.does) && isSameOffice(office, article.text.slice(event.verb.end));
}

/** Whether what follows the verb names no office, any, or this one: who resigns from a choir stays mayor. */
function isSameOffice(office: string, after: string): boolean {
  const [, joint, left] = OF_WHAT.exec(after) ?? [];
  if (left === undefined || (joint === 'from' && ANY_OFFICE.test(left))) return true;
  const own = new Set(contentOf(office));
  return contentOf(left).some((word) => own.has(word));
}

const contentOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => (SMALL.test(word) ? [] : [lemma(word, 'NOUN')]));

/** The last day of a year or month, so that "in 2019" is history only when all of it is. */
const endOf = (value: string): string =>
  value.length === 4 ? `${value}-12-31` : value.length === 7 ? `${value}-28` : value;
