import { cleanText, masksHost, safeUrl } from '../../bot/clean.ts';
import type { Inline, Line } from '../../bot/reply.ts';

/**
 * Outside text as Discord's Markdown that shows it and does nothing: every sign that styles, links, mentions or hides
 * has a backslash before it.
 */
export function escapeText(text: string): string {
  return cleanText(text).replace(/[\\*_~`|[\]<>@]/g, '\\$&');
}

/** A line whose first characters would make it a heading, a list, small print or a quotation does not begin so. */
export function escapeStart(line: string): string {
  return line.replace(/^(\s*)(#{1,3}|-#|[-+]|\d+\.)(?=\s)/, (_, space: string, sign: string) =>
    /\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\.` : `${space}\\${sign}`,
  );
}

/** One inline as Discord's Markdown. A link whose words name another host shows where it leads. */
export function markdown(inline: Inline): string {
  if (typeof inline === 'string') return escapeText(inline);
  if ('cite' in inline) return `\\[${inline.cite}\\]`;
  if ('bold' in inline) return styled('**', inline.bold);
  if ('italic' in inline) return styled('*', inline.italic);
  if ('code' in inline) return code(inline.code);
  const url = safeUrl(inline.link.url);
  if (url === null || url.length > 1500) return escapeText(inline.link.text);
  const host = new URL(url).hostname;
  const text = escapeText(inline.link.text).trim() || escapeText(host);
  return masksHost(inline.link.text, url) ? `${text} ([${escapeText(host)}](${url}))` : `[${text}](${url})`;
}

export function markdownLine(line: Line): string {
  return line.map(markdown).join('');
}

function styled(sign: string, text: string): string {
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(escapeText(text))!;
  return words === '' ? `${before}${after}` : `${before}${sign}${words}${sign}${after}`;
}

// Within backticks nothing is escaped, so a backtick in the text must go, and a mention would still show as one.
function code(text: string): string {
  const inner = cleanText(text).replace(/`/g, 'ˋ').trim();
  return inner === '' ? '' : /[<@]/.test(inner) ? escapeText(inner) : `\`${inner}\``;
}
