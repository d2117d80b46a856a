import { parseFeed } from './feed.ts';
import { decodeFeed } from './feed-charset.ts';
import type { Parsed } from './incoming.ts';
import { parseOpml } from './opml.ts';
import { feedArticles } from './web.ts';

const shownFeeds = 3;

/**
 * The articles of a feed that lies in a file, with what it holds itself: nothing is fetched. A list of feeds is skipped
 * with the addresses that may be ingested instead.
 */
export async function* feedFile(bytes: Uint8Array, where: string): AsyncGenerator<Parsed> {
  const text = decodeFeed(bytes, null);
  if (/<opml[\s>]/i.test(text.slice(0, 2000))) {
    const urls = [...new Set(parseOpml(text).map(({ url }) => url))];
    const more = urls.length > shownFeeds ? ` and ${urls.length - shownFeeds} more` : '';
    const some = `is a list of feeds; give ingest their addresses: ${urls.slice(0, shownFeeds).join(' ')}${more}`;
    yield { kind: 'skipped', where, why: urls.length === 0 ? 'is a list of feeds without any address' : some };
    return;
  }
  const parsed = parseFeed({ bytes, contentType: null, url: '' });
  // The real clock: a file's dates are refused only where nobody could have written them yet.
  if (parsed.kind === 'feed') yield* feedArticles(parsed.feed, where, { fetcher: null, now: () => new Date() });
  else yield { kind: 'skipped', where, why: `is no feed: ${parsed.why}` };
}
