import { stripVTControlCharacters } from 'node:util';

// Marks that make text run the other way or hide it.
const overrides = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from outside as a terminal may be given it: one line, without escape sequences, control characters or marks
 * that reorder what is read. An article cannot move the cursor, set a title or colour the rest.
 */
export function harmless(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/\s*[\n\r\t]+\s*/g, ' ')
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(overrides, '');
}

/** JSON in one line that holds no character a terminal acts on; reading it gives exactly the value. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
