// Polls what the server in the other process publishes, once, as `serve` would, and tells how long it took and how much
// memory it held at most. Run with the number of sources, the port and the path of an empty store.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { assignStored } from '../../src/briefing/assign.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import { createFetcher } from '../../src/feeds/fetch.ts';
import { createPoliteFetcher } from '../../src/feeds/polite.ts';
import { createWorkers } from '../../src/feeds/workers.ts';
import { createPolling } from '../../src/jobs/polling.ts';
import { ENGINE_VERSION } from '../../src/language/engine-version.ts';
import { openStore } from '../../src/store/open.ts';
import { addressOf } from './addresses.ts';

const [count, port, path] = [Number(process.argv[2]), process.argv[3], process.argv[4]];
const now = (): Date => new Date();
const store = await openStore(`sqlite:${path}`, { engine: ENGINE_VERSION, frugal: true });
for (let source = 0; source < count; source++) {
  await store.sources.save({
    id: `paper-${source}`,
    workspace: null,
    kind: 'feed',
    url: `http://${addressOf(source)}:${port}/feed`,
    title: null,
    topics: [],
    everySeconds: null,
    by: null,
    since: now().toISOString(),
  });
}
const fetcher = createFetcher({
  allowance: { hosts: Array.from({ length: count }, (_, source) => addressOf(source)) },
  userAgent: 'Nutgraf (bench)',
  now,
});
keepHeapSmall();
const workers = createWorkers();
let assigning = 0;
const polling = createPolling({
  store,
  fetcher: createPoliteFetcher({ fetcher, now, pause: async (ms) => void (await delay(ms)) }),
  workers,
  assign: async (ids) => {
    const began = performance.now();
    await assignStored(ids, store);
    assigning += performance.now() - began;
  },
  tellDead: async () => {},
  now,
  random: Math.random,
  say: (line) => process.stderr.write(`${line}\n`),
});

// How long somebody who asks just then would wait for the main thread.
let longest = 0;
let last = performance.now();
const beat = setInterval(() => {
  const at = performance.now();
  longest = Math.max(longest, at - last - 10);
  last = at;
}, 10);

const began = performance.now();
const { failed } = await polling.tick();
const seconds = (performance.now() - began) / 1000;
clearInterval(beat);
const cpu = (process.cpuUsage().user + process.cpuUsage().system) / 1e6;
const own = (process.threadCpuUsage().user + process.threadCpuUsage().system) / 1e6;
const stories = (await store.stories()).flatMap(({ articles }) => articles).length;
const { articles } = await store.status();
await workers.close();
await fetcher.close();
await store.close();
const peakMegabytes = peakOwn();
process.send?.({ seconds, peakMegabytes, longest, articles, stories, assigning: assigning / 1000, failed, cpu, own });

/** What this process held at most, in MB: the kernel's `maxRSS` counts the parent's pages of before the start as well. */
function peakOwn(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)![1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
