import { Tokenizer } from 'htmlparser2';

const blocks = new Set(
  `address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
  h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead title tr ul`.split(/\s+/),
);
const unseen = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'button',
  'head',
  'object',
  'select',
]);

/**
 * The text of a piece of HTML that is all article, as a feed holds it: a line for each block, spaces as a browser shows
 * them. Nothing is left out but what is never seen; a whole page goes through the extractor instead. Takes time linear
 * in its length, and never throws.
 */
export function fragmentText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  const lines: string[] = [];
  let line = '';
  let hidden = 0;
  const endLine = (): void => {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words !== '') lines.push(words);
    line = '';
  };
  const nothing = (): void => {};
  const name = (start: number, end: number): string => html.slice(start, end).toLowerCase();
  // The parser above the tokenizer keeps a stack of open elements, which takes quadratic time where none is closed.
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      onopentagname(start, end) {
        const tag = name(start, end);
        if (unseen.has(tag)) hidden++;
        if (blocks.has(tag)) endLine();
      },
      onclosetag(start, end) {
        const tag = name(start, end);
        if (unseen.has(tag)) hidden = Math.max(0, hidden - 1);
        if (blocks.has(tag)) endLine();
      },
      ontext(start, end) {
        if (hidden === 0) line += html.slice(start, end);
      },
      ontextentity(codepoint) {
        if (hidden === 0) line += String.fromCodePoint(codepoint);
      },
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onattribname: nothing,
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      onopentagend: nothing,
      onselfclosingtag: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  endLine();
  return lines.join('\n');
}
