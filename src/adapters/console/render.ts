import type { Inline, Line, Part, Reply } from '../../bot/reply.ts';
import { harmless } from './harmless.ts';
import { maxColumns, minColumns } from './limits.ts';

export type RenderOptions = {
  /** Width of the window; null leaves lines whole, as a file or a pipe wants them. */
  readonly columns: number | null;
  readonly colour: boolean;
  /** Whether what could be pressed elsewhere is named. */
  readonly actions: boolean;
};

type Style = 'bold' | 'italic' | 'dim' | 'cyan' | 'yellow' | 'red';
type Stretch = { readonly text: string; readonly styles: readonly Style[] };

const codes: Record<Style, readonly [number, number]> = {
  bold: [1, 22],
  italic: [3, 23],
  dim: [2, 22],
  cyan: [36, 39],
  yellow: [33, 39],
  red: [31, 39],
};
const tones: Record<'info' | 'warning' | 'error', readonly Style[]> = { info: [], warning: ['yellow'], error: ['red'] };

/** A reply as text for a terminal, ending in a line break. Nothing in it but our own colours is acted on by a terminal. */
export function renderReply(reply: Reply, options: RenderOptions): string {
  const width = options.columns === null ? null : Math.min(maxColumns, Math.max(minColumns, options.columns));
  const blocks = reply.parts.map((part) => renderPart(part, width, options.colour));
  if (options.actions && reply.actions.length > 0) {
    const named = reply.actions.flatMap((action) =>
      action.kind === 'button' ? [harmless(`${action.label}: /${action.command} ${action.text}`)] : [],
    );
    blocks.push(
      wrap([{ text: named.join('   '), styles: ['dim'] }], { first: '', next: '', width, colour: options.colour }),
    );
  }
  let text = '';
  for (const [index, block] of blocks.entries()) {
    const before = reply.parts[index - 1];
    // A heading belongs to what follows it.
    text += index === 0 ? block : `${before?.kind === 'heading' && index > 1 ? '\n' : '\n\n'}${block}`;
  }
  return `${text}\n`;
}

function renderPart(part: Part, width: number | null, colour: boolean): string {
  const lay = (stretches: readonly Stretch[], first = '', next = first) =>
    wrap(stretches, { first, next, width, colour });
  switch (part.kind) {
    case 'heading':
      return lay([{ text: harmless(part.text), styles: ['bold'] }]);
    case 'paragraph':
      return lay(stretchesOf(part.line));
    case 'notice':
      return lay(stretchesOf(part.line, tones[part.tone]));
    case 'list':
      return part.items
        .map((item, index) => {
          const mark = part.ordered ? `${index + 1}. ` : '• ';
          return lay(stretchesOf(item), mark, ' '.repeat(mark.length));
        })
        .join('\n');
    case 'quote': {
      const quoted = lay([{ text: `“${harmless(part.text)}”`, styles: [] }], '  ');
      return `${quoted}\n${lay(stretchesOf(part.by, ['dim']), '    ')}`;
    }
    case 'facts': {
      const rows = part.rows.map(({ label, line }) => ({ label: harmless(label), line }));
      const longest = Math.max(...rows.map(({ label }) => label.length), 0);
      return rows
        .map(({ label, line }) => lay(stretchesOf(line), `${label.padEnd(longest)}  `, ' '.repeat(longest + 2)))
        .join('\n');
    }
    case 'table':
      return renderTable([part.head, ...part.rows]);
    case 'image':
      return lay([{ text: `[picture: ${harmless(part.alt)}] ${harmless(part.url)}`, styles: [] }]);
  }
}

function renderTable(rows: readonly (readonly string[])[]): string {
  const clean = rows.map((row) => row.map((cell) => harmless(cell)));
  const widths = clean[0]!.map((_, column) => Math.max(...clean.map((row) => (row[column] ?? '').length)));
  return clean
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function stretchesOf(line: Line, around: readonly Style[] = []): Stretch[] {
  return line.map((inline) => stretchOf(inline, around));
}

function stretchOf(inline: Inline, around: readonly Style[]): Stretch {
  if (typeof inline === 'string') return { text: harmless(inline), styles: around };
  if ('bold' in inline) return { text: harmless(inline.bold), styles: [...around, 'bold'] };
  if ('italic' in inline) return { text: harmless(inline.italic), styles: [...around, 'italic'] };
  if ('code' in inline) return { text: harmless(inline.code), styles: [...around, 'cyan'] };
  if ('cite' in inline) return { text: `[${inline.cite}]`, styles: [...around, 'cyan'] };
  return { text: `${harmless(inline.link.text)} <${harmless(inline.link.url)}>`, styles: around };
}

type Lay = { readonly first: string; readonly next: string; readonly width: number | null; readonly colour: boolean };

/** Lays stretches out in lines of at most `width` characters, broken at spaces; a longer word stands alone. */
function wrap(stretches: readonly Stretch[], { first, next, width, colour }: Lay): string {
  const lines: string[] = [];
  let line = first;
  let used = first.length;
  let empty = true;
  for (const word of wordsOf(stretches)) {
    const length = word.reduce((sum, { text }) => sum + [...text].length, 0);
    if (!empty && width !== null && used + 1 + length > width) {
      lines.push(line);
      line = next;
      used = next.length;
      empty = true;
    }
    line += (empty ? '' : ' ') + word.map((stretch) => paint(stretch, colour)).join('');
    used += (empty ? 0 : 1) + length;
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Words separated by spaces; a word may consist of stretches in different styles (a bold name and its comma). */
function wordsOf(stretches: readonly Stretch[]): Stretch[][] {
  const words: Stretch[][] = [];
  let open: Stretch[] = [];
  for (const { text, styles } of stretches) {
    for (const piece of text.split(/( +)/)) {
      if (piece === '') continue;
      if (piece.trim() !== '') {
        open.push({ text: piece, styles });
      } else if (open.length > 0) {
        words.push(open);
        open = [];
      }
    }
  }
  return open.length > 0 ? [...words, open] : words;
}

function paint({ text, styles }: Stretch, colour: boolean): string {
  if (!colour) return text;
  return styles.reduce((inner, style) => `\u001b[${codes[style][0]}m${inner}\u001b[${codes[style][1]}m`, text);
}
