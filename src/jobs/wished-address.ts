import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SourceWish } from '../bot/sources.ts';
import { badInput } from '../errors.ts';

/** An address as it is fetched: https is meant where nothing is said, and "feed:" means the web. */
export function wholeAddress(words: string): string {
  const typed = words.trim().replace(/^<(.*)>$/, '$1');
  // "localhost:8080" has no dot, and would be read as a scheme.
  const bare = /^[\p{L}\p{N}-]+((\.[\p{L}\p{N}-]+)+(:\d+)?|:\d+)([/?#]|$)/u.test(typed);
  if (bare) return `https://${typed}`;
  return typed.replace(/^feed:(\/\/(?!https?:))?/i, (_, slashes) => (slashes ? 'https://' : ''));
}

/** Whether words are an address rather than the id or the name of a source. */
export function isAddress(words: string): boolean {
  return /^\S+$/.test(words) && /^[a-z][a-z0-9+.-]*:|\./i.test(words);
}

/** The path that is meant, if there is one: an operator may type a folder's name, with spaces in it. */
export async function localPath({ address, name }: SourceWish): Promise<string | null> {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(address)) return null;
  for (const path of [name === null ? address : `${address} ${name}`, address]) {
    if ((await stat(path).catch(() => null)) !== null) return resolve(path);
  }
  // No domain ends so: DNS would only say that it knows no such host.
  const isFile = /^[.~/]/.test(address) || /^[^/]+\.(opml|xml|txt|html?)$/i.test(address);
  if (isFile) throw badInput(`There is no folder or file at ${address}.`);
  return null;
}
