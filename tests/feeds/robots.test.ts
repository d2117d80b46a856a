import { describe, expect, it } from 'vitest';
import type { Fetched, FetchRequest } from '../../src/feeds/fetch.ts';
import { createPoliteFetcher } from '../../src/feeds/polite.ts';
import { createRobots } from '../../src/feeds/robots.ts';

const start = Date.parse('2026-01-15T08:00:00Z');
const text = (body: string): Fetched => ({
  kind: 'ok',
  url: 'https://coast.example/robots.txt',
  moved: false,
  bytes: Buffer.from(body),
  contentType: 'text/plain',
  etag: null,
  lastModified: null,
  maxAgeSeconds: null,
});
const failed = (status: number | null): Fetched => ({
  kind: 'failed',
  why: 'coast.example is down for now.',
  retryAfterSeconds: null,
  status,
});

/** What robots.txt says when it is answered with `answer`, on a clock that can be moved. */
function robotsOf(answer: Fetched) {
  let at = start;
  const asked: string[] = [];
  const ask = createRobots({
    fetch: async ({ url }) => {
      asked.push(url);
      return answer;
    },
    now: () => new Date(at),
  });
  return {
    ask: (path: string) => ask(`https://coast.example${path}`),
    asked,
    pass: (hours: number) => {
      at += hours * 3_600_000;
    },
  };
}

describe('createRobots', () => {
  it('follows the rules for its own name, else those for everybody', async () => {
    const named = robotsOf(
      text('User-agent: *\nDisallow: /\n\nUser-agent: nutgraf\nAllow: /news\nDisallow: /private\n'),
    );
    const all = robotsOf(text('User-agent: *\nDisallow: /drafts/\nDisallow: /*.pdf$\nAllow: /drafts/open\n'));

    expect((await named.ask('/news/ferry')).kind).toBe('allowed');
    expect(await named.ask('/private/x')).toEqual({
      kind: 'disallowed',
      why: 'coast.example asks programs not to read that address (robots.txt).',
    });
    expect((await all.ask('/drafts/one')).kind).toBe('disallowed');
    expect((await all.ask('/drafts/open')).kind).toBe('allowed');
    expect((await all.ask('/paper.pdf')).kind).toBe('disallowed');
    expect((await all.ask('/ferry')).kind).toBe('allowed');
  });

  it.each([
    ['a missing one', { kind: 'gone', forGood: false } as const, 'allowed'],
    ['one that wants a login', failed(401), 'allowed'],
    ['one that redirects for ever', failed(302), 'allowed'],
    ['a fault of the server', failed(503), 'unknown'],
    ['a wish for patience', failed(429), 'unknown'],
    ['no answer at all', failed(null), 'unknown'],
    ['an empty one', text(''), 'allowed'],
    ['a page in its place', text('<!doctype html><title>Not found</title>'), 'allowed'],
  ])('takes %s as it is meant', async (_, answer, kind) => {
    const { ask } = robotsOf(answer);

    expect((await ask('/feed')).kind).toBe(kind);
  });

  it('asks once a day, and again sooner where nothing is known', async () => {
    const said = robotsOf(text('User-agent: *\nDisallow:\n'));
    const down = robotsOf(failed(500));

    for (const hours of [0, 1, 20, 4]) {
      said.pass(hours);
      await said.ask('/feed');
    }
    for (const hours of [0, 0.1, 0.3]) {
      down.pass(hours);
      await down.ask('/feed');
    }

    expect(said.asked).toEqual(['https://coast.example/robots.txt', 'https://coast.example/robots.txt']);
    expect(down.asked).toHaveLength(2);
  });

  it('answers a file of half a megabyte of wildcards in no time', { timeout: 5000 }, async () => {
    const { ask } = robotsOf(text(`User-agent: *\n${`Disallow: ${'*a'.repeat(900)}b\n`.repeat(280)}`));
    const began = performance.now();

    await ask(`/${'a'.repeat(1900)}`);

    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('createPoliteFetcher', () => {
  function politely(robots: string) {
    let at = start;
    const busy = new Map<string, number>();
    const log: string[] = [];
    let most = 0;
    const polite = createPoliteFetcher({
      fetcher: {
        async get({ url }: FetchRequest) {
          const { hostname, pathname } = new URL(url);
          busy.set(hostname, (busy.get(hostname) ?? 0) + 1);
          most = Math.max(most, busy.get(hostname)!);
          await Promise.resolve();
          busy.set(hostname, busy.get(hostname)! - 1);
          if (pathname !== '/robots.txt') log.push(`${(at - start) / 1000} ${hostname}${pathname}`);
          return pathname === '/robots.txt' ? text(robots) : { kind: 'not-modified' };
        },
        close: async () => {},
      },
      now: () => new Date(at),
      pause: async (ms) => {
        at += ms;
      },
    });
    const get = (url: string, signal?: AbortSignal) =>
      polite.get({ url, accept: '*/*', ...(signal ? { signal } : {}) });
    return { get, log, most: () => most };
  }

  it('makes one request a host at a time, and keeps the pause that was asked for', async () => {
    const { get, log, most } = politely('User-agent: *\nCrawl-delay: 2\n');

    await Promise.all(['a', 'b', 'c'].map((path) => get(`https://coast.example/${path}`)));

    expect(log).toEqual(['0 coast.example/a', '2 coast.example/b', '4 coast.example/c']);
    expect(most()).toBe(1);
  });

  it('fetches nothing that robots.txt keeps programs from', async () => {
    const { get, log } = politely('User-agent: *\nDisallow: /private\n');

    expect(await get('https://coast.example/private/a')).toMatchObject({ kind: 'disallowed' });
    expect(log).toEqual([]);
  });

  it('lets the next in turn when one is stopped', async () => {
    const { get, log } = politely('');
    const stopped = AbortSignal.abort(new Error('stopped'));

    const results = await Promise.allSettled([get('https://coast.example/a', stopped), get('https://coast.example/b')]);

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(log).toEqual(['0 coast.example/b']);
  });
});
