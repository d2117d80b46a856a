import { parseArgs } from 'node:util';
import type { Option } from '../bot/command.ts';
import { nearest } from '../bot/nearest.ts';
import { badInput } from '../errors.ts';
import type { Described } from './described.ts';
import { helpForAll, helpForOne } from './help.ts';

/** What was understood: the command, its arguments and options by name, and the options that belong to every command. */
export type Parsed = {
  readonly name: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly global: Readonly<Record<string, unknown>>;
};

/** Options that may stand before or after any command. */
export const globalOptions: readonly Option[] = [
  { name: 'store', kind: 'text', summary: 'sqlite:<path> or memory: (else DATABASE_URL, else data/nutgraf.db)' },
  { name: 'config', kind: 'text', summary: 'another config than config/nutgraf.yaml' },
  { name: 'log', kind: 'text', summary: 'silent, error, warn, info or debug' },
  { name: 'json', kind: 'flag', summary: 'one JSON value on standard output, nothing else' },
];
const asides: readonly Option[] = [
  { name: 'help', kind: 'flag', summary: 'show this help' },
  { name: 'version', kind: 'flag', summary: 'show the version' },
];

/**
 * Reads a command line. Gives null when only help or the version was asked for and printed.
 *
 * Throws bad input for an unknown command or option, with the one probably meant. Node's own parser does the parting; a
 * command-line library would be an eighth of what starting costs.
 */
export function parseCommandLine(
  argv: readonly string[],
  commands: readonly Described[],
  output: { readonly version: string; readonly out: (text: string) => void },
): Parsed | null {
  const name = findCommandName(argv);
  const command = commands.find((one) => one.name === name);
  if (name !== null && name !== 'help' && command === undefined) throw badInput(unknown('command', name, commands));
  const { options, words } = readOptions(argv, command?.detail?.options ?? []);
  const [, ...rest] = words;
  if (options.version === true) {
    output.out(`${output.version}\n`);
    return null;
  }
  if (name === null || name === 'help' || options.help === true || command === undefined) {
    const wanted = name === 'help' ? rest[0] : name;
    const explained = commands.find((one) => one.name === wanted);
    if (wanted && explained === undefined) throw badInput(unknown('command', wanted, commands));
    output.out(explained === undefined ? helpForAll(commands, globalOptions) : helpForOne(explained, globalOptions));
    return null;
  }
  const own = (command.detail?.options ?? []).map((option) => option.name);
  return {
    name: command.name,
    given: { ...pick(options, own), ...takeArguments(command, rest) },
    global: pick(
      options,
      globalOptions.map((option) => option.name),
    ),
  };
}

/** The command's name in the arguments: the first word that is no global option and no value of one. */
export function findCommandName(argv: readonly string[]): string | null {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index]!;
    if (!word.startsWith('-')) return word;
    if (globalOptions.some(({ name, kind }) => kind !== 'flag' && word === `--${name}`)) index++;
  }
  return null;
}

function readOptions(argv: readonly string[], own: readonly Option[]) {
  const known = [...own, ...globalOptions, ...asides];
  const { tokens } = parseArgs({
    args: [...argv],
    // Strict parsing stops at the first mistake without saying what was meant.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: {
      ...Object.fromEntries(
        known.map(({ name, kind }) => [name, { type: kind === 'flag' ? ('boolean' as const) : ('string' as const) }]),
      ),
      help: { type: 'boolean', short: 'h' },
    },
  });
  const options: Record<string, unknown> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.find(({ name }) => name === token.name);
    if (option === undefined) throw badInput(unknown('option', token.rawName, known));
    if (option.kind === 'flag') options[option.name] = true;
    else if (token.value === undefined) throw badInput(`Option '--${option.name}' needs a value after it.`);
    else if (!option.repeat) options[option.name] = token.value;
    else options[option.name] = [...((options[option.name] as string[] | undefined) ?? []), token.value];
  }
  return { options, words };
}

function takeArguments({ name, detail }: Described, words: readonly string[]): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  let left = words;
  for (const argument of detail?.arguments ?? []) {
    if (left.length === 0 && argument.required) {
      throw badInput(`"${name}" needs ${argument.summary}. Add --help to see examples.`);
    }
    if (left.length === 0) continue;
    given[argument.name] = argument.many ? left : left[0];
    left = argument.many ? [] : left.slice(1);
  }
  if (left.length > 0) throw badInput(`"${name}" does not take "${left[0]}". Add --help to see what it takes.`);
  return given;
}

function unknown(kind: 'command' | 'option', typed: string, known: readonly { readonly name: string }[]): string {
  const dashes = /^-*/.exec(typed)![0];
  const near = nearest(
    typed.slice(dashes.length),
    known.map(({ name }) => name),
  );
  const cure = near === null ? 'Add --help to see what is allowed.' : `Did you mean ${dashes}${near}?`;
  return `Unknown ${kind} '${typed}'. ${cure}`;
}

function pick(options: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]));
}
