// What a reading thread runs: batches of articles in, what the store writes of them out, in order.
import { parentPort } from 'node:worker_threads';
import type { Article } from '../model.ts';
import { readAndPrepare } from './read-and-prepare.ts';

parentPort?.on('message', (batch: readonly Article[]) => {
  parentPort?.postMessage(batch.map(readAndPrepare));
});
