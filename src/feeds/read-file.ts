import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { decode } from './decode.ts';
import type { FoundFile } from './find-files.ts';
import { splitFrontMatter } from './front-matter.ts';
import { declaredCharset, parsePage } from './html.ts';
import type { Parsed, Particulars } from './incoming.ts';
import { parseJson, parseJsonLine } from './json.ts';
import { fileLines } from './lines.ts';
import { pageParticulars } from './page.ts';

const MEGABYTE = 1024 * 1024;
/** The most bytes one article may have: the longest novels have 3 MB. */
export const MAX_ARTICLE_BYTES = 10 * MEGABYTE;
/** The most bytes of a JSON file, which is read whole; JSONL is read line by line and may have any length. */
export const MAX_JSON_BYTES = 200 * MEGABYTE;

const FEEDS = new Set(['.xml', '.rss', '.atom', '.opml']);

/** The articles of one file, one after the other; what cannot be read comes as a reason. `index` holds its folder's keys. */
export async function* readFoundFile(file: FoundFile, index: ReadonlyMap<string, Particulars>): AsyncGenerator<Parsed> {
  const ending = extname(file.path).toLowerCase();
  const name = basename(file.path, extname(file.path));
  if (ending === '.jsonl' || ending === '.ndjson') {
    yield* readLines(file.path, name);
    return;
  }
  const limit = ending === '.json' ? MAX_JSON_BYTES : MAX_ARTICLE_BYTES;
  if (file.bytes > limit) {
    const why = `has ${(file.bytes / MEGABYTE).toFixed(1)} MB; at most ${limit / MEGABYTE} MB can be read, so split it`;
    yield { kind: 'skipped', where: file.path, why };
    return;
  }
  const bytes = await readFile(file.path);
  if (FEEDS.has(ending)) {
    const { feedFile } = await import('./feed-file.ts');
    yield* feedFile(bytes, file.path);
    return;
  }
  const html = ending === '.html' || ending === '.htm';
  const decoded = decode(bytes, html ? declaredCharset(bytes) : null);
  if (decoded.kind === 'binary') {
    yield { kind: 'skipped', where: file.path, why: 'is a binary file, not text' };
  } else if (ending === '.json') {
    yield* parseJson(decoded.text, file.path, name);
  } else {
    const said = index.get(basename(file.path)) ?? {};
    yield html ? await readPage(decoded.text, file.path, name, said) : readText(decoded.text, file.path, name, said);
  }
}

const readText = (text: string, where: string, id: string, said: Particulars): Parsed => {
  const { particulars, body } = splitFrontMatter(text);
  if (body.trim() === '') return { kind: 'skipped', where, why: 'is empty' };
  // What the file itself says goes before what is said about it.
  return {
    kind: 'article',
    incoming: { id, ownId: false, where, particulars: { ...said, ...particulars }, text: body },
  };
};

const readPage = async (html: string, where: string, id: string, said: Particulars): Promise<Parsed> => {
  if (html.trim() === '') return { kind: 'skipped', where, why: 'is empty' };
  const page = await parsePage(html);
  if (page.kind === 'none') return { kind: 'skipped', where, why: page.why };
  return {
    kind: 'article',
    incoming: { id, ownId: false, where, particulars: { ...pageParticulars(page), ...said }, text: page.text },
  };
};

async function* readLines(path: string, name: string): AsyncGenerator<Parsed> {
  for await (const { number, bytes } of fileLines(path, MAX_ARTICLE_BYTES)) {
    const where = `${path}:${number}`;
    const decoded = bytes === null ? null : decode(bytes);
    if (decoded === null) {
      yield { kind: 'skipped', where, why: `is longer than ${MAX_ARTICLE_BYTES / MEGABYTE} MB` };
    } else if (decoded.kind === 'binary') {
      yield { kind: 'skipped', where: path, why: 'is a binary file, not lines of JSON' };
      return;
    } else {
      const parsed = parseJsonLine(decoded.text, path, name, number);
      if (parsed !== null) yield parsed;
    }
  }
}
