/** Codes a program can branch on; the message is for the person. */
export type ErrorCode = 'bad-input' | 'not-found' | 'store' | 'unreadable' | 'interrupted' | 'internal';

/**
 * An error whose message may be shown to the person who caused it: one sentence that names the value and the cure.
 * Anything else that is thrown is our fault and is shown only as an id to look up in the log.
 */
export class NutgrafError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(hideUserInfo(message), options);
    this.name = 'NutgrafError';
    this.code = code;
  }
}

/** Bad words, options, files or settings: exit code 2 on the command line, a private notice in chat. */
export function badInput(message: string, cause?: unknown): NutgrafError {
  return new NutgrafError('bad-input', message, cause === undefined ? undefined : { cause });
}

/** Words without the user names and passwords of the addresses in them: those are shown to nobody and logged nowhere. */
export function hideUserInfo(words: string): string {
  return words.replace(/([a-z][a-z0-9+.-]*:\/\/|https?:[\\/]*)[^\s/?#"]*@/gi, '$1…@');
}
