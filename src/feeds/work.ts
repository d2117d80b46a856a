import type { Article } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import { type Announced, announcedIn } from './announced.ts';
import { parseFeed } from './feed.ts';
import { feedLinks } from './feed-links.ts';
import { type FeedRhythm, noRhythm } from './feed-rhythm.ts';
import type { Parsed } from './incoming.ts';
import { type Looked, look } from './look.ts';
import { readAndPrepare } from './read-and-prepare.ts';
import { type Body, pageArticle } from './web.ts';

/** What was fetched from a source, read. `why` completes "sends …". */
export type SourceRead =
  | {
      readonly kind: 'feed';
      readonly title: string | null;
      readonly rhythm: FeedRhythm;
      readonly announced: readonly Announced[];
    }
  /** A page: the feeds it names, and its own article or why it has none. */
  | { readonly kind: 'page'; readonly login: boolean; readonly feeds: readonly string[]; readonly article: Parsed }
  | { readonly kind: 'neither'; readonly why: string };

/** All of a poll that takes time and touches nothing: what may come from a hostile place is done off the main thread. */
export type Work =
  | { readonly kind: 'source'; readonly body: Body; readonly address: string; readonly now: Date }
  | { readonly kind: 'page'; readonly body: Body; readonly now: Date }
  | { readonly kind: 'look'; readonly body: Body; readonly now: Date }
  | { readonly kind: 'articles'; readonly articles: readonly Article[] };

/** What each kind of work gives. */
export type Worked = { source: SourceRead; page: Parsed; look: Looked; articles: readonly Prepared[] };

/** Does one piece of work. Memory and time are bounded by the size of what was fetched; a thread's limits are above it. */
export async function work(task: Work): Promise<Worked[Work['kind']]> {
  if (task.kind === 'articles') return task.articles.map(readAndPrepare);
  if (task.kind === 'look') return await look(task.body, task.now);
  if (task.kind === 'page') return await pageArticle(task.body, task.now);
  return await readSource(task.body, task.address, task.now);
}

async function readSource(body: Body, address: string, now: Date): Promise<SourceRead> {
  const parsed = parseFeed(body);
  if (parsed.kind === 'feed') {
    const { title, rhythm } = parsed.feed;
    return { kind: 'feed', title, rhythm: rhythm ?? noRhythm, announced: announcedIn(parsed.feed, address, now) };
  }
  const html = new TextDecoder().decode(body.bytes.subarray(0, headBytes));
  if (/<opml[\s>]/i.test(html.slice(0, 2000)))
    return { kind: 'neither', why: 'a list of feeds, which /sources add takes apart' };
  if (!/<(!doctype html|html|head|body|title|div|p)\b/i.test(html.slice(0, 5000)))
    return { kind: 'neither', why: notFeed[parsed.why] ?? `no feed: ${parsed.why}` };
  const login = /<input[^<>]{1,500}type\s*=\s*["']?password/i.test(html);
  const article = await pageArticle(body, now);
  return { kind: 'page', login, feeds: feedLinks(html, body.url).map(({ url }) => url), article };
}

/** The addresses of feeds are in a page's head; one that is larger than this names them nowhere. */
const headBytes = 512 * 1024;

const notFeed: Readonly<Record<string, string>> = {
  'it is empty': 'nothing',
  'it is JSON of another kind': 'JSON that is no feed',
  'it is XML of another kind': 'XML that is no feed',
  'it is neither XML nor JSON': 'neither a feed nor a page',
};
