import type { z } from 'zod';
import type { Answer } from '../model.ts';
import type { Core } from './core.ts';
import type { Digests } from './digests.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';
import type { SourceDesk } from './sources.ts';

/** What a person means by their next words. `quotes` asks to see the proof of the answer before. */
export type Meant =
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'quotes'; readonly answer: Answer };

/** Remembers what each person last asked in each place, so that "and when?" can be understood. */
export interface Conversation {
  understand(place: Place, words: string): Promise<Meant>;
  remember(place: Place, question: string, answer: Answer): void;
}

/** What a command is given to work with. The clock is injected; nothing reads the real one. */
export type CommandContext = {
  readonly core: Core;
  readonly place: Place;
  readonly now: () => Date;
  /** Called with a few words when work takes long; adapters may show it. */
  readonly progress: (words: string) => void;
  /** Absent where nothing keeps a schedule. */
  readonly digests?: Digests;
  /** Absent where nothing may be followed. */
  readonly sources?: SourceDesk;
  /** Absent where nobody can follow up: a single run on the command line. */
  readonly conversation?: Conversation;
  /** All commands there are, for help. */
  readonly commands: readonly CommandEntry[];
};

/** What a command gives: what `--json` prints (an object; a bare list for `stories`), and what a person is shown. */
export type Outcome = {
  readonly data: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly reply: Reply;
  /** A file that stands for the reply where output can be piped: the command line prints it as it is. */
  readonly file?: string;
  /** Whether what was asked about is found not to work: the command line then does not end as if it did. */
  readonly broken?: boolean;
};

/** One option of a command, from which help, `key:value` words, flags and platform registration are made. */
export type Option = {
  readonly name: string;
  readonly summary: string;
  /** `words` takes what is left over; one option of a command may have it. */
  readonly kind: 'words' | 'text' | 'number' | 'choice' | 'flag';
  readonly required?: boolean;
  /** May be given several times. */
  readonly repeat?: boolean;
  readonly choices?: readonly string[];
  /** What adapters may offer while it is typed. */
  readonly complete?: 'topics' | 'names' | 'zones' | 'sources';
};

/** A command is a value; the router, help, the command line and the adapters are made from its fields. */
export type Command<Input extends z.ZodType = z.ZodType> = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly examples: readonly string[];
  readonly options: readonly Option[];
  /** Checks the options by their names; its output is what `run` gets. */
  readonly input: Input;
  // A method, so that a command with a narrower input is still a Command.
  run(input: z.output<Input>, context: CommandContext): Promise<Outcome>;
};

/** A line of `commands/index.ts`: enough to list a command without loading it. */
export type CommandEntry = {
  readonly name: string;
  readonly summary: string;
  /** False for a command that has no slash name in chat. */
  readonly slash: boolean;
  /** First words with which it changes what everybody shares ("add", "remove"); `*` when it always does. */
  readonly changes?: readonly string[];
  readonly load: () => Promise<{ readonly default: Command }>;
};
