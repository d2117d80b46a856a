import type { Token } from './draft.ts';

/**
 * Mends what a tagger that sees little context gets wrong where the sentence leaves no doubt: a participle taken for an
 * adjective though it stands between a noun and its object ("the council closed the baths"), and the only verb of a
 * sentence taken for a noun or adjective. Changes the tags in place.
 */
export function mendTags(tokens: readonly Token[]): void {
  let finite = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    if (token.tag === 'ADJ' && token.lower.endsWith('ed') && token.lower.length > 4) {
      if (isNoun(tokens[i - 1]) && (next?.tag === 'DET' || next?.tag === 'PRON')) token.tag = 'VBD';
    }
    if (token.tag === 'VBD' || token.tag === 'VERB' || token.tag === 'AUX') finite = true;
  }
  if (finite) return;
  for (let i = 1; i + 1 < tokens.length; i++) {
    const token = tokens[i]!;
    const after = tokens[i + 1]!.tag;
    if (token.entity >= 0 || !isNoun(tokens[i - 1]) || !/^[a-z]+ed$/.test(token.text) || token.text.length < 5)
      continue;
    if (
      (token.tag === 'ADJ' || token.tag === 'NOUN') &&
      (after === 'ADP' || after === 'DET' || after === 'PUNCT' || after === 'ADV')
    ) {
      token.tag = 'VBD';
      return;
    }
  }
}

function isNoun(token: Token | undefined): boolean {
  return token?.tag === 'NOUN' || token?.tag === 'PROPN' || token?.tag === 'PRON';
}
