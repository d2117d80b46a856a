import { findLines } from '../language/lines.ts';
import type { PageLine } from './page-lines.ts';

/** A line this long is a paragraph; a shorter one is when it ends as a sentence does. */
const paragraphChars = 100;
const sentenceChars = 25;
/** A label, not a line of the article. */
const labelChars = 40;
/** Lines of which this share is links are links. */
const mostlyLinked = 0.75;
/** A linked line with fewer words is a label ("Get it here for $20"), with more a headline. */
const headlineWords = 7;
/** Repeats of shorter lines ("Result", "Step") are meant. */
const repeatChars = 30;
/** Among the first lines a standfirst may stand before the date and the author. */
const headLines = 6;

/** More than this share of a page's words does not stand around its article. */
const mostOutside = 0.2;

/** What is known of the page and stands on it beside the text. */
export type About = { readonly title: string | null; readonly url?: string | null };

/**
 * Takes out of a page's lines what still is no part of its article: the title again, what stands before its first
 * sentence and after its last (sections, by-lines, dates, tags), links to other pages, and what was said before.
 * Between the first and the last sentence only links go; the rest of the furniture is marked by the language room.
 */
export function pruneLines(lines: readonly PageLine[], about: About): PageLine[] {
  const title = about.title === null ? '' : plain(about.title);
  const kinds = kindsOf(lines, about.title);
  const first = lines.findIndex((line, i) => isProse(line) && kinds[i] !== 'boilerplate' && kinds[i] !== 'caption');
  const last = lines.findLastIndex((line, i) => isProse(line) && kinds[i] !== 'boilerplate');
  // A page without one sentence is a table, a list or a poem: what it is made of stays.
  if (first < 0) return lines.filter((line) => plain(line.text) !== title);
  const edge = lines.map((line, i) => (i < first || i > last) && isEdge(line, kinds[i] ?? 'body', i < first));
  // What is one sentence among lists and labels is no article around which the rest is furniture.
  const chars = (from: (i: number) => boolean): number =>
    lines.reduce((sum, { text }, i) => sum + (from(i) ? text.length : 0), 0);
  const certain = (i: number): boolean => (lines[i]?.linked ?? 0) >= mostlyLinked || kinds[i] === 'boilerplate';
  const outside = (i: number): boolean => edge[i] === true && !certain(i);
  const trusted = chars(outside) <= mostOutside * chars(() => true);
  const told = new Set<string>();
  return lines.filter((line, i) => {
    const words = plain(line.text);
    if (i < 6 && words === title) return false;
    if (line.text.length >= repeatChars) {
      if (told.has(words)) return false;
      told.add(words);
    }
    if (i < headLines && kinds[i] === 'boilerplate' && line.text.length <= 90) return false;
    if (edge[i] !== true) return !(i > first && i < last && isLinkElsewhere(lines, i)) && line.text !== about.url;
    if (line.kind === 'heading' && i === first - 1 && !isDated(line.text)) return true;
    return !trusted && !certain(i);
  });
}

/** What the language room takes each line for. */
function kindsOf(lines: readonly PageLine[], title: string | null): string[] {
  const text = lines.map((line) => line.text).join('\n');
  const found = new Map(findLines(text, title).map((line) => [line.start, line.kind as string]));
  let at = 0;
  return lines.map((line) => {
    const kind = found.get(at) ?? 'body';
    at += line.text.length + 1;
    return kind;
  });
}

function isProse({ text, kind, linked }: PageLine): boolean {
  if (kind === 'heading' || kind === 'row' || linked >= mostlyLinked) return false;
  return text.length >= paragraphChars || (text.length >= sentenceChars && /[.!?…。！？।؟][”"’')\]]*$/.test(text));
}

/** What stands around an article: links, dates, headings of what follows it; before it also labels (a name, a section). */
function isEdge({ kind, linked, text }: PageLine, language: string, before: boolean): boolean {
  if (kind === 'quote') return false;
  if (linked >= mostlyLinked || kind === 'heading' || language === 'boilerplate' || isDated(text)) return true;
  const label = kind === 'prose' && text.length < labelChars && !/[.!?…:。！？]["”’')]*$/.test(text);
  return label && (before || linked > 0);
}

const lead =
  /^(?:also|read|see|related|more|watch|listen|don['’]t miss|recommended|on [\p{L}.]+|from [\p{L}.]+)\b[^:]{0,30}:?/iu;

/** A line that is a link to another page: one of several, or one whose words say so or are a whole headline. */
function isLinkElsewhere(lines: readonly PageLine[], at: number): boolean {
  const line = lines[at];
  if (!line || line.kind === 'heading' || line.kind === 'row' || line.kind === 'quote') return false;
  if (line.linked < 0.5) return false;
  const words = line.text.split(' ').length;
  if (lead.test(line.text) && /:|on [\p{L}]+\.[a-z]{2,}/iu.test(line.text.slice(0, 40))) return true;
  if (line.linked < mostlyLinked) return false;
  return words >= headlineWords && !/[.!?…]["”’)]*$/.test(line.text);
}

function isDated(text: string): boolean {
  return text.length < 60 && /\b(?:19|20)\d{2}\b|\d{1,2}:\d{2}/.test(text);
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
