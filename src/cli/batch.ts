import { harmlessJson } from '../adapters/console/harmless.ts';
import type { Command, CommandContext } from '../bot/command.ts';
import { checkInput, wordsOption } from '../bot/input.ts';
import { badInput, NutgrafError } from '../errors.ts';
import type { CliContext } from './context.ts';
import { readTextFile } from './text-file.ts';

export type BatchOptions = {
  readonly command: Command;
  readonly path: string;
  /** Options of the command line, which hold for every row. */
  readonly shared: Readonly<Record<string, unknown>>;
  readonly context: CliContext;
  /** Opened after the file is checked, so that a bad file costs nothing. */
  readonly open: () => Promise<CommandContext>;
};

/**
 * Runs a command for each row of a JSON lines file and prints a JSON line for each, in order, as soon as it is there.
 * The whole file is checked before the first row runs. Throws bad input that names file and line.
 */
export async function runBatch({ command, path, shared, context, open }: BatchOptions): Promise<number> {
  const rows = readRows(command, path, shared);
  const run = await open();
  for (const { id, input } of rows) {
    if (context.signal.aborted) return 130;
    const { data } = await command.run(input, run);
    context.terminal.out(`${harmlessJson(id === undefined ? data : { id, ...data })}\n`);
    // Lets Ctrl-C and the reader of a pipe be heard between rows.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return 0;
}

function readRows(command: Command, path: string, shared: Readonly<Record<string, unknown>>) {
  const words = wordsOption(command)!.name;
  const lines = readTextFile(path).split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const row = parseRow(line, `${path}:${index + 1}`);
    checkRow(row, words, `${path}:${index + 1}`);
    const given = {
      ...shared,
      [words]: row[words],
      ...(row.articles === undefined || row.articles === null ? {} : { article: row.articles }),
    };
    try {
      return [{ id: row.id, input: checkInput(command, given) }];
    } catch (error) {
      throw error instanceof NutgrafError ? badInput(`${path}:${index + 1}: ${error.message}`) : error;
    }
  });
}

function parseRow(line: string, where: string): Record<string, unknown> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw badInput(`${where} is not JSON: ${(cause as Error).message}.`);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    throw badInput(`${where} is no JSON object. Write rows such as {"id": "1", "question": "who met the minister?"}.`);
  }
  return row as Record<string, unknown>;
}

// Said by the row's own keys: the command knows them by its options' names.
function checkRow(row: Readonly<Record<string, unknown>>, words: string, where: string): void {
  const given = row[words];
  if (given !== undefined && given !== null && typeof given !== 'string') {
    throw badInput(`${where}: "${words}" is ${JSON.stringify(given).slice(0, 40)}. Write words in quotes.`);
  }
  const { articles } = row;
  const isList = Array.isArray(articles) && articles.every((id) => typeof id === 'string');
  if (articles !== undefined && articles !== null && !isList) {
    const shown = JSON.stringify(articles).slice(0, 40);
    throw badInput(`${where}: "articles" is ${shown}. Write a list of ids, such as ["003"].`);
  }
}
