import type { Span } from '../model.ts';

/**
 * The stretches of one paragraph, `[from, to)` of the text, that stand in quotation marks, marks included. Curly, straight
 * and angle marks; single marks only where they open before a word and close after one. A mark left open runs to the end
 * of the paragraph, as print does when a quotation goes on in the next one. A closing mark alone is passed over.
 */
export function findQuoted(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    let end = -1;
    if (unit === 0x201c || unit === 0xab || unit === 0x201e)
      end = closing(text, at + 1, to, unit === 0xab ? '»' : '”“"');
    else if (unit === 0x22 && opens(text, at, from)) end = closing(text, at + 1, to, '"”');
    else if ((unit === 0x27 || unit === 0x2018) && opens(text, at, from)) {
      end = closingSingle(text, at + 1, to);
      if (end < 0) {
        at += 1;
        continue;
      }
    }
    if (end < 0) {
      at += 1;
      continue;
    }
    spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

/** The unit after the closing mark; `to` when the quotation is left open. */
function closing(text: string, from: number, to: number, marks: string): number {
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x22 && unit !== 0x201c && unit !== 0x201d && unit !== 0xbb) continue;
    if (marks.includes(text[i] ?? '')) {
      // A second opening mark before any closing one: the first was never closed.
      if (
        (unit === 0x201c || unit === 0x22) &&
        i > from &&
        opens(text, i, from) &&
        !/[\s\p{P}]/u.test(text[i + 1] ?? ' ')
      ) {
        let end = i;
        while (end > from && /\s/.test(text[end - 1] ?? '')) end -= 1;
        return end;
      }
      return i + 1;
    }
  }
  return to;
}

/** Single marks are also apostrophes: one closes only after a letter or stop and before a space, a mark or the end. */
function closingSingle(text: string, from: number, to: number): number {
  let fallback = -1;
  const limit = Math.min(to, from + 1000);
  for (let i = from + 1; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x27 && unit !== 0x2019) continue;
    const next = i + 1 < to ? (text[i + 1] ?? ' ') : ' ';
    const before = text[i - 1] ?? ' ';
    if (/[\p{L}\p{N}]/u.test(next) || /\s/.test(before)) continue;
    // "the players' strike": perhaps a plural's apostrophe; taken only when nothing better follows.
    if (before === 's' && next === ' ' && /\p{Ll}/u.test(text[i + 2] ?? '')) {
      if (fallback < 0) fallback = i + 1;
      continue;
    }
    return i + 1;
  }
  return fallback;
}

function opens(text: string, at: number, from: number): boolean {
  const before = at > from ? (text[at - 1] ?? ' ') : ' ';
  const after = text[at + 1] ?? ' ';
  return /[\s([{—–\-:“‘"'/]/.test(before) && !/[\s,.;:!?)]/.test(after);
}
