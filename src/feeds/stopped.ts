import { NutgrafError } from '../errors.ts';

/** Throws `interrupted` once the signal says stop. */
export const throwIfStopped = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) {
    throw new NutgrafError('interrupted', 'Stopped. What was stored is kept; run the same command again to go on.');
  }
};
