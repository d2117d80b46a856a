import { createHash } from 'node:crypto';

/** An id as it may be typed on a command line: no control characters, at most 200 characters. */
export const cleanId = (wish: string): string =>
  wish
    .normalize('NFC')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);

/** The id of the second of two articles that wish for one: the wish and a short hash of where this one comes from. */
export const idBeside = (wish: string, where: string): string =>
  `${wish}-${createHash('sha256').update(where).digest('hex').slice(0, 8)}`;
