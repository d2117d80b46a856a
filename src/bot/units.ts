import { cleanText } from './clean.ts';
import type { Inline, Line, Part, Reply } from './reply.ts';

/** The least a reply can be taken apart into: what is shown whole or not at all. */
export type Unit = {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'quote' | 'by' | 'fact' | 'notice';
  readonly line: Line;
  /** What stands before an item: a bullet or its number. */
  readonly mark?: string;
  readonly tone?: 'info' | 'warning' | 'error';
};

export type UnitOptions = {
  /** Length of an inline as the platform counts it once rendered. Additive. */
  readonly measure: (inline: Inline) => number;
  /** Most a single unit may measure. */
  readonly most: number;
};

/** Longest run of letters that is still a word somebody may want to read. */
const longestWord = 400;
/**
 * Where a long stretch without spaces may be parted: around emoji and signs, and between the letters of scripts that
 * write no spaces. (Intl.Segmenter knows their words, but takes twenty seconds over a run of 100 kB.)
 */
const parts =
  /\p{RGI_Emoji}|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]\p{M}*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}])+|[\s\S]\p{M}*/gv;

/**
 * A reply's parts in reading order, as units that each fit: a line that is too long is continued in further units,
 * parted between words and never inside a word, link, citation or emoji. A run of letters too long to be a word is
 * replaced by its length in brackets.
 */
export function unitsOf(reply: Reply, options: UnitOptions): Unit[] {
  return reply.parts.flatMap((part) => unitsOfPart(part, options));
}

function unitsOfPart(part: Part, options: UnitOptions): Unit[] {
  switch (part.kind) {
    case 'heading':
      return split({ kind: 'heading', line: [part.text] }, options);
    case 'paragraph':
      return split({ kind: 'paragraph', line: part.line }, options);
    case 'list':
      return part.items.flatMap((line, at) =>
        split({ kind: 'item', line, mark: part.ordered ? `${at + 1}.` : '•' }, options),
      );
    case 'quote':
      return [
        ...split({ kind: 'quote', line: [part.text] }, options),
        ...split({ kind: 'by', line: part.by }, options),
      ];
    case 'facts':
      return part.rows.flatMap(({ label, line }) =>
        split({ kind: 'fact', line: [{ bold: label }, ': ', ...line] }, options),
      );
    case 'table':
      return part.rows.flatMap((row) => split({ kind: 'fact', line: tableLine(part.head, row) }, options));
    case 'image':
      return split({ kind: 'paragraph', line: [{ link: { text: part.alt || 'picture', url: part.url } }] }, options);
    case 'notice':
      return split({ kind: 'notice', tone: part.tone, line: part.line }, options);
  }
}

/** Units in pages of at most `size` and `count`; a heading stays with what follows it. */
export function pagesOf(
  units: readonly Unit[],
  most: { readonly size: number; readonly count: number },
  measure: (unit: Unit) => number,
): Unit[][] {
  const pages: Unit[][] = [];
  let page: Unit[] = [];
  let size = 0;
  for (const unit of units) {
    const length = measure(unit);
    if (page.length > 0 && (size + length > most.size || page.length >= most.count)) {
      let keep = page.length;
      while (keep > 1 && page[keep - 1]!.kind === 'heading') keep--;
      pages.push(page.slice(0, keep));
      page = page.slice(keep);
      size = page.reduce((sum, each) => sum + measure(each), 0);
    }
    page.push(unit);
    size += length;
  }
  if (page.length > 0) pages.push(page);
  return pages;
}

/** A row as words: its first cell in bold, then each further cell with its column's name. */
function tableLine(head: readonly string[], row: readonly string[]): Line {
  const rest = row.slice(1).map((cell, at) => (head[at + 1] ? `${head[at + 1]} ${cell}` : cell));
  return [{ bold: row[0] ?? '' }, rest.length > 0 ? `: ${rest.join(', ')}` : ''];
}

function split(unit: Unit, { measure, most }: UnitOptions): Unit[] {
  const lines: Inline[][] = [[]];
  let size = 0;
  for (const atom of unit.line.flatMap((inline) => atomsOf(inline, measure, most))) {
    const length = measure(atom);
    if (size + length > most && size > 0) {
      lines.push([]);
      size = 0;
    }
    lines.at(-1)!.push(atom);
    size += length;
  }
  const kept = lines.map(joined).filter((line) => line.length > 0);
  return kept.map((line, at) => (at === 0 ? { ...unit, line } : { ...withoutMark(unit), line }));
}

function withoutMark(unit: Unit): Unit {
  const { mark: _, ...rest } = unit;
  return rest;
}

/** Neighbouring plain stretches as one again, so that a line is rendered as it was written. */
function joined(line: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of line) {
    const before = out.at(-1);
    if (typeof inline === 'string' && typeof before === 'string') out[out.length - 1] = before + inline;
    else if (bold(inline) !== null && before !== undefined && bold(before) !== null)
      out[out.length - 1] = { bold: `${bold(before)}${bold(inline)}` };
    else if (inline !== '') out.push(inline);
  }
  return out.length === 1 && typeof out[0] === 'string' && out[0].trim() === '' ? [] : out;
}

function bold(inline: Inline): string | null {
  return typeof inline === 'object' && 'bold' in inline ? inline.bold : null;
}

/** An inline as pieces that may stand on different lines. */
function atomsOf(inline: Inline, measure: (inline: Inline) => number, most: number): Inline[] {
  if (typeof inline === 'string') return wordsOf(inline, measure, most);
  if ('bold' in inline) return wordsOf(inline.bold, measure, most).map((bold) => ({ bold }));
  if ('italic' in inline) return whole(inline.italic, inline, measure, most);
  if ('code' in inline) return whole(inline.code, inline, measure, most);
  if ('cite' in inline) return [inline];
  const text = cleanText(inline.link.text);
  const link = { link: { text, url: inline.link.url } };
  return text.length <= most / 2 && measure(link) <= most / 2 ? [link] : wordsOf(text, measure, most);
}

/** Kept in one piece when it fits; else as plain words. */
function whole(text: string, inline: Inline, measure: (inline: Inline) => number, most: number): Inline[] {
  return text.length <= most / 2 && measure(inline) <= most / 2 ? [inline] : wordsOf(text, measure, most);
}

/** Words, each with the space before it. Scripts without spaces are parted where their words end. */
function wordsOf(text: string, measure: (inline: Inline) => number, most: number): string[] {
  const clean = cleanText(text);
  if (clean.length <= longestWord && measure(clean) <= most) return clean === '' ? [] : [clean];
  return (clean.match(/\s*\S+|\s+$/gu) ?? []).flatMap((word) => {
    if (word.length <= longestWord && measure(word) <= most) return [word];
    return (word.match(parts) ?? []).map((part) =>
      part.length <= longestWord ? part : `[${part.length.toLocaleString('en')} letters without a space]`,
    );
  });
}
