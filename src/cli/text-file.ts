import { readFileSync } from 'node:fs';
import { badInput } from '../errors.ts';

/** A UTF-8 text file without its byte order mark. Throws bad input that names the file and what is wrong with it. */
export function readTextFile(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw badInput(`Cannot read ${path}: ${reason(cause)}.`, cause);
  }
  if (bytes.includes(0)) throw badInput(`${path} is a binary file. Give a text file.`);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

/** Why a file could not be read or written, in words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Record<string, string> = {
    ENOENT: 'there is no such file',
    EACCES: 'you may not read or write it',
    EPERM: 'you may not read or write it',
    EROFS: 'the disk is read-only',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of the path is no folder',
    ENOSPC: 'the disk is full',
  };
  return words[code] ?? (error as Error).message;
}
