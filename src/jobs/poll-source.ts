import { createHash } from 'node:crypto';
import { NutgrafError } from '../errors.ts';
import { type Answer, feedOfSite, isLabelledFeed, whyNot } from '../feeds/discover.ts';
import type { Looked, LookedFeed, LookedPage } from '../feeds/look.ts';
import type { PolitelyFetched } from '../feeds/polite.ts';
import { accept } from '../feeds/whole.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { PollOutcome } from './next-poll.ts';
import { remarkOn } from './remark.ts';
import { type TakeInOptions, takeIn } from './take-in.ts';

export type PollOptions = TakeInOptions & {
  /** What each source's last body was, so that one sent again without validators costs no reading; kept between polls. */
  readonly lastBodies: Map<string, string>;
  /** What was fetched of it a moment ago, and what that is: then it is not fetched again. */
  readonly answer?: { readonly got: Answer; readonly looked: Looked } | undefined;
};

/** How a poll ended. `source` is as it is to be followed from now on: it may have moved or said its name. */
export type Polled = {
  readonly outcome: PollOutcome;
  readonly source: Source;
  /** New and changed articles, to be put into stories. */
  readonly ids: readonly string[];
  /** How many of what it announces were stored already, as they are announced. */
  readonly known: number;
};

/** What a poll took in that stored nothing. */
export const nothingTaken = { ids: [], known: 0 } as const;

/** A page with less text is a front page or a notice, not an article to follow. */
const fewestChars = 400;

/**
 * Polls a feed or a page once: fetches it conditionally, reads it and stores what is new. What goes wrong at the source
 * is an outcome with a sentence; only a stop and a fault of ours are thrown.
 */
export async function pollSource(source: Source, health: SourceHealth, options: PollOptions): Promise<Polled> {
  const { fetcher, stop, answer } = options;
  try {
    const { etag, lastModified } = health;
    const got = answer?.got ?? (await fetcher.get({ url: source.url, accept, etag, lastModified, signal: stop }));
    if (got.kind !== 'ok') return { outcome: withoutBody(got, source.url), source, ...nothingTaken };
    const hash = createHash('sha1').update(got.bytes).digest('base64');
    if (options.lastBodies.get(source.id) === hash) {
      // Servers without validators send the same again and again.
      const outcome = readOutcome(got, { fresh: 0, complete: true });
      return { outcome: { ...outcome, remark: health.failures > 0 ? null : health.why }, source, ...nothingTaken };
    }
    const polled = await readBody(got, source, health, options);
    const { outcome } = polled;
    if (outcome.kind === 'read' && outcome.etag === got.etag && outcome.lastModified === got.lastModified)
      options.lastBodies.set(source.id, hash);
    else options.lastBodies.delete(source.id);
    return polled;
  } catch (error) {
    stop.throwIfAborted();
    if (error instanceof NutgrafError && error.code === 'bad-input') return failed(source, error.message);
    if (error instanceof NutgrafError && error.code === 'unreadable')
      return failed(source, `${hostOf(source.url)} ${error.message}.`);
    throw error;
  }
}

async function readBody(got: Answer, source: Source, health: SourceHealth, options: PollOptions): Promise<Polled> {
  const { workers, now, stop, answer } = options;
  const { bytes, url, contentType } = got;
  const looked = answer?.looked ?? (await workers.run({ kind: 'look', body: { bytes, url, contentType }, now: now() }));
  const host = hostOf(url);
  if (looked.kind === 'feed') return await takeFeed(looked, got, moved({ ...source, kind: 'feed' }, got), options);
  if (looked.kind === 'neither') return failed(source, `${host} sends ${looked.why}.`);
  if (looked.kind === 'list') return failed(source, `${host} sends a list of feeds, which /sources add takes apart.`);
  // An address that was never read may be a site's: its feed is looked for, else its page is the source.
  const unread = health.lastSuccess === null;
  if (unread && source.kind === 'feed') {
    const found = await feedOfSite(looked, url, { fetcher: options.fetcher, workers, now, signal: stop });
    if (found !== null && found.feed.announced.length > 0)
      return await takeFeed(found.feed, found.got, moved({ ...source, url: found.asked }, found.got), options);
  }
  if (source.kind === 'feed' && !(unread && holdsArticle(looked))) return failed(source, whyNoFeed(looked, got));
  if (looked.login) return failed(source, `${host} shows a login page.`);
  if (looked.article.kind === 'skipped') return failed(source, `The page of ${host} ${looked.article.why}.`);
  const { incoming } = looked.article;
  const particulars = { ...incoming.particulars };
  const page: Source = moved({ ...source, kind: 'page', title: source.title ?? particulars.title ?? null }, got);
  // A page is its own announcement: the same address, so the same article, changed when its words are.
  const announced = { id: incoming.id, where: page.url, page: null, text: incoming.text, updated: null, particulars };
  const taken = await takeIn([announced], page, options);
  const outcome = readOutcome(got, { ...taken, fresh: taken.ids.length });
  return { outcome, source: page, ids: taken.ids, known: taken.known };
}

async function takeFeed(feed: LookedFeed, got: Answer, source: Source, options: PollOptions): Promise<Polled> {
  // A name that somebody gave it goes before what it calls itself.
  const named = source.title !== null || feed.title === null ? source : { ...source, title: feed.title };
  const taken = await takeIn(feed.announced, named, options);
  const outcome = readOutcome(got, taken);
  const remark = remarkOn(feed, taken, hostOf(got.url));
  return { outcome: { ...outcome, rhythm: feed.rhythm, remark }, source: named, ids: taken.ids, known: taken.known };
}

function readOutcome(got: Answer, taken: { fresh: number; complete: boolean }): Extract<PollOutcome, { kind: 'read' }> {
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

/** A source that moved for good is followed to where it went (RFC 9110 section 15.4.2); that address passed every check. */
const moved = (source: Source, got: Answer): Source => (got.moved ? { ...source, url: got.url } : source);

function holdsArticle(read: LookedPage): boolean {
  return !read.login && read.article.kind === 'article' && read.article.incoming.text.length >= fewestChars;
}

function whyNoFeed({ login, feeds }: LookedPage, got: Answer): string {
  const host = hostOf(got.url);
  if (login) return `${host} shows a login page instead of a feed.`;
  const labelled = isLabelledFeed(got) ? ' labelled as a feed' : ' instead of a feed';
  return `${host} sends a web page${labelled}${feeds[0] ? `; that page names the feed ${feeds[0].url}` : ''}.`;
}

function withoutBody(got: Exclude<PolitelyFetched, { kind: 'ok' }>, url: string): PollOutcome {
  if (got.kind === 'not-modified') return { kind: 'unchanged' };
  if (got.kind === 'failed') return got;
  const why = whyNot(got, url);
  return got.kind === 'gone' && got.forGood ? { kind: 'gone', why } : { kind: 'failed', why, retryAfterSeconds: null };
}

const failed = (source: Source, why: string): Polled => ({
  outcome: { kind: 'failed', why, retryAfterSeconds: null },
  source,
  ...nothingTaken,
});

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address;
}
