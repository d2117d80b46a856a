import { NutgrafError } from '../errors.ts';
import { isUnderstood, languageNames } from '../language/understood.ts';
import type { Store } from '../store/store.ts';
import { type Allowance, checkUrl, PrivateAddressError } from './address.ts';
import { type Announced, webId, wholeArticle } from './announced.ts';
import { type Answer, discover, type Found } from './discover.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { Parsed } from './incoming.ts';
import { guessLanguage } from './page-language.ts';
import type { RobotsWord } from './robots.ts';
import { accept } from './web.ts';
import type { Workers } from './workers.ts';

/** Stages an address goes through before its articles are stored, in order. */
export const checkStages = ['address', 'robots', 'fetch', 'parse', 'items', 'extraction', 'duplicates'] as const;

/** What would happen at one stage. `skipped`: a stage before it failed, or it has nothing to do here. */
export type CheckStage = {
  readonly stage: (typeof checkStages)[number];
  readonly state: 'ok' | 'failed' | 'skipped';
  /** A whole sentence. */
  readonly says: string;
};

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

/** What would happen with a source; nothing of it is stored. */
export type SourceCheck = {
  readonly address: string;
  readonly ok: boolean;
  readonly stages: readonly CheckStage[];
  readonly samples: readonly Sample[];
};

export type CheckOptions = {
  readonly fetcher: Fetcher;
  readonly workers: Workers;
  readonly allowance: Allowance;
  readonly store: Pick<Store, 'articles'>;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  readonly progress?: (words: string) => void;
  /** Whether the asker may know that a host is private; if not, that is thrown for the caller to say in its own words. */
  readonly openly: boolean;
  /** What the site's robots.txt says of an address. */
  readonly robots: (url: string, signal?: AbortSignal) => Promise<RobotsWord>;
};

/** Articles that are read for a check. */
const sampled = 3;

/** Goes through all stages without storing anything. Throws only for a private address that is not told openly, and when it is stopped. */
export async function checkSource(address: string, options: CheckOptions): Promise<SourceCheck> {
  const stages: CheckStage[] = [];
  const tell = (stage: CheckStage['stage'], state: CheckStage['state'], says: string): void => {
    stages.push({ stage, state, says });
  };
  let samples: readonly Sample[] = [];
  const done = (): SourceCheck => {
    for (const stage of checkStages.slice(stages.length)) tell(stage, 'skipped', 'It did not come to that.');
    return { address, ok: stages.every(({ state }) => state !== 'failed'), stages, samples };
  };

  const url = allowed(address, options);
  if (typeof url === 'string') {
    tell('address', 'failed', url);
    return done();
  }
  tell('address', 'ok', `${url.host} may be fetched.`);
  const word = await options.robots(url.href, options.signal);
  tell('robots', word.kind === 'allowed' ? 'ok' : 'failed', robotsWords(word, url.host));
  if (word.kind !== 'allowed') return done();

  const watched = watch(options.fetcher, options.now);
  const found = await look(address, { ...options, fetcher: watched.fetcher });
  const answer = watched.lastOk();
  if (answer === null) {
    tell('fetch', 'failed', found.kind === 'nothing' ? found.why : 'Nothing came back.');
    return done();
  }
  const got = found.kind === 'nothing' ? answer.got : found.got;
  tell('fetch', 'ok', fetchedWords(watched.of(got) ?? answer, address));
  if (found.kind === 'nothing' || (found.kind === 'list' && found.outlines.length === 0)) {
    tell('parse', 'failed', found.kind === 'nothing' ? found.why : 'It is a list of feeds without any address.');
    return done();
  }
  if (found.kind === 'list') {
    tell('parse', 'ok', `It is a list of ${count(found.outlines.length, 'feed')} (OPML): adding it adds each of them.`);
    return done();
  }
  const feed = found.kind === 'feed' ? found.feed : null;
  tell('parse', 'ok', found.kind === 'feed' ? feedWords(found, address) : pageWords(found));
  if (feed === null) tell('items', 'skipped', 'A page is one article.');
  else tell('items', 'ok', itemsWords(feed));
  if (feed?.items === 0) return done();
  options.progress?.('Reading the first articles…');
  samples = await sample(found, options);
  const read = samples.filter(({ why }) => why === null);
  tell('extraction', read.length > 0 ? 'ok' : 'failed', extractionWords(samples));
  tell('duplicates', 'ok', await duplicateWords(found, options.store));
  return done();
}

/** The URL, or why it may not be fetched. */
function allowed(address: string, { allowance, openly }: CheckOptions): URL | string {
  try {
    return checkUrl(address, allowance);
  } catch (error) {
    return refusalIn(error, openly);
  }
}

async function look(address: string, options: CheckOptions): Promise<Found> {
  try {
    return await discover(address, options);
  } catch (error) {
    return { kind: 'nothing', why: refusalIn(error, options.openly), answered: false };
  }
}

function refusalIn(error: unknown, openly: boolean): string {
  const tellable = error instanceof NutgrafError && (openly || !(error instanceof PrivateAddressError));
  if (!tellable) throw error;
  return error.message;
}

function robotsWords(word: RobotsWord, host: string): string {
  if (word.kind !== 'allowed') return word.why;
  const delay = word.delaySeconds > 0 ? `, with ${count(word.delaySeconds, 'second')} between two requests` : '';
  return `${host} lets programs read that address${delay}.`;
}

type Timed = { readonly got: Answer; readonly tookMs: number };

/** A fetcher that remembers what came back and how long it took. */
function watch(fetcher: Fetcher, now: () => Date) {
  const answers: Timed[] = [];
  const get = async (request: Parameters<Fetcher['get']>[0]): Promise<Fetched> => {
    const begun = now().getTime();
    const got = await fetcher.get(request);
    if (got.kind === 'ok') answers.push({ got, tookMs: now().getTime() - begun });
    return got;
  };
  return {
    fetcher: { get, close: () => fetcher.close() } satisfies Fetcher,
    lastOk: (): Timed | null => answers[0] ?? null,
    of: (got: Answer): Timed | null => answers.find((each) => each.got === got) ?? null,
  };
}

function fetchedWords({ got, tookMs }: Timed, address: string): string {
  const type = got.contentType?.split(';')[0]?.trim() || 'no type';
  const kilobytes = Math.max(1, Math.round(got.bytes.length / 1024)).toLocaleString('en');
  const from = URL.parse(address)?.href === got.url ? '' : ` from ${got.url}`;
  const moved = got.moved ? ', where it has moved for good' : '';
  return `Status 200, ${type}, ${kilobytes} kB in ${tookMs} ms${from}${moved}.`;
}

function feedWords(found: Extract<Found, { kind: 'feed' }>, address: string): string {
  const { got, feed, others } = found;
  const { format, charset, warnings } = feed.format;
  const title = feed.title ? ` "${short(feed.title)}"` : ' without a title';
  const where = URL.parse(address)?.href === got.url || got.moved ? '' : `, found at ${got.url}`;
  const more = others.length > 0 ? ` The site names ${count(others.length, 'further feed')}.` : '';
  const odd = warnings.length > 0 ? ` But ${warnings.join('; ')}.` : '';
  return `It is ${format}${title}${where}, ${charset ?? 'no charset declared'}.${odd}${more}`;
}

function pageWords({ title, words }: Extract<Found, { kind: 'page' }>): string {
  return `It is a page that names no feed${title ? `, "${title}"` : ''}, with an article of ${count(words, 'word')}: the page itself would be followed.`;
}

/** "30 items, 28 with a date, the newest of 2026-06-03." */
function itemsWords({ items, dated, newest }: Extract<Found, { kind: 'feed' }>['feed']): string {
  if (items === 0) return 'It has no items yet.';
  return `${count(items, 'item')}, ${dated} with a date${newest === null ? '' : `, the newest of ${newest.slice(0, 10)}`}.`;
}

async function sample(found: Extract<Found, { kind: 'feed' | 'page' }>, options: CheckOptions): Promise<Sample[]> {
  if (found.kind === 'page') return [sampleOf(found.page.article)];
  const samples: Sample[] = [];
  for (const each of found.feed.announced.slice(0, sampled)) samples.push(sampleOf(await whole(each, options)));
  return samples;
}

/** An announced article with its page, where the feed gives a teaser. */
async function whole(announced: Announced, { fetcher, workers, now, signal }: CheckOptions): Promise<Parsed> {
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

function extractionWords(samples: readonly Sample[]): string {
  const read = samples.filter(({ why }) => why === null);
  if (read.length === 0) return `None of the first articles could be read: it ${samples[0]?.why ?? 'has no text'}.`;
  const having = (key: 'title' | 'author' | 'published' | 'publisher') =>
    read.filter((each) => each[key] !== null).length;
  const words = read.map((each) => each.words.toLocaleString('en')).join(', ');
  const has = `${having('title')} with a title, ${having('author')} with an author, ${having('published')} with a date, ${having('publisher')} with a publisher`;
  return `${read.length} of ${samples.length} read, words: ${words}; ${has}.${foreignWords(read)}`;
}

/** In which languages articles are that are not understood; empty for none. */
function foreignWords(read: readonly Sample[]): string {
  const foreign = read
    .map(({ language }) => (language === null ? {} : { language }))
    .filter((each) => !isUnderstood(each));
  if (foreign.length === 0) return '';
  return ` ${foreign.length} of them in ${languageNames(foreign)}: only English is understood, so no digest and no answer will tell of them.`;
}

async function duplicateWords(
  found: Extract<Found, { kind: 'feed' | 'page' }>,
  store: CheckOptions['store'],
): Promise<string> {
  const ids = found.kind === 'page' ? [webId(found.got.url)] : found.feed.announced.map(({ id }) => id);
  const known = (await store.articles(ids)).length;
  if (known === 0) return 'None of it is stored yet.';
  return `${known} of ${count(ids.length, 'article')} ${known === 1 ? 'is' : 'are'} stored already.`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : `${noun}s`}`;
}

function short(words: string): string {
  return words.length > 120 ? `${words.slice(0, 119)}…` : words;
}
