import { buildEntities } from './aliases.ts';
import type { Draft, DraftSentence, Token } from './draft.ts';
import { weighContext } from './kinds.ts';
import { flagsOf, GIVEN, ORDINARY } from './names-lexicon.ts';
import { isCapital, type Piece } from './names-piece.ts';
import { findPieces } from './names-runs.ts';

/**
 * Finds the people, organisations and places an article names and joins the forms that mean the same one. Furniture of
 * the page is passed over, so that an editor or another story's people are not the article's.
 */
export function nameEntities(draft: Draft): void {
  const sentences = draft.sentences.filter((sentence) => sentence.kind !== 'boilerplate');
  const isName = knownNames(sentences);
  const pieces: Piece[] = [];
  for (const sentence of sentences) {
    const found = findPieces(
      sentence.tokens,
      sentence.n,
      isName,
      isShouted(sentence),
      sentence.kind === 'heading' || sentence.kind === 'headline',
    );
    for (const piece of found) {
      weighContext(piece, sentence.tokens);
      pieces.push(piece);
    }
  }
  buildEntities(draft, pieces);
}

/**
 * Words this article writes with a capital inside a sentence and never without one: those are names wherever they stand,
 * at the start of a sentence or in a line of capitals too.
 */
function knownNames(sentences: readonly DraftSentence[]): (token: Token) => boolean {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const sentence of sentences) {
    if (sentence.kind === 'headline' || sentence.kind === 'heading' || sentence.kind === 'caption') continue;
    const { tokens } = sentence;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] as Token;
      if (token.text === token.lower) small.add(token.lower);
      else if (i > 0 && isCapital(token) && tokens[i - 1]?.tag !== 'PUNCT') capital.add(token.lower);
    }
  }
  return (token) => {
    const { lower } = token;
    if (small.has(lower)) return false;
    if (capital.has(lower)) return true;
    const flags = flagsOf(lower);
    return (flags & GIVEN) !== 0 && (flags & ORDINARY) === 0;
  };
}

/** Whether capitals say nothing here: a line all in capitals, or a headline that writes Every Word With One. */
function isShouted({ tokens, kind }: DraftSentence): boolean {
  let words = 0;
  let upper = 0;
  let capitals = 0;
  for (const token of tokens) {
    if (token.text.length < 2 || token.tag === 'PUNCT' || token.tag === 'NUM') continue;
    words += 1;
    if (token.text === token.text.toUpperCase() && token.text !== token.lower) upper += 1;
    else if (isCapital(token)) capitals += 1;
  }
  if (words >= 4 && upper >= words * 0.7) return true;
  return (kind === 'headline' || kind === 'heading') && words >= 4 && upper + capitals >= words * 0.8;
}
