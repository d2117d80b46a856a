import { NutgrafError } from '../errors.ts';
import { type Announced, wholeArticle } from './announced.ts';
import type { Found } from './discover.ts';
import type { Fetcher } from './fetch.ts';
import type { Parsed } from './incoming.ts';
import { guessLanguage } from './page-language.ts';
import { accept } from './web.ts';
import type { Workers } from './workers.ts';

/** One of the first articles, as it would be stored. `why` says why there would be none. */
export type Sample = {
  readonly title: string | null;
  readonly words: number;
  readonly author: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** BCP 47 tag; null when it is not known. */
  readonly language: string | null;
  readonly why: string | null;
};

export type SampleOptions = {
  readonly fetcher: Fetcher;
  readonly workers: Workers;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
};

/** Articles that are read for a check. */
const sampled = 3;

/** Reads the first articles as they would be stored. */
export async function sample(
  found: Extract<Found, { kind: 'feed' | 'page' }>,
  options: SampleOptions,
): Promise<Sample[]> {
  if (found.kind === 'page') return [sampleOf(found.page.article)];
  const samples: Sample[] = [];
  for (const each of found.feed.announced.slice(0, sampled)) samples.push(sampleOf(await whole(each, options)));
  return samples;
}

/** An announced article with its page, where the feed gives a teaser. */
async function whole(announced: Announced, { fetcher, workers, now, signal }: SampleOptions): Promise<Parsed> {
  if (announced.page === null) return wholeArticle(announced, null);
  try {
    const got = await fetcher.get({ url: announced.page, accept, ...(signal ? { signal } : {}) });
    const page = got.kind === 'ok' ? await workers.run({ kind: 'page', body: got, now: now() }) : null;
    return wholeArticle(announced, page?.kind === 'article' ? page.incoming : null);
  } catch (error) {
    if (signal?.aborted || !(error instanceof NutgrafError)) throw error;
    // A page that may not be fetched, or takes too long to read: the feed's own words remain.
    return wholeArticle(announced, null);
  }
}

function sampleOf(parsed: Parsed): Sample {
  const { particulars = {}, text = '' } = parsed.kind === 'article' ? parsed.incoming : {};
  return {
    title: particulars.title ? short(particulars.title) : null,
    words: text.match(/\S+/g)?.length ?? 0,
    author: particulars.author ? short(particulars.author) : null,
    published: particulars.published ?? null,
    publisher: particulars.publisher ? short(particulars.publisher) : null,
    url: parsed.kind === 'article' ? (particulars.url ?? null) : parsed.where,
    language: particulars.language ?? guessLanguage(text),
    why: parsed.kind === 'skipped' ? parsed.why : null,
  };
}

/** Words as far as anybody wants to read them. */
export function short(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
