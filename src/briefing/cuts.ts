/**
 * Shorter ways to say one sentence that stay true, each shorter than the one before: asides first, then trailing
 * circumstances. Never a negation, an attribution, a condition or a modal is left out. Works on the surface, so each rule
 * asks for clear marks.
 */
export function shorterWays(sentence: string): string[] {
  const ways: string[] = [];
  let text = sentence;
  for (const cut of [withoutAsides, withoutTail]) {
    const shorter = cut(text);
    if (shorter.length < text.length) ways.push(shorter);
    text = shorter;
  }
  return ways;
}

/** Without parentheses, insertions between dashes and clauses about somebody between commas. */
export function withoutAsides(sentence: string): string {
  let text = dropOpening(sentence);
  text = text.replace(/\s*\([^()\d]{2,90}\)/g, '');
  text = text.replace(/\s+(?:--|–|—)\s+[^–—"“”]{3,110}?\s+(?:--|–|—)\s+/g, ' ');
  return tidy(dropRelative(text));
}

/** Without a trailing circumstance or consequence (", raising questions over …"); who says it is never one. */
export function withoutTail(sentence: string): string {
  for (const tail of TAILS) {
    const match = tail.exec(sentence);
    if (!match || ATTRIBUTION.test(match[0])) continue;
    const before = sentence.slice(0, match.index);
    if (isWhole(before)) return tidy(`${before}.`);
  }
  return sentence;
}

/** Takes away a connective that points back to a sentence the reader does not see ("However, …", "But …"). */
export function dropOpening(sentence: string): string {
  const opened = sentence.replace(OPENING, '');
  return opened === sentence ? sentence : capitalise(opened);
}

const OPENING =
  /^(?:(?:However|Meanwhile|Moreover|Furthermore|Nevertheless|Nonetheless|Still|Besides|Also|Indeed|Separately|Additionally|Instead|Then|Earlier|Later|More recently|In addition|In particular|In further comments|At the same time|For (?:his|her|its|their) part|For example|For instance|As a result|On the other hand|Of course|In fact|By contrast|In contrast|Similarly|Likewise|Overall),\s+(?:however,\s+)?|(?:But|And|Yet|So)\s+(?!(?:that|far|even)\b),?\s*|Still,\s+)/;

// What may follow the comma that closes an aside: the sentence's own verb. An open list would let in noun phrases.
const VERB_NEXT =
  /^(?:(?:also|now|still|later|never|then|only|already)\s+)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|said|says|told|did|does|do|made|took|became|remains?|wants?|went|came|met|held|called|began|won|lost|left|died|announced|agreed|rejected|denied|warned|added|asked|[a-z]{3,}ed)\b/;

const HAS_VERB =
  /\s(?:is|are|was|were|has|have|had|will|would|can|could|may|might|should|must|says?|said|told|did|does|do|made|took|became|went|came|met|held|began|won|lost|left|died|\p{Ll}{3,}ed|to\s\p{Ll}+)\s/u;

/** ", who heads the agency," and ", which … " up to the comma before the sentence's verb or to the end. */
function dropRelative(sentence: string): string {
  const opening = /,\s+(?:who|whose|which|where)\s/g;
  let match = opening.exec(sentence);
  while (match) {
    const from = match.index;
    const rest = sentence.slice(from + 1);
    if (!/["“”]/.test(rest)) {
      // Between a verb and what follows it a clause about the object cannot be told from the rest of the sentence.
      const closing = HAS_VERB.test(sentence.slice(0, from)) ? null : closingComma(sentence, from + 1);
      if (closing !== null) {
        // "The minister, Ann Lee, who …, said": the comma after her name closes one that stands before it.
        const open = (sentence.slice(0, from).match(/,\s/g) ?? []).length % 2 === 1 ? ',' : '';
        return dropRelative(sentence.slice(0, from) + open + sentence.slice(closing + 1));
      }
      // A relative clause that runs to the end may be dropped when what stands before it is a sentence of its own.
      if (!rest.includes(',') && isWhole(sentence.slice(0, from))) return `${sentence.slice(0, from)}.`;
    }
    match = opening.exec(sentence);
  }
  return sentence;
}

function closingComma(sentence: string, from: number): number | null {
  for (let at = sentence.indexOf(',', from); at > 0; at = sentence.indexOf(',', at + 1)) {
    if (at - from > 160) return null;
    if (VERB_NEXT.test(sentence.slice(at + 1).trimStart())) return at;
  }
  return null;
}

const ATTRIBUTION =
  /\b(?:according|says?|said|told|reported|reports|announced|tweeted|wrote|if|unless|until|although|though|but|not|except|provided)\b/;

const TAILS: readonly RegExp[] = [
  /\s+(?:--|–|—)\s+(?:an?|the|which|with|\p{Ll}+ing|including|in|as)\s[^–—]{8,}\.?$/u,
  /,\s+(?:after|before|while|as|amid|despite|following|during|when|where|which|who|whose|with|including|especially|particular(?:ly)?|such as|on|in|at|from|for|by|to|\p{Ll}{2,}ing)\s[^"“”,;]{12,}\.?$/u,
  /,\s+(?:as|while|after|amid|\p{Ll}{3,}ing)\s[^"“”;]{12,}\.?$/u,
];

/** Whether what is left is long enough to be a sentence and does not end in the middle of a list or quotation. */
function isWhole(text: string): boolean {
  const words = text.split(/\s+/).length;
  const quotes = (text.match(/["“”]/g) ?? []).length;
  return (
    words >= 7 &&
    quotes % 2 === 0 &&
    !UNFINISHED.test(text) &&
    !/\b(?:and|or|but|that|the|a|of|to|with|if)$/i.test(text)
  );
}

/** "That no matter how hard she trains", "that if the vote fails": what follows was to come after the comma. */
const UNFINISHED =
  /\b(?:no matter (?:how|what|who|where|when|which)|(?:that|but|and) (?:if|when|while|although|unless|once|because|since|despite))\b[^,;]*$/i;

function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;:!?])/g, '$1')
    .replace(/,\s*,/g, ',')
    .replace(/,\./g, '.')
    .trim();
}

export function capitalise(text: string): string {
  return text.replace(/^(["“‘'(]*)(\p{Ll})/u, (_, marks: string, letter: string) => marks + letter.toUpperCase());
}
