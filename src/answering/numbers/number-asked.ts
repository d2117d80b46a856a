import type { Ask } from '../ask.ts';

/** What kind of number a question asks for. */
export type Sort = 'times' | 'money' | 'percent' | 'age' | 'duration' | 'measure' | 'count';

/** The kind of number that a question's words ask for; a count of things where they name no other. */
export function sortOf(ask: Ask): Sort {
  const q = ask.question.tidy.toLowerCase();
  if (/\bhow many times\b|\bhow often\b/.test(q)) return 'times';
  if (/\bpercent|\bpercentage|\bproportion|\bshare of\b|\brate\b|\bstake\b|\bshareholding\b|\bmargin\b/.test(q))
    return 'percent';
  if (/\bhow old\b|\bage\b/.test(q)) return 'age';
  if (ask.question.asked === 'duration') return 'duration';
  if (
    /\bhow much\b|\b(?:price|cost|sum|amount|fee|fine|bill|worth|value|profits?|turnover|revenues?|salary|wage|budget|debt)\b/.test(
      q,
    )
  )
    return 'money';
  if (
    /\bhow (?:far|tall|high|big|large|fast|quick|quickly|heavy|deep|wide|thick|close)\b|\bspeed\b|\bheight\b|\bweight\b/.test(
      q,
    )
  )
    return 'measure';
  return 'count';
}
