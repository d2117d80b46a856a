import type { ReadArticle, Sentence } from '../model.ts';
import { dateEdits, type Edit } from './wording-dates.ts';
import { referenceEdits } from './wording-reference.ts';

/**
 * A sentence as it can be read alone: the connective before it cut, a pronoun or role phrase that surely means somebody
 * named, relative dates made absolute ("about" where the day of publication was inferred), spaces tidied. Quoted words are
 * not touched. Null when it cannot stand alone: a heading, tweet or caption, half a quotation, words nobody says, cut
 * off, without a verb, a question, or about "this", "they" or "it" of a sentence before.
 */
export function standAlone(read: ReadArticle, n: number): string | null {
  const sentence = read.reading.sentences[n];
  if (!sentence || (sentence.kind !== 'body' && sentence.kind !== 'quote')) return null;
  const text = read.article.text.slice(sentence.start, sentence.end);
  if (text.length > 1200 || text.length < 20 || !isWhole(text) || !balanced(text)) return null;
  if (!read.reading.events.some((event) => event.sentence === n) && !FINITE.test(text)) return null;
  if (mostlyQuoted(read, sentence)) return null;
  const cut = connective(text);
  if (refersBack(text.slice(cut))) return null;
  const named = referenceEdits(read, sentence, sentence.start + cut);
  if (!named) return null;
  const edits = [...named, ...dateEdits(read, sentence)].filter((edit) => edit.start >= sentence.start + cut);
  return tidy(apply(read.article.text, { start: sentence.start + cut, end: sentence.end }, edits));
}

// A verb by its look, for a clause that was not read as an event.
const FINITE =
  /\p{Ll}\s(?:is|are|was|were|has|have|had|will|would|said|\p{Ll}{3,}ed)\b|\p{L}\s\p{Ll}{3,}ed\s(?:the|an?|\p{Lu}|\$|£|€|\d)/u;

const CONNECTIVES =
  /^(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|Meanwhile|In addition|Additionally|Besides|Still|Then|Thus|Therefore|Consequently|Indeed|In fact|Of course|For example|For instance|As a result|Also|Likewise|Similarly|Finally|Separately|Elsewhere|By contrast|In contrast|On the other hand|At the same time|Even so|After all|In the meantime|Overall|In short|Instead|Similarly|Notably|Accordingly|Hence|Yet|But|And|So|Or|Plus),\s+|^(?:But|And|Yet|Or)\s+(?:(?:still|then|now|also|even so|meanwhile),\s+)?|^More recently, however,\s+|^(?:While|Whereas)\s+(?=\p{Lu}[^,]*\.$)/u;

/** "OSLO, Norway (AP) — ": where a report was written. */
const DATELINE =
  /^\p{Lu}[\p{Lu}.'’ -]{2,30}(?:,\s(?:\p{Lu}[\p{L}.]*\s?){1,3})?(?:,?\s(?:\p{Lu}\p{Ll}+\.?\s\d{1,2}))?(?:\s\([^()]{2,30}\))?\s(?:—|–|-{1,2})\s(?=["“‘]?[\p{Lu}\d])/u;

/** How many units of a dateline and a leading connective to leave out. */
function connective(text: string): number {
  const place = DATELINE.exec(text)?.[0].length ?? 0;
  const match = CONNECTIVES.exec(text.slice(place));
  return place + (match ? match[0].length : 0);
}

/** Openings that point at the sentence before. */
const BACK =
  /^(?:this|that|these|those|such|they|them|their|both|others?|another|doing so|so|in exchange|in return|the (?:same|former|latter|two|three|pair|duo|others?|move|decision|news|announcement|comments?|remarks?|statement|incident|figures?)|neither|either|here|the (?:first|second|third|fourth|fifth) (?:is|was|will|would|came|has|had)|there (?:they|he|she|it)|if so|if not|not so|nor|among them|one (?:is|was|has|had)|one of them|some of them|most of them|all of them|asked (?:if|whether|about|why|what|how))\b(?!\s+(?:week|month|year|morning|afternoon|evening|weekend|summer|winter|spring|autumn|season)\b)/i;
const EXPLETIVE =
  /^it (?:is|was|will be|would be|remains|has been|had been|seems|appears|took|takes)\s+(?:not )?(?:\w+ed\b|un\w+|clear|likely|possible|known|the (?:first|second|third|last|latest)|hard|difficult|important|necessary)[^.]*?\b(?:that|to|whether|how|when|what|since|before)\b/i;

/** "Even on that", "Lee said such steps": what is pointed at stands in an earlier sentence. */
const BACK_SOON =
  /^(?:even )?(?:on|after|before|with|in|by|despite|besides|since|from|of|for) (?:this|that|these|those|it|them)\b(?=,| [a-z]+ed\b)|^(?:in|at|on|for|from|with|by) [^,.]{2,40}? (?:is|was|will|has|had|does|did) it\b|^(?:\S+ ){1,5}(?:said|says|added|adds|argued|warned) (?:such|these|those|they|it|this)\b/i;

function refersBack(text: string): boolean {
  const opening = text.replace(/^["“'‘(\s]+/, '');
  if (/^it(?:s|['’]s)?\b/i.test(opening)) return !EXPLETIVE.test(opening);
  if (BACK.test(opening) || BACK_SOON.test(opening)) return true;
  // "We" and "I" outside quotation marks are the writer's, or a quotation's whose marks are lost.
  return /^(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our)\b/.test(opening) && opening === text.trimStart();
}

/** Begins like a sentence, ends like one, is no question and was not cut short. */
function isWhole(text: string): boolean {
  if (!/^["“'‘([]*[\p{Lu}\p{N}$£€]/u.test(text)) return false;
  if (!/[.!]["”’')\]]*$/.test(text) || /(?:\.\.\.|…)["”’')\]]*$/.test(text)) return false;
  // "the details of a second U.S.": what the letters begin is lost.
  if (
    /\b(?:\p{L}\.){2,}$/u.test(text) &&
    !/\b(?:the|in|to|from|of|for|with|by|and|at|into|against|versus|vs\.?)\s+(?:\p{L}\.){2,}$/iu.test(text) &&
    !/[ap]\.m\.$/i.test(text)
  )
    return false;
  return !/\b(?:the|a|an|of|to|and|or|with|for|by|Mr|Mrs|Ms|Dr)\.$/.test(text);
}

/** Every quotation mark has its fellow. */
function balanced(text: string): boolean {
  const count = (mark: RegExp) => (text.match(mark) ?? []).length;
  if (count(/"/g) % 2 !== 0 || count(/“/g) !== count(/”/g)) return false;
  if (count(/\(/g) !== count(/\)/g) || count(/\[/g) !== count(/\]/g)) return false;
  if (count(/‘/g) > count(/’/g)) return false;
  return !/['’]["”]['’]?\.?$|^["“]['‘]\s/.test(text);
}

/** More than this share of quoted words is a quotation, not a telling of it. */
const MOST_QUOTED = 0.7;

function mostlyQuoted(read: ReadArticle, sentence: Sentence): boolean {
  let inside = 0;
  let unsaid = false;
  for (const quotation of read.reading.quotations) {
    const from = Math.max(quotation.start, sentence.start);
    const to = Math.min(quotation.end, sentence.end);
    if (to <= from) continue;
    inside += to - from;
    // A long quotation that runs on from or into other sentences is half of one here.
    if (quotation.start < sentence.start || quotation.end > sentence.end) unsaid = true;
  }
  return unsaid || inside > MOST_QUOTED * (sentence.end - sentence.start);
}

function apply(text: string, range: { start: number; end: number }, edits: readonly Edit[]): string {
  let out = '';
  let at = range.start;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < at || edit.end > range.end) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at, range.end);
}

function tidy(text: string): string {
  const clean = text
    .replace(
      /,\s+(?:however|meanwhile|though|moreover|too),\s+(?=(?:ha[sd]|have|is|are|was|were|will|would|could|can|may|might|do|does|did|\p{Ll}+ed|said|says)\b)/gu,
      ' ',
    )
    .replace(/,\s+(?:however|meanwhile|though|moreover|too),\s+/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?)])(?=\s|$|["”])/g, '$1')
    .replace(/\( /g, '(')
    .trim();
  return clean.replace(/^(["“‘(]*)(\p{Ll})/u, (_, marks: string, letter: string) => marks + letter.toUpperCase());
}
