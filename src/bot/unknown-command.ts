import type { CommandEntry } from './command.ts';
import { nearest } from './nearest.ts';

/** Says that there is no such command, and which one may be meant. */
export function unknownCommand(name: string, entries: readonly Pick<CommandEntry, 'name'>[]): string {
  const names = entries.map((entry) => entry.name);
  const near = nearest(name, names);
  return `There is no command "${name}".${near === null ? '' : ` Did you mean ${near}?`} "help" lists them.`;
}
