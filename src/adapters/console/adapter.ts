import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Router } from '../../bot/router.ts';
import { harmless } from './harmless.ts';
import { renderReply } from './render.ts';

const historyLines = 500;
const place = { platform: 'console', workspace: 'console', channel: 'terminal', user: 'you' } as const;

export type ConsoleOptions = {
  readonly router: Router;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Whether a person types: a prompt, history and completion are then offered. */
  readonly isTerminal: boolean;
  readonly columns: () => number | null;
  readonly colour: boolean;
  /** Where what was typed is kept for the next time. */
  readonly historyPath: string;
  readonly commands: readonly string[];
  /** Topics and names that begin with what was typed. */
  readonly complete: (part: string) => Promise<readonly string[]>;
  readonly signal: AbortSignal;
};

/** The bot in a terminal. `run` ends when the person leaves (/quit, Ctrl-D, Ctrl-C) or the input ends. */
export function createConsole(options: ConsoleOptions): { run(): Promise<void> } {
  const { router, output, isTerminal } = options;
  const show = (text: string) => void output.write(text);

  async function answer(line: string): Promise<void> {
    const { command, text } = readLine(line);
    const reply = await router.handle({ command, text, place });
    show(`${renderReply(reply, { columns: options.columns(), colour: options.colour, actions: isTerminal })}\n`);
  }

  return {
    async run() {
      const lines = createInterface({
        input: options.input,
        output,
        terminal: isTerminal,
        prompt: '> ',
        history: isTerminal ? readHistory(options.historyPath) : [],
        historySize: historyLines,
        removeHistoryDuplicates: true,
        completer: (line: string, done: (error: null, result: [string[], string]) => void) => {
          completions(line, options).then(
            (result) => done(null, result),
            () => done(null, [[], line]),
          );
        },
      });
      if (isTerminal) {
        show('Ask a question, or type /help. Tab completes topics and names; Ctrl-D leaves.\n\n');
        lines.on('history', (history) => saveHistory(options.historyPath, history));
        lines.on('SIGINT', () => lines.close());
        lines.prompt();
      }
      const leave = () => lines.close();
      options.signal.addEventListener('abort', leave);
      await takeLines(lines, answer, isTerminal);
      options.signal.removeEventListener('abort', leave);
    },
  };
}

/** A line as a call: `/brief x` is a command, anything else a question. */
export function readLine(line: string): { command: string; text: string } {
  const match = /^\/([\w-]+)\s*(.*)$/s.exec(line.trim());
  if (match === null) return { command: 'ask', text: line.trim() };
  return { command: match[1]!, text: match[2]! };
}

async function takeLines(lines: Interface, answer: (line: string) => Promise<void>, prompts: boolean): Promise<void> {
  for await (const line of lines) {
    const said = line.trim();
    if (/^\/?(quit|exit|bye)$/i.test(said)) break;
    if (said !== '') await answer(said);
    if (prompts) lines.prompt();
  }
  lines.close();
}

/** What could complete the line: a command after a slash, else a topic or a name that begins with its last words. */
async function completions(line: string, options: ConsoleOptions): Promise<[string[], string]> {
  if (/^\/[\w-]*$/.test(line)) {
    const names = [...options.commands, 'quit'].map((name) => `/${name} `);
    return [names.filter((name) => name.startsWith(line)), line];
  }
  const words = line.split(' ');
  // Names have several words: the longest tail of the line that anything begins with is completed.
  for (let count = Math.min(4, words.length); count > 0; count--) {
    const part = words.slice(-count).join(' ');
    if (part.trim() === '') continue;
    const found = (await options.complete(part)).map((name) => harmless(name));
    const fitting = found.filter((name) => name.toLowerCase().startsWith(part.toLowerCase()));
    if (fitting.length > 0) return [fitting, part];
  }
  return [[], line];
}

function readHistory(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, historyLines);
  } catch {
    // The first conversation, or a folder that cannot be read: there is simply no history.
    return [];
  }
}

function saveHistory(path: string, lines: readonly string[]): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, lines.slice(0, historyLines).join('\n'), { mode: 0o600 });
  } catch {
    // A read-only folder must not end the conversation.
  }
}
