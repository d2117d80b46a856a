import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/feeds/feed.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { item, rss } from '../doubles/news.ts';
import { type Answer, type Site, startSite } from '../doubles/site.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const megabyte = 1024 * 1024;

async function fetched(answer: Answer, over: { timeoutMs?: number } = {}) {
  const site: Site = await startSite({ '/feed': answer }, { maxBytes: 2 * megabyte, timeoutMs: 3000, ...over });
  open.push(site.stop);
  const heap = process.memoryUsage().rss;
  const began = performance.now();
  const got = await site.fetcher.get({ url: site.at('/feed'), accept: '*/*' });
  return { got, took: performance.now() - began, grown: (process.memoryUsage().rss - heap) / megabyte };
}

const answering = (headers: Readonly<Record<string, string>>, body: Buffer | string, status = 200): Answer => {
  return (_, response: ServerResponse) => void response.writeHead(status, headers).end(body);
};

/** Text that stands for a gigabyte of feed in a few bytes on the wire. */
const bomb = Buffer.alloc(200 * megabyte, 'x');

describe('a fetch from a hostile server', () => {
  it.each([
    ['gzip', gzipSync(bomb)],
    ['deflate', deflateSync(bomb)],
    ['br', brotliCompressSync(bomb, { params: { 1: 1 } })],
    ['gzip, gzip', gzipSync(gzipSync(bomb))],
  ])('refuses a bomb packed with %s, in bounded memory', { timeout: 20_000 }, async (encoding, body) => {
    const { got, grown } = await fetched(answering({ 'content-encoding': encoding }, body));

    expect(got).toMatchObject({ kind: 'failed', why: expect.stringContaining('sends more than 2 MB') });
    expect(grown).toBeLessThan(150);
  });

  it.each([
    ['that is no gzip', answering({ 'content-encoding': 'gzip' }, '<rss/>')],
    [
      'that is cut off',
      (_, response) =>
        void response.writeHead(200, { 'content-length': '5000' }).write('<rss>', () => response.destroy()),
    ],
    ['with endless headers', answering({ 'x-much': 'a'.repeat(60_000) }, '')],
    ['of a reset connection', (request) => void request.socket.resetAndDestroy()],
    ['that answers in no protocol', (request) => void request.socket.end('SSH-2.0-OpenSSH\r\n')],
    ['with a status of its own', answering({}, '', 999)],
  ] as [string, Answer][])('gives one sentence for an answer %s', { timeout: 20_000 }, async (_, answer) => {
    const { got, took } = await fetched(answer);

    expect(got).toMatchObject({ kind: 'failed', why: expect.stringMatching(/^coast\.example:\d+ [^.]+.*\.$/) });
    expect(took).toBeLessThan(5000);
  });

  it('ends with the time limit where a body trickles for ever', { timeout: 20_000 }, async () => {
    const { got, took } = await fetched((_, response) => {
      const drip = setInterval(() => (response.destroyed ? clearInterval(drip) : response.write('x')), 50);
    });

    expect(got).toMatchObject({ kind: 'failed', why: expect.stringContaining('did not answer within 3 seconds') });
    expect(took).toBeLessThan(4500);
  });
});

describe('a feed made to do harm', () => {
  const parse = (text: string | Buffer) =>
    parseFeed({ bytes: Buffer.from(text), contentType: null, url: 'https://coast.example/' });
  const entities = (declared: string, used: string): string =>
    `<?xml version="1.0"?><!DOCTYPE rss [${declared}]><rss><channel><title>Coast</title><item><title>${used}</title></item></channel></rss>`;

  it('expands no entity of its own: a billion laughs stay one', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const began = performance.now();

    const parsed = parse(entities(`<!ENTITY l0 "ha">${laughs}`, '&l9;'));

    expect(JSON.stringify(parsed).length).toBeLessThan(2000);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('reads no file and no address that an entity names', () => {
    const parsed = JSON.stringify(parse(entities('<!ENTITY x SYSTEM "file:///etc/hostname">', 'a&x;b')));

    expect(parsed).toContain('a&x;b');
  });

  it.each([
    ['a million items', rss('<item><title>a</title></item>'.repeat(330_000))],
    ['a million levels', `<rss><channel>${'<a>'.repeat(1_000_000)}`],
    ['a million attributes', `<rss ${Array.from({ length: 300_000 }, (_, n) => `a${n}="b"`).join(' ')}></rss>`],
    ['one element without an end', `<rss><channel><title>${'x'.repeat(9 * megabyte)}`],
    ['nothing but open angles', `<rss>${'<'.repeat(9 * megabyte)}`],
    ['a comment without an end', `<rss><!--${'-'.repeat(9 * megabyte)}`],
    ['page upon page of password fields', `<html>${'<input '.repeat(megabyte)}`],
    ['namespaces upon namespaces', `<rss><channel>${'<x:a xmlns:x="u">'.repeat(150)}${'y'.repeat(megabyte)}`],
    ['brackets of JSON', `{"items":${'['.repeat(100_000)}`],
  ])('is read or refused in a few seconds when it holds %s', { timeout: 20_000 }, (_, text) => {
    const began = performance.now();

    const parsed = parse(text);

    expect(['feed', 'refused']).toContain(parsed.kind);
    expect(performance.now() - began).toBeLessThan(8000);
  });

  it('keeps nobody waiting while it is read', { timeout: 30_000 }, async () => {
    const workers = createWorkers({ threads: 1 });
    open.push(workers.close);
    const body = {
      bytes: Buffer.from(rss(item({ title: 'a' }).repeat(400_000))),
      url: 'https://coast.example/',
      contentType: null,
    };
    await workers.run({ kind: 'articles', articles: [] });
    let longest = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);

    const read = await workers
      .run({ kind: 'look', body, now: new Date('2026-01-15') })
      .catch((error: Error) => error.message);
    clearInterval(beat);

    expect(read).toBeTruthy();
    expect(longest).toBeLessThan(1000);
  });
});
