import { candidates } from './candidates.ts';
import { mix } from './hash.ts';
import type { Match, Rareness } from './match.ts';
import { type Question, WANTS } from './question.ts';
import { MONTH } from './wanted-kind.ts';
import { ADP, AUX, CCONJ, isVerb, NOUN, NUM, PART, PROPN, PUNCT, VBN, type Words } from './words.ts';

/**
 * Hashed features of every candidate span of a sentence. A span's features are those of its first token, those of its
 * last token and its own: the first two lists are shared by all spans that begin or end there.
 */
export type SpanFeatures = {
  readonly first: Uint16Array;
  readonly last: Uint16Array;
  /** By token index; empty where no candidate begins or ends. */
  readonly atFirst: readonly Int32Array[];
  readonly atLast: readonly Int32Array[];
  /** By candidate. */
  readonly own: readonly Int32Array[];
};

/** Gathers feature hashes; `add` also crosses each with the question's form and with what it wants. */
class Sink {
  private readonly form: number;
  private readonly want: number;
  private list: number[] = [];
  constructor(question: Question) {
    this.form = question.formHash;
    this.want = 7919 + WANTS.indexOf(question.want);
  }
  add(template: number, value: number): void {
    const h = mix(template, value);
    this.list.push(h, mix(h, this.form), mix(h, this.want));
  }
  one(template: number, value: number): void {
    this.list.push(mix(template, value));
  }
  take(): Int32Array {
    const taken = Int32Array.from(this.list);
    this.list = [];
    return taken;
  }
}

const NONE = new Int32Array(0);
const bucket = (n: number): number => (n <= 4 ? n : n <= 6 ? 5 : n <= 9 ? 6 : n <= 14 ? 7 : 8);
const WEEKDAY = /^(mon|tues|wednes|thurs|fri|satur|sun)day$/;
const UNIT =
  /^(years?|days?|months?|weeks?|hours?|minutes?|seconds?|decades?|centur(y|ies)|percent|per|%|miles?|km|kilomet(er|re)s?|met(er|re)s?|feet|million|billion|trillion|thousand|hundred|dozens?|degrees?|people|tons?|tonnes|dollars?|euros?|pounds?)$/;

/** What part a question's token plays: 1 verb, 2 focus, 3 last word sought, 4 first word sought, 5 other name, 6 other. */
function part(question: Question, q: number): number {
  if (q < 0) return 0;
  if (q === question.verb) return 1;
  if (q === question.focus) return 2;
  if (q === question.seek[question.seek.length - 1]) return 3;
  if (q === question.seek[0]) return 4;
  return question.tag[q] === PROPN ? 5 : 6;
}

/** The words between two tokens (exclusive) as a hash: function words by themselves, others by tag; runs collapse. */
function path(words: Words, from: number, to: number): number {
  let h = 17;
  let before = -1;
  for (let i = from + 1; i < to; i++) {
    const tag = words.tag[i]!;
    const closed = tag === ADP || tag === AUX || tag === CCONJ || tag === PART || tag === PUNCT;
    const code = closed ? words.word[i]! : tag;
    if (code !== before) h = mix(h, code);
    before = code;
  }
  return h;
}

/** Builds the features of all candidate spans. */
export function spanFeatures(question: Question, words: Words, matched: Match, rareness: Rareness): SpanFeatures {
  const { first, last } = candidates(words);
  const n = words.length;
  const { tag, word, stem, shape, lower, content, kind, ending } = words;
  const kindAt = (i: number): number => (i < 0 ? 20 : i >= n ? 21 : kind[i]!);
  const { strength, to } = matched;
  const sink = new Sink(question);
  const q = question;
  const wordAt = (i: number): number => (i < 0 ? 1 : i >= n ? 2 : word[i]!);
  const tagAt = (i: number): number => (i < 0 ? 20 : i >= n ? 21 : tag[i]!);
  const partAt = (i: number): number => (i < 0 || i >= n ? 0 : part(q, to[i]!));

  // Nearest matched token at or before, and at or after, each position; sums of matched rareness from the left.
  const leftMatch = new Int16Array(n + 1).fill(-1);
  const rightMatch = new Int16Array(n + 2).fill(n);
  const sum = new Float32Array(n + 1);
  const count = new Uint16Array(n + 1);
  const rare = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    rare[i] = content[i] ? rareness(stem[i]!) : 0;
    leftMatch[i + 1] = strength[i]! > 0 ? i : leftMatch[i]!;
    sum[i + 1] = sum[i]! + strength[i]! * rare[i]!;
    count[i + 1] = count[i]! + (strength[i]! > 0 ? 1 : 0);
  }
  for (let i = n - 1; i >= 0; i--) rightMatch[i] = strength[i]! > 0 ? i : rightMatch[i + 1]!;
  const rareLeft = new Int16Array(n + 1).fill(-1);
  const rareRight = new Int16Array(n + 2).fill(n);
  for (let i = 0; i < n; i++) rareLeft[i + 1] = strength[i]! * rare[i]! > 0.6 ? i : rareLeft[i]!;
  for (let i = n - 1; i >= 0; i--) rareRight[i] = strength[i]! * rare[i]! > 0.6 ? i : rareRight[i + 1]!;
  let lastAt = -1;
  let verbAt = -1;
  let focusAt = -1;
  for (let i = 0; i < n; i++) {
    if (to[i] === q.verb && q.verb >= 0) verbAt = i;
    if (to[i]! >= 0 && to[i] === q.seek[q.seek.length - 1]) lastAt = i;
    if (to[i] === q.focus && q.focus >= 0) focusAt = i;
  }
  // Active or passive, of the question and of the sentence's matching verb.
  const passive = (w: Words, v: number): number => {
    if (v < 0 || w.tag[v] !== VBN) return 0;
    for (let k = v - 1; k >= Math.max(0, v - 6); k--)
      if (/^(am|is|are|was|were|be|been|being|'s|'re)$/.test(w.lower[k]!)) return 1;
    return 2;
  };
  const voice = 1 + passive(q, q.verb) * 3 + passive(words, verbAt);
  let quote = 0;
  const quoted = new Uint8Array(n);
  let depth = 0;
  const bracketed = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const w = lower[i]!;
    if (w === '"' || w === '“' || w === '”' || w === '``' || w === "''") quote ^= 1;
    if (w === '(') depth = 1;
    if (w === ')') depth = 0;
    quoted[i] = quote;
    bracketed[i] = depth;
  }

  const qEnd = q.length - (q.lower[q.length - 1] === '?' ? 1 : 0);
  const qLast = q.asks === qEnd - 1 ? -1 : qEnd - 1;
  const qLastStem = qLast >= 0 ? q.stem[qLast]! : 0;
  const qBefore = q.asks > 0 ? q.stem[q.asks - 1]! : 0;
  let after = q.asksEnd;
  while (after < qEnd && (q.tag[after] === AUX || q.tag[after] === PART)) after++;
  const qAfter = after < qEnd ? q.stem[after]! : 0;
  const qAfterFirst = q.asksEnd < qEnd ? q.stem[q.asksEnd]! : 0;
  const verbStem = q.verb >= 0 ? q.stem[q.verb]! : 0;
  const focusStem = q.focus >= 0 ? q.stem[q.focus]! : 0;

  const begins = new Uint8Array(n);
  const ends = new Uint8Array(n);
  for (let c = 0; c < first.length; c++) {
    begins[first[c]!] = 1;
    ends[last[c]!] = 1;
  }
  const atFirst: Int32Array[] = [];
  const atLast: Int32Array[] = [];
  for (let i = 0; i < n; i++) {
    if (begins[i]) {
      const l = i - 1 >= 0 && /^(a|an|the)$/.test(lower[i - 1]!) ? i - 1 : i; // the phrase with its article
      sink.add(101, wordAt(l - 1));
      sink.add(102, mix(wordAt(l - 2), wordAt(l - 1)));
      sink.add(103, mix(tagAt(i - 1), tagAt(i)));
      sink.add(104, mix(mix(tagAt(i - 2), tagAt(i - 1)), tagAt(i)));
      sink.add(105, word[i]!);
      sink.add(106, mix(shape[i]!, tag[i]!));
      sink.add(107, l < i ? 1 : 0);
      sink.add(108, mix(partAt(l - 1), Math.ceil((l > 0 ? strength[l - 1]! : 0) * 2)));
      sink.add(109, mix(partAt(i), tag[i]!));
      sink.add(110, mix(quoted[i]!, bracketed[i]!) + (i > 0 && (lower[i - 1] === '"' || lower[i - 1] === '“') ? 1 : 0));
      const m = leftMatch[l]!;
      const d = m < 0 ? 15 : bucket(l - m);
      const p = partAt(m);
      sink.add(111, mix(d, p));
      sink.add(112, d);
      if (m >= 0 && l - m <= 6) {
        const way = path(words, m, l);
        sink.add(113, mix(way, p));
        sink.one(114, mix(way, mix(to[m]! === q.verb ? verbStem : 0, q.formHash)));
        sink.one(115, mix(way, mix(stem[m]!, q.formHash)));
      }
      const l1 = l > 0 ? stem[l - 1]! : 0;
      const l2 = l > 1 ? stem[l - 2]! : 0;
      sink.add(
        116,
        (l1 !== 0 && l1 === qLastStem ? 1 : 0) +
          (l1 !== 0 && l1 === qBefore ? 2 : 0) +
          (l2 !== 0 && l2 === qLastStem ? 4 : 0) +
          (l2 !== 0 && l2 === qBefore ? 8 : 0),
      );
      sink.one(117, mix(mix(focusStem, q.formHash), word[i]!));
      sink.one(118, mix(mix(focusStem, q.formHash), wordAt(l - 1)));
      sink.one(119, mix(mix(verbStem, q.formHash), wordAt(l - 1)));
      sink.one(120, mix(mix(focusStem, q.want.length), mix(shape[i]!, tag[i]!)));
      sink.one(121, mix(mix(qLastStem, q.formHash), wordAt(l - 1)));
      if (verbAt >= 0) sink.add(122, i > verbAt ? 1 + bucket(l - verbAt - 1) : 0);
      if (focusAt >= 0) sink.add(123, l > focusAt ? 1 + bucket(l - focusAt - 1) : 0);
      sink.add(130, mix(kindAt(i - 1), kindAt(i)));
      sink.add(131, mix(kindAt(i), kindAt(i + 1)));
      sink.one(132, mix(mix(focusStem, q.formHash), kindAt(i)));
      sink.add(133, ending[i]!);
      if (i > 0) sink.add(134, ending[i - 1]!);
      const rl = rareLeft[l]!;
      sink.add(135, mix(rl < 0 ? 15 : bucket(l - rl), partAt(rl)));
      sink.add(136, lastAt < 0 ? 20 : i > lastAt ? bucket(l - lastAt) : 10);
      if (verbAt >= 0) sink.add(137, mix(voice, i > verbAt ? 1 : 0));
      atFirst.push(sink.take());
    } else atFirst.push(NONE);
    if (ends[i]) {
      const l = i;
      sink.add(201, wordAt(l + 1));
      sink.add(202, mix(wordAt(l + 1), wordAt(l + 2)));
      sink.add(203, mix(tagAt(l), tagAt(l + 1)));
      sink.add(204, mix(mix(tagAt(l), tagAt(l + 1)), tagAt(l + 2)));
      sink.add(205, word[l]!);
      sink.add(206, mix(shape[l]!, tag[l]!));
      sink.add(208, mix(partAt(l + 1), Math.ceil((l + 1 < n ? strength[l + 1]! : 0) * 2)));
      sink.add(209, mix(partAt(l), tag[l]!));
      const m = rightMatch[l + 1]!;
      const d = m >= n ? 15 : bucket(m - l);
      const p = partAt(m);
      sink.add(211, mix(d, p));
      sink.add(212, d);
      if (m < n && m - l <= 6) {
        const way = path(words, l, m);
        sink.add(213, mix(way, p));
        sink.one(214, mix(way, mix(to[m]! === q.verb ? verbStem : 0, q.formHash)));
        sink.one(215, mix(way, mix(stem[m]!, q.formHash)));
      }
      const r1 = l + 1 < n ? stem[l + 1]! : 0;
      const r2 = l + 2 < n ? stem[l + 2]! : 0;
      sink.add(
        216,
        (r1 !== 0 && r1 === qAfter ? 1 : 0) +
          (r1 !== 0 && r1 === qAfterFirst ? 2 : 0) +
          (r2 !== 0 && r2 === qAfter ? 4 : 0) +
          (r2 !== 0 && r2 === qAfterFirst ? 8 : 0),
      );
      sink.one(217, mix(mix(focusStem, q.formHash), word[l]!));
      sink.one(218, mix(mix(focusStem, q.formHash), wordAt(l + 1)));
      sink.one(219, mix(mix(verbStem, q.formHash), wordAt(l + 1)));
      sink.one(220, mix(mix(focusStem, q.want.length), mix(shape[l]!, tag[l]!)));
      if (verbAt >= 0) sink.add(222, l < verbAt ? 1 + bucket(verbAt - l - 1) : 0);
      if (focusAt >= 0) sink.add(223, l < focusAt ? 1 + bucket(focusAt - l - 1) : 0);
      sink.add(230, mix(kindAt(l), kindAt(l + 1)));
      sink.add(231, mix(kindAt(l - 1), kindAt(l)));
      sink.one(232, mix(mix(focusStem, q.formHash), kindAt(l)));
      sink.add(233, ending[l]!);
      if (l + 1 < n) sink.add(234, ending[l + 1]!);
      const rr = rareRight[l + 1]!;
      sink.add(235, mix(rr >= n ? 15 : bucket(rr - l), partAt(rr)));
      sink.add(236, lastAt < 0 ? 20 : l < lastAt ? bucket(lastAt - l) : 10);
      if (verbAt >= 0) sink.add(237, mix(voice, l < verbAt ? 1 : 0));
      atLast.push(sink.take());
    } else atLast.push(NONE);
  }

  const total = count[n]!;
  const own: Int32Array[] = [];
  for (let c = 0; c < first.length; c++) {
    const i = first[c]!;
    const j = last[c]!;
    const length = j - i + 1;
    let form = 19;
    let formRuns = 23;
    let before = -1;
    let head = -1;
    let headOpen = true;
    let capitals = 0;
    let digits = 0;
    let contents = 0;
    let kinds = 0;
    let kindSet = 0;
    let rarest = 0;
    for (let k = i; k <= j; k++) {
      const t = tag[k]!;
      form = mix(form, t);
      if (t !== before) formRuns = mix(formRuns, t);
      before = t;
      if (headOpen && (t === NOUN || t === PROPN || t === NUM)) head = k;
      if (head >= 0 && (t === ADP || t === PUNCT || isVerb(t))) headOpen = false;
      if (shape[k] === 1 || shape[k] === 2 || shape[k] === 6) capitals++;
      if (shape[k] === 3 || t === NUM) digits++;
      contents += content[k]!;
      kindSet |= 1 << kind[k]!;
      const w = lower[k]!;
      if (shape[k] === 3 && /^(1[0-9]|20)\d\d$/.test(w)) kinds |= 1;
      else if (MONTH.test(w) && shape[k] !== 0) kinds |= 2;
      else if (WEEKDAY.test(w)) kinds |= 4;
      else if (w === '$' || w === '£' || w === '€') kinds |= 8;
      else if (UNIT.test(w)) kinds |= 16;
      if (rare[k]! > rarest) rarest = rare[k]!;
    }
    if (head < 0) head = j;
    const inside = count[j + 1]! - count[i]!;
    const left = count[i]!;
    const right = total - count[j + 1]!;
    sink.add(301, Math.min(length, 10));
    sink.add(302, form);
    sink.add(303, formRuns);
    sink.add(304, mix(word[i]!, word[j]!));
    sink.add(305, mix(mix(tagAt(i - 1), tag[i]!), mix(tag[j]!, tagAt(j + 1))));
    sink.add(306, stem[head]!);
    sink.add(307, mix(shape[head]!, tag[head]!));
    sink.add(308, mix(Math.min(inside, 3), contents === inside ? 1 : 0));
    sink.add(309, mix(Math.min(capitals, 3), capitals === contents ? 1 : 0));
    sink.add(310, mix(Math.min(digits, 2), kinds));
    sink.add(311, mix(Math.min(left, 4), Math.min(right, 4)));
    sink.add(312, Math.round((sum[j + 1]! - sum[i]!) * 4));
    const near = sum[Math.min(n, j + 5)]! - sum[j + 1]! + sum[i]! - sum[Math.max(0, i - 4)]!;
    sink.add(313, Math.round(Math.min(near, 4) * 3));
    const dl = leftMatch[i]! < 0 ? 15 : bucket(i - leftMatch[i]!);
    const dr = rightMatch[j + 1]! >= n ? 15 : bucket(rightMatch[j + 1]! - j);
    sink.add(314, Math.min(dl, dr));
    sink.add(315, mix(partAt(leftMatch[i]!), partAt(rightMatch[j + 1]!)));
    sink.add(316, Math.round(rarest * 5));
    sink.add(
      317,
      mix(
        verbAt < 0 ? 0 : verbAt < i ? 1 : verbAt > j ? 2 : 3,
        focusAt < 0 ? 0 : focusAt < i ? 1 : focusAt > j ? 2 : 3,
      ),
    );
    sink.add(318, mix(Math.min(length, 4), mix(wordAt(i - 1), wordAt(j + 1))));
    const fit =
      focusStem === 0
        ? 0
        : stem[head] === focusStem
          ? 1
          : stem[j + 1 < n ? j + 1 : 0] === focusStem
            ? 2
            : i > 0 && stem[i - 1] === focusStem
              ? 3
              : i > 1 && stem[i - 2] === focusStem
                ? 4
                : 5;
    sink.add(319, fit);
    sink.add(320, mix(fit, formRuns));
    sink.one(321, mix(focusStem, mix(q.formHash, stem[head]!)));
    sink.one(322, mix(focusStem, mix(q.formHash, formRuns)));
    sink.one(323, mix(focusStem, mix(Math.min(digits, 2), mix(Math.min(capitals, 2), kinds))));
    sink.one(324, mix(verbStem, mix(q.formHash, formRuns)));
    sink.add(325, Math.round((8 * i) / n));
    sink.add(330, kindSet);
    sink.add(331, kind[head]!);
    sink.add(332, mix(kindSet, mix(Math.min(capitals, 3), Math.min(length, 4))));
    sink.one(333, mix(focusStem, kindSet));
    sink.one(334, mix(focusStem, mix(kind[head]!, q.formHash)));
    sink.add(335, ending[head]!);
    sink.one(336, mix(ending[head]!, mix(focusStem, q.formHash)));
    sink.one(337, mix(ending[head]!, mix(q.focus >= 0 ? q.ending[q.focus]! : 0, q.formHash)));
    own.push(sink.take());
  }
  return { first, last, atFirst, atLast, own };
}

/** The number of buckets weights are kept in; a power of two. */
export const BUCKETS = 1 << 20;

const MASK = BUCKETS - 1;

/** Scores of all candidates under a weight table. */
export function scoreSpans(features: SpanFeatures, weights: Float32Array | Int8Array): Float32Array {
  const sums = (list: Int32Array): number => {
    let s = 0;
    for (let k = 0; k < list.length; k++) s += weights[list[k]! & MASK]!;
    return s;
  };
  const begin = features.atFirst.map(sums);
  const end = features.atLast.map(sums);
  const scores = new Float32Array(features.first.length);
  for (let c = 0; c < scores.length; c++)
    scores[c] = begin[features.first[c]!]! + end[features.last[c]!]! + sums(features.own[c]!);
  return scores;
}
