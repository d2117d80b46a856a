import type { Terminal } from './context.ts';

/**
 * The process's terminal. Colour follows NO_COLOR and FORCE_COLOR (no-color.org, force-color.org), else whether standard
 * output is a terminal. A reader that goes away (`| head`) ends the process quietly.
 */
export function openTerminal(process: NodeJS.Process, env: NodeJS.ProcessEnv): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
  }
  const outIsTerminal = process.stdout.isTTY === true;
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: process.stdin,
    output: process.stdout,
    isTerminal: { in: process.stdin.isTTY === true, out: outIsTerminal, err: process.stderr.isTTY === true },
    columns: outIsTerminal ? (process.stdout.columns ?? 80) : null,
    colour: wantsColour(env, outIsTerminal),
  };
}

/** Whether colour is wanted: NO_COLOR wins, then FORCE_COLOR, then a terminal that is not dumb. */
export function wantsColour(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return isTerminal && env.TERM !== 'dumb';
}
