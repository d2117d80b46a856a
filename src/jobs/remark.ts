import type { LookedFeed } from '../feeds/look.ts';
import { languageNames } from '../language/understood.ts';
import type { TakenIn } from './take-in.ts';

/** What is odd about a feed that was read, as a sentence for whoever asks how it fares; null when nothing is. */
export function remarkOn(feed: LookedFeed, taken: Pick<TakenIn, 'textless' | 'foreign'>, host: string): string | null {
  if (feed.items === 0) return `The feed of ${host} has no items.`;
  const odd = [...feed.format.warnings];
  if (taken.textless > 0)
    odd.push(taken.textless === 1 ? '1 item has no text' : `${taken.textless} items have no text`);
  if (taken.foreign.length > 0) {
    const what = taken.foreign.length === 1 ? '1 new article is' : `${taken.foreign.length} new articles are`;
    odd.push(`${what} in ${languageNames(taken.foreign)}, and only English is understood`);
  }
  const said = odd.join('; ');
  return said === '' ? null : `${said[0]!.toUpperCase()}${said.slice(1)}.`;
}
