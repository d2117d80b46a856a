import { lemma } from '../language/lemma.ts';
import { distance, type Focus, findFocus } from './question/focus.ts';
import { frameOf, NAMED, type Question, type Wanted } from './question/question.ts';
import type { Line, Scene } from './scene.ts';
import { isStopWord } from './stop-words.ts';
import { isKindWord } from './word-kinds.ts';
import { termOf, type Word } from './words.ts';

/** What the engine is told about words, so that it can be tried without the weight files. All give 0 to 1 or yes and no. */
export type Lexicon = {
  /** How near two verbs (or verb and noun) are in meaning: 1 the same, 0 not known to be near. Terms of `words.ts`. */
  related(a: Word, b: Word): number;
  /** How alike two words are used in text, -1 to 1 (a cosine): opposites are used alike too. */
  alike(a: Word, b: Word): number;
  /** Whether a word is ordinary English rather than a name or a misspelling. */
  isKnown(lower: string): boolean;
  /** Whether a word is a place or a given name rather than anything else, however it is written. */
  isName(lower: string): boolean;
  /** Whether words near a verb in meaning are known, so that their absence says something. */
  isPredicate(lower: string): boolean;
};

/** A stretch of time the question keeps to, and the words that said so. */
export type Time = {
  readonly from: number;
  readonly to: number;
  /** "before October", "since May": one end is open, and the date said is a limit rather than what is asked about. */
  readonly open: boolean;
  /** A single day or month is said, which cannot be the answer to "when". */
  readonly exact: boolean;
  fits(value: string, until?: string): boolean;
};

/** One thing that a sentence must hold to be evidence. */
export type Need = {
  readonly word: Wanted;
  readonly weight: number;
  /** The names it belongs to; its terms then count as there when one of them is meant. */
  readonly focus: Focus | null;
  /** No article has the word or anything like it. */
  readonly unseen: boolean;
  /** The phrasal verb that the word begins, if it does. */
  readonly phrase?: Word;
  /** Words looked up, by their lower-case form, with how near they are in meaning. */
  readonly near: Map<string, number>;
};

/** A stretch of a line, by offsets into it, with the chance (0 to 1) that it is the answer if the line holds one. */
export type Likely = { readonly start: number; readonly end: number; readonly chance: number };

/** A question set against a scene. */
export type Ask = {
  readonly question: Question;
  readonly scene: Scene;
  readonly lexicon: Lexicon;
  readonly focus: readonly Focus[];
  readonly needs: readonly Need[];
  readonly times: readonly Time[];
  /** Names asked about that no article knows, as typed. */
  readonly unknown: readonly string[];
  /** Best match of each need in each line, filled when first asked for. */
  readonly matches: Map<number, readonly number[]>;
  /** The learned reader's likeliest answers in a line, best first; empty where it is not asked. */
  likely(line: Line): readonly Likely[];
};

const NAME_WEIGHT = 1.4;
const UNSEEN_WEIGHT = 0.7;

/** Sets a question against the articles found: which names it means, what its words weigh. */
export function setQuestion(
  question: Question,
  scene: Scene,
  lexicon: Lexicon,
  times: readonly Time[],
  read: (line: Line) => readonly Likely[] = () => [],
): Ask {
  const focus = findFocus(
    question,
    scene.beings,
    (word) => lexicon.isKnown(word.lower) || (scene.df.get(word.term) ?? 0) > 0,
  );
  const n = scene.lines.length;
  const idf = (df: number): number => Math.log(1 + (n - df + 0.5) / (df + 0.5)) / Math.log(1 + n);
  const needs: Need[] = [];
  const unknown: string[] = [];
  for (const typed of question.wanted) {
    const word = respelt(typed, scene, lexicon);
    const at = question.words.findIndex((w) => w.start === word.start);
    if (times.some((time) => at >= time.from && at < time.to)) continue;
    const inFocus = focus.find((f) => at >= f.from && at < f.to) ?? null;
    const df = scene.df.get(word.term) ?? 0;
    const unseen = df === 0 && inFocus === null;
    // Written small, a rare word may be a name or only rare: it must be found nearly all else, but does not decide alone.
    const isName = unseen && (word.capital || lexicon.isName(word.lower));
    const maybe = unseen && !isName && !lexicon.isKnown(word.lower) && !/^\d/.test(word.lower);
    const alone =
      question.subject.some((w) => w.start === word.start) &&
      !focus.some((f) => question.subject.some((w) => w.start === question.words[f.from]!.start));
    const likely = maybe && (question.verbness[at] ?? 0) < 0.4 && !isDetermined(question, at);
    const person = focus.some((f) => f.exact && f.beings[0]?.kind === 'person');
    if (isName || (likely && (alone || !person))) unknown.push(word.text);
    let weight = idf(df);
    if (inFocus !== null) weight = nameWeight(question, inFocus, (term) => idf(scene.df.get(term) ?? 0));
    else if (unseen) weight = isName ? NAME_WEIGHT : maybe ? 0.9 : UNSEEN_WEIGHT;
    if (LIGHT.test(word.lower) && !carries(question, at)) weight *= 0.45;
    if (question.noun.some((w) => w.start === word.start) && isKindWord(word.lower)) weight *= 0.35;
    needs.push({ word, weight, focus: inFocus, unseen, near: new Map() });
  }
  // A word of a name is no verb, whatever it looks like.
  const named = question.verbness.map((v, i) => (focus.some((f) => i >= f.from && i < f.to) ? NAMED : v));
  joinParticle(question, needs);
  return {
    question: { ...question, ...frameOf(question.words, named) },
    scene,
    lexicon,
    focus,
    needs,
    times,
    unknown,
    matches: new Map(),
    likely: once(read),
  };
}

/** Whether a word stands in a phrase that "the" or "a" opens, as names written small seldom do. */
function isDetermined(question: Question, at: number): boolean {
  return question.words
    .slice(Math.max(0, at - 3), at)
    .some((w) => /^(?:the|an?|any|some|those|these|many)$/.test(w.lower));
}

/** The word of the articles that a misspelt one means: one letter off, two in long words; the word itself if none is. */
function respelt(word: Wanted, scene: Scene, lexicon: Lexicon): Wanted {
  const { lower } = word;
  // "Americas man": a possessive typed without its mark.
  const owner = lower.slice(0, -1);
  if (/[^s]s$/.test(lower) && !scene.df.has(word.term) && scene.df.has(termOf(owner)) && !lexicon.isKnown(lower))
    return { ...word, lower: owner, term: termOf(owner) };
  if (lower.length < 4 || word.capital || scene.df.has(word.term) || lexicon.isKnown(lower)) return word;
  // Half of a name that is written as one word: "volks" of a longer one.
  const whole = scene.lines.flatMap((l) => l.words).find((w) => /^\p{Lu}/u.test(w.text) && w.lower.startsWith(lower));
  if (whole !== undefined) return { ...word, lower: whole.lower, term: whole.term };
  if (lower.length < 5) return word;
  const limit = lower.length >= 9 ? 2 : 1;
  let best: Word | null = null;
  let least = limit + 1;
  for (const line of scene.lines) {
    for (const other of line.words) {
      if (other.lower[0] !== lower[0] || Math.abs(other.lower.length - lower.length) > limit) continue;
      if (!/^\p{Ll}+$/u.test(other.text) || !lexicon.isKnown(other.lower)) continue;
      const edits = distance(lower, other.lower, limit);
      if (edits >= least) continue;
      least = edits;
      best = other;
    }
  }
  return best === null ? word : { ...word, lower: best.lower, term: best.term };
}

/** Whether a light word is all the predicate there is: "did the talks end early". */
function carries(question: Question, at: number): boolean {
  return at === question.verb && !question.rest.some((w) => !isStopWord(w.lower) && !LIGHT.test(w.lower));
}

/** Words that carry little by themselves: the noun after a light verb, the event at whose end something was, do. */
const LIGHT =
  /^(?:hold|holds|held|holding|make|makes|made|making|take|takes|took|taken|taking|give|gives|gave|given|come|comes|came|put|keep|kept|set|bring|brought|become|became|use|used|end|start|early|late|part|way|time|side|place|point|back|away|reportedly|allegedly|currently|now|new)$/;

const PARTICLE = /^(?:over|up|off|out|down|back|away|in|on|for|to|after|into|through|aside|together)$/;
/** Particles that may stand behind the object ("give the money back"). */
const LOOSE_PARTICLE = /^(?:over|up|off|out|down|back|away)$/;

/** "taking over" is looked up as a phrasal verb, whose meaning its verb alone does not have. */
function joinParticle(question: Question, needs: Need[]): void {
  for (const [i, need] of needs.entries()) {
    const at = question.words.findIndex((w) => w.start === need.word.start);
    const next = particleOf(question, at);
    if (next === undefined || !PARTICLE.test(next.lower) || need.focus !== null || (question.verbness[at] ?? 0) < 0.4)
      continue;
    needs[i] = { ...need, phrase: { ...need.word, lower: `${lemma(need.word.lower, 'VERB')} ${next.lower}` } };
  }
}

/** The particle of a verb: right after it, or after an object of up to three words at the end of a part. */
function particleOf({ words, verbness }: Question, at: number): Word | undefined {
  const next = words[at + 1];
  if (at < 0 || next === undefined || PARTICLE.test(next.lower)) return next;
  for (let i = at + 2; i <= at + 4 && i < words.length; i += 1) {
    const after = words[i + 1];
    // Another verb's particle ("want her to turn it down").
    if (words[i]!.lower === 'to' || (i > at + 1 && (verbness[i - 1] ?? 0) >= 0.6)) return undefined;
    if (LOOSE_PARTICLE.test(words[i]!.lower))
      return after === undefined || isStopWord(after.lower) ? words[i] : undefined;
  }
  return undefined;
}

/** The words by which a question's verb is looked up: itself, and the phrasal verb it begins. */
export function verbForms(ask: Ask, verb: Word): readonly Word[] {
  const phrase = ask.needs.find((n) => n.word.start === verb.start)?.phrase;
  return phrase === undefined ? [verb] : [verb, phrase];
}

/** A name of several words weighs about as much as one word: its rarest word's weight, shared out. */
function nameWeight(question: Question, focus: Focus, idf: (term: string) => number): number {
  const words = question.words.slice(focus.from, focus.to);
  const most = Math.max(...words.map((w) => idf(w.term)));
  return (Math.min(0.75, most) * NAME_WEIGHT) / words.length;
}

/** Remembers what was read off each line. */
function once(read: (line: Line) => readonly Likely[]): (line: Line) => readonly Likely[] {
  const known = new Map<number, readonly Likely[]>();
  return (line) => {
    const before = known.get(line.i);
    if (before !== undefined) return before;
    const found = read(line);
    known.set(line.i, found);
    return found;
  };
}
