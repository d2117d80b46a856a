import type { Command, CommandEntry } from '../command.ts';
import type { Reply } from '../reply.ts';

/** All commands, a line each. */
export function presentCommands(commands: readonly CommandEntry[]): Reply {
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: 'Commands' },
      {
        kind: 'facts',
        rows: commands.map(({ name, summary }) => ({ label: `/${name}`, line: [summary] })),
      },
      {
        kind: 'paragraph',
        line: ['Plain words are taken as a question. ', { code: '/help brief' }, ' explains one command.'],
      },
    ],
    actions: [],
  };
}

/** One command with its options and examples. */
export function presentCommand(command: Pick<Command, 'name' | 'summary' | 'usage' | 'examples' | 'options'>): Reply {
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: `/${command.name}: ${command.summary}` },
      { kind: 'paragraph', line: [{ code: `/${command.usage}` }] },
      {
        kind: 'facts',
        rows: command.options.map(({ name, summary, choices }) => ({
          label: name,
          line: [choices === undefined ? summary : `${summary}: ${choices.join(', ')}`],
        })),
      },
      { kind: 'list', ordered: false, items: command.examples.map((example) => [{ code: `/${example}` }]) },
    ],
    actions: [],
  };
}
