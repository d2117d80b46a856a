import type { Span } from '../model.ts';
import { LEADING_ABBREVIATIONS } from './abbreviations.ts';
import type { Token } from './draft.ts';

/** No sentence is longer, so that a text without full stops stays cheap to read. */
const MOST_TOKENS = 400;

const CLOSERS = new Set(['"', "'", '”', '’', '»', ')', ']', "''"]);
const OPENERS = new Set(['"', "'", '“', '‘', '«', '(', '[', '—', '–', '-', '•', '*', '``']);

/** Words that begin a sentence far more often than they follow an abbreviation in the middle of one. */
const STARTERS = new Set(
  (
    'the a an this that these those he she it they we you i his her its their our my in on at by for from with after before since during as when while although though if ' +
    'but and or so yet however also still there here what who why where how no not both each every some many most several one two three meanwhile moreover then now today ' +
    'according earlier later last next despite under over among between mr mrs ms dr'
  ).split(' '),
);

/** Verbs that tie a quotation ending in ? or ! to who said it: “Why?” Mary asked. */
const SAID = new Set(
  'said says asked asks told tells added adds replied replies wrote writes tweeted shouted cried demanded wondered joked exclaimed yelled declared responded'.split(
    ' ',
  ),
);

/**
 * Cuts the tokens of one paragraph into sentences: `[from, to)` indexes into `tokens`, in order, together all of them.
 * A stop inside an abbreviation ("U.S.", "Mr.", "No. 5", "J.", "a.m.") ends a sentence only before a word that opens one;
 * nothing is cut before lower case; closing quotation marks and brackets stay with what they close; “…?” he asked is one.
 */
export function cutSentences(tokens: readonly Token[]): Span[] {
  const cuts: Span[] = [];
  let start = 0;
  for (let at = 0; at < tokens.length; at++) {
    const long = at - start + 1 >= MOST_TOKENS;
    let end = at + 1;
    if (!long) {
      if (!mayEnd(tokens, at)) continue;
      while (end < tokens.length && closes(tokens, end)) end += 1;
      if (end < tokens.length && !ends(tokens, at, end)) continue;
    }
    cuts.push({ start, end });
    start = end;
    at = end - 1;
  }
  if (start < tokens.length) cuts.push({ start, end: tokens.length });
  return cuts;
}

function mayEnd(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  const last = text.charCodeAt(text.length - 1);
  // . ! ? … and the full stops of Chinese, Japanese, Hindi and Urdu.
  return (
    last === 0x2e ||
    last === 0x21 ||
    last === 0x3f ||
    last === 0x2026 ||
    last === 0x3002 ||
    last === 0xff01 ||
    last === 0xff1f ||
    last === 0x964 ||
    last === 0x6d4 ||
    last === 0x61f
  );
}

/** A closing mark that touches what stands before it, or a further ! or ?. */
function closes(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before) return false;
  if (token.text === '!' || token.text === '?' || token.text === '.') return true;
  if (!CLOSERS.has(token.text)) return false;
  if (token.start === before.end) {
    // A straight mark that also touches the next word opens a new quotation: stop."We
    const next = tokens[at + 1];
    return !(
      (token.text === '"' || token.text === "'") &&
      next &&
      next.start === token.end &&
      /^[\p{L}\d]/u.test(next.text)
    );
  }
  // A mark set off by a space on both sides, alone at the end of its paragraph.
  return at === tokens.length - 1;
}

/** Whether the stop at `at`, with its closing marks up to `end`, ends a sentence before the token at `end`. */
function ends(tokens: readonly Token[], at: number, end: number): boolean {
  const stop = tokens[at];
  const next = tokens[end];
  const before = tokens[end - 1];
  if (!stop || !next || !before) return true;
  const opener = OPENERS.has(next.text);
  const word = opener ? tokens[end + 1] : next;
  const first = word?.text[0] ?? '';
  if (stop.text.length === 1 || stop.text === '...' || /^\.+$/.test(stop.text)) {
    if (next.text === ',' || next.text === ';' || next.text === ':') return false;
    if (isLower(first)) return false;
    const touching = next.start === before.end;
    // "end.Next" of scraped pages is cut; "3.Next", "x.Y" and marks that touch are not.
    if (touching)
      return stop.text === '.' && at > 0 && /^\p{Ll}{2,}$/u.test(tokens[at - 1]?.text ?? '') && isUpper(first);
    if ((stop.text === '!' || stop.text === '?') && end > at + 1 && saysSo(tokens, end)) return false;
    if (stop.text === '…' || stop.text.length > 1) return isUpper(first) || opener;
    return true;
  }
  if (isLower(first) || !/\.$/.test(stop.text)) return false;
  return afterAbbreviation(tokens, at, end, word);
}

function afterAbbreviation(tokens: readonly Token[], at: number, end: number, word: Token | undefined): boolean {
  const stop = tokens[at];
  if (!stop || !word) return true;
  if (end > at + 1) return true;
  const bare = stop.lower.slice(0, -1);
  if (LEADING_ABBREVIATIONS.has(bare) && !bare.includes('.')) return false;
  const digit = /^\d/.test(word.text);
  if (/^\p{Lu}$/u.test(bare.toUpperCase()) && bare.length === 1) {
    // An initial: "John F. Kennedy". After a lower-case word it is a thing's letter: "plan B. They left."
    return STARTERS.has(word.lower) && word.lower !== 'a';
  }
  if (digit) return false;
  return STARTERS.has(word.lower) || (/["“«]/.test(tokens[end]?.text ?? '') && isUpper(word.text[0] ?? ''));
}

/** “Why?” the minister asked: a reporting verb within five tokens, before any other mark. */
function saysSo(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(from + 5, tokens.length); i++) {
    const token = tokens[i];
    if (!token || token.tag === 'PUNCT') return false;
    if (SAID.has(token.lower)) return i > from || true;
  }
  return false;
}

function isLower(char: string): boolean {
  return char !== '' && char !== char.toUpperCase();
}

function isUpper(char: string): boolean {
  return char !== '' && char !== char.toLowerCase();
}
