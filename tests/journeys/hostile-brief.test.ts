import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { newsroomOpener } from '../../src/newsroom.ts';
import { startSite } from '../doubles/site.ts';

const root = join(import.meta.dirname, '../..');
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

it('goes on answering while it reads a page that somebody in chat named', { timeout: 60_000 }, async () => {
  const site = await startSite({ '/deep': `<html><body>${'<div><p>Word upon word. '.repeat(60_000)}</body></html>` });
  const config = readConfig(join(root, 'config/nutgraf.yaml'));
  const newsroom = await newsroomOpener({ root, now: () => new Date('2026-01-16T12:00:00Z') })({
    store: 'memory:',
    config: async () => ({ ...config, limits: { ...config.limits, hosts: [site.host] } }),
    warn: () => {},
  });
  closing.push(site.stop, newsroom.close);
  let longestMs = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
  }, 5);

  const began = performance.now();
  await newsroom
    .coreFor('slack:T1')
    .brief({ topic: `${site.base}/deep`, length: 'short' })
    .catch(() => undefined);
  const tookMs = performance.now() - began;
  clearInterval(beat);

  // Where it is read in this thread, nothing else is done for nearly all of that time.
  expect(longestMs).toBeLessThan(tookMs / 3);
});
