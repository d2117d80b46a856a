import type { Option } from '../bot/command.ts';

/** A command as the command line shows and reads it. */
export type Described = {
  readonly name: string;
  readonly summary: string;
  /** Filled for the one command that runs or is explained; the others are only listed. */
  readonly detail?: Detail;
};

export type Detail = {
  readonly arguments: readonly {
    readonly name: string;
    readonly summary: string;
    readonly required: boolean;
    readonly many: boolean;
  }[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
};
