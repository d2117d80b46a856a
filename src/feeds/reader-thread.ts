// What a reading thread runs: batches of articles in, their readings out, in order.
import { parentPort } from 'node:worker_threads';
import { type Readable, readArticle } from '../language/read.ts';

parentPort?.on('message', (batch: readonly Readable[]) => {
  parentPort?.postMessage(batch.map((article) => readArticle(article)));
});
