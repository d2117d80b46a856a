import { badInput } from '../errors.ts';
import type { Command, Option } from './command.ts';
import { wordsOption } from './input.ts';
import { nearest } from './nearest.ts';

/**
 * The options in what a person typed after a command: `northkorea length:short since:7d`. What is no `key:value` of the
 * command (an address, a time, a colon in a question) is left to its words. `--key value` and `--key=value` work too.
 *
 * Throws bad input for an option that is nearly one of the command's, for one that lacks its value, and for words the
 * command does not take.
 */
export function parseWords(command: Command, text: string): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const left: string[] = [];
  const tokens = tokensOf(text);
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const flag = /^(?:--|—)([a-z][a-z-]*)(?:=(.*))?$/i.exec(token);
    const pair = /^([a-z][a-z-]*):(?!\/\/)(.+)$/i.exec(token);
    const option = find(command, flag?.[1] ?? pair?.[1]);
    if (option === undefined) {
      refuseNearMiss(command, flag?.[1] ?? pair?.[1], flag !== null);
      left.push(token);
      continue;
    }
    if (option.kind === 'flag') {
      given[option.name] = (flag?.[2] ?? pair?.[2] ?? 'yes') !== 'no';
      continue;
    }
    const value = pair?.[2] ?? flag?.[2] ?? tokens[++index];
    if (value === undefined) throw badInput(`"${token}" needs a value, such as ${option.name}:${example(option)}.`);
    put(given, option, value.replace(/^["“](.*)["”]$/, '$1'));
  }
  const words = wordsOption(command);
  if (words !== null) given[words.name] = left.join(' ');
  else if (left.length > 0) throw badInput(`/${command.name} takes no words; "${left.join(' ')}" was left over.`);
  return given;
}

/** What was typed, cut where `parseWords` cuts it. */
export function tokensOf(text: string): readonly string[] {
  return text.match(/[\w-]+:"[^"]*"|[\w-]+:“[^”]*”|\S+/g) ?? [];
}

function find(command: Command, name: string | undefined): Option | undefined {
  const wanted = name?.toLowerCase();
  return command.options.find((option) => option.kind !== 'words' && option.name === wanted);
}

function refuseNearMiss(command: Command, name: string | undefined, isFlag: boolean): void {
  if (name === undefined) return;
  const names = command.options.filter((option) => option.kind !== 'words').map((option) => option.name);
  const near = nearest(name, names);
  if (near !== null) throw badInput(`There is no option "${name}". Did you mean ${near}:?`);
  if (isFlag) throw badInput(`There is no option "--${name}". Options: ${names.join(', ') || 'none'}.`);
}

function put(given: Record<string, unknown>, option: Option, value: string): void {
  if (!option.repeat) {
    given[option.name] = value;
    return;
  }
  const before = given[option.name];
  given[option.name] = [...(Array.isArray(before) ? before : []), ...value.split(',').filter((part) => part !== '')];
}

function example(option: Option): string {
  return option.choices?.[0] ?? (option.kind === 'number' ? '5' : '…');
}
