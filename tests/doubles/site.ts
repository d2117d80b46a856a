import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';

/** What a path answers with: a body, a status, a body with its type, a redirect, or whatever the function does. */
export type Answer =
  | string
  | number
  | { readonly type?: string; readonly body?: string | Uint8Array; readonly status?: number; readonly to?: string }
  | ((request: IncomingMessage, response: ServerResponse) => void);

export type Site = {
  /** `127.0.0.1:PORT`, as an operator allows it. */
  readonly host: string;
  /** `http://127.0.0.1:PORT`. */
  readonly base: string;
  /** `http://coast.example:PORT`, or another name of the same server, which `fetcher` finds. */
  at(path: string, host?: string): string;
  readonly fetcher: Fetcher;
  /** Paths that were asked for, robots.txt apart, in order. */
  readonly asked: string[];
  /** How often robots.txt was asked for. */
  robots(): number;
  /** Changes what is answered. */
  answers: Record<string, Answer>;
  stop(): Promise<void>;
};

/** A web server on loopback that goes by any name, and a fetcher whose operator allowed those names. */
export async function startSite(
  answers: Record<string, Answer>,
  over: { hosts?: readonly string[]; maxBytes?: number; timeoutMs?: number; now?: () => Date } = {},
): Promise<Site> {
  const asked: string[] = [];
  let robots = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/robots.txt') robots++;
    else asked.push(path);
    give(site.answers[path] ?? 404, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const toHere: LookupFunction = (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const names = over.hosts ?? ['coast.example', 'inland.example', 'island.example'];
  const fetcher = createFetcher({
    allowance: { hosts: names.map((name) => `${name}:${port}`) },
    userAgent: 'Nutgraf/test (+https://example.org/contact)',
    now: over.now ?? (() => new Date('2026-01-15T08:00:00Z')),
    lookup: toHere,
    ...(over.maxBytes === undefined ? {} : { maxBytes: over.maxBytes }),
    ...(over.timeoutMs === undefined ? {} : { timeoutMs: over.timeoutMs }),
  });
  const site: Site = {
    host: `127.0.0.1:${port}`,
    base: `http://127.0.0.1:${port}`,
    at: (path, host = 'coast.example') => `http://${host}:${port}${path}`,
    fetcher,
    asked,
    robots: () => robots,
    answers,
    async stop() {
      server.closeAllConnections();
      await fetcher.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}

function give(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (typeof answer === 'function') {
    answer(request, response);
    return;
  }
  if (typeof answer === 'number') {
    response.writeHead(answer).end();
    return;
  }
  const { type, body = '', status = 200, to } = typeof answer === 'string' ? { body: answer } : answer;
  const guessed = typeof body === 'string' && body.startsWith('<html') ? 'text/html; charset=utf-8' : 'text/xml';
  response
    .writeHead(to !== undefined && status === 200 ? 302 : status, {
      'content-type': type ?? guessed,
      ...(to === undefined ? {} : { location: to }),
    })
    .end(body);
}
