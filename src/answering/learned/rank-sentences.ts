import { scoreRow } from './network.ts';
import { readQuestion } from './question.ts';
import { readWords } from './read-words.ts';
import { type Placed, sentenceFeatures } from './sentence-features.ts';
import { knownRareness, sentenceNetwork } from './weights.ts';
import type { Words } from './words.ts';

/** A sentence that may hold the answer. Sentences of one passage (an article) stand together and in order. */
export type Candidate = { readonly text: string; readonly passage: number; readonly title?: string | null };

/** Reads sentences as the rankers need them. */
export function placeSentences(sentences: readonly Candidate[]): Placed[] {
  const titles = new Map<string, Words>();
  return sentences.map(({ text, passage, title }): Placed => {
    if (!title) return { words: readWords(text), passage };
    let words = titles.get(title);
    if (words === undefined) {
      words = readWords(title);
      titles.set(title, words);
    }
    return { words: readWords(text), passage, title: words };
  });
}

/**
 * How well each sentence answers a question: the higher the better, in the order given. Differences are log-odds: the
 * softmax over all sentences is the chance of each to be the one, given that one is.
 */
export function rankSentences(question: string, sentences: readonly Candidate[]): number[] {
  if (sentences.length === 0) return [];
  const network = sentenceNetwork();
  const asked = readQuestion(readWords(question).tokens);
  return sentenceFeatures(asked, placeSentences(sentences), knownRareness()).rows.map((row) => scoreRow(network, row));
}
