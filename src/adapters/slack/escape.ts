import { cleanText, masksHost, safeUrl } from '../../bot/clean.ts';
import type { Inline, Line } from '../../bot/reply.ts';

/** Signs that look like mrkdwn's own and mean nothing to it. They only stand in where the sign would pair up. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

/**
 * Outside text as mrkdwn that shows it and does nothing: & < > are escaped (docs.slack.dev formatting), so no mention,
 * channel call or masked link survives; signs that could open or close a style are replaced.
 */
export function escapeText(text: string): string {
  return cleanText(text)
    .replace(/(?<![\p{L}\p{N}])[*_~`]|[*_~`](?![\p{L}\p{N}])/gu, (sign) => lookalikes[sign] ?? sign)
    .replace(/`/g, 'ˋ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

/** Outside text for a plain_text element, where nothing is parsed but a broadcast sign might still alarm. */
export function plainText(text: string): string {
  return cleanText(text).replace(/</g, '‹').replace(/>/g, '›');
}

/** One inline as mrkdwn. A link whose words name another host shows where it leads. */
export function mrkdwn(inline: Inline): string {
  if (typeof inline === 'string') return escapeText(inline);
  if ('cite' in inline) return `[${inline.cite}]`;
  if ('bold' in inline) return styled('*', inline.bold);
  if ('italic' in inline) return styled('_', inline.italic);
  if ('code' in inline) return styled('`', inline.code);
  const url = safeUrl(inline.link.url);
  if (url === null || url.length > 2000) return escapeText(inline.link.text);
  const text = escapeText(inline.link.text).trim() || new URL(url).hostname;
  const href = url.replace(/&/g, '&amp;');
  return masksHost(inline.link.text, url)
    ? `${text} (<${href}|${escapeText(new URL(url).hostname)}>)`
    : `<${href}|${text}>`;
}

export function mrkdwnLine(line: Line): string {
  return line.map(mrkdwn).join('');
}

/** A style opens and closes at the edge of a word only, and not around its own sign. */
function styled(sign: string, text: string): string {
  const inner = escapeText(text.replaceAll(sign, lookalikes[sign] ?? sign));
  const [, before, words, after] = /^(\s*)(.*?)(\s*)$/s.exec(inner)!;
  return words === '' ? inner : `${before}${sign}${words}${sign}${after}`;
}
