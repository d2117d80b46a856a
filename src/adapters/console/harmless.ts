const escapeSequences =
  /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[PX^_][^\u001b]*(?:\u001b\\)?|[ -/]*[0-~])|\u009b[0-?]*[ -/]*[@-~]/g;
// Control characters, and the marks that make text run the other way or hide it.
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;
const overrides = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text from outside as a terminal may be given it: one line, without escape sequences, control characters or marks
 * that reorder what is read. An article cannot move the cursor, set a title or colour the rest.
 */
export function harmless(text: string): string {
  return text
    .replace(escapeSequences, '')
    .replace(/\s*[\n\r\t]+\s*/g, ' ')
    .replace(controls, ' ')
    .replace(overrides, '');
}

/** JSON in one line that holds no character a terminal acts on; reading it gives exactly the value. */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
