/**
 * The text that tokens of a treebank were, with the offset of each: no space before marks and clitics, `` and '' as the
 * quotation marks they stand for, the letters of "U . S ." closed up.
 */
export function detokenise(tokens: readonly string[]): { readonly text: string; readonly starts: readonly number[] } {
  let text = '';
  const starts: number[] = [];
  let open = false;
  tokens.forEach((token, i) => {
    const mark = token === '``' ? '“' : token === "''" ? '”' : token;
    if (text !== '' && !open && !closesUp(tokens, i)) text += ' ';
    starts.push(text.length);
    text += mark;
    open = mark === '“' || token === '(' || token === '$';
  });
  return { text, starts };
}

function closesUp(tokens: readonly string[], i: number): boolean {
  const token = tokens[i]!;
  if (/^(?:[.,;:!?)%]|''|['’](?:s|re|ve|ll|d|m)|n['’]t|['’])$/i.test(token)) return true;
  return /^\p{Lu}$/u.test(token) && tokens[i - 1] === '.' && /^\p{Lu}$/u.test(tokens[i - 2] ?? '');
}
