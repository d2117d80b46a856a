import { createReadStream } from 'node:fs';

/** A line of a file without its line break, counted from 1; `bytes` is null when it is longer than allowed. */
export type FileLine = { readonly number: number; readonly bytes: Uint8Array | null };

const NEWLINE = 10;

/**
 * The lines of a file of any length, held in memory one at a time. Lines end at a line feed and nowhere else: JSON may
 * hold U+2028, at which node:readline would break it.
 */
export async function* fileLines(path: string, maxBytes: number): AsyncGenerator<FileLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let number = 0;
  const take = (): FileLine => {
    const line = { number: ++number, bytes: length > maxBytes ? null : Buffer.concat(parts) };
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length <= maxBytes) parts.push(part);
    else parts = [];
  };
  const stream = createReadStream(path, { highWaterMark: 1 << 18 });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
