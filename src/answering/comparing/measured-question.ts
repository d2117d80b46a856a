import { lemma } from '../../language/lemma.ts';
import { isPredicate } from '../../language/predicates.ts';
import { readTokens } from '../../language/tagger.ts';

/** A question that compares two things in one measure, as the two questions of their measures. */
export type Measured = {
  /** The two things, as the question names them. */
  readonly names: readonly [string, string];
  /** What is asked of each: "How much did the bridge cost?". */
  readonly questions: readonly [string, string];
  readonly by: 'number' | 'date';
  /** Whether the first is asked to be the greater or later one; for "which", whether the greater or later one is. */
  readonly greater: boolean;
  readonly asks: 'yes-no' | 'which';
};

/** Comparatives, with how the measure of each thing is asked and which way they point. */
const DEGREES: readonly (readonly [RegExp, string, boolean])[] = [
  [/^(?:more expensive|costlier|dearer|pricier)$/i, 'How much did X cost?', true],
  [/^(?:cheaper|less expensive|less costly)$/i, 'How much did X cost?', false],
  [/^older$/i, 'How old is X?', true],
  [/^younger$/i, 'How old is X?', false],
  [/^taller$/i, 'How tall is X?', true],
  [/^higher$/i, 'How high is X?', true],
  [/^deeper$/i, 'How deep is X?', true],
  [/^wider$/i, 'How wide is X?', true],
  [/^heavier$/i, 'How heavy is X?', true],
  [/^longer$/i, 'How long is X?', true],
  [/^shorter$/i, 'How long is X?', false],
];
const COMPARATIVE = '((?:more|less) (?:expensive|costly)|\\w+er)';
const THINGS = '(.+?),? or (.+?)';

/** Reads a comparison of two things; null for every other question. */
export function readMeasured(tidy: string): Measured | null {
  const q = tidy.replace(/\s*\?+\s*$/, '');
  if (!/\b(?:than|before|after|or|of)\b/i.test(q)) return null;
  return byDegree(q) ?? byAmount(q) ?? byDay(q);
}

function byDegree(q: string): Measured | null {
  const than = new RegExp(`^(?:is|was|are|were) (.+?) ${COMPARATIVE} than (.+)$`, 'i').exec(q);
  if (than !== null) return withDegree(than[2]!, [than[1]!, than[3]!], 'yes-no');
  const of = new RegExp(`^(?:which|who) of (.+?) and (.+?) (?:is|was|are|were) (?:the )?${COMPARATIVE}$`, 'i').exec(q);
  if (of !== null) return withDegree(of[3]!, [of[1]!, of[2]!], 'which');
  const or = new RegExp(
    `^(?:which|who|what)(?: \\w+)? (?:is|was|are|were) (?:the )?${COMPARATIVE}[,:]? ${THINGS}$`,
    'i',
  ).exec(q);
  return or === null ? null : withDegree(or[1]!, [or[2]!, or[3]!], 'which');
}

function withDegree(word: string, names: readonly [string, string], asks: Measured['asks']): Measured | null {
  const degree = DEGREES.find(([pattern]) => pattern.test(word));
  if (degree === undefined) return null;
  const questions = [degree[1].replace('X', names[0]), degree[1].replace('X', names[1])] as const;
  return { names, questions, by: 'number', greater: degree[2], asks };
}

/** "Did A earn more than B", "who scored more goals, A or B". */
function byAmount(q: string): Measured | null {
  const did = /^(?:did|does|do|has|have) (.+) (\w+) (more|fewer|less)(?: (\w+))? than (.+?)(?: did| does)?$/i.exec(q);
  const who = new RegExp(`^(?:who|which(?: \\w+)?) (\\w+) (more|fewer|less)(?: (\\w+))?[,:]? ${THINGS}$`, 'i').exec(q);
  const [a, verb, more, noun, b] =
    did !== null ? did.slice(1) : who !== null ? [who[4], who[1], who[2], who[3], who[5]] : [];
  if (a === undefined || b === undefined || verb === undefined || /^(?:is|was|are|were)$/i.test(verb)) return null;
  const much = noun === undefined ? 'How much' : `How many ${noun}`;
  const base = lemma(verb.toLowerCase(), 'VERB');
  const questions = [`${much} did ${a} ${base}?`, `${much} did ${b} ${base}?`] as const;
  return {
    names: [a, b],
    questions,
    by: 'number',
    greater: /^more$/i.test(more!),
    asks: did !== null ? 'yes-no' : 'which',
  };
}

/** "Did A open before B", "was A built after B was", "which opened first, A or B". */
function byDay(q: string): Measured | null {
  const which = new RegExp(
    `^(?:which|who)(?: \\w+)? (was |were )?(\\w+) (first|earlier|later|last)[,:]? ${THINGS}$`,
    'i',
  ).exec(q);
  if (which !== null) {
    const [, passive, verb, when, a, b] = which;
    const names = [a!, b!] as const;
    const greater = /^la/i.test(when!);
    const ask = (name: string): string =>
      passive !== undefined ? `When was ${name} ${verb}?` : `When did ${name} ${lemma(verb!.toLowerCase(), 'VERB')}?`;
    return { names, questions: [ask(names[0]), ask(names[1])], by: 'date', greater, asks: 'which' };
  }
  const order = /^(did|was|were) (.+) (before|after) (.+)$/i.exec(q);
  if (order === null) return null;
  const [, helper, first, word, second] = order;
  const subject = subjectOf(first!);
  if (subject === null) return null;
  const names = [subject.name, second!] as const;
  const helped = helper!.toLowerCase();
  const other = hasVerb(second!)
    ? `When did ${second}?`
    : /\p{Lu}/u.test(second!)
      ? `When ${helped} ${second} ${subject.does}?`
      : `When was ${second}?`;
  return {
    names,
    questions: [`When ${helped} ${first}?`, other],
    by: 'date',
    greater: /^after$/i.test(word!),
    asks: 'yes-no',
  };
}

/** What stands before the verb of a clause, and the rest. */
function subjectOf(clause: string): { name: string; does: string } | null {
  const tokens = readTokens(clause);
  const verb =
    tokens.findLast(({ tag }) => /^(?:VERB|VBD|VBN|VBG)$/.test(tag)) ??
    tokens.findLast(({ start, end }) => isPredicate(clause.slice(start, end)));
  if (verb === undefined || verb.start === 0) return null;
  return { name: clause.slice(0, verb.start).trim(), does: clause.slice(verb.start).trim() };
}

function hasVerb(clause: string): boolean {
  return readTokens(clause).some(({ tag }) => /^(?:VERB|VBD|VBN)$/.test(tag));
}
