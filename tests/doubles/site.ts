import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { createFetcher, type Fetcher } from '../../src/feeds/fetch.ts';

/** What a path answers with: a body, a status, or whatever the function does. */
export type Answer = string | number | ((request: IncomingMessage, response: ServerResponse) => void);

export type Site = {
  /** `http://coast.example:PORT`, or another name of the same server. */
  at(path: string, host?: string): string;
  readonly fetcher: Fetcher;
  /** Paths that were asked for, robots.txt apart, in order. */
  readonly asked: string[];
  /** Changes what is answered. */
  answers: Record<string, Answer>;
  close(): Promise<void>;
};

/** A web server on loopback that goes by any name, and a fetcher whose operator allowed those names. */
export async function startSite(
  answers: Record<string, Answer>,
  over: { hosts?: readonly string[]; maxBytes?: number; timeoutMs?: number; now?: () => Date } = {},
): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path !== '/robots.txt') asked.push(path);
    const answer = site.answers[path] ?? 404;
    if (typeof answer === 'function') answer(request, response);
    else if (typeof answer === 'number') response.writeHead(answer).end();
    else response.writeHead(200, { 'content-type': answer.startsWith('<html') ? 'text/html' : 'text/xml' }).end(answer);
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
    at: (path, host = 'coast.example') => `http://${host}:${port}${path}`,
    fetcher,
    asked,
    answers,
    async close() {
      server.closeAllConnections();
      await fetcher.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return site;
}

/** A feed of RSS 2.0 around items. */
export const rss = (items: string, title = 'Coast'): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items}</channel></rss>`;

/** An item; each part is an element. */
export const item = (parts: Readonly<Record<string, string>>): string =>
  `<item>${Object.entries(parts)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</item>`;

const sentences =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all of them ashore within two hours, the harbour office said. ';

/** Words that tell one article's text from another's: of one paper, two with one text are one. */
const about = (title: string): string =>
  `${title} was what people spoke of that day, for ${title} means much to them and ${title} had been feared for long. `;

/** A page whose article has the title and about a hundred words. */
export const page = (title: string, more = ''): string =>
  `<html><head><title>${title}</title>${more}<meta property="og:title" content="${title}"></head><body><nav>Home News</nav>
  <article><h1>${title}</h1><p>${sentences.repeat(3)}</p><p>${title}. ${about(title)}${sentences.repeat(2)}</p></article></body></html>`;

/** Text of an article that a feed holds whole. */
export const whole = (title: string): string => `&lt;p&gt;${title}. ${about(title)}${sentences.repeat(5)}&lt;/p&gt;`;
