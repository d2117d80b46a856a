import type { Token } from '../../language/draft.ts';
import { lemma } from '../../language/lemma.ts';
import { stem } from '../../language/stem.ts';
import { readTokens } from '../../language/tagger.ts';
import { layOut, type Words } from './words.ts';

/** Reads one sentence or question and lays its words out. `offset` is added to every span. */
export function readWords(text: string, offset = 0): Words {
  return wordsOfTokens(readTokens(text, offset));
}

/** Lays out tokens that are tagged already. */
export function wordsOfTokens(tokens: readonly Token[]): Words {
  const parts: { text: string; start: number; end: number; tag: string; lemma: string; stem: string }[] = [];
  for (const token of tokens) {
    // Compounds are taken apart, so that "Smith-Jones" and "20-year" match and can be answered in part.
    const pieces =
      /[\p{L}\p{N}]-[\p{L}\p{N}]/u.test(token.text) && !token.text.includes('/')
        ? token.text.split(/(-)/)
        : [token.text];
    let at = token.start;
    for (const text of pieces) {
      if (text === '') continue;
      const tag = pieces.length === 1 ? token.tag : text === '-' ? 'PUNCT' : /^\p{N}+$/u.test(text) ? 'NUM' : token.tag;
      // The stem of the dictionary form, so that "won" is "win"; "led" and "lead" meet too.
      const base = lemma(text.toLowerCase().replaceAll('’', "'"), tag);
      parts.push({ text, start: at, end: at + text.length, tag, lemma: base, stem: stem(base) });
      at += text.length;
    }
  }
  return layOut(parts);
}
