import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Skipped } from './incoming.ts';
import { INDEX_FILE } from './index-file.ts';

/** A file to be read. `folder` is the source its articles are stored under; `index` its folder's index file, if any. */
export type FoundFile = {
  readonly path: string;
  readonly folder: string;
  readonly index: string | null;
  readonly bytes: number;
};

const READ_IN_FOLDERS = new Set([
  '.txt',
  '.html',
  '.htm',
  '.json',
  '.jsonl',
  '.ndjson',
  '.xml',
  '.rss',
  '.atom',
  '.opml',
]);

/**
 * Lists the files that paths stand for, folders with all they hold, in the order of their names; hidden files are left
 * out. A path that cannot be read is among the skipped, with the reason.
 */
export const findFiles = async (paths: readonly string[]): Promise<{ files: FoundFile[]; skipped: Skipped[] }> => {
  const files = new Map<string, FoundFile>();
  const skipped: Skipped[] = [];
  const folders = new Set<string>();

  const addFile = async (path: string, bytes: number, index: string | null): Promise<void> => {
    const full = await realpath(path);
    if (!files.has(full)) files.set(full, { path, folder: dirname(resolve(path)), index, bytes });
  };

  const addFolder = async (folder: string): Promise<void> => {
    const real = await realpath(folder);
    // A link to a folder above would otherwise be followed for ever.
    if (folders.has(real)) return;
    folders.add(real);
    const names = (await readdir(folder)).sort();
    const index = names.includes(INDEX_FILE) ? join(folder, INDEX_FILE) : null;
    for (const name of names) if (!name.startsWith('.')) await add(join(folder, name), index, true);
  };

  const add = async (path: string, index: string | null, inFolder: boolean): Promise<void> => {
    try {
      const found = await stat(path);
      if (found.isDirectory()) return await addFolder(path);
      if (!inFolder || READ_IN_FOLDERS.has(extname(path).toLowerCase())) {
        if (!found.isFile()) skipped.push({ where: path, why: 'is no ordinary file' });
        else await addFile(path, found.size, index ?? (await indexBeside(path)));
      }
    } catch (error) {
      skipped.push({ where: path, why: whyUnreadable(error) });
    }
  };

  for (const path of paths) await add(path, null, false);
  return { files: [...files.values()], skipped };
};

const indexBeside = async (path: string): Promise<string | null> => {
  const index = join(dirname(path), INDEX_FILE);
  if (basename(path) === INDEX_FILE) return null;
  return (await stat(index).catch(() => null))?.isFile() ? index : null;
};

/** What the file system's refusal means, in words that end a sentence. */
export const whyUnreadable = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user';
  if (code === 'ELOOP') return 'is a link that leads to itself';
  return `cannot be read (${String(code ?? error)})`;
};
