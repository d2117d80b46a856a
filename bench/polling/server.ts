// A thousand small publishers on loopback, each at an address of its own, in a process of their own. Counts how many
// connections each has open, and tells the most when it is asked. Run with the number of sources.
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { addressOf, isTeaser } from './addresses.ts';
import { itemsOf, makeArticle } from './newswire.ts';

const sources = Number(process.argv[2]);
const numberOf = new Map(Array.from({ length: sources }, (_, n) => [addressOf(n), n]));
const open = new Map<string, number>();
let most = 0;
let requests = 0;

const server = createServer((request, response) => {
  requests++;
  const source = numberOf.get(request.socket.localAddress ?? '');
  if (source === undefined || request.url === '/robots.txt') return void response.writeHead(404).end();
  const page = /^\/(\d+)$/.exec(request.url ?? '');
  if (page) return void response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(source, Number(page[1])));
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag: `"${source}"` }).end(feedOf(source));
});
server.on('connection', (socket: Socket) => {
  const host = socket.localAddress ?? '';
  open.set(host, (open.get(host) ?? 0) + 1);
  most = Math.max(most, open.get(host)!);
  socket.on('close', () => open.set(host, open.get(host)! - 1));
});
server.listen(0, '0.0.0.0', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => process.send?.({ most, requests }));

function feedOf(source: number): string {
  const items = Array.from({ length: itemsOf(source) }, (_, item) => {
    const { title, paragraphs, published } = makeArticle(source, item);
    const text = isTeaser(source)
      ? paragraphs[0]!.slice(0, 120)
      : paragraphs.map((each) => `<p>${each}</p>`).join('\n');
    return `<item><title>${title}</title><link>/${item}</link><guid>${source}-${item}</guid>
      <pubDate>${new Date(published).toUTCString()}</pubDate><description><![CDATA[${text}]]></description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper ${source}</title>${items.join('\n')}</channel></rss>`;
}

function pageOf(source: number, item: number): string {
  const { title, paragraphs } = makeArticle(source, item);
  const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/${n}">Section ${n}</a></li>`).join('');
  return `<!doctype html><html><head><title>${title}</title></head><body><nav><ul>${links}</ul></nav><main><article>
    <h1>${title}</h1>${paragraphs.map((each) => `<p>${each}</p>`).join('\n')}</article></main><footer><ul>${links}</ul>
    <p>All rights reserved.</p></footer></body></html>`;
}
