import type { Announced } from './announced.ts';
import { feedOfSite } from './discover.ts';
import type { Parsed } from './incoming.ts';
import type { Looked } from './look.ts';
import { accept, bodyOf, type WholeOptions, wholeOf } from './whole.ts';

export type WebOptions = WholeOptions & {
  /** Skips a feed with the way to follow it, instead of reading what it announces. */
  readonly pagesOnly?: boolean;
  /** Which of what a feed announces is worth a page; all of it when not given. */
  readonly wanted?: (announced: readonly Announced[]) => Promise<readonly Announced[]>;
};

/**
 * The articles at an address: those of a feed, or the one of a page; of a site's front page those of its feed. An item
 * that cannot be read is given with its reason; so is an address that does not answer. Throws bad input for one that may
 * not be fetched.
 */
export async function* webArticles(address: string, options: WebOptions): AsyncGenerator<Parsed> {
  const { fetcher, workers, now, signal, pagesOnly = false } = options;
  const skipped = (why: string): Parsed => ({ kind: 'skipped', where: address, why });
  const got = await fetcher.get({ url: address, accept, ...(signal ? { signal } : {}) });
  if (got.kind === 'failed' || got.kind === 'disallowed')
    yield skipped(`cannot be read: ${got.why.replace(/\.$/, '')}`);
  else if (got.kind !== 'ok') yield skipped(got.kind === 'gone' ? 'is not there (any more)' : 'has not changed');
  else if (/^text\/plain/i.test(got.contentType ?? ''))
    yield await workers.run({ kind: 'page', body: bodyOf(got), now: now() });
  else {
    const looked = await workers.run({ kind: 'look', body: bodyOf(got), now: now() });
    if (looked.kind === 'list') yield skipped(`is a list of feeds; to follow them, write: sources add ${address}`);
    else if (looked.kind === 'neither') yield skipped(`sends ${looked.why}`);
    else if (looked.kind === 'feed' && pagesOnly)
      yield skipped(`is a feed; to follow it, write: sources add ${address}`);
    else if (looked.kind === 'feed') yield* feedArticles(looked, address, options);
    else {
      const site = pagesOnly || !isFrontPage(got.url) ? null : await feedOfSite(looked, got.url, options);
      if (site !== null) yield* feedArticles(site.feed, site.asked, options);
      else yield looked.login && looked.article.kind === 'skipped' ? skipped('is a login page') : looked.article;
    }
  }
}

async function* feedArticles(
  { announced, items }: Extract<Looked, { kind: 'feed' }>,
  address: string,
  options: WebOptions,
): AsyncGenerator<Parsed> {
  if (items === 0) yield { kind: 'skipped', where: address, why: 'is a feed without items' };
  for (const each of (await options.wanted?.(announced)) ?? announced) yield await wholeOf(each, options);
}

/** Nobody means the front page itself, but what its site tells. */
function isFrontPage(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === '/' && search === '';
}
