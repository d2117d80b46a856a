import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Network } from './network.ts';

let network: Network | undefined;

/** The network that scores lines by their features, read when first asked for. Built by bench/train/lines.ts. */
export function lineNetwork(): Network {
  if (network === undefined) {
    const bytes = brotliDecompressSync(readFileSync(join(import.meta.dirname, 'weights', 'lines.bin.br')));
    const inputs = bytes.readUInt32LE(0);
    const hidden = bytes.readUInt32LE(4);
    const weights = new Float32Array(inputs + hidden * (inputs + 2));
    for (let i = 0; i < weights.length; i++) weights[i] = bytes.readFloatLE(8 + 4 * i);
    network = { inputs, hidden, weights };
  }
  return network;
}
