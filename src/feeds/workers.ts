import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { NutgrafError } from '../errors.ts';
import { type Work, type Worked, work } from './work.ts';

/** Does work in threads, so that a feed made to take long holds up nobody's answer. */
export type Workers = {
  /** Throws `unreadable` with a sentence when it takes too long or too much memory, and what the work threw. */
  run<Kind extends Work['kind']>(task: Extract<Work, { kind: Kind }>): Promise<Worked[Kind]>;
  /** Ends the threads; what waits is refused. A later run starts others. */
  close(): Promise<void>;
};

export type WorkersOptions = {
  /** How many threads; 0 does the work in this one, without limits, for tests. One core is left to answer people. */
  readonly threads?: number;
  /** The most time one piece of work may take. */
  readonly limitMs?: number;
  /** The most memory of one thread, in MB. */
  readonly mostMegabytes?: number;
};

/** Room for what is young in a thread; with more, garbage only lies about for longer. */
const youngMegabytes = 8;

type Waiting = { readonly task: Work; resolve(worked: unknown): void; reject(error: unknown): void };
type Thread = { readonly worker: Worker; job: Waiting | null; timer: NodeJS.Timeout | null };
type Said = { readonly kind: 'done'; readonly worked: unknown } | { readonly kind: 'failed'; readonly why: string };

/** Work whose threads start when there is some. Each has one piece at a time; one that does not finish is replaced. */
export function createWorkers(options: WorkersOptions = {}): Workers {
  const count = options.threads ?? Math.min(4, Math.max(1, availableParallelism() - 1));
  const limitMs = options.limitMs ?? 20_000;
  const mostMegabytes = options.mostMegabytes ?? 120;
  const queue: Waiting[] = [];
  const threads = new Set<Thread>();

  function start(): Thread {
    const worker = new Worker(new URL('./work-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    });
    const thread: Thread = { worker, job: null, timer: null };
    threads.add(thread);
    worker.on('message', (said: Said) => {
      if (said.kind === 'done') finish(thread, (job) => job.resolve(said.worked));
      else finish(thread, (job) => job.reject(new Error(said.why)));
    });
    worker.on('error', (error) => {
      threads.delete(thread);
      const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(thread, (job) => job.reject(tooMuch ? refused('takes more memory to read than any article does') : error));
    });
    worker.unref();
    return thread;
  }

  function finish(thread: Thread, tell: (job: Waiting) => void): void {
    const { job, timer } = thread;
    if (timer !== null) clearTimeout(timer);
    thread.job = null;
    thread.timer = null;
    if (job !== null) tell(job);
    next();
  }

  function next(): void {
    while (queue.length > 0) {
      const idle = [...threads].find(({ job }) => job === null) ?? (threads.size < count ? start() : null);
      if (idle === null) return;
      const job = queue.shift()!;
      idle.job = job;
      idle.timer = setTimeout(() => {
        threads.delete(idle);
        void idle.worker.terminate();
        finish(idle, () => job.reject(refused(`takes more than ${limitMs / 1000} seconds to read`)));
      }, limitMs);
      idle.worker.ref();
      idle.worker.postMessage(job.task);
    }
    for (const { worker, job } of threads) if (job === null) worker.unref();
  }

  return {
    async run(task) {
      // The one cast: a piece of work gives what its kind says.
      if (count === 0) return (await work(task)) as never;
      return await new Promise((resolve, reject) => {
        queue.push({ task, resolve: (worked) => resolve(worked as never), reject });
        next();
      });
    },
    async close() {
      const stopped = refused('was not read: the work was stopped');
      for (const { reject } of queue.splice(0)) reject(stopped);
      const ending = [...threads];
      threads.clear();
      for (const { job, timer } of ending) {
        if (timer !== null) clearTimeout(timer);
        job?.reject(stopped);
      }
      await Promise.all(ending.map(({ worker }) => worker.terminate()));
    },
  };
}

const refused = (why: string): NutgrafError => new NutgrafError('unreadable', why);
