// What a working thread runs: one piece of work in, what it gives or why it failed out, in the order they come.
import { parentPort } from 'node:worker_threads';
import { type Work, work } from './work.ts';

let last = Promise.resolve();
parentPort?.on('message', (task: Work) => {
  last = last.then(() => answer(task));
});

async function answer(task: Work): Promise<void> {
  try {
    parentPort?.postMessage({ kind: 'done', worked: await work(task) });
  } catch (error) {
    parentPort?.postMessage({
      kind: 'failed',
      why: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
}
