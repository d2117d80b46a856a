import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site on loopback answers at a path: a body with its type, a redirect, or a bare status. */
export type Answer =
  | string
  | { readonly type?: string; readonly body?: string | Uint8Array; readonly status?: number; readonly to?: string };

const text =
  'The car ferry Solheim ran aground near Bodvik on Monday with 140 passengers on board. Rescue boats brought all of them ashore within two hours, the harbour office said. ';

/** Words that tell one article's text from another's: of one paper, two with one text are one. */
const about = (title: string): string =>
  `${title} was what people spoke of that day, for ${title} means much to them and ${title} had been feared for long. `;

/** A page with an article. */
export const articlePage = (title: string, head = ''): string =>
  `<html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1><p>${about(title)}${text.repeat(4)}</p></article></body></html>`;

/** A page that names feeds in its head. */
export const homePage = (...feeds: readonly string[]): string =>
  `<html><head><title>Coast</title>${feeds.map((href) => `<link rel="alternate" type="application/rss+xml" title="${href}" href="${href}">`).join('')}</head><body><p>Welcome.</p></body></html>`;

/** A feed whose items are whole articles, the first the newest. */
export const feedOf = (title: string, ...items: readonly string[]): string =>
  `<rss version="2.0"><channel><title>${title}</title>${items
    .map(
      (item, at) =>
        `<item><title>${item}</title><link>/${encodeURIComponent(item)}</link><guid>${item}</guid><pubDate>${new Date(Date.UTC(2026, 0, 14 - at)).toUTCString()}</pubDate><description><![CDATA[<p>${about(item)}${text.repeat(6)}</p>]]></description></item>`,
    )
    .join('')}</channel></rss>`;

/** A site on loopback. `asked` holds the paths in the order they came. */
export async function startSite(paths: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = paths[path];
    if (answer === undefined) return void response.writeHead(404).end();
    const { type, body = '', status = 200, to } = typeof answer === 'string' ? { body: answer } : answer;
    const guessed = typeof body === 'string' && body.startsWith('<html') ? 'text/html; charset=utf-8' : 'text/xml';
    response
      .writeHead(to === undefined || status !== 200 ? status : 302, {
        'content-type': type ?? guessed,
        ...(to === undefined ? {} : { location: to }),
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    base: `http://${host}`,
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
