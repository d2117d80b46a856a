/** Trains what ranks lines by their features, on our own questions but the held-out files and on encyclopedias', and writes its weights. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { packNetwork } from '../../src/answering/learned/network.ts';
import { LINE_WIDTH } from '../../src/answering/lines/line-features.ts';
import { gatherLines } from './line-examples.ts';
import { trainNetwork } from './listwise.ts';
import { readOwn } from './own.ts';
import { readPassageBundles } from './passage-bundles.ts';

const HIDDEN = 12;
/** How much a question in the article's own words counts: they are few here, and are to be got right. */
const DIRECT = 2;

/** How many bundles are put into one store. What stands out among a few articles may not among many. */
const SIZES = [1, 4, 10];

const data = process.env.NUTGRAF_BENCH ?? process.argv[2];
if (data === undefined) throw new Error('Name the folder of the data: NUTGRAF_BENCH=… or as an argument.');
const own = readOwn().filter((b) => !b.heldOut);
const pages = readPassageBundles(data);
const examples = [];
for (const [k, size] of SIZES.entries()) {
  examples.push(...(await gatherLines(own, size)));
  examples.push(
    ...(await gatherLines(
      pages.filter((_, i) => i % SIZES.length === k),
      size,
    )),
  );
  console.log(`${examples.length} questions in stores`);
}
const network = trainNetwork(
  examples.map(({ style, ...example }) => ({ ...example, weight: style === 'd' ? DIRECT : 1 })),
  HIDDEN,
);
const bytes = packNetwork(network);
const packed = brotliCompressSync(bytes);
writeFileSync(join(import.meta.dirname, '../../src/answering/learned/weights/lines.bin.br'), packed);
console.log(`${LINE_WIDTH} features, ${bytes.length} bytes, ${packed.length} packed`);
