import type { Rareness } from '../../src/answering/learned/match.ts';
import { readQuestion } from '../../src/answering/learned/question.ts';
import { type Placed, sentenceFeatures } from '../../src/answering/learned/sentence-features.ts';
import { type ListExample, type SpanExample, spanExample, wordsOf } from './examples.ts';
import type { Bundle } from './own.ts';

/** A bundle with its sentences read, an array for each article. */
export type PlacedBundle = { readonly bundle: Bundle; readonly lines: readonly (readonly Placed[])[] };

/** Reads a bundle's sentences as the product does, with their titles. */
export function placeBundle(bundle: Bundle): PlacedBundle {
  return {
    bundle,
    lines: bundle.articles.map(({ title, sentences }, passage) => {
      const head = wordsOf(title);
      return sentences.map((text) => ({ words: wordsOf(text), passage, title: head }));
    }),
  };
}

/**
 * Every answerable question with all sentences of its bundle and, lest the names asked about count for little, of another:
 * within a bundle most sentences are about the same.
 */
export function ownLists(bundles: readonly PlacedBundle[], rareness: Rareness, weight: number): ListExample[] {
  return bundles.flatMap(({ bundle, lines }, b) => {
    const other = bundles[(b + 7) % bundles.length]!.lines.flat();
    const all = [...lines.flat(), ...other.map((placed) => ({ ...placed, passage: placed.passage + lines.length }))];
    return bundle.questions
      .filter(({ gold }) => gold.length > 0)
      .map(({ question, gold }) => {
        const right = gold.map((g) => lines[g.article]![g.sentence]!);
        return {
          group: bundle.id,
          rows: sentenceFeatures(readQuestion(wordsOf(question).tokens), all, rareness).rows,
          gold: Float32Array.from(all, (placed) => (right.includes(placed) ? 1 : 0)),
          weight,
        };
      });
  });
}

/** Every question that a stretch of a sentence answers, with its fullest gold sentence. */
export function ownSpans(bundles: readonly PlacedBundle[], rareness: Rareness, weight: number): SpanExample[] {
  return bundles.flatMap(({ bundle, lines }) =>
    bundle.questions
      .filter(({ gold, kind }) => gold.length > 0 && kind !== 'yesno')
      .map(({ question, gold: [place], answers }) => {
        const words = lines[place!.article]![place!.sentence]!.words;
        const text = bundle.articles[place!.article]!.sentences[place!.sentence]!;
        const references = answers.map((parts) => parts.join(' '));
        return spanExample({ group: bundle.id, question, words, text, answers: references, weight }, rareness);
      }),
  );
}
