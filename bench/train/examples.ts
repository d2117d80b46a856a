import { match, type Rareness } from '../../src/answering/learned/match.ts';
import { readQuestion } from '../../src/answering/learned/question.ts';
import { wordsOfTokens } from '../../src/answering/learned/read-words.ts';
import { FEATURES, type Placed, sentenceFeatures } from '../../src/answering/learned/sentence-features.ts';
import { type SpanFeatures, spanFeatures } from '../../src/answering/learned/span-features.ts';
import type { Words } from '../../src/answering/learned/words.ts';
import { cutSentences } from '../../src/language/sentences.ts';
import { tag } from '../../src/language/tagger.ts';
import { tokenise } from '../../src/language/tokens.ts';
import { exactMatch, tokenF1 } from '../scorers/squad.ts';
import type { Passage } from './data.ts';

/** A question with a sentence that holds its answer: features of the candidate spans, and how good each is. */
export type SpanExample = {
  readonly group: string;
  readonly features: SpanFeatures;
  /** 1 for spans that match an answer exactly. */
  readonly gold: Float32Array;
  readonly f1: Float32Array;
  readonly weight: number;
};

/** A question with sentences: their features, and 1 for those that hold an answer. */
export type ListExample = {
  readonly group: string;
  readonly rows: Float32Array[];
  readonly gold: Float32Array;
  readonly weight: number;
};

const cache = new Map<string, Words[]>();

/** The sentences of a text as the product reads them. */
export function sentencesOf(text: string): Words[] {
  let sentences = cache.get(text);
  if (sentences === undefined) {
    const tokens = tokenise(text);
    sentences = [];
    for (const { start, end } of cutSentences(tokens)) {
      const own = tokens.slice(start, end);
      tag(own);
      sentences.push(wordsOfTokens(own));
    }
    cache.set(text, sentences);
  }
  return sentences;
}

/** A question or a single sentence, not cut. */
export function wordsOf(text: string): Words {
  const tokens = tokenise(text);
  tag(tokens);
  return wordsOfTokens(tokens);
}

/** Which sentences of a passage hold an answer: by offset where there are offsets, else by the answer's words. */
export function holding(
  text: string,
  sentences: readonly Words[],
  answers: readonly string[],
  at?: readonly number[],
): boolean[] {
  return sentences.map((s, i) => {
    const start = i === 0 ? 0 : s.tokens[0]!.start;
    const end = i + 1 < sentences.length ? sentences[i + 1]!.tokens[0]!.start : text.length;
    return at ? at.some((x) => x >= start && x < end) : answers.some((a) => text.slice(start, end).includes(a));
  });
}

/** A question with a sentence that answers it; `words` are of `text`. */
export type AskedOfSentence = {
  readonly group: string;
  readonly question: string;
  readonly words: Words;
  readonly text: string;
  readonly answers: readonly string[];
  readonly weight: number;
};

/** The candidate spans of a sentence, each with its worth as an answer. */
export function spanExample(
  { group, question, words, text, answers, weight }: AskedOfSentence,
  rareness: Rareness,
): SpanExample {
  const q = readQuestion(wordsOf(question).tokens);
  const features = spanFeatures(q, words, match(q, words, 0), rareness);
  const gold = new Float32Array(features.first.length);
  const f1 = new Float32Array(features.first.length);
  for (let c = 0; c < gold.length; c++) {
    const said = text.slice(words.tokens[features.first[c]!]!.start, words.tokens[features.last[c]!]!.end);
    f1[c] = tokenF1(said, answers);
    if (f1[c] === 1) gold[c] = exactMatch(said, answers);
  }
  return { group, features, gold, f1, weight };
}

/** Span examples of passages: the first sentence that holds an answer, with each question; QAMR's sentences are whole. */
export function spanExamples(passages: readonly Passage[], rareness: Rareness, weight: number): SpanExample[] {
  const out: SpanExample[] = [];
  for (const { set, group, text, asked } of passages) {
    const sentences = set === 'qamr' ? [wordsOf(text)] : sentencesOf(text);
    for (const { question, answers, at } of asked) {
      if (answers.length === 0) continue;
      const words = set === 'qamr' ? sentences[0] : sentences[holding(text, sentences, answers, at).indexOf(true)];
      if (words === undefined) continue;
      out.push(spanExample({ group, question, words, text, answers, weight }, rareness));
    }
  }
  return out;
}

/** Sentence lists of passages, once for the paragraph alone and (unless kept to paragraphs) once for all of its group, the article. */
export function listExamples(
  passages: readonly Passage[],
  rareness: Rareness,
  paragraphsOnly = false,
): { paragraph: ListExample[]; article: ListExample[] } {
  const paragraph: ListExample[] = [];
  const article: ListExample[] = [];
  for (const [group, own] of Map.groupBy(passages, (p) => p.group)) {
    const all: Placed[] = [];
    const from: number[] = [];
    own.forEach((p, passage) => {
      from.push(all.length);
      for (const words of sentencesOf(p.text)) all.push({ words, passage });
    });
    own.forEach((p, k) => {
      const sentences = sentencesOf(p.text);
      for (const { question, answers, at } of p.asked) {
        if (answers.length === 0) continue;
        const q = readQuestion(wordsOf(question).tokens);
        const gold = Float32Array.from(holding(p.text, sentences, answers, at), Number);
        const near = all.slice(from[k], from[k]! + sentences.length);
        paragraph.push({ group, rows: sentenceFeatures(q, near, rareness).rows, gold, weight: 1 });
        if (paragraphsOnly) continue;
        const far = new Float32Array(all.length);
        far.set(gold, from[k]);
        article.push({ group, rows: sentenceFeatures(q, all, rareness).rows, gold: far, weight: 1 });
      }
    });
  }
  return { paragraph, article };
}

const COVERAGE = FEATURES.indexOf('pool coverage');

/** A list for training: its gold rows and the `keep` others that hold most of the question, which teach the most. */
export function thinned(example: ListExample, keep: number): ListExample {
  const order = example.rows.map((_, i) => i).sort((a, b) => example.rows[b]![COVERAGE]! - example.rows[a]![COVERAGE]!);
  const kept = order.filter((i, rank) => rank < keep || example.gold[i] === 1);
  return {
    ...example,
    rows: kept.map((i) => example.rows[i]!),
    gold: Float32Array.from(kept, (i) => example.gold[i]!),
  };
}
