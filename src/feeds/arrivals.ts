import { readFile } from 'node:fs/promises';
import { NutgrafError } from '../errors.ts';
import type { Announced } from './announced.ts';
import { decode } from './decode.ts';
import type { Fetcher } from './fetch.ts';
import { type FoundFile, whyUnreadable } from './find-files.ts';
import type { Incoming, Particulars, Skipped } from './incoming.ts';
import { parseIndex } from './index-file.ts';
import { readFoundFile } from './read-file.ts';
import { throwIfStopped } from './stopped.ts';
import type { Workers } from './workers.ts';

type WebOptions = {
  /** Left out where nothing may be fetched. */
  readonly fetcher: Fetcher | undefined;
  /** Reads what comes from a hostile place, within limits of time and memory; without it that is done here. */
  readonly workers: Workers | undefined;
  readonly signal: AbortSignal | undefined;
  readonly pagesOnly: boolean;
  readonly now: () => Date;
  /** Which of what a feed at an address announces is worth a page. */
  readonly wanted: (announced: readonly Announced[], address: string) => Promise<readonly Announced[]>;
};

/** The articles of feeds and pages; their source is the address they were asked for at. */
export async function* fromWeb(
  addresses: readonly string[],
  { fetcher, signal, pagesOnly, now, wanted, ...given }: WebOptions,
): AsyncGenerator<Arrival> {
  if (addresses.length === 0) return;
  if (fetcher === undefined) {
    for (const where of addresses) yield { where, why: 'is on the web, and nothing may be fetched here' };
    return;
  }
  const [{ webArticles }, { createWorkers }] = await Promise.all([import('./web.ts'), import('./workers.ts')]);
  const workers = given.workers ?? createWorkers({ threads: 0 });
  for (const address of addresses) yield* fromAddress(address);

  async function* fromAddress(address: string): AsyncGenerator<Arrival> {
    const options = {
      ...{ fetcher: fetcher!, workers, pagesOnly, now, ...(signal ? { signal } : {}) },
      wanted: (announced: readonly Announced[]) => wanted(announced, address),
    };
    try {
      for await (const parsed of webArticles(address, options))
        yield parsed.kind === 'skipped' ? parsed : { incoming: parsed.incoming, folder: address };
    } catch (error) {
      throwIfStopped(signal);
      yield { where: address, why: messageOf(error) };
    }
  }
}

/** An article that came in, with the folder or address it came from, or why there is none. */
export type Arrival = Skipped | { readonly incoming: Incoming; readonly folder: string };

/** The articles of files; their source is the folder they lie in. */
export async function* fromFiles(files: readonly FoundFile[]): AsyncGenerator<Arrival> {
  const indexes = new Map<string, ReadonlyMap<string, Particulars>>();
  for (const file of files) {
    try {
      if (file.index !== null && !indexes.has(file.index)) {
        // Set first, so that a broken index is told once.
        indexes.set(file.index, new Map());
        indexes.set(file.index, await readIndex(file.index));
      }
    } catch (error) {
      yield { where: file.index!, why: messageOf(error) };
    }
    try {
      for await (const parsed of readFoundFile(file, indexes.get(file.index ?? '') ?? new Map())) {
        yield parsed.kind === 'skipped' ? parsed : { incoming: parsed.incoming, folder: file.folder };
      }
    } catch (error) {
      yield { where: file.path, why: messageOf(error) };
    }
  }
}

const readIndex = async (path: string): Promise<ReadonlyMap<string, Particulars>> => {
  const decoded = decode(await readFile(path));
  return decoded.kind === 'binary' ? new Map() : parseIndex(decoded.text);
};

const messageOf = (error: unknown): string =>
  error instanceof NutgrafError ? error.message.replace(/[.:\s]+$/, '') : whyUnreadable(error);
