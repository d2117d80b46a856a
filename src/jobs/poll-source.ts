import { createHash } from 'node:crypto';
import { NutgrafError } from '../errors.ts';
import type { PolitelyFetched } from '../feeds/polite.ts';
import { accept, type Body } from '../feeds/web.ts';
import type { SourceRead } from '../feeds/work.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { PollOutcome } from './next-poll.ts';
import { type TakeInOptions, takeIn } from './take-in.ts';

export type PollOptions = TakeInOptions & {
  /** What each source's last body was, so that one sent again without validators costs no reading; kept between polls. */
  readonly lastBodies: Map<string, string>;
};

/** How a poll ended. `source` is as it is to be followed from now on: it may have moved or said its name. */
export type Polled = { readonly outcome: PollOutcome; readonly source: Source; readonly ids: readonly string[] };

type Ok = Extract<PolitelyFetched, { kind: 'ok' }>;

/** A page with less text is a front page or a notice, not an article to follow. */
const fewestChars = 400;

/**
 * Polls a feed or a page once: fetches it conditionally, reads it and stores what is new. What goes wrong at the source
 * is an outcome with a sentence; only a stop and a fault of ours are thrown.
 */
export async function pollSource(source: Source, health: SourceHealth, options: PollOptions): Promise<Polled> {
  const { fetcher, stop } = options;
  const failed = (why: string): Polled => ({
    outcome: { kind: 'failed', why, retryAfterSeconds: null },
    source,
    ids: [],
  });
  try {
    const { etag, lastModified } = health;
    const got = await fetcher.get({ url: source.url, accept, etag, lastModified, signal: stop });
    if (got.kind !== 'ok') return { outcome: withoutBody(got, source.url), source, ids: [] };
    const hash = createHash('sha1').update(got.bytes).digest('base64');
    if (options.lastBodies.get(source.id) === hash) {
      // Servers without validators send the same again and again.
      const outcome = readOutcome(got, { fresh: 0, complete: true });
      return { outcome: { ...outcome, remark: health.failures > 0 ? null : health.why }, source, ids: [] };
    }
    const polled = await readBody(got, source, health, options);
    const { outcome } = polled;
    if (outcome.kind === 'read' && outcome.etag === got.etag && outcome.lastModified === got.lastModified)
      options.lastBodies.set(source.id, hash);
    else options.lastBodies.delete(source.id);
    return polled;
  } catch (error) {
    stop.throwIfAborted();
    if (error instanceof NutgrafError && error.code === 'bad-input') return failed(error.message);
    if (error instanceof NutgrafError && error.code === 'unreadable')
      return failed(`${hostOf(source.url)} ${error.message}.`);
    throw error;
  }
}

async function readBody(got: Ok, source: Source, health: SourceHealth, options: PollOptions): Promise<Polled> {
  const read = await readAs(got, got.url, options);
  const host = hostOf(got.url);
  if (read.kind === 'feed') return await takeFeed(read, got, moved({ ...source, kind: 'feed' }, got), options);
  const failed = (why: string): Polled => ({
    outcome: { kind: 'failed', why, retryAfterSeconds: null },
    source,
    ids: [],
  });
  if (read.kind === 'neither') return failed(`${host} sends ${read.why}.`);
  // An address that was never read may be a site's: its feed is looked for once, then its page is the source.
  const unread = health.lastSuccess === null;
  if (unread) {
    for (const url of read.feeds.slice(0, 2)) {
      const there = await feedAt(url, options);
      if (there) return await takeFeed(there.read, there.got, { ...source, kind: 'feed', url: there.got.url }, options);
    }
  }
  if (source.kind === 'feed' && !(unread && holdsArticle(read))) return failed(whyNoFeed(read, got));
  if (read.login) return failed(`${host} shows a login page.`);
  if (read.article.kind === 'skipped') return failed(`The page of ${host} ${read.article.why}.`);
  const { incoming } = read.article;
  const particulars = { ...incoming.particulars };
  const page: Source = moved({ ...source, kind: 'page', title: source.title ?? particulars.title ?? null }, got);
  // A page is its own announcement: the same address, so the same article, changed when its words are.
  const announced = { id: incoming.id, where: page.url, page: null, text: incoming.text, particulars };
  const taken = await takeIn([announced], page, options);
  return { outcome: readOutcome(got, { ...taken, fresh: taken.ids.length }), source: page, ids: taken.ids };
}

async function takeFeed(
  read: Extract<SourceRead, { kind: 'feed' }>,
  got: Ok,
  source: Source,
  options: PollOptions,
): Promise<Polled> {
  // A name that somebody gave it goes before what it calls itself.
  const named = source.title !== null || read.title === null ? source : { ...source, title: read.title };
  const taken = await takeIn(read.announced, named, options);
  const outcome = readOutcome(got, taken);
  const remark = read.announced.length === 0 ? `The feed of ${hostOf(got.url)} has no items.` : null;
  return { outcome: { ...outcome, rhythm: read.rhythm, remark }, source: named, ids: taken.ids };
}

function readOutcome(got: Ok, taken: { fresh: number; complete: boolean }): Extract<PollOutcome, { kind: 'read' }> {
  return {
    kind: 'read',
    fresh: taken.fresh,
    // With its validators kept, what was left out this time would never be seen again.
    etag: taken.complete ? got.etag : null,
    lastModified: taken.complete ? got.lastModified : null,
    maxAgeSeconds: got.maxAgeSeconds,
    rhythm: { leastSeconds: null, skipHours: [], skipDays: [] },
    remark: null,
  };
}

async function feedAt(
  url: string,
  options: PollOptions,
): Promise<{ got: Ok; read: Extract<SourceRead, { kind: 'feed' }> } | null> {
  try {
    const got = await options.fetcher.get({ url, accept, signal: options.stop });
    const read = got.kind === 'ok' ? await readAs(got, got.url, options) : null;
    return got.kind === 'ok' && read?.kind === 'feed' && read.announced.length > 0 ? { got, read } : null;
  } catch {
    options.stop.throwIfAborted();
    return null;
  }
}

async function readAs(body: Body, address: string, { workers, now }: PollOptions): Promise<SourceRead> {
  const { bytes, url, contentType } = body;
  return await workers.run({ kind: 'source', body: { bytes, url, contentType }, address, now: now() });
}

/** A source that moved for good is followed to where it went (RFC 9110 section 15.4.2); that address passed every check. */
const moved = (source: Source, got: Ok): Source => (got.moved ? { ...source, url: got.url } : source);

function holdsArticle(read: Extract<SourceRead, { kind: 'page' }>): boolean {
  return !read.login && read.article.kind === 'article' && read.article.incoming.text.length >= fewestChars;
}

function whyNoFeed({ login, feeds }: Extract<SourceRead, { kind: 'page' }>, got: Ok): string {
  const host = hostOf(got.url);
  if (login) return `${host} shows a login page instead of a feed.`;
  const labelled = /[/+](rss|atom|xml|rdf)/i.test(got.contentType ?? '') ? ' labelled as a feed' : ' instead of a feed';
  return `${host} sends a web page${labelled}${feeds[0] ? `; that page names the feed ${feeds[0]}` : ''}.`;
}

function withoutBody(got: Exclude<PolitelyFetched, { kind: 'ok' }>, url: string): PollOutcome {
  const host = hostOf(url);
  if (got.kind === 'not-modified') return { kind: 'unchanged' };
  if (got.kind === 'failed') return got;
  const failed = { kind: 'failed' as const, retryAfterSeconds: null };
  if (got.kind === 'disallowed') return { ...failed, why: got.why };
  if (got.forGood) return { kind: 'gone', why: `${host} says that it is gone for good.` };
  return { ...failed, why: `${host} has nothing at that address (any more).` };
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
