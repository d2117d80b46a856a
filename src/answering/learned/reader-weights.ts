import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Matrix } from './layers.ts';

let shipped: ReadonlyMap<string, Matrix> | undefined;

/** The reader's weights, read when first asked for. Built by bench/train/reader.py. */
export function readerWeights(): ReadonlyMap<string, Matrix> {
  shipped ??= readWeights(join(import.meta.dirname, 'weights', 'reader.bin.gz'));
  return shipped;
}

/**
 * Tables one after the other: the length of the name (1 byte), the name, rows and columns (2 bytes each), what one unit of
 * each row stands for (4-byte floats), then the rows in whole numbers of one byte. All little-endian.
 */
export function readWeights(path: string): ReadonlyMap<string, Matrix> {
  const bytes = gunzipSync(readFileSync(path));
  const tables = new Map<string, Matrix>();
  let at = 0;
  while (at < bytes.length) {
    const letters = bytes.readUInt8(at);
    const name = bytes.toString('latin1', at + 1, at + 1 + letters);
    at += 1 + letters;
    const rows = bytes.readUInt16LE(at);
    const cols = bytes.readUInt16LE(at + 2);
    at += 4;
    const stored = new Int8Array(bytes.buffer, bytes.byteOffset + at + 4 * rows, rows * cols);
    const values = new Float32Array(rows * cols);
    for (let r = 0, w = 0; r < rows; r++) {
      const unit = bytes.readFloatLE(at + 4 * r);
      for (let c = 0; c < cols; c++, w++) values[w] = unit * stored[w]!;
    }
    tables.set(name, { rows, cols, values });
    at += (4 + cols) * rows;
  }
  return tables;
}
