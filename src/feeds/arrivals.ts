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

type WebOptions = {
  /** Left out where nothing may be fetched. */
  readonly fetcher: Fetcher | undefined;
  readonly signal: AbortSignal | undefined;
  readonly pagesOnly: boolean;
  readonly now: () => Date;
  /** Which of what a feed at an address announces is worth a page. */
  readonly wanted: (announced: readonly Announced[], address: string) => Promise<readonly Announced[]>;
};

/** The articles of feeds and pages; their source is the address they were asked for at. */
export async function* fromWeb(
  addresses: readonly string[],
  { fetcher, signal, pagesOnly, now, wanted }: WebOptions,
): AsyncGenerator<Arrival> {
  if (addresses.length === 0) return;
  const { webArticles } = await import('./web.ts');
  for (const address of addresses) {
    if (fetcher === undefined) {
      yield { where: address, why: 'is on the web, and nothing may be fetched here' };
      continue;
    }
    try {
      const own = { fetcher, now, pagesOnly, wanted: (announced: readonly Announced[]) => wanted(announced, address) };
      for await (const parsed of webArticles(address, { ...own, ...(signal ? { signal } : {}) })) {
        yield parsed.kind === 'skipped' ? parsed : { incoming: parsed.incoming, folder: address };
      }
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
