import { hashOf, mix } from './hash.ts';
import {
  ADJ,
  ADP,
  ADV,
  AUX,
  DET,
  isVerb,
  layOut,
  NOUN,
  NUM,
  PROPN,
  PUNCT,
  type TaggedToken,
  type Words,
} from './words.ts';

/** Kinds of answers a question may want, as far as its words tell. */
export const WANTS = [
  'thing',
  'person',
  'place',
  'date',
  'number',
  'duration',
  'money',
  'reason',
  'manner',
  'action',
  'group',
] as const;
export type Want = (typeof WANTS)[number];

/** A question laid out and read: its asking word, what it asks for, and the words an answer's sentence should hold. */
export type Question = Words & {
  /** Where the asking word stands; -1 when there is none. */
  readonly asks: number;
  /** One past the asking phrase ("how many", "what year", "which of the rivers"). */
  readonly asksEnd: number;
  /** who, whose, what, which, when, where, why, how, how-many, how-much, how-long, how-adj, be, none; with "what", also what kind of phrase follows. */
  readonly form: string;
  readonly formHash: number;
  readonly want: Want;
  /** Index of the noun that names the kind of answer ("year" in "what year"); -1 when there is none. */
  readonly focus: number;
  /** Indexes of the words an answer's sentence should hold, in order; the focus noun is not among them. */
  readonly seek: readonly number[];
  /** Index of the main verb, -1 when there is only a form of "be". */
  readonly verb: number;
};

const ASKING = new Set(['who', 'whom', 'whose', 'what', 'which', 'when', 'where', 'why', 'how']);
const TIME =
  /^(year|date|day|month|decade|century|time|era|season|period|week|night|morning|evening|weekday|age|quarter)s?$/;
const PLACE =
  /^(cit(y|ies)|countr(y|ies)|state|place|location|region|town|village|nation|continent|island|river|area|province|district|count(y|ies)|street|venue|building|site|territor(y|ies)|capital|neighbou?rhood|ocean|sea|lake|mountain)s?$/;
const PERSON =
  /^(person|man|woman|actor|actress|author|king|queen|president|leader|scientist|singer|artist|player|people|director|writer|philosopher|minister|official|name|character|composer|politician|emperor|pope|general|coach|poet|founder|critic|spokes(man|woman|person)|judge|driver|athlete)s?$/;
const GROUP =
  /^(compan(y|ies)|organi[sz]ation|team|group|part(y|ies)|agenc(y|ies)|university|universities|school|band|institution|club|government|network|publisher|army|tribe|committee|union|newspaper|firm|bank)s?$/;
const NUMBER =
  /^(number|percent|percentage|proportion|amount|rate|population|size|height|length|width|depth|distance|temperature|weight|speed|score|quantity|total|share|ratio|fraction|level)s?$/;
const MONEY = /^(cost|price|money|revenue|budget|salary|profit|sum|worth|value|fee|fine)s?$/;

/** Reads a question's tokens. */
export function readQuestion(tokens: readonly TaggedToken[]): Question {
  const words = layOut(tokens);
  const { lower, tag, length } = words;
  let asks = -1;
  for (let i = 0; i < length; i++) {
    if (!ASKING.has(lower[i]!)) continue;
    // "the year when he …" asks nothing; the first one is the asking word unless a later one ends the question.
    if (asks < 0) asks = i;
    else if (lower[asks] === 'that' || (i >= length - 3 && asks > 0)) asks = i;
  }
  let asksEnd = asks + 1;
  let focus = -1;
  let form = asks < 0 ? (tag[0] === AUX || isVerb(tag[0]) ? 'be' : 'none') : lower[asks]!;
  if (form === 'whom') form = 'who';
  if (form === 'how') {
    const next = lower[asks + 1] ?? '';
    if (next === 'many' || next === 'much' || next === 'long' || next === 'old' || next === 'far' || next === 'often') {
      form = `how-${next}`;
      asksEnd = asks + 2;
      if (next === 'many' || next === 'much') focus = nounAfter(words, asksEnd);
    } else if (tag[asks + 1] === ADJ || tag[asks + 1] === ADV) {
      form = 'how-adj';
      asksEnd = asks + 2;
    }
  } else if (form === 'what' || form === 'which') {
    const next = tag[asks + 1];
    if (next === NOUN || next === PROPN || next === ADJ || next === NUM || (isVerb(next) && tag[asks + 2] === NOUN)) {
      focus = nounAfter(words, asks + 1);
      if (focus >= 0) asksEnd = focus + 1;
      form = 'what-noun';
    } else if (next === ADP || next === DET) {
      focus = nounAfter(words, asks + 2);
      form = 'what-noun';
    } else if (isBe(lower[asks + 1])) {
      focus = nounAfter(words, asks + 2);
      form = 'what-be';
      for (let i = asks + 2; i < length; i++) if (isVerb(tag[i]) && i > focus) form = 'what-be-verb';
    } else if (/^(do|does|did)$/.test(lower[asks + 1] ?? '')) {
      form = lower.slice(asks + 2).some((w) => /^(do|doing|done|happen)$/.test(w)) ? 'what-do' : 'what-obj';
    } else form = 'what-subj';
    if (asks > 1) form += '-end';
  } else if (asks > 1) form += '-end';
  let want: Want = 'thing';
  const noun = focus >= 0 ? lower[focus]! : '';
  if (form.startsWith('who')) want = 'person';
  else if (form.startsWith('when')) want = 'date';
  else if (form.startsWith('where')) want = 'place';
  else if (form.startsWith('why')) want = 'reason';
  else if (form === 'how-many' || form === 'how-often' || form === 'how-far') want = 'number';
  else if (form === 'how-much')
    want =
      /^(money|dollar|euro|pound)/.test(noun) ||
      lower.some((w) => /^(cost|pay|paid|worth|spend|spent|earn|price|raise|raised|sell|sold)$/.test(w))
        ? 'money'
        : 'number';
  else if (form === 'how-long' || form === 'how-old') want = 'duration';
  else if (form.startsWith('how-adj')) want = 'number';
  else if (form.startsWith('how')) want = 'manner';
  else if (form.startsWith('what-do')) want = 'action';
  else if (noun !== '') {
    if (TIME.test(noun)) want = 'date';
    else if (PLACE.test(noun)) want = 'place';
    else if (PERSON.test(noun)) want = 'person';
    else if (GROUP.test(noun)) want = 'group';
    else if (NUMBER.test(noun)) want = 'number';
    else if (MONEY.test(noun)) want = 'money';
    else if (noun === 'reason' || noun === 'cause') want = 'reason';
  }
  const seek: number[] = [];
  let verb = -1;
  for (let i = 0; i < length; i++) {
    if (i >= asks && i < asksEnd && (form.startsWith('how') || i === asks)) continue;
    if (isVerb(tag[i]) && words.content[i] && verb < 0 && i > asks) verb = i;
    if (words.content[i] && i !== focus && tag[i] !== PUNCT) seek.push(i);
  }
  if (verb < 0) for (let i = 0; i < length; i++) if (isVerb(tag[i]) && words.content[i]) verb = i;
  return { ...words, asks, asksEnd, form, formHash: mix(hashOf(form), 77), want, focus, seek, verb };
}

function isBe(word: string | undefined): boolean {
  return word === 'is' || word === 'was' || word === 'are' || word === 'were' || word === "'s";
}

/** Index of the head noun of the noun phrase that begins at or soon after `from`; -1 when no noun follows. */
function nounAfter(words: Words, from: number): number {
  let head = -1;
  for (let i = from; i < words.length; i++) {
    const tag = words.tag[i];
    if (tag === NOUN || tag === PROPN) head = i;
    else if (
      head >= 0 ||
      !(tag === DET || tag === ADJ || tag === NUM || tag === ADV || words.lower[i] === 'of' || words.lower[i] === "'s")
    )
      break;
  }
  return head;
}
