import { lemma } from '../language/lemma.ts';
import { linkEntities } from '../language/linking.ts';
import { isPredicate, opposed, related, relatives } from '../language/predicates.ts';
import { readTokens } from '../language/tagger.ts';
import { likeness, wordAt } from '../language/word-vectors.ts';
import type { ReadArticle } from '../model.ts';
import type { Lexicon } from './ask.ts';
import type { Asked } from './question/asked.ts';
import { alike, hasAlike } from './synonyms.ts';
import type { Member } from './who.ts';
import { isCountry, isGivenName, isOrdinaryWord, isPeopleOf, isPlaceOrPeople, isPlaceWord } from './word-kinds.ts';
import type { Word } from './words.ts';

/** The entities that the linking over articles takes for one, as places in `reads`. */
export function sameBeings(reads: readonly ReadArticle[]): Member[][] {
  const at = new Map(reads.map((read, i) => [read.article.id, i]));
  return linkEntities(reads).map((linked) =>
    linked.members.map((m) => ({ article: at.get(m.article)!, entity: m.entity })),
  );
}

/** Kinds of questions that names, roles and quotations answer, for which the learned reader is not asked. */
export const UNREAD: ReadonlySet<Asked> = new Set([
  'list',
  'speaker',
  'timeline',
  'other-name',
  'expansion',
  'definition',
  'role',
]);

/** How surely each word of a question is a verb: by its tag, and by being a predicate the language room knows. */
export const verbness = (tidy: string, words: readonly Word[], asked: Asked): number[] => {
  // The tagger's weights take longer to load than all else here; what names and roles answer does without them.
  if (UNREAD.has(asked)) return words.map((w) => (isPredicate(lemma(w.lower, 'VERB')) ? 1 : 0));
  const tags = new Map(readTokens(tidy).map((t) => [t.start, t.tag]));
  return words.map((w, i) => {
    const tag = tags.get(w.start) ?? 'X';
    const known = isPredicate(lemma(w.lower, 'VERB'));
    // A rare word in the past tense is tagged as whatever it looks like in the training data.
    const free = tag !== 'PROPN' && (tag !== 'ADJ' || /^(?:ever|never|not)$/.test(words[i - 1]?.lower ?? ''));
    const past = free && /\p{L}{3}ed$/u.test(w.lower) ? 0.5 : 0;
    return Math.max(past, (/^(?:VERB|VBD|VBN|VBG)$/.test(tag) ? 0.6 : 0) + (known ? 0.4 : 0));
  });
};

/** What is known of a word that might be near another in meaning; null for a word with no relatives at all. */
type Forms = { readonly verb: string; readonly noun: string; readonly people: boolean };

const forms = new Map<string, Forms | null>();

function formsOf(lower: string): Forms | null {
  const known = forms.get(lower);
  if (known !== undefined) return known;
  const [verb, noun] = lower.includes(' ') ? [lower, lower] : [lemma(lower, 'VERB'), lemma(lower, 'NOUN')];
  const people = isPlaceOrPeople(lower);
  const found = people || isPredicate(verb) || isPredicate(noun) || hasAlike(noun) ? { verb, noun, people } : null;
  if (forms.size > 50_000) forms.clear();
  forms.set(lower, found);
  return found;
}

/** What the language room knows of words. */
export const lexicon: Lexicon = {
  related: (a, b) => {
    const [x, y] = [formsOf(a.lower), formsOf(b.lower)];
    if (x === null || y === null) return 0;
    const near = Math.max(related(x.verb, y.verb), related(x.noun, y.noun), alike(x.noun, y.noun));
    return x.people && y.people && isPeopleOf(a.lower, b.lower) ? 1 : near;
  },
  alike: (a, b) => likeness(a.lower, b.lower),
  isKnown: (lower) => isOrdinaryWord(lower) || (!isPlaceOrPeople(lower) && wordAt(lower) >= 0),
  isName: (lower) =>
    isCountry(lower) || ((isPlaceWord(lower) || isGivenName(lower)) && !isOrdinaryWord(lower) && wordAt(lower) < 0),
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
