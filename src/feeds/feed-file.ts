import { announcedIn, wholeArticle } from './announced.ts';
import { parseFeed } from './feed.ts';
import { decodeFeed } from './feed-charset.ts';
import type { Parsed } from './incoming.ts';
import { parseOpml } from './opml.ts';

/**
 * The articles of a feed that lies in a file, with what it holds itself: nothing is fetched. A list of feeds is skipped
 * with what may be done with it instead.
 */
export async function* feedFile(bytes: Uint8Array, where: string): AsyncGenerator<Parsed> {
  const text = decodeFeed(bytes, null);
  if (/<opml[\s>]/i.test(text.slice(0, 2000))) {
    const feeds = new Set(parseOpml(text).map(({ url }) => url)).size;
    const some = `is a list of ${feeds} ${feeds === 1 ? 'feed' : 'feeds'}; to follow ${feeds === 1 ? 'it' : 'them'}, write: sources add ${where}`;
    yield { kind: 'skipped', where, why: feeds === 0 ? 'is a list of feeds without any address' : some };
    return;
  }
  const parsed = parseFeed({ bytes, contentType: null, url: '' });
  if (parsed.kind !== 'feed') {
    yield { kind: 'skipped', where, why: `is no feed: ${parsed.why}` };
    return;
  }
  if (parsed.feed.items.length === 0) yield { kind: 'skipped', where, why: 'is a feed without items' };
  // The real clock: a file's dates are refused only where nobody could have written them yet.
  for (const each of announcedIn(parsed.feed, where, new Date())) yield wholeArticle(each, null);
}
