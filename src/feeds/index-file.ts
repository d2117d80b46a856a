import { parse } from 'yaml';
import { badInput } from '../errors.ts';
import type { Particulars } from './incoming.ts';
import { particularsOf } from './particulars.ts';

/** The file of a folder that says of its other files what front matter would. */
export const INDEX_FILE = 'index.yaml';

const SHAPE = 'must be a list of mappings that each name a file, such as "- file: a.txt"';

/**
 * Reads a folder's index: a list of mappings each with `file`, or a mapping from file name to keys. Throws the end of
 * a sentence when it is neither, because the dates and publishers of a whole folder would be lost without a word.
 */
export const parseIndex = (yaml: string): ReadonlyMap<string, Particulars> => {
  let value: unknown;
  try {
    value = parse(yaml, { maxAliasCount: 0 });
  } catch (error) {
    throw badInput(`is not YAML: ${whatIsBroken(error)}`, error);
  }
  if (!Array.isArray(value) && !isMapping(value) && value !== null) throw badInput(SHAPE);
  const entries = Array.isArray(value)
    ? value.map((row) => [isMapping(row) ? row.file : null, row] as const)
    : isMapping(value)
      ? Object.entries(value)
      : [];
  const index = new Map<string, Particulars>();
  for (const [file, keys] of entries) {
    if (typeof file !== 'string' || !isMapping(keys)) {
      throw badInput(SHAPE);
    }
    index.set(file, particularsOf(keys));
  }
  return index;
};

// The parser's own words name the place, and then show it in further lines.
const whatIsBroken = (error: unknown): string =>
  (error instanceof Error ? error.message : '').split('\n')[0]!.replace(/[:.\s]+$/, '');

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
