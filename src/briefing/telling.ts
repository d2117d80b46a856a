import { standAlone } from '../language/wording.ts';
import type { ReadArticle, Sentence } from '../model.ts';
import { dropOpening, shorterWays } from './cuts.ts';
import { reportQuotation, shortenQuotations } from './quoting.ts';
import { type Statement, state } from './statement.ts';
import { isTakenBack } from './taken-back.ts';

/** A statement with the shorter ways to say it; the first is the fullest. All prove themselves by the same stretch. */
export type Tellable = readonly [Statement, ...Statement[]];

// Finding the words that stand alone is the dearest part of a digest, and each part of it asks again.
const known = new WeakMap<ReadArticle, { readonly found: Tellable[]; next: number }>();

/**
 * What of an article can be read aloud on its own, in its order, at most `most` sentences. Tweets, captions, headings and
 * boilerplate are left out.
 */
export function tellables(read: ReadArticle, most = Number.POSITIVE_INFINITY): readonly Tellable[] {
  const kept = known.get(read) ?? { found: [], next: 0 };
  known.set(read, kept);
  const { sentences } = read.reading;
  for (; kept.next < sentences.length && kept.found.length < most; kept.next += 1) {
    const tellable = tell(read, sentences[kept.next]!, kept.found.length);
    if (tellable) kept.found.push(tellable);
  }
  return kept.found.length > most ? kept.found.slice(0, most) : kept.found;
}

function tell(read: ReadArticle, sentence: Sentence, position: number): Tellable | null {
  if (sentence.kind !== 'body' && sentence.kind !== 'quote') return null;
  if (isTakenBack(read, sentence)) return null;
  if (OTHER_TIME.test(read.article.text.slice(sentence.start, sentence.end))) return null;
  const plain = wordsOf(read, sentence);
  if (plain === null || !isReadable(plain)) return null;
  const full = state(read, sentence.n, plain, position);
  if (!full) return null;
  const shorter = shorterWays(plain).flatMap((way) => {
    const statement = isReadable(way) ? state(read, sentence.n, way, position) : null;
    return statement && statement.words < full.words ? [statement] : [];
  });
  return [full, ...shorter];
}

function wordsOf(read: ReadArticle, sentence: Sentence): string | null {
  const alone = isSafelyNamed(read, sentence) ? standAlone(read, sentence.n) : null;
  const told = alone === null ? null : shortenQuotations(dropOpening(withOwnReference(read, sentence, alone)));
  return told ?? reportQuotation(read, sentence);
}

const OPENING_PRONOUN = /^(?:(?:However|But|And|Still|Yet|Then|Also|Meanwhile),?\s+)?(?:he|she|his|her)\b/i;

/**
 * A sentence that opens with a pronoun is told only where one person alone can be meant: whoever the sentence before
 * names, if it names one. A digest that puts words into the wrong mouth is worse than one that leaves them out.
 */
function isSafelyNamed({ article, reading }: ReadArticle, sentence: Sentence): boolean {
  const text = article.text.slice(sentence.start, sentence.end);
  if (!OPENING_PRONOUN.test(text)) return true;
  const before = reading.sentences[sentence.n - 1];
  if (!before || (before.kind !== 'body' && before.kind !== 'quote') || sentence.paragraph - before.paragraph > 1) {
    return false;
  }
  const quoted = (at: number): boolean => reading.quotations.some(({ start, end }) => at >= start && at < end);
  const named = reading.entities.filter(
    ({ kind, mentions }) =>
      kind === 'person' &&
      mentions.some(({ sentence: n, how, start }) => n === before.n && how !== 'pronoun' && !quoted(start)),
  );
  if (named.length !== 1) return false;
  return named[0]!.mentions.some(({ sentence: n, how }) => n === sentence.n && how === 'pronoun');
}

/**
 * A "his" in the middle of a sentence mostly belongs to that sentence's own subject, which may be no name ("the minister
 * said his country …"): it is left as the article has it, and so is a description of a body.
 */
function withOwnReference({ article, reading }: ReadArticle, sentence: Sentence, told: string): string {
  const raw = article.text.slice(sentence.start, sentence.end);
  let text = told;
  for (const entity of reading.entities) {
    const here = entity.mentions.filter((mention) => mention.sentence === sentence.n);
    if (here.length === 0 || raw.includes(entity.name)) continue;
    for (const { how, start, end } of here) {
      const surface = article.text.slice(start, end);
      // Bodies go by many descriptions: which one is meant is too often a guess.
      if (how === 'role' && entity.kind !== 'person') text = text.replace(entity.name, surface);
      // "The Return of the King" is a title that nobody bears.
      if (how === 'role' && start > sentence.start && /\p{Lu}/u.test(surface))
        text = text.replace(new RegExp(`${literal(surface)}, ${literal(entity.name)},?`), surface);
      if (how !== 'pronoun' || start - sentence.start < 12) continue;
      if (!/^(?:his|her)$/.test(surface)) continue;
      text = text.replace(`${entity.name}’s`, surface);
    }
  }
  return text.replace(/\bthe the\b/g, 'the').replace(/\bthe (\p{Lu}\p{Ll}+day) \([^)]*\) (?=\p{Lu})/gu, 'the $1 ');
}

// What the wording room lets through and a listener would still stumble over.
const POINTS_INSIDE =
  /^Even (?:on|in|with|after|for) (?:that|this|these|those)\b|^In turn\b|\b(?:such (?:steps|moves|actions|measures|comments)|do so|did so|doing so)\b/;
// "From 287 the year before": before what, only the lines around it say.
const OTHER_TIME =
  /\bthe (?:previous|following|preceding|same) (?:day|night|week|month|year)\b|\b(?:day|week|month|year)s? (?:before|after|earlier|later)\b(?!\s+\p{L})|\p{Lu}\p{Ll}+ (?:next|last) year\b/u;
const DEMONSTRATIVE =
  /(?<!\b(?:so|all|like|than)\s)\b(?:this|these|those)\s(?!who\b|in\b|on\b|with\b|of\b|from\b|that\b)\p{Ll}/u;
const POINTING_NOUN =
  /\bthat (?:accusation|claim|argument|decision|proposal|move|idea|view|question|issue|deal|plan|report|incident|charge|point|figure)\b/;
const ORPHAN_IT =
  /^It\b(?!\s(?:is|was|remains|will be) (?:not )?(?:yet )?(?:clear|unclear|known|likely|unlikely|possible) (?:that|whether|if|how|when|why|to)\b)/;
const LOOSE_TIME =
  /\b(?:yesterday|today|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night)|earlier in the day)\b/i;

function isReadable(text: string): boolean {
  const quotes = (text.match(/["“”]/g) ?? []).length;
  return (
    quotes % 2 === 0 &&
    /[.!]["”’)]?$/.test(text) &&
    !/[?#@]/.test(text) &&
    !POINTS_INSIDE.test(text) &&
    !LOOSE_TIME.test(text) &&
    !ORPHAN_IT.test(text) &&
    !POINTING_NOUN.test(text) &&
    !DEMONSTRATIVE.test(text.replace(/["“][^"“”]*["”]/g, '')) &&
    /^["“‘(]?[\p{Lu}\p{N}]/u.test(text)
  );
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
