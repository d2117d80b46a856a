import type { Token } from './draft.ts';

/**
 * Mends what a tagger that sees little context gets wrong where the sentence leaves no doubt: a participle taken for an
 * adjective between a noun and its object ("the council closed the baths") or after its helper ("has seceded"), and, in
 * a clause without any other verb, a past tense taken for a participle ("the crowd exploded in cheers"). Changes the
 * tags in place; linear in the number of tokens.
 */
export function mendTags(tokens: readonly Token[]): void {
  for (let i = 1; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (isProgressive(tokens, i)) token.tag = 'VBG';
    if (
      (token.tag !== 'ADJ' && token.tag !== 'NOUN') ||
      token.entity >= 0 ||
      !/^[a-z]{2,}ed$|^(?:led|held|met|told|built|sent|shot|made|won|lost|sold|found)$/.test(token.text)
    )
      continue;
    const next = tokens[i + 1];
    if (token.tag === 'ADJ' && isNoun(tokens[i - 1]) && (next?.tag === 'DET' || next?.tag === 'PRON'))
      token.tag = 'VBD';
    else if (next?.lower === 'by' && (isNoun(tokens[i - 1]) || helper(tokens, i) !== '')) token.tag = 'VBN';
    else if (token.tag === 'ADJ' && /^(?:has|have|had|been|'ve)$/.test(helper(tokens, i)) && next?.tag !== 'NOUN')
      token.tag = 'VBN';
  }
  let start = 0;
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    if (token && !/^[,;:–—()"“”]$/.test(token.text)) continue;
    // After a comma a noun with a participle is more often an apposition, unless the sentence opened with a clause.
    if (start === 0 || tokens[start - 1]!.text !== ',' || OPENER.test(tokens[0]!.lower) || !tokens.some(hasTense))
      mendClause(tokens, start, i);
    start = i + 1;
  }
}

/** "is not eating fish": a word in -ing right after "be" with a noun phrase after it. */
function isProgressive(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!;
  if ((token.tag !== 'NOUN' && token.tag !== 'ADJ') || token.entity >= 0 || !/^[a-z]{2,}ing$/.test(token.text))
    return false;
  return BE.test(helper(tokens, i)) && /^(?:NOUN|PROPN|DET|PRON|NUM)$/.test(tokens[i + 1]?.tag ?? '');
}

const BE = /^(?:is|are|was|were|am|be|been|'s|'re|'m)$/;

const OPENER = /^(?:when|as|while|after|before|since|although|though|if|because|once|until|whereas)$/;

function hasTense(token: Token): boolean {
  return token.tag === 'VBD' || token.tag === 'AUX' || token.tag === 'VERB';
}

/** Between two marks: if nothing is a finite verb, the first participle after a noun is one, unless "by" follows. */
function mendClause(tokens: readonly Token[], from: number, to: number): void {
  if (to - from < 3) return;
  let found = -1;
  for (let i = from; i < to; i++) {
    const token = tokens[i]!;
    const infinitive = token.tag === 'VERB' && tokens[i - 1]?.lower === 'to';
    if ((token.tag === 'VBD' || token.tag === 'VERB' || token.tag === 'AUX') && !infinitive) return;
    const participle =
      token.tag === 'VBN' || ((token.tag === 'ADJ' || token.tag === 'NOUN') && /^[a-z]{3,}ed$/.test(token.text));
    if (
      found < 0 &&
      participle &&
      i > from &&
      token.entity < 0 &&
      isSubject(tokens, from, i) &&
      tokens[i + 1]?.lower !== 'by'
    ) {
      const after = tokens[i + 1]?.tag;
      if (
        token.tag === 'VBN' ||
        after === 'ADP' ||
        after === 'DET' ||
        after === 'PUNCT' ||
        after === 'ADV' ||
        after === 'PART'
      )
        found = i;
    }
  }
  if (found >= 0) tokens[found]!.tag = 'VBD';
}

/** A noun right before, adverbs apart, that no preposition governs within the clause. */
function isSubject(tokens: readonly Token[], from: number, at: number): boolean {
  let i = at - 1;
  while (i > from && tokens[i]!.tag === 'ADV') i--;
  const token = tokens[i];
  // "the public exploded": an adjective after an article stands as a noun.
  if (!isNoun(token) && !(token?.tag === 'ADJ' && tokens[i - 1]?.tag === 'DET')) return false;
  // "Ann Lee on Monday refused": a phrase in between is stepped over.
  for (let steps = 0; steps < 3; steps++) {
    while (i > from && (isNoun(tokens[i]) || /^(?:ADJ|DET|NUM|PART)$/.test(tokens[i]!.tag))) i--;
    const governor = tokens[i]!;
    if (governor.tag !== 'ADP' || governor.lower === 'of') return true;
    if (i <= from || !isNoun(tokens[i - 1])) return false;
    i--;
  }
  return false;
}

/** The nearest helper before a word, adverbs passed over; empty when there is none. */
function helper(tokens: readonly Token[], at: number): string {
  let i = at - 1;
  while (i >= 0 && (tokens[i]!.tag === 'ADV' || tokens[i]!.lower === 'not' || tokens[i]!.lower === "n't")) i--;
  return tokens[i]?.tag === 'AUX' ? tokens[i]!.lower : '';
}

function isNoun(token: Token | undefined): boolean {
  return token?.tag === 'NOUN' || token?.tag === 'PROPN' || token?.tag === 'PRON';
}
