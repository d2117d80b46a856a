import type { Ask, Need, Time } from '../ask.ts';
import type { Focus } from '../question/focus.ts';
import type { Line, Scene } from '../scene.ts';
import { isStopWord } from '../stop-words.ts';
import type { Being } from '../who.ts';
import { type Word, wordsOf } from '../words.ts';

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
