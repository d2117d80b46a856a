import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Article } from '../model.ts';
import type { Prepared } from '../store/prepare.ts';
import { readAndPrepare } from './read-and-prepare.ts';

/** Reads articles with the language engine, batch by batch, and prepares them for the store. */
export type Reader = {
  read(batch: readonly Article[]): Promise<readonly Prepared[]>;
  /** Ends its threads. */
  close(): Promise<void>;
};

// A thread takes a quarter of a second to start and to warm up: below this many articles it costs more than it saves.
const INLINE_ARTICLES = 100;

/** How many threads read: one for each core, for the one that stores mostly waits for them. */
export const readerThreads = (): number => Math.max(1, Math.min(8, availableParallelism()));

/** A reader that reads the first `inline` articles in this thread and starts others when there turn out to be more. */
export const createReader = ({
  threads = readerThreads(),
  inline = INLINE_ARTICLES,
}: {
  threads?: number;
  inline?: number;
} = {}): Reader => {
  let read = 0;
  let workers: readonly ReaderThread[] = [];
  return {
    async read(batch) {
      read += batch.length;
      if (read <= inline || threads === 0) return batch.map(readAndPrepare);
      if (workers.length === 0) workers = Array.from({ length: threads }, startThread);
      const idle = workers.reduce((least, worker) => (worker.waiting() < least.waiting() ? worker : least));
      return idle.read(batch);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.end()));
      workers = [];
    },
  };
};

type ReaderThread = {
  read(batch: readonly Article[]): Promise<readonly Prepared[]>;
  waiting(): number;
  end(): Promise<unknown>;
};

const startThread = (): ReaderThread => {
  const worker = new Worker(new URL('./reader-thread.ts', import.meta.url));
  const asked: { resolve(prepared: readonly Prepared[]): void; reject(error: unknown): void }[] = [];
  worker.on('message', (prepared: readonly Prepared[]) => asked.shift()?.resolve(prepared));
  worker.on('error', (error) => {
    for (const { reject } of asked.splice(0)) reject(error);
  });
  return {
    read: (batch) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(batch);
      }),
    waiting: () => asked.length,
    end: () => worker.terminate(),
  };
};
