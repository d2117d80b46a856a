import { lemma } from '../language/lemma.ts';
import { distance, type Focus, findFocus } from './focus.ts';
import { frameOf, NAMED, type Question, type Wanted } from './question.ts';
import type { Line, Scene } from './scene.ts';
import { isStopWord } from './stop-words.ts';
import type { Being } from './who.ts';
import { isKindWord } from './word-kinds.ts';
import { termOf, type Word, wordsOf } from './words.ts';

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

/** The chance that the learned reader gives to stretches of a line that touch these offsets, 0 to 1. */
export function chanceOf(ask: Ask, line: Line, start: number, end: number): number {
  let sum = 0;
  for (const l of ask.likely(line)) if (l.start < end && l.end > start) sum += l.chance;
  return Math.min(1, sum);
}

/** How well a line holds each need by itself, 0 to 1, in the order of `ask.needs`. */
export function matchLine(ask: Ask, line: Line): readonly number[] {
  const known = ask.matches.get(line.i);
  if (known !== undefined) return known;
  const meant = new Map<Being, number>();
  for (const m of line.meant)
    meant.set(m.being, Math.max(meant.get(m.being) ?? 0, m.mention.how === 'pronoun' ? 0.85 : 1));
  const out = ask.needs.map((need) => {
    let best = line.terms.get(need.word.term) ?? 0;
    // One word of a long name ("new" of a city) is hardly the name.
    if (best > 0 && need.focus !== null && !holdsName(ask, line, need.focus)) best *= 0.4;
    if (best < 1 && need.focus !== null) {
      for (const being of need.focus.beings) best = Math.max(best, meant.get(being) ?? 0);
    }
    if (best === 0) {
      for (const word of line.compounds.length > 0 ? [...line.words, ...line.compounds] : line.words) {
        const near = nearTo(ask, need, word);
        if (near > best) best = near;
      }
      best *= 0.85;
    }
    return best;
  });
  ask.matches.set(line.i, out);
  return out;
}

function holdsName(ask: Ask, line: Line, focus: Focus): boolean {
  for (let i = focus.from; i < focus.to; i += 1) if (!line.terms.has(ask.question.words[i]!.term)) return false;
  return true;
}

/** How near a word is to a need in meaning; looked up once for each form. */
function nearTo(ask: Ask, need: Need, word: Word): number {
  const known = need.near.get(word.lower);
  if (known !== undefined) return known;
  const phrase = need.phrase === undefined ? 0 : ask.lexicon.related(need.phrase, word);
  let near = Math.max(phrase, ask.lexicon.related(need.word, word));
  if (near < 0.6 && need.focus === null && !isStopWord(word.lower)) near = Math.max(near, usedAlike(ask, need, word));
  need.near.set(word.lower, near);
  return near;
}

/** Cosines at which a word begins to stand for another, and at which it does so as well as it can. */
const LEAST_LIKE = 0.4;
const FULL_LIKE = 0.7;
/** Where no article has a word, the nearest word they have may stand for it from here on. */
const LEAST_NEAREST = 0.25;
const FULL_NEAREST = 0.45;
/** What a word used alike counts at most: never what a synonym does. */
const MOST_LIKE = 0.5;

/** What a word counts for a need by being used alike, 0 to .5. */
export function usedAlike(ask: Ask, need: Need, word: Word): number {
  const cosine = ask.lexicon.alike(need.word, word);
  if (cosine < LEAST_NEAREST) return 0;
  const plain = (cosine - LEAST_LIKE) / (FULL_LIKE - LEAST_LIKE);
  if (!need.unseen) return MOST_LIKE * Math.max(0, Math.min(1, plain));
  const most = nearestTo(ask, need);
  const standing = (cosine - LEAST_NEAREST) / (Math.max(most, FULL_NEAREST) - LEAST_NEAREST);
  return MOST_LIKE * Math.max(0, Math.min(1, Math.max(plain, standing)));
}

const nearest = new WeakMap<Need, number>();

const vocabularies = new WeakMap<Scene, readonly Word[]>();

/** The words of a scene, each form once, small words apart. */
function wordsIn(scene: Scene): readonly Word[] {
  const known = vocabularies.get(scene);
  if (known !== undefined) return known;
  const words = new Map<string, Word>();
  for (const line of scene.lines) for (const word of line.words) words.set(word.lower, word);
  const found = [...words.values()].filter((w) => !isStopWord(w.lower));
  vocabularies.set(scene, found);
  return found;
}

/** The highest cosine that any word of the articles has with a need. */
function nearestTo(ask: Ask, need: Need): number {
  const known = nearest.get(need);
  if (known !== undefined) return known;
  let most = 0;
  for (const word of wordsIn(ask.scene)) most = Math.max(most, ask.lexicon.alike(need.word, word));
  nearest.set(need, most);
  return most;
}

/** Share of the question, by weight, that a line holds; neighbours and the article's date count in part. */
export function coverLine(ask: Ask, line: Line): number {
  const own = matchLine(ask, line);
  const before = ask.scene.beside(line, -1);
  const after = ask.scene.beside(line, 1);
  const left = before === undefined ? null : matchLine(ask, before);
  const right = after === undefined ? null : matchLine(ask, after);
  let all = 0;
  let got = 0;
  for (const [i, need] of ask.needs.entries()) {
    all += need.weight;
    const topic = need.focus !== null && isTopic(ask, line, need.focus) ? TOPIC_SURE : 0;
    got += need.weight * Math.max(own[i]!, topic, 0.4 * (left?.[i] ?? 0), 0.3 * (right?.[i] ?? 0));
  }
  for (const time of ask.times) {
    all += 0.6;
    got += 0.6 * timeFit(ask, line, time);
  }
  return all === 0 ? 0 : got / all;
}

/** How surely a line tells of whom its whole article tells, where it does not name them. */
const TOPIC_SURE = 0.5;

const topics = new WeakMap<Focus, Map<number, boolean>>();

/** Whether an article tells mainly of one meant: its title names them, or a fifth of its lines and at least three. */
export function isTopic(ask: Ask, line: Line, focus: Focus): boolean {
  const known = topics.get(focus) ?? new Map<number, boolean>();
  topics.set(focus, known);
  let topic = known.get(line.a);
  if (topic === undefined) {
    const own = ask.scene.lines.filter((l) => l.a === line.a);
    const named = own.filter((l) => l.meant.some((m) => focus.beings.includes(m.being))).length;
    const title = new Set(wordsOf(line.article.title ?? '').map((w) => w.term));
    const words = ask.question.words.slice(focus.from, focus.to);
    topic = (named > 0 && words.every((w) => title.has(w.term))) || (named >= 3 && named >= own.length / 5);
    known.set(line.a, topic);
  }
  return topic;
}

/** 1 when a date in the line lies in the time asked for, less when only its article or its neighbours do. */
export function timeFit(ask: Ask, line: Line, time: Time): number {
  const { reading, article } = ask.scene.articles[line.a]!;
  let beside = 0;
  let other = false;
  for (const date of reading.dates) {
    if (date.value === null) continue;
    const fits = time.fits(date.value, date.until);
    if (date.sentence === line.sentence.n) {
      if (fits) return 1;
      other = true;
    } else if (fits && Math.abs(date.sentence - line.sentence.n) === 1) beside = 0.5;
  }
  if (article.published !== null && time.fits(article.published.slice(0, 10))) return other ? 0.6 : 0.8;
  return other ? 0.1 : beside;
}
