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
import { sourceId, sourceKey } from '../feeds/source-id.ts';
import type { Workers } from '../feeds/workers.ts';
import type { Source } from '../model.ts';
import type { Sources } from '../store/sources.ts';

export type AddingOptions = {
  readonly book: Sources;
  readonly allowance: Allowance;
  /** The fetcher for what somebody gave there. */
  readonly fetcherFor: (place: Place) => Promise<Fetcher>;
  /** Reads what comes from the web, within limits of time and memory. */
  readonly workers: Workers;
  /** Slugs of the topics there are. */
  readonly topics: () => Promise<readonly string[]>;
  /** Most sources a workspace may have; the operator's are not counted. */
  readonly most: number;
  readonly now: () => Date;
  /** Fetches a new source's articles now; null when that goes on in the background. */
  readonly poll: (source: Source, progress: (words: string) => void) => Promise<FirstPoll | null>;
  readonly signal?: AbortSignal;
};

/** What a source is that was looked at. */
type Known = Pick<Source, 'kind' | 'url' | 'title'>;

/** Adding, as the desk of sources does it: looked at first, saved once, however often it is asked for. */
export function createAdding(options: AddingOptions) {
  const { book, now } = options;
  // Between seeing that a source is new and saving it, nobody else may save the same.
  let last: Promise<unknown> = Promise.resolve();
  const alone = <Given>(work: () => Promise<Given>): Promise<Given> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };

  async function checkTopics(topics: readonly string[]): Promise<void> {
    if (topics.length === 0) return;
    const known = await options.topics();
    const unknown = topics.find((topic) => !known.includes(topic));
    if (unknown === undefined) return;
    const near = nearest(unknown, known);
    const cure = near === null ? `Topics: ${known.join(', ') || 'none'}.` : `Did you mean ${near}?`;
    throw badInput(`No topic is called "${unknown.slice(0, 40)}". ${cure}`);
  }

  /** The source with this address that is seen from here: the workspace's own, or the operator's. */
  async function same(url: string, workspace: string | null): Promise<Source | null> {
    const key = sourceKey(url);
    const own = (await book.list(workspace)).find((source) => sourceKey(source.url) === key);
    if (own !== undefined || workspace === null) return own ?? null;
    return (await book.list(null)).find((source) => sourceKey(source.url) === key) ?? null;
  }

  /** What a wish makes of a source that is followed already. */
  async function again(source: Source, wish: SourceWish, place: Place): Promise<Added> {
    const changed: Source = {
      ...source,
      topics: wish.topics.length > 0 ? wish.topics : source.topics,
      everySeconds: wish.everySeconds ?? source.everySeconds,
      title: wish.name ?? source.title,
    };
    const common = { kind: 'source', found: null, others: [], polled: null } as const;
    if (JSON.stringify(changed) === JSON.stringify(source)) return { ...common, source, how: 'known' };
    if (source.workspace !== workspaceOf(place))
      throw badInput(`"${source.id}" is followed for everybody already; only whoever runs the bot can change it.`);
    await book.save(changed);
    return { ...common, source: changed, how: 'changed' };
  }

  async function room(workspace: string | null, wanted: number): Promise<void> {
    if (workspace === null) return;
    const there = (await book.list(workspace)).length;
    if (there + wanted <= options.most) return;
    throw badInput(
      `At most ${options.most} sources may be followed here, and ${there} are. Remove some, or let whoever runs this bot raise limits.sources.`,
    );
  }

  async function save(known: Known, wish: SourceWish, place: Place): Promise<{ source: Source; isNew: boolean }> {
    const workspace = workspaceOf(place);
    return await alone(async () => {
      const there = await same(known.url, workspace);
      if (there !== null) return { source: there, isNew: false };
      await room(workspace, 1);
      const taken = new Set((await book.list()).map(({ id }) => id));
      const source: Source = {
        ...known,
        id: sourceId({ url: known.url, workspace }, taken.add('seeds')),
        workspace,
        title: wish.name ?? known.title,
        topics: wish.topics,
        everySeconds: wish.everySeconds,
        by: place.platform === 'console' ? null : place.user,
        since: now().toISOString(),
      };
      await book.save(source);
      return { source, isNew: true };
    });
  }

  async function saveAll(outlines: readonly Outline[], wish: SourceWish, place: Place): Promise<Added> {
    const urls = new Map(outlines.map((outline) => [sourceKey(outline.url), outline]));
    const added: Source[] = [];
    const refused: { url: string; why: string }[] = [];
    let known = 0;
    if (urls.size === 0) throw badInput('That list of feeds holds no address.');
    for (const { url, title } of urls.values()) {
      try {
        checkUrl(url, options.allowance);
        const { source, isNew } = await save({ kind: 'feed', url, title }, { ...wish, name: null }, place);
        if (isNew) added.push(source);
        else known++;
      } catch (error) {
        if (!(error instanceof NutgrafError)) throw error;
        const isPrivate = place.platform !== 'console' && error instanceof PrivateAddressError;
        refused.push({ url, why: isPrivate ? 'It does not lead to the public web.' : error.message });
      }
    }
    return { kind: 'list', added, known, refused };
  }

  return {
    async addAddress(wish: SourceWish, place: Place, progress: (words: string) => void): Promise<Added> {
      const workspace = workspaceOf(place);
      const address = checkUrl(wholeAddress(wish.address), options.allowance).href;
      await checkTopics(wish.topics);
      const there = await same(address, workspace);
      if (there !== null) return await again(there, wish, place);
      await room(workspace, 1);
      const { signal } = options;
      const fetcher = await options.fetcherFor(place);
      const found = await discover(address, {
        fetcher,
        workers: options.workers,
        now,
        progress,
        ...(signal === undefined ? {} : { signal }),
      });
      if (found.kind === 'nothing') throw badInput(found.why);
      if (found.kind === 'list') return await saveAll(found.outlines, wish, place);
      const robots = createRobots({ fetch: (request) => fetcher.get(request), now });
      const word = await robots(knownOf(found).url, signal);
      // What nobody may read now may be read tomorrow; only a plain no is one.
      if (word.kind === 'disallowed') throw badInput(word.why);
      const { source, isNew } = await save(knownOf(found), wish, place);
      if (!isNew) return await again(source, wish, place);
      const polled = await options.poll(source, progress);
      const others = found.kind === 'feed' ? found.others : [];
      return { kind: 'source', source, how: 'new', found: inSource(found), others, polled };
    },

    /** A folder of articles, or a file of feeds, at a path of this machine. */
    async addLocal(wish: SourceWish, path: string, place: Place, progress: (words: string) => void): Promise<Added> {
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
      const { source, isNew } = await save(local, { ...wish, name }, place);
      if (!isNew) return await again(source, { ...wish, name }, place);
      const polled = await options.poll(source, progress);
      return { kind: 'source', source, how: 'new', found: null, others: [], polled };
    },
  };
}

/** An address as it is fetched: https is meant where nothing is said, and "feed:" means the web. */
export function wholeAddress(words: string): string {
  const typed = words.trim().replace(/^<(.*)>$/, '$1');
  const bare = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]|$)/u.test(typed);
  if (bare) return `https://${typed}`;
  return typed.replace(/^feed:(\/\/(?!https?:))?/i, (_, slashes) => (slashes ? 'https://' : ''));
}

function knownOf(found: Extract<Found, { kind: 'feed' | 'page' }>): Known {
  const title = found.kind === 'page' ? found.title : found.feed.title;
  // A passing redirect may lead elsewhere tomorrow; only one for good changes what is asked again.
  return { kind: found.kind, url: found.got.moved ? found.got.url : found.asked, title };
}

function inSource(found: Extract<Found, { kind: 'feed' | 'page' }>): FoundInSource {
  if (found.kind === 'page') return { items: 1, newest: null, titles: found.title === null ? [] : [found.title] };
  const { items, newest, announced } = found.feed;
  const titles = announced.flatMap(({ particulars }) => (particulars.title ? [particulars.title.slice(0, 120)] : []));
  return { items, newest, titles: titles.slice(0, 3) };
}
