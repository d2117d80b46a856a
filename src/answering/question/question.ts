import { lemma } from '../../language/lemma.ts';
import { isStopWord } from '../stop-words.ts';
import { type Word, wordsOf } from '../words.ts';
import { type Asked, askedOf } from './asked.ts';
import { tidyQuestion, usesCapitals } from './tidy.ts';

/** A word of the question that an answer's sentence should hold. */
export type Wanted = Word & { readonly capital: boolean };

/** A question taken apart, before anything is looked up. */
export type Question = {
  readonly text: string;
  /** The question as it would stand in print. */
  readonly tidy: string;
  readonly asked: Asked;
  readonly words: readonly Word[];
  /** Content words, in order, without repeats of a term. */
  readonly wanted: readonly Wanted[];
  /** Words in quotation marks, without the marks. */
  readonly quoted: readonly string[];
  /** The noun after which / what / how many: what kind of thing is asked for. */
  readonly noun: readonly Word[];
  /** The main verb's index in `words`, null when none is recognised. */
  readonly verb: number | null;
  /** Where the answer stands beside the verb: before it ("who met X") or after it ("who did X meet"). */
  readonly slot: 'subject' | 'object' | 'other';
  /** Index in `words` where the part after the verb begins and, for object questions, the subject's range. */
  readonly subject: readonly Word[];
  readonly rest: readonly Word[];
  /** The ordinal asked about ("second"), as its term. */
  readonly ordinal: string | null;
  readonly negated: boolean;
  /** How surely each word is a verb, 0 to 1. */
  readonly verbness: readonly number[];
};

const AUX = new Set(
  'do does did is are was were has have had will would can could should may might must be been being'.split(' '),
);
const WH = new Set('who whom whose what which when where why how'.split(' '));
const ORDINAL = /^(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/;

/** What a question asks, from its words alone. `verbness` says how surely each word is a verb, 0 to 1. */
export function readQuestion(
  text: string,
  verbness: (tidy: string, words: readonly Word[], asked: Asked) => readonly number[],
): Question {
  const tidy = tidyQuestion(text);
  const words = wordsOf(tidy);
  const asked = askedOf(tidy);
  const capitals = usesCapitals(tidy);
  const quoted = [...tidy.matchAll(/"([^"]{2,})"/g)].map((m) => m[1]!.trim());
  const sure = verbness(tidy, words, asked);
  const noun = askedNoun(words, sure);
  const frame = frameOf(words, sure);
  const seen = new Set<string>();
  const wanted: Wanted[] = [];
  for (const [i, word] of words.entries()) {
    if (isStopWord(word.lower) && !(word.text === 'US' || isCountry(words, i))) continue;
    if (AUX.has(word.lower) || WH.has(word.lower) || seen.has(word.term)) continue;
    if (isScaffold(asked, word, noun)) continue;
    seen.add(word.term);
    wanted.push({ ...word, capital: capitals && i > 0 && /^\p{Lu}/u.test(word.text) });
  }
  const ordinal = words.find((w) => ORDINAL.test(w.lower));
  return {
    text,
    tidy,
    asked,
    words,
    wanted,
    quoted,
    noun,
    ...frame,
    verbness: sure,
    ordinal: ordinal === undefined || isDayNumber(words, ordinal) ? null : ordinal.term,
    negated: words.some((w) => w.lower === 'not' || w.lower === 'never'),
  };
}

/** "the us", "us demands": the country; "give us": not. */
function isCountry(words: readonly Word[], i: number): boolean {
  if (words[i]!.lower !== 'us') return false;
  const before = words[i - 1]?.lower;
  return (
    before === 'the' ||
    before === 'to' ||
    before === 'new' ||
    (i > 0 && isStopWord(before ?? '') && i + 1 < words.length)
  );
}

const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

function isDayNumber(words: readonly Word[], word: Word): boolean {
  const i = words.indexOf(word);
  return (
    /^\d/.test(word.lower) &&
    (MONTH.test(words[i + 1]?.lower ?? '') || MONTH.test(words[i - 1]?.lower ?? '') || words[i + 1]?.lower === 'of')
  );
}

/** Words that only say what kind of answer is wanted. */
function isScaffold(asked: Asked, word: Word, noun: readonly Word[]): boolean {
  const w = word.lower;
  if (asked === 'timeline' && /^(?:timeline|order|chronological|sequence|events?|history)$/.test(w)) return true;
  if (asked === 'date' && /^(?:date|time|day|month|year|week|exactly|long|ago|last|first)$/.test(w)) return true;
  if (asked === 'place' && noun.includes(word)) return true;
  if (
    asked === 'number' &&
    /^(?:number|times?|old|often|much|many|total|amount|percentage|percent|proportion)$/.test(w)
  )
    return true;
  if (
    asked === 'duration' &&
    /^(?:long|seconds?|minutes?|hours?|days?|weeks?|months?|years?|last|lasted|length|duration)$/.test(w)
  )
    return true;
  if (asked === 'reason' && /^(?:reasons?|cause|caused|come|purpose|made|led|prompted)$/.test(w)) return true;
  if (asked === 'expansion' && /^(?:stand|stands|short|full|form|name|acronym|abbreviation)$/.test(w)) return true;
  if (asked === 'other-name' && /^(?:other|names?|known|called|call|calls|alias|nickname)$/.test(w)) return true;
  if (
    asked === 'difference' &&
    /^(?:differ|differs|differed|different|differently|difference|differences|change|changed|changes|compare|compared)$/.test(
      w,
    )
  )
    return true;
  if (asked === 'list' && /^(?:list|name|people|names)$/.test(w)) return true;
  return asked === 'said' && /^(?:about|regarding|comment|commented)$/.test(w);
}

/** The words between which/what/how many and the verb or the end of the noun phrase. */
function askedNoun(words: readonly Word[], verbness: readonly number[]): Word[] {
  const at = words.findIndex(
    (w, i) =>
      w.lower === 'which' ||
      w.lower === 'what' ||
      (w.lower === 'how' && /^(?:many|much)$/.test(words[i + 1]?.lower ?? '')),
  );
  if (at < 0) return [];
  const from = words[at]!.lower === 'how' ? at + 2 : at + 1;
  const out: Word[] = [];
  for (let i = from; i < Math.min(words.length, from + 5); i += 1) {
    const w = words[i]!;
    const plain = isStopWord(w.lower) && w.lower !== 'people';
    if (AUX.has(w.lower) || plain || (i > from && verbness[i]! >= 0.6)) break;
    if (
      /^(?:altogether|overall|exactly|roughly|actually|currently|already|apparently|allegedly|reportedly)$/.test(
        w.lower,
      )
    )
      break;
    out.push(w);
  }
  return out;
}

const CLAUSE =
  /^(?:who|whom|whose|which|that|when|where|while|if|because|after|before|as|had|has|have|will|would|is|was|are|were)$/;

/** Verbs by which somebody would have another do something. */
const WISHES = /^(?:want|wants|wanted|expect|expects|expected|ask|asked|urge|urged|tell|told|beg|begged|like)$/;

/** Stands in `verbness` for a word of a name. */
export const NAMED = -1;

/** The main verb, what stands before and after it, and on which side of it the answer is. */
export function frameOf(
  words: readonly Word[],
  verbness: readonly number[],
): Pick<Question, 'verb' | 'slot' | 'subject' | 'rest'> {
  const aux = words.findIndex((w) => AUX.has(w.lower));
  const wh = words.findIndex((w) => WH.has(w.lower));
  const none = { verb: null, slot: 'other', subject: [], rest: words } as const;
  const best = (from: number, allow: (i: number) => boolean): number => {
    let at = -1;
    for (let i = from; i < words.length; i += 1) {
      const { lower } = words[i]!;
      const sure = verbness[i]!;
      const plain = isStopWord(lower) && sure < 0.9;
      // The main clause ends where another begins; a verb is followed on only through a compound ("retail sales drop").
      if (at >= 0 && (CLAUSE.test(lower) || (plain && verbness[at]! >= 0.9))) break;
      if (plain || AUX.has(lower) || sure <= 0 || !allow(i)) continue;
      if (at < 0 || sure > verbness[at]! || (sure >= 0.9 && !/(?:ing|s)$/.test(lower))) at = i;
    }
    return at;
  };
  if (wh >= 0 && (aux < 0 || aux > wh + 4)) {
    const limit = aux < 0 ? words.length : aux;
    const next = words[wh + 1];
    const said = best(wh + 1, (i) => i < limit);
    const first = next !== undefined && !isStopWord(next.lower) && /^who/.test(words[wh]!.lower) ? wh + 1 : -1;
    const at = first >= 0 ? first : said;
    return at < 0 ? none : { verb: at, slot: 'subject', subject: [], rest: words.slice(at + 1) };
  }
  if (aux < 0) {
    const at = best(0, () => true);
    return at < 0 ? none : { verb: at, slot: 'other', subject: words.slice(0, at), rest: words.slice(at + 1) };
  }
  const helper = words[aux]!.lower;
  const next = words[aux + 1];
  // "who was arrested in": the verb stands right after the helper, so the asked one is its subject.
  if (wh >= 0 && !/^d(?:o|oes|id)$/.test(helper) && next !== undefined) {
    const second = AUX.has(next.lower);
    const at = second ? aux + 2 : aux + 1;
    const verb = words[at];
    if (
      verb !== undefined &&
      (isParticiple(verb.lower) ||
        (verbness[at]! > 0.5 &&
          (second || /ing$/.test(verb.lower) || /^(?:will|would|can|could|has|have|had)$/.test(helper))))
    )
      return { verb: at, slot: 'subject', subject: [], rest: words.slice(at + 1) };
  }
  const bare = /^(?:do|does|did|will|would|can|could|should|may|might|must)$/.test(helper);
  const at = best(aux + 2, (i) => {
    const w = words[i]!.lower;
    if (/^(?:last|first|ever|exactly)$/.test(w)) return false;
    if (
      verbness[i - 1] !== NAMED &&
      /^(?:the|a|an|of|in|his|her|their|its|this|that|at|on|for|with|by|from)$/.test(words[i - 1]!.lower)
    )
      return false;
    // After a form of "be" only a participle is the verb: "is behind bars" has none.
    if (/^(?:is|are|was|were)$/.test(helper) && !isParticiple(w) && !/ing$/.test(w)) return false;
    return bare
      ? !/(?:ed|ing|[^s]s)$/.test(w) || /^(?:need|feed|bring|sing|bleed|speed|succeed|exceed|proceed)$/.test(w)
      : true;
  });
  if (at < 0) return { ...none, subject: words.slice(aux + 1) };
  // "Which club does she want him to turn down": what is asked about is the deed wished for.
  const to = words.findIndex((w, i) => i > at + 1 && w.lower === 'to');
  if (wh >= 0 && WISHES.test(words[at]!.lower) && to > 0 && (verbness[to + 1] ?? 0) >= 0.4)
    return { verb: to + 1, slot: 'object', subject: words.slice(at + 1, to), rest: words.slice(to + 2) };
  return { verb: at, slot: wh >= 0 ? 'object' : 'other', subject: words.slice(aux + 1, at), rest: words.slice(at + 1) };
}

function isParticiple(lower: string): boolean {
  if (/(?:s|ing)$/.test(lower) || lower.length < 3) return false;
  return (
    /ed$/.test(lower) ||
    lemma(lower, 'VERB') !== lower ||
    /^(?:cut|hit|put|set|shut|hurt|let|split|cast|burst|spread|broadcast)$/.test(lower)
  );
}
