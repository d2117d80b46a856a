/** Trains the sentence ranker and the span ranker on everything they may learn from, and writes their weight files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { packNetwork } from '../../src/answering/learned/network.ts';
import { SPAN_SCALE } from '../../src/answering/learned/weights.ts';
import { listExamples, spanExamples } from './examples.ts';
import { ownExamples, qamrExamples, readTraining, trainSentenceRanker, trainSpanRanker } from './models.ts';

const data = process.env.NUTGRAF_BENCH ?? process.argv[2];
if (data === undefined) throw new Error('Name the folder of the data: NUTGRAF_BENCH=… or as an argument.');
const folder = join(import.meta.dirname, '../../src/answering/learned/weights');

function write(name: string, bytes: Uint8Array): void {
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  writeFileSync(join(folder, name), packed);
  console.log(`${name}: ${bytes.length} bytes, ${packed.length} packed`);
}

const training = readTraining(data);
const { newwiki, xquad, squad2, rareness } = training;
write('rareness.bin.br', training.table);

const near = listExamples(newwiki, rareness);
const far = listExamples(xquad, rareness);
const own = ownExamples(training);
const network = trainSentenceRanker(
  [...near.paragraph, ...far.paragraph, ...own.lists],
  [...near.article, ...far.article],
);
write('sentences.bin.br', packNetwork(network));

const spans = trainSpanRanker([
  ...spanExamples([...newwiki, ...xquad, ...squad2], rareness, 1),
  ...qamrExamples(training),
  ...own.spans,
]);
const small = Int8Array.from(spans, (w) => Math.max(-127, Math.min(127, Math.round(w / SPAN_SCALE))));
write('spans.bin.br', new Uint8Array(small.buffer));
