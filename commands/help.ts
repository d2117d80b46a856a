import { z } from 'zod';
import type { Command } from '../src/bot/command.ts';
import { optionalWords } from '../src/bot/input.ts';
import { presentCommand, presentCommands } from '../src/bot/present/help.ts';
import { unknownCommand } from '../src/bot/unknown-command.ts';
import { badInput } from '../src/errors.ts';

const input = z.object({ command: optionalWords('command') });

/** All commands, or one of them with its options. */
export default {
  name: 'help',
  summary: 'What the bot can do',
  usage: 'help [command]',
  examples: ['help', 'help brief'],
  options: [{ name: 'command', summary: 'The command to explain', kind: 'words' }],
  input,
  async run({ command: name }, { commands }) {
    if (name === undefined) return { data: { commands: commands.map(summary) }, reply: presentCommands(commands) };
    const entry = commands.find((one) => one.name === name.replace(/^\//, '').toLowerCase());
    if (entry === undefined) throw badInput(unknownCommand(name, commands));
    const { usage, examples, options } = (await entry.load()).default;
    const { summary: words } = entry;
    return {
      data: { name: entry.name, summary: words, usage, examples, options },
      reply: presentCommand({ name: entry.name, summary: words, usage, examples, options }),
    };
  },
} satisfies Command<typeof input>;

function summary({ name, summary: words, slash }: { name: string; summary: string; slash: boolean }) {
  return { name, summary: words, slash };
}
