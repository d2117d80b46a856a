import type { Fetched, Fetcher, FetchRequest } from './fetch.ts';
import { createRobots, type RobotsWord } from './robots.ts';

/** What came back, or the publisher's wish that it be not read. `why` is a whole sentence. */
export type PolitelyFetched = Fetched | { readonly kind: 'disallowed'; readonly why: string };

/** Fetches as a guest does: one request a host at a time, with the pause it asks for, and only where robots.txt allows. */
export type PoliteFetcher = {
  /** Throws bad input for an address that may not be fetched, and the signal's reason when it is aborted. */
  get(request: FetchRequest): Promise<PolitelyFetched>;
};

export type PoliteOptions = {
  readonly fetcher: Fetcher;
  readonly now: () => Date;
  /** Waits; ends early, and throws, when the signal is aborted. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
};

/** Whoever asks next waits for this promise, and not before `freeAt`. */
type Lane = { turn: Promise<unknown>; freeAt: number; waiting: number };

/** Makes a fetcher polite. Requests to one host wait for each other in the order they came, whatever their port. */
export function createPoliteFetcher({ fetcher, now, pause }: PoliteOptions): PoliteFetcher {
  const lanes = new Map<string, Lane>();
  const robots = createRobots({ fetch: (request) => fetcher.get(request), now });

  async function inTurn<Value>(host: string, task: (lane: Lane) => Promise<Value>): Promise<Value> {
    const lane = lanes.get(host) ?? { turn: Promise.resolve(), freeAt: 0, waiting: 0 };
    lanes.set(host, lane);
    lane.waiting++;
    const mine = lane.turn.then(() => task(lane));
    lane.turn = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      lane.waiting--;
      // A host that asked for a pause is remembered until that is over.
      if (lane.waiting === 0 && lane.freeAt <= now().getTime()) lanes.delete(host);
    }
  }

  return {
    async get(request) {
      const host = URL.parse(request.url)?.hostname;
      // What is no address is refused by the fetcher in words.
      if (!host || !/^https?:/i.test(request.url)) return await fetcher.get(request);
      return await inTurn(host, async (lane) => {
        request.signal?.throwIfAborted();
        const word = await robots(request.url, request.signal);
        if (word.kind !== 'allowed') return refused(word);
        const wait = lane.freeAt - now().getTime();
        if (wait > 0) await pause(wait, request.signal);
        // Another host is asked for its own word; its turn is not waited for: two that redirect to each other would wait for ever.
        let no: PolitelyFetched | null = null;
        const mayGoTo = async (url: URL): Promise<boolean> => {
          const there = await robots(url.href, request.signal);
          if (there.kind !== 'allowed') no = refused(there);
          return no === null;
        };
        try {
          const got = await fetcher.get({ ...request, mayGoTo });
          return no ?? got;
        } finally {
          lane.freeAt = now().getTime() + word.delaySeconds * 1000;
        }
      });
    },
  };
}

function refused(word: Exclude<RobotsWord, { kind: 'allowed' }>): PolitelyFetched {
  if (word.kind === 'disallowed') return word;
  return { kind: 'failed', why: word.why, retryAfterSeconds: word.retryAfterSeconds, status: null };
}
