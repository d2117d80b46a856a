import { isStopWord } from '../stop-words.ts';
import type { Being, Beings } from '../who.ts';
import { isPlaceWord } from '../word-kinds.ts';
import type { Word } from '../words.ts';
import type { Question } from './question.ts';

/** A stretch of the question that names somebody or something the articles know. */
export type Focus = {
  /** Range of indexes into `question.words`. */
  readonly from: number;
  readonly to: number;
  /** Who may be meant, the likeliest first: several when a short name has several bearers. */
  readonly beings: readonly Being[];
  /** False when the spelling had to be forgiven. */
  readonly exact: boolean;
};

/** Finds the names in a question: whole names before parts of names, exact spelling before a forgiven one. */
export function findFocus(question: Question, beings: Beings, isKnown: (word: Word) => boolean): Focus[] {
  const whole = new Map<string, Being[]>();
  const parts = new Map<string, Being[]>();
  for (const being of beings.all) {
    for (const key of being.keys) {
      push(whole, key, being);
      if (being.kind === 'place' || !key.includes(' ')) continue;
      for (const part of key.split(' ')) if (part.length > 2 && !isStopWord(part)) push(parts, part, being);
    }
  }
  const keys = question.words.map((w) => w.lower.replace(/'s?$/, '').replaceAll('.', ''));
  const taken = new Array<boolean>(keys.length).fill(false);
  const out: Focus[] = [];
  const take = (from: number, to: number, found: readonly Being[], exact: boolean): void => {
    for (let i = from; i < to; i += 1) taken[i] = true;
    out.push({ from, to, beings: [...new Set(found)].sort((a, b) => b.mentions - a.mentions), exact });
  };
  const free = (from: number, to: number): boolean => !taken.slice(from, to).includes(true);
  const takeExact = (size: number): void => {
    for (let from = 0; from + size <= keys.length; from += 1) {
      if (!free(from, from + size)) continue;
      if (size === 1 && isStopWord(question.words[from]!.lower) && !isCountryWord(question, from)) continue;
      const found = lookUp(whole, keys.slice(from, from + size));
      if (found !== undefined) take(from, from + size, found, true);
    }
  };
  for (let size = 5; size >= 2; size -= 1) takeExact(size);
  for (let size = 3; size >= 2; size -= 1) {
    for (let from = 0; from + size <= keys.length; from += 1) {
      if (!free(from, from + size) || keys.slice(from, from + size).some((k) => k.length < 2 || isStopWord(k)))
        continue;
      const found = nearNames(whole, keys.slice(from, from + size).join(' '), size);
      if (found.length > 0) take(from, from + size, found, false);
    }
  }
  takeExact(1);
  for (const [i, key] of keys.entries()) {
    if (taken[i] || isStopWord(question.words[i]!.lower)) continue;
    const found = lookUp(parts, [key]);
    if (found !== undefined) {
      const bearers = found.filter((b) => b.kind === 'person');
      if (bearers.length === 0 && (isKnown(question.words[i]!) || isPlaceWord(key))) continue;
      take(i, i + 1, bearers.length > 0 ? bearers : found, true);
    } else if (key.length >= 5 && !isKnown(question.words[i]!)) {
      const near = [...nearNames(whole, key, 1), ...nearNames(parts, key, 1)];
      if (near.length > 0) take(i, i + 1, near, false);
    }
  }
  return out.sort((a, b) => a.from - b.from);
}

/** "us" is a pronoun unless the question uses it like a name. */
function isCountryWord(question: Question, i: number): boolean {
  return question.wanted.some((w) => w.start === question.words[i]!.start);
}

/** A key as it stands, or with the s of a possessive typed without its apostrophe taken off. */
function lookUp(index: ReadonlyMap<string, Being[]>, keys: readonly string[]): Being[] | undefined {
  const joined = keys.join(' ');
  const found = index.get(joined);
  if (found !== undefined) return found;
  return joined.endsWith('s') && joined.length > 4 ? index.get(joined.slice(0, -1)) : undefined;
}

function nearNames(index: ReadonlyMap<string, Being[]>, key: string, size: number): Being[] {
  let best: Being[] = [];
  let least = key.length >= 9 ? 2.5 : 1.5;
  for (const [other, found] of index) {
    if (Math.abs(other.length - key.length) > 2 || other.split(' ').length !== size) continue;
    if (other.length < 5 || (other[0] !== key[0] && key.length < 8)) continue;
    const edits = distance(key, other, 2);
    if (edits < least) {
      least = edits;
      best = found;
    }
  }
  return best;
}

/** Edit distance (Damerau, adjacent swaps count one), or more than `limit` when it is larger than that. */
export function distance(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let low = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next.push(cost);
      low = Math.min(low, cost);
    }
    if (low > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[b.length]!;
}

function push(map: Map<string, Being[]>, key: string, being: Being): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [being]);
  else list.push(being);
}
