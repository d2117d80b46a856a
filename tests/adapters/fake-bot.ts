import { z } from 'zod';
import type { Bot, Feedback, Typed } from '../../src/bot/adapter.ts';
import type { Command, CommandEntry } from '../../src/bot/command.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { createLog } from '../../src/log.ts';

export const silent = createLog({
  level: (process.env.H_LOG ?? 'silent') as 'silent',
  write: (l) => process.stderr.write(l),
  now: () => new Date(0),
});

export type FakeBot = Bot & {
  readonly asked: Typed[];
  readonly rated: Feedback[];
  /** Resolves when the bot has been asked for the first time. */
  readonly begun: Promise<void>;
};

/** A bot that answers each command with what the test says, and remembers what it was asked. */
export function fakeBot(answer: (typed: Typed) => Reply | Promise<Reply> = saying): FakeBot {
  const asked: Typed[] = [];
  const rated: Feedback[] = [];
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  return {
    asked,
    rated,
    begun,
    entries: [entry('brief'), entry('ask'), entry('timeline'), entry('topics'), entry('digest', ['add', 'remove'])],
    async handle(typed) {
      asked.push(typed);
      begin();
      return answer(typed);
    },
    async complete(kind, part) {
      return [`${kind} ${part}`, 'northern lights'];
    },
    async feedback(feedback) {
      rated.push(feedback);
    },
  };
}

/** A short reply with an action, that repeats what was asked. */
export function saying({ command, text }: Typed): Reply {
  return {
    audience: 'you',
    parts: [
      { kind: 'heading', text: `${command}: ${text}` },
      { kind: 'paragraph', line: ['The talks were held on Monday ', { cite: 1 }] },
    ],
    actions: [{ kind: 'button', label: 'Sources', command: 'timeline', text: `${text} with quotes` }],
  };
}

function entry(name: string, changes: readonly string[] = []): CommandEntry {
  const command: Command = {
    name,
    summary: `What ${name} does`,
    usage: `${name} <words> [length:short|long]`,
    examples: [`${name} rivers`],
    options: [
      { name: 'words', summary: 'What about', kind: 'words', required: true, complete: 'topics' },
      { name: 'length', summary: 'How long', kind: 'choice', choices: ['short', 'long'] },
      { name: 'since', summary: 'How old', kind: 'text' },
    ],
    input: z.object({}),
    run: () => Promise.reject(new Error('not run')),
  };
  return { name, summary: command.summary, slash: true, changes, load: async () => ({ default: command }) };
}
