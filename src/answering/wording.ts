import type { Ask } from './ask.ts';
import type { Draft, Short } from './lines/evidence.ts';
import { asSentence, clauseOf, POINTS_BACK } from './trim.ts';
import { countWords } from './words.ts';

/** Below this confidence the whole sentence is shown where no clause of it is short enough. */
const UNSURE = 0.6;

const SHORT_ANSWER = 25;
const MOST = 58;
const MOST_LONG = 145;
const LONG: ReadonlySet<string> = new Set(['list', 'timeline', 'reason']);

/** What a person reads: the short answer first, then the clause that carries it when that fits in few words. */
export function wordAnswer(ask: Ask, draft: Draft): string {
  const most = LONG.has(ask.question.asked) ? MOST_LONG : MOST;
  if (draft.answer !== undefined) return cut(draft.answer, most);
  if (draft.shorts.length === 1 && ask.question.asked !== 'list')
    return cut(withClause(ask, draft.shorts[0]!, draft.confidence < UNSURE), most);
  return cut(`${draft.shorts.map(named).join('; ')}.`, most);
}

function named(short: Short): string {
  const how = short.how === 'reported' ? 'reportedly' : short.how === 'planned' ? 'planned' : null;
  const note = [how, short.note].filter((x) => x !== null && x !== undefined).join(' ');
  return note === '' ? short.text : `${short.text} (${note})`;
}

/** "Oslo. The two met in Oslo on Friday." when the whole stays short, else the short answer alone. */
function withClause(ask: Ask, short: Short, unsure: boolean): string {
  const head = named(short);
  const line = short.lines[0];
  if (line === undefined || short.note !== undefined) return asSentence(head);
  const left = SHORT_ANSWER - countWords(head);
  if (left < 7) return asSentence(head);
  const at = line.text.toLowerCase().indexOf(short.text.toLowerCase());
  const clause = clauseOf(ask, line, left, at < 0 ? [] : [{ start: at, end: at + short.text.length }]);
  // Who doubts the answer must see the words it was read off.
  if (clause === null && unsure && countWords(line.text) + countWords(head) < MOST)
    return `${asSentence(head)} ${asSentence(line.text)}`;
  if (clause === null || POINTS_BACK.test(clause)) return asSentence(head);
  // Half of what somebody says, or a long quotation, is proof to be cited rather than read.
  if (/^["“‘]/.test(line.text) || (/["“”]/.test(clause) && countWords(clause) > 16)) return asSentence(head);
  if (clause.includes(head) && countWords(head) > 6) return asSentence(clause);
  return `${asSentence(head)} ${asSentence(clause)}`;
}

function cut(text: string, most: number): string {
  if (countWords(text) <= most) return text;
  const parts = text.split(/(\s+)/);
  let out = '';
  for (const part of parts) {
    if (countWords(out + part) > most - 1) break;
    out += part;
  }
  return `${out.trimEnd().replace(/[,;:–—-]+$/, '')}…`;
}
