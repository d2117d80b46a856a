import { NutgrafError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Command, CommandEntry, Conversation } from './command.ts';
import type { Core } from './core.ts';
import type { Digests } from './digests.ts';
import { checkInput } from './input.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';
import type { SourceDesk } from './sources.ts';
import { unknownCommand } from './unknown-command.ts';
import { parseWords } from './words.ts';

/** What an adapter hands over: a command's name without the slash, and what was typed after it. */
export type Call = { readonly command: string; readonly text: string; readonly place: Place };

export type RouterOptions = {
  readonly entries: readonly CommandEntry[];
  /** What may be asked in a place. */
  readonly coreFor: (place: Place) => Core;
  /** Absent where nothing keeps a schedule. */
  readonly digests?: Digests;
  /** Absent where nothing may be followed. */
  readonly sources?: SourceDesk;
  readonly conversation: Conversation;
  readonly now: () => Date;
  readonly log: Log;
  /** Makes the id by which a failure is found in the log. */
  readonly newId: () => string;
};

/** Turns what was typed into one Reply. It never throws. */
export type Router = {
  handle(call: Call, progress?: (words: string) => void): Promise<Reply>;
};

/** Routes calls to commands. A command is loaded when it is first used. */
export function createRouter(options: RouterOptions): Router {
  const { entries, log } = options;

  async function run(call: Call, progress: (words: string) => void): Promise<Reply> {
    const entry = entries.find(({ name }) => name === call.command.toLowerCase());
    if (entry === undefined) return notice(unknownCommand(call.command, entries));
    const command = (await entry.load()).default;
    try {
      const given = parseWords(command, call.text);
      const input = checkInput(command, given);
      const { now, conversation, digests, sources } = options;
      const core = options.coreFor(call.place);
      const desks = { ...(digests === undefined ? {} : { digests }), ...(sources === undefined ? {} : { sources }) };
      const context = { core, place: call.place, now, progress, conversation, commands: entries, ...desks };
      const outcome = await command.run(input, context);
      return outcome.reply;
    } catch (error) {
      if (!(error instanceof NutgrafError) || error.code !== 'bad-input') throw error;
      return usage(command, error.message);
    }
  }

  return {
    async handle(call, progress = () => {}) {
      try {
        return await run(call, progress);
      } catch (error) {
        if (error instanceof NutgrafError && error.code !== 'internal') return notice(error.message);
        const id = options.newId();
        log.error('a command failed', { id, command: call.command, error: String((error as Error)?.stack ?? error) });
        return notice(`Something went wrong on our side. Whoever runs this bot finds it in the log as ${id}.`);
      }
    },
  };
}

function usage(command: Command, message: string): Reply {
  return {
    audience: 'you',
    parts: [
      { kind: 'notice', tone: 'error', line: [message] },
      {
        kind: 'facts',
        rows: [
          { label: 'Usage', line: [{ code: `/${command.usage}` }] },
          { label: 'For example', line: command.examples.slice(0, 1).map((example) => ({ code: `/${example}` })) },
        ],
      },
    ],
    actions: [],
  };
}

function notice(message: string): Reply {
  return { audience: 'you', parts: [{ kind: 'notice', tone: 'error', line: [message] }], actions: [] };
}
