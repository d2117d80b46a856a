/** Trains the sentence ranker and the span ranker on everything that may be trained on, and writes their weight files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { SCALE } from '../../src/answering/learned/best-spans.ts';
import { readQamr, readSquad, readSquad2 } from './data.ts';
import { listExamples, spanExamples } from './examples.ts';
import { trainNetwork, trainSpans } from './listwise.ts';
import { rarenessOf, rarenessTable } from './rareness.ts';

const data = process.env.NUTGRAF_BENCH ?? process.argv[2];
if (data === undefined) throw new Error('Name the folder of the evaluation data: NUTGRAF_BENCH=… or as an argument.');
const folder = join(import.meta.dirname, '../../src/answering/learned/weights');
const write = (name: string, bytes: Uint8Array): void => {
  const packed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  writeFileSync(join(folder, name), packed);
  console.log(name, bytes.length, packed.length);
};

const newwiki = readSquad(data, 'newwiki');
const xquad = readSquad(data, 'xquad');
const known = new Set(xquad.map((p) => p.text.trim()));
const squad2 = readSquad2(data).filter((p) => !known.has(p.text.trim()));
const qamr = readQamr(data);

const table = rarenessTable([...newwiki, ...xquad, ...qamr]);
write('rareness.bin.br', table);
const rareness = rarenessOf(table);

const near = listExamples(newwiki, rareness);
const far = listExamples(xquad, rareness);
const network = trainNetwork([...near.paragraph, ...near.article, ...far.paragraph, ...far.article], 16);
const bytes = Buffer.alloc(8 + 4 * network.weights.length);
bytes.writeUInt32LE(network.inputs, 0);
bytes.writeUInt32LE(network.hidden, 4);
network.weights.forEach((w, i) => {
  bytes.writeFloatLE(w, 8 + 4 * i);
});
write('sentences.bin.br', bytes);

const spans = trainSpans([
  ...spanExamples([...newwiki, ...xquad, ...squad2], rareness, 1),
  ...spanExamples(
    qamr.map((p) => ({ ...p, asked: p.asked.filter((_, i) => i % 4 === 0) })),
    rareness,
    0.2,
  ),
]);
write(
  'spans.bin.br',
  new Uint8Array(Int8Array.from(spans, (w) => Math.max(-127, Math.min(127, Math.round(w / SCALE)))).buffer),
);
