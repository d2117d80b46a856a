import type { CommandEntry, Option } from '../bot/command.ts';
import type { Config } from '../config.ts';
import type { Environment } from '../environment.ts';
import type { Log } from '../log.ts';
import type { Newsroom } from './newsroom.ts';

/** Where text goes and comes from. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Whether a person sits at standard input, output and error. */
  readonly isTerminal: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** Width of the window; null when it is none. */
  readonly columns: number | null;
  readonly colour: boolean;
};

/** What one run of the command line works with. Config and store are opened when they are first asked for. */
export type CliContext = {
  readonly root: string;
  readonly terminal: Terminal;
  readonly json: boolean;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly environment: Environment;
  readonly entries: readonly CommandEntry[];
  /** The store's URL if one was named, by option or environment. */
  readonly storeUrl: string | null;
  config(): Promise<Config>;
  newsroom(): Promise<Newsroom>;
};

/** A command only whoever runs the bot uses. `run` gives the exit code. */
export type OperatorCommand = {
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly {
    readonly name: string;
    readonly summary: string;
    readonly required: boolean;
    readonly many: boolean;
  }[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  run(given: Readonly<Record<string, unknown>>, context: CliContext): Promise<number>;
};
