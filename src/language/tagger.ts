import type { Token } from './draft.ts';
import { tokenise } from './tokens.ts';

/** Sets the part of speech of every token, read as the tokens of one sentence. */
export function tag(_tokens: readonly Token[]): void {}

/** The tagged tokens of one sentence or question. `offset` is added to every span. */
export function readTokens(text: string, offset = 0): Token[] {
  const tokens = tokenise(text, offset);
  tag(tokens);
  return tokens;
}
