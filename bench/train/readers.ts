import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ReaderWeights } from '../../src/answering/learned/reader.ts';
import { readWeights } from '../../src/answering/learned/reader-weights.ts';

/**
 * A reader that has not seen what it is to be measured on: "newwiki-0" … Built by bench/train/reader.py; null
 * where that has not been run, so that the linear ranker is measured alone.
 */
export function heldOutReader(name: string): ReaderWeights | null {
  const path = join(import.meta.dirname, 'readers', `${name}.bin.gz`);
  return existsSync(path) ? readWeights(path) : null;
}
