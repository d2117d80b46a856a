import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../suite.ts';
import { itemsOf } from './newswire.ts';

type Polled = {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly longest: number;
  readonly articles: number;
  readonly stories: number;
  readonly assigning: number;
  readonly failed: number;
  /** Seconds of processor time, all threads together. */
  readonly cpu: number;
  /** Those of the main thread. */
  readonly own: number;
};

/** Polls many sources that are due at once, against a server in another process: time, memory, and that nothing is lost. */
export async function measurePolling({
  quick,
  say,
}: {
  quick: boolean;
  say: (line: string) => void;
}): Promise<Figure[]> {
  const sources = quick ? 100 : 1000;
  const folder = await mkdtemp(join(tmpdir(), 'nutgraf-polling-'));
  const server = start('server.ts', [String(sources)]);
  try {
    const { port } = await heard<{ port: number }>(server);
    const poller = start('poller.ts', [String(sources), String(port), join(folder, 'store.db')]);
    const polled = await heard<Polled>(poller);
    server.send('how many?');
    const { most, requests } = await heard<{ most: number; requests: number }>(server);
    const wanted = Array.from({ length: sources }, (_, source) => itemsOf(source)).reduce((sum, n) => sum + n, 0);
    say(
      `${polled.articles} articles, ${requests} requests, stories took ${polled.assigning.toFixed(1)} s, ${polled.cpu.toFixed(1)} s of processor time, ${polled.own.toFixed(1)} of them of the main thread`,
    );
    const note = `${sources} sources, ${wanted} new articles`;
    return [
      { name: 'sources due at once, s', value: polled.seconds, target: 60, better: 'lower', note },
      {
        name: '… peak memory, MB',
        value: polled.peakMegabytes,
        target: 400,
        better: 'lower',
        note: 'the whole process',
      },
      { name: '… most connections of a host', value: most, target: 1, better: 'lower' },
      {
        name: '… articles lost',
        value: wanted - polled.articles,
        target: 0,
        better: 'lower',
        note: `${polled.failed} failed`,
      },
      { name: '… articles without a story', value: polled.articles - polled.stories, target: 0, better: 'lower' },
      {
        name: '… longest wait of somebody who asks, ms',
        value: polled.longest,
        better: 'lower',
        note: 'of the main thread',
      },
    ];
  } finally {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

// As `npm start` runs it: with less room for what is young, garbage lies about for less long.
const start = (file: string, args: readonly string[]): ChildProcess =>
  fork(join(import.meta.dirname, file), args, { execArgv: ['--max-semi-space-size=8'] });

/** The next thing a process says; throws when it ends before. */
async function heard<Said>(child: ChildProcess): Promise<Said> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with ${code}.`);
  });
  const [said] = await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return said as Said;
}
