import { NutgrafError } from '../errors.ts';
import { type Announced, wholeArticle } from './announced.ts';
import type { Parsed } from './incoming.ts';
import type { PoliteFetcher } from './polite.ts';
import type { Workers } from './workers.ts';

/** What is asked for where a feed or a page may stand. */
export const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, text/html;q=0.9, application/xhtml+xml;q=0.9, */*;q=0.5';

export type WholeOptions = {
  readonly fetcher: PoliteFetcher;
  /** Reads what comes from a hostile place, within limits. */
  readonly workers: Workers;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
};

/** An announced article with its page, where the feed gives a teaser. What cannot be had, or read, is left at the feed's own words. */
export async function wholeOf(announced: Announced, options: WholeOptions): Promise<Parsed> {
  const { fetcher, workers, now, signal } = options;
  if (announced.page === null) return wholeArticle(announced, null);
  try {
    const got = await fetcher.get({ url: announced.page, accept, ...(signal ? { signal } : {}) });
    const page = got.kind === 'ok' ? await workers.run({ kind: 'page', body: bodyOf(got), now: now() }) : null;
    return wholeArticle(announced, page?.kind === 'article' ? page.incoming : null);
  } catch (error) {
    if (signal?.aborted || !(error instanceof NutgrafError)) throw error;
    return wholeArticle(announced, null);
  }
}

/** What of an answer is read: the rest would only be copied from thread to thread. */
export function bodyOf({ bytes, url, contentType }: { bytes: Uint8Array; url: string; contentType: string | null }) {
  return { bytes, url, contentType };
}
