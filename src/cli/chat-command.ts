import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import { renderReply } from '../adapters/console/render.ts';
import type { Command, CommandContext, Option } from '../bot/command.ts';
import { checkInput, wordsOption } from '../bot/input.ts';
import { badInput } from '../errors.ts';
import type { CliContext } from './context.ts';
import type { Described } from './described.ts';

const batchOption: Option = {
  name: 'batch',
  summary: 'a JSON lines file, a row for each run; prints a JSON line for each',
  kind: 'text',
};

/** Commands that answer row by row, with the key of a row that holds the words. */
const batched = ['brief', 'ask', 'search'];

/** A chat command as the command line shows it: its words are arguments, its other options flags. */
export function describeChatCommand(command: Command): NonNullable<Described['detail']> {
  const words = wordsOption(command);
  return {
    // Words are never demanded here: the command's own check says better what is missing.
    arguments: words === null ? [] : [{ name: words.name, summary: words.summary, required: false, many: true }],
    options: [
      ...command.options.filter((option) => option.kind !== 'words'),
      ...(batched.includes(command.name) ? [batchOption] : []),
    ],
    examples: command.examples.map((example) => example.replace(/ ([a-z-]+):(?!\/\/)(\S+)/g, ' --$1 $2')),
  };
}

/** Runs a chat command once and prints its reply, or its JSON; with `--batch` once for each row of a file. */
export async function runChatCommand(
  command: Command,
  given: Readonly<Record<string, unknown>>,
  context: CliContext,
): Promise<number> {
  const words = wordsOption(command);
  const { batch, ...options } = given;
  const typed = words === null ? undefined : (options[words.name] as string[] | undefined);
  const plain: Record<string, unknown> = { ...options, ...(words === null ? {} : { [words.name]: typed?.join(' ') }) };
  if (batch !== undefined) {
    if (words !== null && typed !== undefined) {
      throw badInput(`The words "${typed.join(' ')}" stand beside --batch. Put them into a row, or leave out --batch.`);
    }
    const { runBatch } = await import('./batch.ts');
    return await runBatch({
      command,
      path: String(batch),
      shared: plain,
      context,
      open: () => commandContext(context),
    });
  }
  const input = checkInput(command, plain);
  const run = { ...(await commandContext(context)), ...(await deskOf(command.name, context)) };
  await refuseUnknownArticles(plain.article, run.core);
  const outcome = await command.run(input, run);
  const { terminal } = context;
  clearProgress(context);
  if (context.json) terminal.out(`${harmlessJson(outcome.data)}\n`);
  else if (outcome.file !== undefined) terminal.out(outcome.file);
  else terminal.out(renderReply(outcome.reply, { columns: terminal.columns, colour: terminal.colour, actions: false }));
  // As `doctor` ends: it is no fault of ours.
  return outcome.broken === true ? 2 : 0;
}

// A batch lets an unknown article pass, as a row about nothing: its other rows still count.
async function refuseUnknownArticles(ids: unknown, core: CommandContext['core']): Promise<void> {
  for (const id of Array.isArray(ids) ? ids : []) {
    if ((await core.read(id)) === null) throw badInput(`No article has the id "${id}". "stories" lists ids.`);
  }
}

// Loaded for the few commands that need it: asking must not pay for a schedule.
async function deskOf(command: string, context: CliContext): Promise<Pick<CommandContext, 'digests' | 'sources'>> {
  if (command === 'digest') {
    const { openDigests } = await import('./digests.ts');
    const { digests } = await openDigests(context, () => []);
    return { digests };
  }
  if (command !== 'sources' && command !== 'nutgraf') return {};
  const { openSources } = await import('./sources.ts');
  return { sources: await openSources(context) };
}

/** A line on standard error that is written over, when a person looks. */
function showProgress({ terminal }: CliContext, words: string): void {
  if (terminal.isTerminal.err) terminal.err(`\r\u001b[K${harmless(words).slice(0, 70)}`);
}

function clearProgress({ terminal }: CliContext): void {
  if (terminal.isTerminal.err) terminal.err('\r\u001b[K');
}

/** What a command run from the command line is given to work with. */
export async function commandContext(context: CliContext): Promise<CommandContext> {
  const { core } = await context.newsroom();
  return {
    core,
    place: { platform: 'console', workspace: 'console', channel: 'terminal', user: 'you' },
    now: context.now,
    progress: (words) => showProgress(context, words),
    commands: context.entries,
  };
}
