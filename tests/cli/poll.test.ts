import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { item, rss, whole } from '../doubles/news.ts';
import { cli } from './in-process.ts';

let folder: string;
let server: Server;
let host: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nutgraf-'));
  server = createServer((request, response) => {
    if (request.url !== '/feed') response.writeHead(404).end();
    else response.end(rss(item({ title: 'Ferry aground', link: '/ferry', description: whole('Ferry aground') })));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await new Promise((resolve) => server.close(resolve));
});

function run(sources: string, ...args: string[]) {
  const config = join(folder, 'nutgraf.yaml');
  writeFileSync(config, `sources: ${sources}\nlimits: { hosts: ["${host}"] }\n`);
  return cli([...args, '--config', config, '--store', `sqlite:${join(folder, 'a.db')}`]);
}

describe('poll', () => {
  it('asks the configured sources, and status and doctor tell how they fare', { timeout: 30_000 }, async () => {
    const sources = `[{ url: "http://${host}/feed" }, { url: "http://${host}/missing" }]`;

    const polled = await run(sources, 'poll', '--json');
    const again = await run(sources, 'poll');
    const status = await run(sources, 'status');
    const doctor = await run(sources, 'doctor');
    const found = await run(sources, 'search', 'ferry', '--json');

    expect(JSON.parse(polled.out)).toEqual({ polled: 2, failed: 1, articles: 1 });
    expect(again.out).toBe('No source is due.\n');
    expect(status.out).toMatch(/sources +2: 1 well, 1 failing\n/);
    expect(doctor.out).toContain(`${host} has nothing at that address (any more).`);
    expect(JSON.parse(found.out).hits[0]).toMatchObject({ title: 'Ferry aground', source: 'Coast' });
  });

  it('watches a folder that the configuration names', { timeout: 30_000 }, async () => {
    writeFileSync(join(folder, 'ferry.txt'), 'The car ferry Solheim ran aground near Bodvik on Monday.');

    expect(JSON.parse((await run(`[{ url: "${folder}" }]`, 'poll', '--json')).out)).toMatchObject({ articles: 1 });
  });

  it('says what may stand for a source', async () => {
    const { code, err } = await run('[{ url: "ftp://coast.example/feed" }]', 'poll');

    expect(code).toBe(2);
    expect(err).toContain('Write a whole address such as "https://example.org/feed.xml", or the path of a folder');
  });
});
