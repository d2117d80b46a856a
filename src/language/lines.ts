import type { SentenceKind } from '../model.ts';
import type { Line } from './draft.ts';
import { AUTHOR_LINE, CAPTIONS, DATE_LINE, FURNITURE, TWEET_TAIL } from './line-rules.ts';

type Raw = { start: number; end: number; blankAfter: boolean };

/** A menu has this many labels in a row before the first sentence. */
const MENU_LABELS = 5;
/** The first lines of a page hold its date and its author. */
const HEAD_LINES = 6;
/** The last lines hold what is said of the author. */
const TAIL_LINES = 4;

/** Lines longer than this are prose; no pattern of furniture is tried on them. */
const LONGEST_FURNITURE = 400;

/**
 * The paragraphs of a text with what each is. A line is a paragraph, except in hard-wrapped text, where a blank line ends
 * one. Spans leave out the white space around. A first line that is the title, or looks like one, is `headline`; words
 * under a picture are `caption`; furniture of the page is `boilerplate`; a short line over prose is `heading`.
 */
export function findLines(text: string, title: string | null): Line[] {
  const raws = joinWrapped(text, split(text));
  const lines: Line[] = [];
  const menu = endOfMenu(text, raws);
  for (let n = 0; n < raws.length; n++) {
    const raw = raws[n];
    if (!raw) continue;
    const words = text.slice(raw.start, Math.min(raw.end, raw.start + LONGEST_FURNITURE + 1));
    const isTitle = title !== null && n < menu + 3 && plain(words) === plain(title);
    if (isTitle || (n < menu && isLabel(words))) {
      lines.push({ n, start: raw.start, end: raw.end, kind: isTitle ? 'headline' : 'boilerplate' });
      continue;
    }
    const tail = words.length <= LONGEST_FURNITURE ? TWEET_TAIL.exec(words) : null;
    let kind: SentenceKind = kindOf(words, n, text, raws);
    if (tail) {
      const at = raw.start + words.lastIndexOf(tail[2] ?? '');
      const name = tail[1] ?? '';
      const author =
        name === ''
          ? { start: at, end: at + (tail[2] ?? '').length }
          : { start: raw.start + words.lastIndexOf(name, words.lastIndexOf('(')), end: 0 };
      if (name !== '') author.end = author.start + name.length;
      if (tail.index > 20) {
        lines.push({ n, start: raw.start, end: raw.end, kind: 'tweet', author });
        continue;
      }
      kind = 'boilerplate';
      const before = lines.at(-1);
      if (before && before.kind !== 'boilerplate' && before.end - before.start < 600) {
        lines[lines.length - 1] = { ...before, kind: 'tweet', author };
      }
    }
    lines.push({ n, start: raw.start, end: raw.end, kind });
  }
  return lines;
}

function split(text: string): Raw[] {
  const raws: Raw[] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029\u0085\f\v]/g;
  let start = 0;
  for (;;) {
    const found = breaks.exec(text);
    const end = found ? found.index : text.length;
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from] ?? '')) from += 1;
    while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
    if (from < to) raws.push({ start: from, end: to, blankAfter: false });
    else if (raws.length > 0) (raws[raws.length - 1] as Raw).blankAfter = true;
    if (!found) break;
    start = found.index + found[0].length;
  }
  return raws;
}

/** Joins the lines of text that was wrapped at a fixed width (mail, old wires); other text is given back as it is. */
function joinWrapped(text: string, raws: Raw[]): Raw[] {
  if (raws.length < 4) return raws;
  let inner = 0;
  let wrapped = 0;
  for (const raw of raws) {
    if (raw.blankAfter) continue;
    inner += 1;
    const length = raw.end - raw.start;
    if (length >= 45 && length <= 100 && !/[.!?:"”’)]/.test(text[raw.end - 1] ?? '')) wrapped += 1;
  }
  if (inner < 4 || wrapped < inner * 0.6) return raws;
  const joined: Raw[] = [];
  let previous: Raw | undefined;
  for (const raw of raws) {
    const before = joined.at(-1);
    if (before && previous && !previous.blankAfter && previous.end - previous.start >= 40) before.end = raw.end;
    else joined.push({ ...raw });
    (joined.at(-1) as Raw).blankAfter = raw.blankAfter;
    previous = raw;
  }
  return joined;
}

function kindOf(words: string, n: number, text: string, raws: readonly Raw[]): SentenceKind {
  if (words.length > LONGEST_FURNITURE) return 'body';
  const bare = words.replace(/^[•*>\-–—\s]+/, '');
  const count = countWords(bare);
  const finished = /[.!?…]["”’')\]]*$/.test(words);
  if (CAPTIONS.some((rule) => rule.test(words)) && count <= 45) return 'caption';
  if (count <= 60 && FURNITURE.some((rule) => rule.test(bare))) return 'boilerplate';
  if (!/[\p{L}\p{N}]/u.test(words)) return 'boilerplate';
  if (raws.length === 1) return 'body';
  if (n < HEAD_LINES && words.length <= 90 && DATE_LINE.test(bare)) return 'boilerplate';
  if (n > 0 && n >= raws.length - TAIL_LINES && AUTHOR_LINE.test(bare)) return 'boilerplate';
  if (n === 0 && !finished && count <= 22 && count >= 2 && !/[:,;]$/.test(words)) return 'headline';
  if (count <= 12 && isShouted(words)) return finished && !/\?["”’')\]]*$/.test(words) ? 'boilerplate' : 'heading';
  if (count >= 2 && count <= 9 && finished && isNominal(bare)) return 'caption';
  const next = raws[n + 1];
  const before = raws[n - 1];
  if (!finished && count <= 9 && !/^["“‘'@#]/.test(words) && !/[,;]$/.test(words) && n > 0) {
    if (next && isProse(text, next)) return 'heading';
    if (!next && before && isProse(text, before) && count <= 4) return 'boilerplate';
  }
  return 'body';
}

/**
 * How many of the first lines are the menu of a page: labels before the first sentence, many and without a mark at their
 * end. Nothing is taken for one where no sentence follows: lists and poems are made of such lines.
 */
function endOfMenu(text: string, raws: readonly Raw[]): number {
  let labels = 0;
  let end = 0;
  for (const [n, raw] of raws.entries()) {
    if (isProse(text, raw)) return labels >= MENU_LABELS ? end : 0;
    if (isLabel(text.slice(raw.start, Math.min(raw.end, raw.start + LONGEST_FURNITURE)))) {
      labels += 1;
      end = n + 1;
    } else if (labels < MENU_LABELS) labels = 0;
  }
  return 0;
}

/** A word or a few, as in a menu. */
function isLabel(words: string): boolean {
  return words.length <= 40 && countWords(words) <= 4 && /\p{L}{2}/u.test(words) && !/[.!?…:;,]["”’')\]]*$/.test(words);
}

function countWords(words: string): number {
  return words.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** All capitals: a section's name or a button. */
function isShouted(words: string): boolean {
  const letters = words.replace(/[^\p{L}]/gu, '');
  return letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}

const linking = new Set('of the and in at for de la du von van al bin with by on to a an & from'.split(' '));

/** A name with what belongs to it and no verb: “Foreign Minister Mary Smith.” under a picture. */
function isNominal(words: string): boolean {
  const parts = words.replace(/[.!?…]+$/, '').split(/\s+/);
  let capitals = 0;
  for (const part of parts) {
    if (/^[\p{Lu}\d]/u.test(part)) capitals += 1;
    else if (!linking.has(part)) return false;
  }
  return capitals >= 2 && /^[\p{L}\d .,'’&-]+$/u.test(words);
}

function isProse(text: string, raw: Raw): boolean {
  return raw.end - raw.start >= 60 && /[.!?…:]["”’')\]]*$/.test(text.slice(Math.max(raw.start, raw.end - 4), raw.end));
}
