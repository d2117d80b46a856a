// What a working thread runs: one piece of work in, what it gives or why it failed out.
import { parentPort } from 'node:worker_threads';
import { type Work, work } from './work.ts';

parentPort?.on('message', async (task: Work) => {
  try {
    parentPort?.postMessage({ kind: 'done', worked: await work(task) });
  } catch (error) {
    parentPort?.postMessage({
      kind: 'failed',
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
