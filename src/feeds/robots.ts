import type { Fetched, Fetcher } from './fetch.ts';

/** What a host's robots.txt says of one address. `why` is a whole sentence. */
export type RobotsWord =
  | { readonly kind: 'allowed'; readonly delaySeconds: number }
  /** The publisher does not want it read by programs. */
  | { readonly kind: 'disallowed'; readonly why: string }
  /** Nobody knows, because robots.txt cannot be read: not now. */
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAfterSeconds: number | null };

export type RobotsOptions = {
  /** Fetches robots.txt itself; called at most once an origin until what it said has expired. */
  readonly fetch: Fetcher['get'];
  readonly now: () => Date;
};

/** The name by which robots.txt addresses us, in any case and without a version (RFC 9309 section 2.2.1). */
export const robotsName = 'Nutgraf';
/** RFC 9309 section 2.4: what was read may be kept for a day. */
const keptMs = 24 * 60 * 60_000;
const keptUnknownMs = 15 * 60_000;
/** RFC 9309 section 2.5: at least 500 kibibytes are to be read. */
const mostBytes = 500 * 1024;
/** Hosts remembered at once; the one asked longest ago is forgotten first. */
const mostHosts = 5000;
/** Longer lines than this are no rule for an address anybody has. */
const mostLineChars = 2000;
/** A rule with wildcards is compared with each letter of an address; more of them than this would take seconds. */
const mostWildcardChars = 40_000;
/** A delay above this is taken for this much: with more, a feed's pages could not be read in a poll at all. */
const mostDelaySeconds = 60;

type Said = { readonly until: number; readonly of: (url: string) => RobotsWord };

/**
 * Asks robots.txt before a host is read (RFC 9309). What is not there (4xx) allows everything; what cannot be reached or
 * has an error of its own (5xx, 429) allows nothing for a quarter of an hour. Never throws but for an abort.
 */
export function createRobots({
  fetch,
  now,
}: RobotsOptions): (url: string, signal?: AbortSignal) => Promise<RobotsWord> {
  const known = new Map<string, Said>();

  return async function ask(url, signal) {
    const { origin, host } = new URL(url);
    const there = known.get(origin);
    if (there && there.until > now().getTime()) return there.of(url);
    const said = await read(origin, host, signal);
    known.delete(origin);
    known.set(origin, said);
    for (const oldest of known.keys()) {
      if (known.size <= mostHosts) break;
      known.delete(oldest);
    }
    return said.of(url);
  };

  async function read(origin: string, host: string, signal: AbortSignal | undefined): Promise<Said> {
    const got = await got404OrAnswer(`${origin}/robots.txt`, signal);
    const at = now().getTime();
    if (got.kind === 'ok') return { until: at + keptMs, of: await rulesOf(origin, host, got.bytes) };
    const failed = got.kind === 'failed' ? got : null;
    // A redirect that goes on for ever counts as no robots.txt (RFC 9309 section 2.3.1.2), as every 4xx does.
    const absent = failed === null || (failed.status !== null && failed.status < 500 && failed.status !== 429);
    if (absent) return { until: at + keptMs, of: () => ({ kind: 'allowed', delaySeconds: 0 }) };
    const why = `${host} does not say whether programs may read it: robots.txt cannot be read (${failed.why.replace(/\.$/, '')}).`;
    const unknown: RobotsWord = { kind: 'unknown', why, retryAfterSeconds: failed.retryAfterSeconds };
    return { until: at + keptUnknownMs, of: () => unknown };
  }

  async function got404OrAnswer(url: string, signal: AbortSignal | undefined): Promise<Fetched> {
    try {
      return await fetch({
        url,
        accept: 'text/plain, */*;q=0.1',
        firstBytes: mostBytes,
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      // A robots.txt that leads to a private address is none; the host's pages are checked for themselves.
      return { kind: 'gone', forGood: false };
    }
  }
}

async function rulesOf(origin: string, host: string, bytes: Uint8Array): Promise<Said['of']> {
  const { default: loaded } = await import('robots-parser');
  // Its types tell of a default inside the module that Node gives as the module itself.
  const robotsParser = loaded as unknown as typeof loaded.default;
  const robots = robotsParser(`${origin}/robots.txt`, tamed(new TextDecoder().decode(bytes)));
  const delay = robots.getCrawlDelay(robotsName) ?? 0;
  const delaySeconds = Number.isFinite(delay) ? Math.min(Math.max(0, delay), mostDelaySeconds) : 0;
  return (url) =>
    robots.isAllowed(url, robotsName) === false
      ? { kind: 'disallowed', why: `${host} asks programs not to read that address (robots.txt).` }
      : { kind: 'allowed', delaySeconds };
}

/** The lines that can be rules, and no more wildcards than can be compared while somebody waits. */
function tamed(text: string): string {
  let wildcards = 0;
  return text
    .split(/\r\n?|\n/)
    .filter((line) => {
      if (line.length > mostLineChars) return false;
      if (line.includes('*') && !/^\s*user-agent/i.test(line)) wildcards += line.length;
      return !line.includes('*') || wildcards <= mostWildcardChars;
    })
    .join('\n');
}
