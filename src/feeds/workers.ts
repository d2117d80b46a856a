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

/** Pieces posted to a thread at once, so that it has the next at hand while this one is busy with other things. */
const postedAtOnce = 4;
/** Room for what is young in a thread; with more, garbage only lies about for longer. */
const youngMegabytes = 8;

type Waiting = { readonly task: Work; resolve(worked: unknown): void; reject(error: unknown): void };
/** `jobs` are posted already: the first is being done, the others wait in the thread. */
type Thread = { readonly worker: Worker; readonly jobs: Waiting[]; timer: NodeJS.Timeout | null };
type Said = { readonly kind: 'done'; readonly worked: unknown } | { readonly kind: 'failed'; readonly why: string };

/** Work whose threads start when there is some. Each does one piece after the other; one that does not finish is replaced. */
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
    const thread: Thread = { worker, jobs: [], timer: null };
    threads.add(thread);
    worker.on('message', (said: Said) => {
      if (said.kind === 'done') finish(thread, (job) => job.resolve(said.worked));
      else finish(thread, (job) => job.reject(new Error(said.why)));
    });
    worker.on('error', (error) => {
      const tooMuch = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      drop(thread, tooMuch ? refused('takes more memory to read than any article does') : error);
    });
    worker.unref();
    return thread;
  }

  /** Ends what a thread is doing. The limit of its next piece begins now. */
  function finish(thread: Thread, tell: (job: Waiting) => void): void {
    const job = thread.jobs.shift();
    watch(thread);
    if (job !== undefined) tell(job);
    next();
  }

  function watch(thread: Thread): void {
    if (thread.timer !== null) clearTimeout(thread.timer);
    thread.timer = null;
    if (thread.jobs.length === 0 || !threads.has(thread)) return;
    thread.timer = setTimeout(() => {
      void thread.worker.terminate();
      drop(thread, refused(`takes more than ${limitMs / 1000} seconds to read`));
    }, limitMs);
  }

  /** Gives up a thread for what it was doing; what only waited there is done by another. */
  function drop(thread: Thread, why: unknown): void {
    threads.delete(thread);
    queue.unshift(...thread.jobs.splice(1));
    finish(thread, (job) => job.reject(why));
  }

  function next(): void {
    while (queue.length > 0) {
      const thread = leastBusy();
      if (thread === null) break;
      const job = queue.shift()!;
      thread.jobs.push(job);
      if (thread.jobs.length === 1) watch(thread);
      thread.worker.ref();
      thread.worker.postMessage(job.task);
    }
    for (const { worker, jobs } of threads) if (jobs.length === 0) worker.unref();
  }

  /** The thread that has least to do, a new one before any has two pieces; null when all have enough. */
  function leastBusy(): Thread | null {
    const [least] = [...threads].sort((a, b) => a.jobs.length - b.jobs.length);
    if (least === undefined || (least.jobs.length > 0 && threads.size < count)) return start();
    return least.jobs.length < postedAtOnce ? least : null;
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
      for (const { jobs, timer } of ending) {
        if (timer !== null) clearTimeout(timer);
        for (const { reject } of jobs.splice(0)) reject(stopped);
      }
      await Promise.all(ending.map(({ worker }) => worker.terminate()));
    },
  };
}

const refused = (why: string): NutgrafError => new NutgrafError('unreadable', why);
