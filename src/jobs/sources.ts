import type { Pacer } from '../bot/pace.ts';
import { type Place, workspaceOf } from '../bot/place.ts';
import type { ListedSource, SourceDesk } from '../bot/sources.ts';
import { badInput } from '../errors.ts';
import { checkUrl } from '../feeds/address.ts';
import { checkSource } from '../feeds/check-source.ts';
import { concealed, concealedWords, concealing } from '../feeds/conceal.ts';
import type { Fetcher } from '../feeds/fetch.ts';
import { writeOpml } from '../feeds/opml.ts';
import { createRobots } from '../feeds/robots.ts';
import { SEEDS_SOURCE } from '../feeds/seeds.ts';
import { sourceKey } from '../feeds/source-id.ts';
import type { Source } from '../model.ts';
import type { Store } from '../store/store.ts';
import { type AddingOptions, createAdding } from './add-source.ts';
import { isConfigured } from './configured-sources.ts';
import { findSource } from './find-source.ts';
import { isFailing } from './next-poll.ts';
import { isAddress, localPath, wholeAddress } from './wished-address.ts';

export type SourceDeskOptions = Omit<AddingOptions, 'fetcherFor'> & {
  readonly store: Pick<Store, 'articles' | 'otherIds' | 'newest' | 'forget' | 'view'>;
  readonly fetcher: () => Promise<Fetcher>;
  /** Addresses that the configuration names: those are removed there. */
  readonly configured: readonly string[];
  /** How fast one person in chat may have addresses fetched. */
  readonly pace: Pacer;
};

/** Keeps the sources that people add in chat and on the command line. */
export function createSourceDesk(options: SourceDeskOptions): SourceDesk {
  const { book, store, now } = options;
  const fetcherFor = async (place: Place): Promise<Fetcher> => {
    const fetcher = await options.fetcher();
    return place.platform === 'console' ? fetcher : concealing(fetcher);
  };
  const adding = createAdding({ ...options, fetcherFor });
  const busy = new Set<string>();

  /** One at a time for each person, not too fast, and in chat without telling what stands on a private network. */
  async function fetching<Given>(place: Place, work: () => Promise<Given>): Promise<Given> {
    if (place.platform === 'console') return await work();
    const who = `${place.platform} ${place.workspace} ${place.user}`;
    if (busy.has(who)) throw badInput('I am still looking at the address you gave before. Wait for that answer first.');
    const waitMs = options.pace(who, now());
    if (waitMs > 0)
      throw badInput(`Those were many addresses at once. Please try again in ${Math.ceil(waitMs / 1000)} seconds.`);
    busy.add(who);
    try {
      return await concealed(work);
    } finally {
      busy.delete(who);
    }
  }

  async function visible(place: Place): Promise<readonly ListedSource[]> {
    const workspace = workspaceOf(place);
    const all = workspace === null ? await book.list() : [...(await book.list(workspace)), ...(await book.list(null))];
    const sources = [...all, ...(await unsaved(all))];
    const health = await book.health(sources.map(({ id }) => id));
    return sources.map((source, at) => {
      const own = workspace === null || source.workspace === workspace;
      return {
        source: own ? source : forStrangers(source),
        health: workspace === null ? health[at]! : { ...health[at]!, why: concealedWords(health[at]!.why) },
        failing: isFailing(health[at]!),
        once: source === seeds,
        of: workspace === null ? source.workspace : null,
        own,
      };
    });
  }

  /** The seeds, as long as any of their articles is there: they are read once and never asked again. */
  async function unsaved(saved: readonly Source[]): Promise<Source[]> {
    if (saved.some(({ id }) => id === SEEDS_SOURCE)) return [];
    if ((await store.newest({ sources: [SEEDS_SOURCE] }, 1)).length === 0) return [];
    return [seeds];
  }

  /** The address of a source that is meant by its id or name. */
  async function addressOf(which: string, place: Place): Promise<string> {
    const { id, kind } = findSource(which, await visible(place)).source;
    if (kind === 'folder') throw badInput(`"${id}" is a folder; there is nothing to fetch.`);
    // As it is fetched: what is listed may be shortened.
    return (await book.list()).find((source) => source.id === id)!.url;
  }

  return {
    async add(wish, place, progress) {
      const local = place.platform === 'console' ? await localPath(wish) : null;
      if (local !== null) return await adding.addLocal(wish, local, place, progress);
      // What its words alone rule out costs nobody anything.
      const check = () => checkUrl(wholeAddress(wish.address), options.allowance);
      await (place.platform === 'console' ? check() : concealed(check));
      return await fetching(place, () => adding.addAddress(wish, place, progress));
    },

    list: visible,

    async remove(which, place) {
      const { source, own } = findSource(which, await visible(place));
      if (!own) throw badInput(`"${source.id}" is followed for everybody; only whoever runs the bot can remove it.`);
      const named = options.configured.some((url) => sourceKey(url) === sourceKey(source.url));
      // One that moved stands in the configuration with its old address.
      if (isConfigured(source) || (source.workspace === null && named))
        throw badInput(`"${source.id}" stands in the configuration file; remove it there.`);
      if (source.id === SEEDS_SOURCE && source.url === seeds.url) {
        // Nothing asks the seeds again, so to remove them is to forget them.
        return { source, articles: await store.forget({ source: source.id }), forgotten: true };
      }
      const [health] = await book.health([source.id]);
      await book.remove(source.id);
      return { source, articles: health?.articles ?? 0, forgotten: false };
    },

    async check(which, place, progress) {
      const address = isAddress(which) ? wholeAddress(which) : await addressOf(which, place);
      return await fetching(place, async () => {
        const [fetcher, workspace] = [await fetcherFor(place), workspaceOf(place)];
        return await checkSource(address, {
          fetcher,
          workers: options.workers,
          robots: createRobots({ fetch: (request) => fetcher.get(request), now }),
          allowance: options.allowance,
          store: workspace === null ? store : store.view(workspace),
          now,
          progress,
          openly: place.platform === 'console',
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
      });
    },

    async exportOpml(place) {
      const feeds = (await book.list(workspaceOf(place))).filter(({ kind }) => kind === 'feed');
      return { opml: writeOpml('Nutgraf', feeds), sources: feeds };
    },
  };
}

/** The operator's source as a workspace may see it: without the path of a folder, and the secrets a query may hold. */
function forStrangers(source: Source): Source {
  if (source.kind === 'folder') return { ...source, url: source.title ?? 'a folder' };
  return { ...source, url: source.url.replace(/\?.*$/s, '?…') };
}

const seeds: Source = {
  id: SEEDS_SOURCE,
  workspace: null,
  kind: 'folder',
  url: 'seeds/',
  title: 'The articles that came with Nutgraf',
  topics: [],
  everySeconds: null,
  by: null,
  since: '1970-01-01T00:00:00.000Z',
};
