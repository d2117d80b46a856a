import { Command as Program } from 'commander';
import type { Option } from '../bot/command.ts';
import { badInput } from '../errors.ts';

/** A command as the command line shows and reads it. */
export type Described = {
  readonly name: string;
  readonly summary: string;
  /** Filled for the one command that runs; the others are only listed. */
  readonly detail?: {
    readonly arguments: readonly { name: string; summary: string; required: boolean; many: boolean }[];
    readonly options: readonly Option[];
    readonly examples: readonly string[];
  };
};

/** What was understood: the command, its arguments and options by name, and the options that belong to every command. */
export type Parsed = {
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly global: Readonly<Record<string, unknown>>;
};

/** Options that may stand before or after any command. Those with `value` are followed by one. */
export const globalOptions = [
  {
    name: 'store',
    value: '<url>',
    summary: 'sqlite:<path> or memory: (default: DATABASE_URL, else sqlite:data/nutgraf.db)',
  },
  { name: 'config', value: '<path>', summary: 'another config than config/nutgraf.yaml' },
  { name: 'log', value: '<level>', summary: 'silent, error, warn, info or debug' },
  { name: 'json', value: null, summary: 'one JSON value on standard output, nothing else' },
] as const;

/**
 * Reads a command line. Gives null when only help or the version was asked for and printed.
 *
 * Throws bad input for an unknown command or option, with the one probably meant.
 */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Described[],
  output: { readonly version: string; readonly out: (text: string) => void },
): Parsed | null {
  let parsed: Parsed | null = null;
  const program = new Program('nutgraf')
    .description('A news-briefing bot: cited digests and proven answers.')
    .version(output.version)
    .helpOption('--help', 'show this help')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', '\nCitations print as [1]. Exit codes: 0 done, 2 bad input, 130 interrupted, 1 our fault.')
    .exitOverride();
  for (const { name, value, summary } of globalOptions)
    program.option(`--${name}${value === null ? '' : ` ${value}`}`, summary);

  for (const command of commands) {
    const sub = program.command(command.name).description(command.summary).helpOption('--help', 'show this help');
    const { arguments: names = [], options = [], examples = [] } = command.detail ?? {};
    for (const argument of names) {
      const name = `${argument.name}${argument.many ? '...' : ''}`;
      sub.argument(argument.required ? `<${name}>` : `[${name}]`, argument.summary);
    }
    for (const option of options) addOption(sub, option);
    if (examples.length > 0) {
      sub.addHelpText('after', `\nExamples:\n${examples.map((example) => `  nutgraf ${example}`).join('\n')}`);
    }
    sub.action(() => {
      const given: Record<string, unknown> = {};
      for (const option of options) {
        const value = sub.opts()[camelCase(option.name)];
        if (value !== undefined) given[option.name] = value;
      }
      for (const [index, argument] of names.entries()) given[argument.name] = sub.processedArgs[index];
      parsed = { name: command.name, given, global: program.opts() };
    });
  }

  const writers = { writeOut: output.out, writeErr: () => {}, outputError: () => {} };
  for (const part of [program, ...program.commands]) part.configureOutput(writers).exitOverride();
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    const { code = '', exitCode = 0, message = '' } = error as { code?: string; exitCode?: number; message?: string };
    if (!code.startsWith('commander.')) throw error;
    if (code === 'commander.help' && exitCode !== 0) output.out(program.helpInformation());
    if (code === 'commander.helpDisplayed' || code === 'commander.version' || code === 'commander.help') return null;
    throw badInput(sentence(message));
  }
  return parsed;
}

/** The command's name in the arguments: the first word that is no global option and no value of one. */
export function findCommandName(argv: readonly string[]): string | null {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index]!;
    if (!word.startsWith('-')) return word;
    const option = globalOptions.find(({ name }) => word === `--${name}`);
    if (option?.value) index++;
  }
  return null;
}

function addOption(sub: Program, option: Option): void {
  const summary = option.choices === undefined ? option.summary : `${option.summary}: ${option.choices.join(', ')}`;
  if (option.kind === 'flag') sub.option(`--${option.name}`, summary);
  else if (option.repeat) {
    sub.option(`--${option.name} <value>`, `${summary} (repeatable)`, (value: string, before: string[] | undefined) => [
      ...(before ?? []),
      value,
    ]);
  } else sub.option(`--${option.name} <${option.kind === 'number' ? 'n' : 'value'}>`, summary);
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** "error: unknown option '--lenght'\n(Did you mean --length?)" as one sentence with a cure. */
function sentence(message: string): string {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const words = first.charAt(0).toUpperCase() + first.slice(1).replace(/\.$/, '');
  const hint = rest
    .join(' ')
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return `${words}. ${hint === '' ? 'Add --help to see what is allowed.' : hint}`;
}
