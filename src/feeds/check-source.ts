import { NutgrafError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import { type Allowance, checkUrl, PrivateAddressError } from './address.ts';
import { webId } from './announced.ts';
import { type Sample, sample } from './check-sample.ts';
import {
  count,
  duplicateWords,
  extractionWords,
  feedWords,
  fetchedWords,
  itemsWords,
  pageWords,
  robotsWords,
  type Timed,
} from './check-words.ts';
import { type Answer, discover, type Found } from './discover.ts';
import type { Fetched, Fetcher } from './fetch.ts';
import type { RobotsWord } from './robots.ts';
import type { WholeOptions } from './whole.ts';

/** Stages an address goes through before its articles are stored, in order. */
export const checkStages = ['address', 'robots', 'fetch', 'parse', 'items', 'extraction', 'duplicates'] as const;

/** What would happen at one stage. `skipped`: a stage before it failed, or it has nothing to do here. */
export type CheckStage = {
  readonly stage: (typeof checkStages)[number];
  readonly state: 'ok' | 'failed' | 'skipped';
  /** A whole sentence. */
  readonly says: string;
};

/** What would happen with a source; nothing of it is stored. */
export type SourceCheck = {
  readonly address: string;
  readonly ok: boolean;
  readonly stages: readonly CheckStage[];
  readonly samples: readonly Sample[];
};

export type CheckOptions = WholeOptions & {
  readonly fetcher: Fetcher;
  readonly allowance: Allowance;
  readonly store: Pick<Store, 'articles' | 'otherIds'>;
  readonly progress?: (words: string) => void;
  /** Whether the asker may know that a host is private; if not, that is thrown for the caller to say in its own words. */
  readonly openly: boolean;
  /** What the site's robots.txt says of an address. */
  readonly robots: (url: string, signal?: AbortSignal) => Promise<RobotsWord>;
};

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
  const ids = found.kind === 'page' ? [webId(found.got.url)] : found.feed.announced.map(({ id }) => id);
  const selves = await options.store.otherIds.of(ids);
  const known = await options.store.articles([...new Set(ids.map((id) => selves.get(id) ?? id))]);
  tell('duplicates', 'ok', duplicateWords(known.length, ids.length));
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
