import { nearest } from '../bot/nearest.ts';
import type { ListedSource } from '../bot/sources.ts';
import { badInput } from '../errors.ts';
import { sourceKey } from '../feeds/source-id.ts';

/** Most ids that are named where none fits. */
const mostNamed = 8;

/** The source that is meant by an id, an address or a name. Throws bad input with the one probably meant. */
export function findSource(which: string, list: readonly ListedSource[]): ListedSource {
  const typed = which.trim();
  const folded = typed.toLowerCase();
  const key = sourceKey(/^https?:/i.test(typed) ? typed : `https://${typed}`);
  const found =
    list.find(({ source }) => source.id === folded) ??
    list.find(({ source }) => sourceKey(source.url) === key || source.url === typed) ??
    list.find(({ source }) => source.title?.toLowerCase() === folded);
  if (found !== undefined) return found;
  const shown = typed.length > 80 ? `${typed.slice(0, 79)}…` : typed;
  const none = `No source here is called "${shown}".`;
  if (list.length === 0) throw badInput(`${none} None is followed yet: add one with /sources add <address>.`);
  const ids = list.map(({ source }) => source.id);
  const titles = list.flatMap(({ source }) => (source.title === null ? [] : [source.title]));
  const near =
    nearest(folded, ids) ?? ids.find((id) => id.includes(folded)) ?? idOfTitle(nearest(folded, titles), list);
  if (near !== null && near !== undefined) throw badInput(`${none} Did you mean ${near}?`);
  const more = ids.length > mostNamed ? ` and ${ids.length - mostNamed} more` : '';
  throw badInput(`${none} There is: ${ids.slice(0, mostNamed).join(', ')}${more}.`);
}

function idOfTitle(title: string | null, list: readonly ListedSource[]): string | null {
  return title === null ? null : (list.find(({ source }) => source.title === title)?.source.id ?? null);
}
