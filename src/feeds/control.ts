// Terminal control sequences (ECMA-48: CSI, OSC and other escapes), and control characters that are no white space.
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b\n]{0,2000}(?:\u0007|\u001b\\)|\u001b[@-Z\\-_]|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/**
 * A text with spaces where terminal control sequences and control characters stand, as long as before: what is read
 * of it has the same offsets, and the letters of an escape are part of no word.
 */
export const blankControls = (text: string): string =>
  text.replace(CONTROLS, (controls) => ' '.repeat(controls.length));

/** What of an article is read: its words without control sequences. */
export const readable = <Read extends { readonly text: string; readonly title: string | null }>(
  article: Read,
): Read => ({
  ...article,
  text: blankControls(article.text),
  title: article.title === null ? null : blankControls(article.title),
});
