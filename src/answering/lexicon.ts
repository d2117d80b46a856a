import { lemma } from '../language/lemma.ts';
import { linkEntities } from '../language/linking.ts';
import { isPredicate, opposed, related, relatives } from '../language/predicates.ts';
import { readTokens } from '../language/tagger.ts';
import type { ReadArticle } from '../model.ts';
import type { Lexicon } from './ask.ts';
import { alike } from './synonyms.ts';
import type { Member } from './who.ts';
import { isOrdinaryWord, isPeopleOf } from './word-kinds.ts';
import type { Word } from './words.ts';

/** The entities that the linking over articles takes for one, as places in `reads`. */
export function sameBeings(reads: readonly ReadArticle[]): Member[][] {
  const at = new Map(reads.map((read, i) => [read.article.id, i]));
  return linkEntities(reads).map((linked) =>
    linked.members.map((m) => ({ article: at.get(m.article)!, entity: m.entity })),
  );
}

/** How surely each word of a question is a verb: by its tag, and by being a predicate the language room knows. */
export const verbness = (tidy: string, words: readonly Word[]): number[] => {
  const tags = new Map(readTokens(tidy).map((t) => [t.start, t.tag]));
  return words.map((w) => {
    const tag = tags.get(w.start) ?? 'X';
    const known = isPredicate(lemma(w.lower, 'VERB'));
    return (/^(?:VERB|VBD|VBN|VBG)$/.test(tag) ? 0.6 : 0) + (known ? 0.4 : 0);
  });
};

/** What the language room knows of words. */
export const lexicon: Lexicon = {
  related: (a, b) =>
    Math.max(
      related(a.lower.includes(' ') ? a.lower : lemma(a.lower, 'VERB'), lemma(b.lower, 'VERB')),
      related(lemma(a.lower, 'NOUN'), lemma(b.lower, 'NOUN')),
      isPeopleOf(a.lower, b.lower) ? 1 : 0,
      alike(lemma(a.lower, 'NOUN'), lemma(b.lower, 'NOUN')),
    ),
  isKnown: isOrdinaryWord,
  isPredicate: (lower) => isPredicate(lemma(lower, 'VERB')),
};

const contraries = new Map<string, boolean>();

/** Whether two words say the contrary, directly or through words near them in meaning ("grew", "plunged"). */
export const contrary = (a: string, b: string): boolean => {
  const key = `${a} ${b}`;
  const known = contraries.get(key);
  if (known !== undefined) return known;
  const [left, right] = [lemma(a, 'VERB'), lemma(b, 'VERB')];
  const near = (l: string): string[] => [l, ...relatives(l, 0.8).map((r) => r.lemma)];
  const found =
    opposed(left, right) ||
    (isPredicate(left) && isPredicate(right) && near(left).some((x) => near(right).some((y) => opposed(x, y))));
  if (contraries.size > 20_000) contraries.clear();
  contraries.set(key, found);
  return found;
};
