import type { Found } from './discover.ts';
import type { Parsed } from './incoming.ts';
import { guessLanguage } from './page-language.ts';
import { type WholeOptions, wholeOf } from './whole.ts';

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

/** Articles that are read for a check. */
const sampled = 3;

/** Reads the first articles as they would be stored. */
export async function sample(
  found: Extract<Found, { kind: 'feed' | 'page' }>,
  options: WholeOptions,
): Promise<Sample[]> {
  if (found.kind === 'page') return [sampleOf(found.page.article)];
  const samples: Sample[] = [];
  for (const each of found.feed.announced.slice(0, sampled)) samples.push(sampleOf(await wholeOf(each, options)));
  return samples;
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
