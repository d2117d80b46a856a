import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher, retryAfter } from '../../src/feeds/fetch.ts';

const open: (Server | Fetcher)[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) {
    if ('closeAllConnections' in each) each.closeAllConnections();
    await each.close();
  }
});

/** A server on loopback, its address, and a fetcher whose operator allowed it. */
async function serve(
  listener: RequestListener,
  over: { maxBytes?: number; timeoutMs?: number; lookup?: LookupFunction; hosts?: string[] } = {},
) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${port}`;
  const fetcher = createFetcher({
    allowance: { hosts: over.hosts ?? [host] },
    userAgent: 'Nutgraf/test (+https://example.org/contact)',
    now: () => new Date('2026-01-15T08:00:00Z'),
    ...(over.maxBytes === undefined ? {} : { maxBytes: over.maxBytes }),
    ...(over.timeoutMs === undefined ? {} : { timeoutMs: over.timeoutMs }),
    ...(over.lookup === undefined ? {} : { lookup: over.lookup }),
  });
  open.push(server, fetcher);
  const get = (path: string, more: { etag?: string; lastModified?: string } = {}) =>
    fetcher.get({ url: path.startsWith('http') ? path : `http://${host}${path}`, accept: 'text/xml', ...more });
  return { get, host, port };
}

describe('createFetcher', () => {
  it('gives the decompressed body with its validators', async () => {
    const { get } = await serve((_, response) => {
      response.writeHead(200, {
        'content-encoding': 'gzip',
        'content-type': 'text/xml',
        etag: '"1"',
        'cache-control': 'public, max-age=900',
      });
      response.end(gzipSync('<rss/>'));
    });

    const got = await get('/feed');

    expect(got).toMatchObject({ kind: 'ok', contentType: 'text/xml', etag: '"1"', maxAgeSeconds: 900, moved: false });
    expect(got.kind === 'ok' && Buffer.from(got.bytes).toString()).toBe('<rss/>');
  });

  it('asks conditionally and says who it is', async () => {
    let asked = {};
    const { get } = await serve((request, response) => {
      asked = request.headers;
      response.writeHead(304).end();
    });

    expect(await get('/feed', { etag: '"1"', lastModified: 'Thu, 15 Jan 2026 08:00:00 GMT' })).toEqual({
      kind: 'not-modified',
    });
    expect(asked).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Thu, 15 Jan 2026 08:00:00 GMT',
      'user-agent': 'Nutgraf/test (+https://example.org/contact)',
    });
  });

  it('follows redirects and knows a permanent move from a passing one', async () => {
    const { get } = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else if (request.url === '/today') response.writeHead(302, { location: '/new' }).end();
      else response.end('here');
    });

    expect(await get('/old')).toMatchObject({ kind: 'ok', moved: true, url: expect.stringMatching(/\/new$/) });
    expect(await get('/today')).toMatchObject({ kind: 'ok', moved: false });
  });

  it('ends a circle of redirects', async () => {
    const { get } = await serve((request, response) => {
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
    });

    expect(await get('/a')).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('redirects more than 5 times'),
    });
  });

  it.each(['http://169.254.169.254/latest/', 'http://[::1]/', 'file:///etc/passwd', 'http://localhost:1/'])(
    'refuses a redirect to %s',
    async (location) => {
      const { get } = await serve((_, response) => {
        response.writeHead(302, { location }).end();
      });

      await expect(get('/feed')).rejects.toThrow('cannot be fetched');
    },
  );

  it('connects only to the address it checked when a name turns private', async () => {
    let reached = false;
    const toLoopback: LookupFunction = (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const { get } = await serve(
      (_, response) => {
        reached = true;
        response.end();
      },
      { lookup: toLoopback, hosts: [] },
    );

    await expect(get('http://rebinding.example/feed')).rejects.toThrow(
      '"rebinding.example" cannot be fetched: it is a private address',
    );
    expect(reached).toBe(false);
  });

  it('stops reading a body that grows past the limit, compressed or endless', async () => {
    const { get } = await serve(
      (request, response) => {
        if (request.url === '/bomb') {
          response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
          return;
        }
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
      { maxBytes: 1024 * 1024 },
    );

    expect(await get('/bomb')).toMatchObject({ kind: 'failed', why: expect.stringContaining('more than 1 MB') });
    expect(await get('/endless')).toMatchObject({ kind: 'failed', why: expect.stringContaining('more than 1 MB') });
  });

  it('gives up on a server that says nothing', async () => {
    const { get } = await serve(() => {}, { timeoutMs: 50 });

    expect(await get('/feed')).toMatchObject({ kind: 'failed', why: expect.stringContaining('did not answer within') });
  });

  it('tells a wait, a loss and a fault apart', async () => {
    const { get } = await serve((request, response) => {
      if (request.url === '/busy') response.writeHead(429, { 'retry-after': '120' }).end();
      else if (request.url === '/gone') response.writeHead(410).end();
      else if (request.url === '/missing') response.writeHead(404).end();
      else response.destroy();
    });

    expect(await get('/busy')).toMatchObject({
      kind: 'failed',
      retryAfterSeconds: 120,
      why: expect.stringContaining('read less often'),
    });
    expect(await get('/gone')).toEqual({ kind: 'gone', forGood: true });
    expect(await get('/missing')).toEqual({ kind: 'gone', forGood: false });
    expect(await get('/broken')).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('broke the connection off'),
    });
  });
});

describe('retryAfter', () => {
  it('reads seconds and dates', () => {
    const now = new Date('2026-01-15T08:00:00Z');

    expect(retryAfter('30', now)).toBe(30);
    expect(retryAfter('Thu, 15 Jan 2026 08:01:00 GMT', now)).toBe(60);
    expect(retryAfter('Thu, 15 Jan 2026 07:00:00 GMT', now)).toBe(0);
    expect(retryAfter('soon', now)).toBeNull();
  });
});
