import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { nearest } from '../bot/nearest.ts';
import { type Place, workspaceOf } from '../bot/place.ts';
import type { Added, FirstPoll, FoundInSource, SourceWish } from '../bot/sources.ts';
import { badInput, NutgrafError } from '../errors.ts';
import { type Allowance, checkUrl, PrivateAddressError } from '../feeds/address.ts';
import { discover, type Found } from '../feeds/discover.ts';
import { decodeFeed } from '../feeds/feed-charset.ts';
import type { Fetcher } from '../feeds/fetch.ts';
import { type Outline, parseOpml } from '../feeds/opml.ts';
import { createRobots } from '../feeds/robots.ts';
import { sourceKey } from '../feeds/source-id.ts';
import type { Workers } from '../feeds/workers.ts';
import type { Source } from '../model.ts';
import type { PollOptions } from './poll-source.ts';
import { createSaving, type Known, type SavingOptions, type Wished } from './save-source.ts';
import { wholeAddress } from './wished-address.ts';

export type AddingOptions = SavingOptions & {
  readonly allowance: Allowance;
  /** The fetcher for what somebody gave there. */
  readonly fetcherFor: (place: Place) => Promise<Fetcher>;
  /** Reads what comes from the web, within limits of time and memory. */
  readonly workers: Workers;
  /** Slugs of the topics there are. */
  readonly topics: () => Promise<readonly string[]>;
  /** Polls a new source now; null when that goes on in the background. */
  readonly poll: (source: Source, first: FirstLook) => Promise<FirstPoll | null>;
  readonly signal?: AbortSignal;
};

/** Called with a few words when work takes long. */
type Progress = (words: string) => void;

/** What a source's first poll begins with: what was fetched of it, so that it is not asked twice; null for nothing. */
export type FirstLook = { readonly answer: PollOptions['answer'] | null; readonly progress: Progress };

/** Adding, as the desk of sources does it: looked at first, saved once, however often it is asked for. */
export function createAdding(options: AddingOptions) {
  const { book, now } = options;
  const { same, checkRoom, saveNew } = createSaving(options);

  async function checkTopics(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    const known = await options.topics();
    const unknown = topics.find((topic) => !known.includes(topic));
    if (unknown === undefined) return;
    const near = nearest(unknown, known);
    const cure = near === null ? `Topics: ${known.join(', ') || 'none'}.` : `Did you mean ${near}?`;
    throw badInput(`No topic is called "${unknown.slice(0, 40)}". ${cure}`);
  }

  /** What a wish makes of a source that is followed already. */
  async function again(source: Source, wish: SourceWish, place: Place, progress: Progress): Promise<Added> {
    const changed: Source = {
      ...source,
      topics: wish.topics.length > 0 ? wish.topics : source.topics,
      everySeconds: wish.everySeconds ?? source.everySeconds,
      title: wish.name ?? source.title,
    };
    const own = source.workspace === workspaceOf(place);
    const [health] = await book.health([source.id]);
    // Stopped before its articles were there: whoever asks again wants them.
    const polled = own && health?.lastPoll === null ? await options.poll(source, { answer: null, progress }) : null;
    const common = { kind: 'source', found: null, others: [], polled } as const;
    if (JSON.stringify(changed) === JSON.stringify(source)) return { ...common, source, how: 'known' };
    if (!own)
      throw badInput(`"${source.id}" is followed for everybody already; only whoever runs the bot can change it.`);
    await book.save(changed);
    return { ...common, source: changed, how: 'changed' };
  }

  async function saveOne(known: Known, wish: SourceWish, place: Place): Promise<{ source: Source; isNew: boolean }> {
    const [saved] = await saveNew([{ ...known, wish }], place);
    if (saved?.kind === 'refused') throw badInput(saved.why);
    return { source: saved!.source, isNew: saved!.kind === 'new' };
  }

  async function saveAll(outlines: readonly Outline[], wish: SourceWish, place: Place): Promise<Added> {
    const feeds = [...new Map(outlines.map((outline) => [sourceKey(outline.url), outline])).values()];
    if (feeds.length === 0) throw badInput('That list of feeds holds no address.');
    const refused: { url: string; why: string }[] = [];
    const wished: Wished[] = [];
    for (const { url, title } of feeds) {
      const why = whyRefused(url, options.allowance, place);
      if (why === null) wished.push({ kind: 'feed', url, title: shortTitle(title), wish: { ...wish, name: null } });
      else refused.push({ url, why });
    }
    const saved = await saveNew(wished, place);
    for (const [at, each] of saved.entries())
      if (each.kind === 'refused') refused.push({ url: wished[at]!.url, why: each.why });
    return {
      kind: 'list',
      added: saved.flatMap((each) => (each.kind === 'new' ? [each.source] : [])),
      known: saved.filter(({ kind }) => kind === 'known').length,
      refused,
    };
  }

  return {
    async addAddress(wish: SourceWish, place: Place, progress: Progress): Promise<Added> {
      const workspace = workspaceOf(place);
      const address = checkUrl(wholeAddress(wish.address), options.allowance).href;
      await checkTopics(wish.topics);
      const there = await same(address, workspace);
      if (there !== null) return await again(there, wish, place, progress);
      await checkRoom(workspace);
      const { signal } = options;
      const fetcher = await options.fetcherFor(place);
      const looking = { fetcher, workers: options.workers, now, progress, ...(signal === undefined ? {} : { signal }) };
      const secure = await discover(address, looking);
      // Where nothing is said https is meant, but not every site has it.
      const tryPlain = secure.kind === 'nothing' && !secure.answered && !wish.address.includes('://');
      const found = tryPlain ? await discover(address.replace(/^https:/, 'http:'), looking) : secure;
      if (found.kind === 'nothing') throw badInput(found.why);
      if (found.kind === 'list') return await saveAll(found.outlines, wish, place);
      const robots = createRobots({ fetch: (request) => fetcher.get(request), now });
      const word = await robots(knownOf(found).url, signal);
      // What nobody may read now may be read tomorrow; only a plain no is one.
      if (word.kind === 'disallowed') throw badInput(word.why);
      const { source, isNew } = await saveOne(knownOf(found), wish, place);
      if (!isNew) return await again(source, wish, place, progress);
      const looked = found.kind === 'page' ? found.page : found.feed;
      const polled = await options.poll(source, { answer: { got: found.got, looked }, progress });
      const others = found.kind === 'feed' ? found.others : [];
      return { kind: 'source', source, how: 'new', found: inSource(found), others, polled };
    },

    /** A folder of articles, or a file of feeds, at a path of this machine. */
    async addLocal(wish: SourceWish, path: string, place: Place, progress: Progress): Promise<Added> {
      await checkTopics(wish.topics);
      const isFolder = (await stat(path)).isDirectory();
      if (!isFolder) {
        const outlines = parseOpml(decodeFeed(await readFile(path), null));
        if (outlines.length === 0)
          throw badInput(`${path} is no list of feeds (OPML). Give its folder, or read it once with: ingest ${path}`);
        return await saveAll(outlines, wish, place);
      }
      const name = wish.name !== null && path.endsWith(wish.name) ? null : wish.name;
      const local = { kind: 'folder', url: path, title: basename(path) } as const;
      const { source, isNew } = await saveOne(local, { ...wish, name }, place);
      if (!isNew) return await again(source, { ...wish, name }, place, progress);
      const polled = await options.poll(source, { answer: null, progress });
      return { kind: 'source', source, how: 'new', found: null, others: [], polled };
    },
  };
}

/** Why an address of a list may not be fetched; null when it may. */
function whyRefused(url: string, allowance: Allowance, place: Place): string | null {
  try {
    checkUrl(url, allowance);
    return null;
  } catch (error) {
    if (!(error instanceof NutgrafError)) throw error;
    const isPrivate = place.platform !== 'console' && error instanceof PrivateAddressError;
    return isPrivate ? 'It does not lead to the public web.' : error.message;
  }
}

function knownOf(found: Extract<Found, { kind: 'feed' | 'page' }>): Known {
  const title = found.kind === 'page' ? found.title : found.feed.title;
  // A passing redirect may lead elsewhere tomorrow; only one for good changes what is asked again.
  return { kind: found.kind, url: found.got.moved ? found.got.url : found.asked, title: shortTitle(title) };
}

/** What a source calls itself, as far as anybody wants to read it in a list. */
function shortTitle(title: string | null): string | null {
  return title === null || title.length <= 120 ? title : `${title.slice(0, 119)}…`;
}

function inSource(found: Extract<Found, { kind: 'feed' | 'page' }>): FoundInSource {
  if (found.kind === 'page')
    return { items: 1, newest: null, titles: found.title === null ? [] : [found.title], odd: [] };
  const { items, newest, announced, format } = found.feed;
  const titles = announced.flatMap(({ particulars }) => (particulars.title ? [particulars.title.slice(0, 120)] : []));
  return { items, newest, titles: titles.slice(0, 3), odd: format.warnings };
}
