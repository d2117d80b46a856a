import { lemma } from '../../language/lemma.ts';
import type { Answer } from '../../model.ts';
import { wordsOf } from '../words.ts';

/** What was asked and answered before. */
export type Before = { readonly question: string; readonly answer: Pick<Answer, 'answers'> };

/** Remarks that want the same answer once more. */
const AGAIN =
  /^(?:again,? )?(?:but )?(?:make it )?(?:shorter|briefer|in short|tl;?dr)(?: please| again)?$|^again(?:,? shorter)?(?: please)?$|^(?:say|repeat) (?:that|it) again$|^according to whom?$|^says who$/;

const LINK = /^(?:(?:and|but|so|ok|okay|also|then|well|hm+)[,\s]+)+/i;
const ASK_WORD = /^(who|whom|what|when|where|why|how|which)\b/i;
const PRONOUN = /\b(?:he|him|his|she|her|hers|they|them|their|it|its|that|this|there|then)\b/i;

/**
 * Rewrites a follow-up ("and when?", "who else?", "what about Smith?", "in May?") into a whole question with the help
 * of the one before; "again, shorter" is the question before. Null when the words stand on their own.
 */
export function expandFollowUp(before: Before, text: string): string | null {
  const linked = LINK.test(text.trim());
  const said = text
    .trim()
    .replace(LINK, '')
    .replace(/[?!.\s]+$/, '');
  const lower = said.toLowerCase();
  if (said === '') return null;
  if (AGAIN.test(lower)) return before.question;
  const statement = statementOf(before);
  const short =
    /^(when|where|why|how|who|with whom|how many|how long|how much|what for|since when|what time)(?: (?:was|is|did) (?:that|this|it|he|she|they)(?: (?:happen|happened|do (?:that|this|it)))?)?$/.exec(
      lower,
    );
  if (short !== null) return ask(`${short[1] === 'what for' ? 'why' : short[1]} ${turned(statement)}`);
  const else_ = /^(who|what|where|which|when|why) else\b(.*)$/.exec(lower);
  if (else_ !== null) return ask(else_[2]!.trim() === '' ? withElse(before.question, else_[1]!) : said);
  const about =
    /^(?:what|how) about (.+)$/i.exec(said) ??
    (linked && wordsOf(said).length <= 4 && !ASK_WORD.test(said) && !isTime(lower) ? [said, said] : null);
  if (about !== null)
    return isTime(about[1]!.toLowerCase())
      ? ask(inTime(before.question, about[1]!))
      : ask(swapSubject(before, about[1]!));
  if (isTime(lower)) return ask(inTime(before.question, said));
  if (wordsOf(said).length <= 12 && PRONOUN.test(said)) {
    const resolved = resolvePronouns(before, said);
    return resolved === said ? null : ask(resolved);
  }
  return null;
}

function ask(question: string): string {
  const plain = question
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[?!.]+$/, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`;
}

function isTime(lower: string): boolean {
  return (
    /^(?:in|on|during|since|before|after|until|by|this|last|yesterday|today|earlier|later)\b/.test(lower) &&
    wordsOf(lower).length <= 5
  );
}

/** The question's statement without its asking words: "who met Smith in Oslo" gives "met Smith in Oslo". */
function statementOf(before: Before): string {
  return before.question
    .trim()
    .replace(/[?!.\s]+$/, '')
    .replace(/^(?:and|so|but)\s+/i, '');
}

/** A statement made to follow an asking word: the one who was found takes the place of "who". */
function turned(statement: string, helper = 'did'): string {
  const whoDid = /^who(?:m)?\s+((?:is|was|were|are|has|have|had|will|would|can|could)\s+)?(.*)$/i.exec(statement);
  if (whoDid !== null)
    return whoDid[1] === undefined ? `${helper} they ${bare(whoDid[2] ?? '')}` : `${whoDid[1]}${whoDid[2] ?? ''}`;
  return statement
    .replace(
      /^(?:(?:what|which|how many|how much)(?: \w+)?|when|where|why|how|how long|what time)\s+(?=(?:is|was|were|are|did|does|do|has|have|had|will|would|can|could)\b)/i,
      '',
    )
    .replace(/^(?:what|which|when|where|why|how)\s+/i, '');
}

/** A statement with its first verb in the bare form that follows a helper. */
function bare(statement: string): string {
  return statement.replace(/^\S+/, (verb) => lemma(verb.toLowerCase(), 'VERB'));
}

function withElse(question: string, word: string): string {
  const rest = question.replace(/[?!.\s]+$/, '');
  return new RegExp(`^${word}\\b`, 'i').test(rest)
    ? rest.replace(new RegExp(`^${word}\\b(?: else)?`, 'i'), `${word} else`)
    : `${word} else ${turned(rest)}`;
}

function inTime(question: string, time: string): string {
  const rest = question
    .replace(/[?!.\s]+$/, '')
    .replace(
      /\s+(?:in|since|before|after|during|until|on) (?:the )?(?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*$/i,
      '',
    );
  return `${rest} ${time}`;
}

/** "What about Jones?": the last name of the question before gives way to the new one. */
function swapSubject(before: Before, name: string): string {
  const rest = before.question.replace(/[?!.\s]+$/, '');
  const runs = [...rest.matchAll(/\p{Lu}[\p{L}'’-]*(?:\s+(?:\p{Lu}[\p{L}'’-]*|\d+))*/gu)].filter(
    (m) => m.index > 0 || !ASK_WORD.test(m[0]),
  );
  const last = runs.at(-1);
  if (last !== undefined) return `${rest.slice(0, last.index)}${name}${rest.slice(last.index + last[0].length)}`;
  const subject = /^(.*?\b(?:did|does|do|is|was|were|are|has|had|will)\s+)(\S+)(\s.*)?$/i.exec(rest);
  if (subject !== null) return `${subject[1]}${name}${subject[3] ?? ''}`;
  return rest.replace(/\S+$/, name);
}

/** Puts the one spoken of before in the place of he, she, they or it. */
function resolvePronouns(before: Before, text: string): string {
  const names = [...before.question.matchAll(/(?<=\s)\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*)*/gu)].map((m) => m[0]);
  const answered = before.answer.answers[0]?.text ?? '';
  const isName = /^\p{Lu}/u.test(answered) && wordsOf(answered).length <= 4;
  const asksWho = /^who/i.test(before.question.trim());
  const who = asksWho && isName ? answered : (names[0] ?? (isName ? answered : lastWords(before.question)));
  if (who === '') return text;
  return text
    .replace(/\b(his|her|their|its)\b(?=\s+\w)/i, `${who}'s`)
    .replace(/\b(?:he|him|she|her|they|them|it|that|this)\b/i, who);
}

/** Without capitals to go by: the words after the question's helper verb, up to its main verb. */
function lastWords(question: string): string {
  const m =
    /\b(?:did|does|is|was|were|has|had|will)\s+((?:\S+\s+){1,3}?)(?:say|do|go|meet|have|leave|visit|call|tell|know|want)\b/i.exec(
      question,
    );
  return m?.[1]?.trim() ?? '';
}
