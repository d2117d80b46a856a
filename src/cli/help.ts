import type { Option } from '../bot/command.ts';
import type { Described } from './described.ts';

const codes = 'Citations print as [1]. Exit codes: 0 done, 2 bad input, 130 interrupted, 1 our fault.';

/** What is printed for `help`: all commands and the options that every command takes. */
export function helpForAll(commands: readonly Described[], options: readonly Option[]): string {
  return text([
    'Usage: nutgraf [options] <command> [words]',
    'A news-briefing bot: cited digests and proven answers.',
    table(
      'Commands',
      commands.map(({ name, summary }) => [name, summary]),
    ),
    table('Options', options.map(row)),
    `"nutgraf help brief" explains a command. ${codes}`,
  ]);
}

/** What is printed for `help brief` and `brief --help`. */
export function helpForOne({ name, summary, detail }: Described, options: readonly Option[]): string {
  const { arguments: names = [], options: own = [], examples = [] } = detail ?? {};
  const words = names.map((argument) => {
    const shown = `${argument.name}${argument.many ? '...' : ''}`;
    return argument.required ? `<${shown}>` : `[${shown}]`;
  });
  return text([
    ['Usage: nutgraf', name, '[options]', ...words].join(' '),
    summary,
    table(
      'Words',
      names.map((argument) => [argument.name, argument.summary]),
    ),
    table('Options', [...own, ...options].map(row)),
    examples.length === 0 ? '' : `Examples:\n${examples.map((example) => `  nutgraf ${example}`).join('\n')}`,
  ]);
}

function row(option: Option): readonly [string, string] {
  const value = option.kind === 'flag' ? '' : option.kind === 'number' ? ' <n>' : ' <value>';
  const choices = option.choices === undefined ? '' : `: ${option.choices.join(', ')}`;
  return [`--${option.name}${value}`, `${option.summary}${choices}${option.repeat ? ' (repeatable)' : ''}`];
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const longest = Math.max(0, ...rows.map(([label]) => label.length));
  return rows.length === 0
    ? ''
    : `${title}:\n${rows.map(([label, words]) => `  ${label.padEnd(longest)}  ${words}`).join('\n')}`;
}

function text(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
