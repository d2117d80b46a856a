import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { harmless } from '../adapters/console/harmless.ts';
import type { CommandEntry, Option } from '../bot/command.ts';
import type { Config } from '../config.ts';
import { readEnvironment, readEnvironmentFile } from '../environment.ts';
import { hideUserInfo, NutgrafError } from '../errors.ts';
import { createLog, type Log, type LogLevel, logLevels } from '../log.ts';
import type { CliContext, OperatorCommand } from './context.ts';
import type { Described } from './described.ts';
import { readKeptConfig } from './kept-config.ts';
import type { Newsroom, OpenNewsroom } from './newsroom.ts';
import { operating } from './operating.ts';
import { findCommandName, globalOptions, type Parsed, parseCommandLine } from './program.ts';
import { refuseSwallowedFlags } from './swallowed.ts';
import { openTerminal } from './terminal.ts';

export type CliOptions = {
  /** What was typed after the program's name. */
  readonly argv: readonly string[];
  /** The folder that holds config/, seeds/ and data/. */
  readonly root: string;
  readonly process: NodeJS.Process;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** Makes ids by which a failure is found in the log. */
  readonly newId: () => string;
  readonly entries: readonly CommandEntry[];
  readonly openNewsroom: OpenNewsroom;
};

/** Runs one command line and gives the exit code: 0 done, 2 bad input, 130 after Ctrl-C, 1 our fault. It never throws. */
export async function runCli(options: CliOptions): Promise<number> {
  const { process, env } = options;
  const terminal = openTerminal(process, env);
  const interrupted = watchInterrupts(process);
  let log: Log | null = null;
  let newsroom: Promise<Newsroom> | null = null;
  try {
    const environment = readEnvironment(readEnvironmentFile(options.root, env));
    const loaded = await load(findCommandName(options.argv), options);
    const parsed = parseCommandLine(options.argv, loaded.described, {
      version: versionOf(options.root),
      out: terminal.out,
    });
    if (parsed === null) return 0;
    refuseSwallowedFlags([...loaded.options, ...globalOptions], options.argv, env);

    const { global } = parsed;
    const lowest = parsed.name === 'serve' ? 'info' : 'warn';
    log = createLog({
      level: levelOf(global.log) ?? environment.logLevel ?? lowest,
      write: terminal.err,
      now: options.now,
      secrets: Object.values(environment.tokens).filter((token) => token !== null),
    });
    let config: Promise<Config> | null = null;
    const namedConfig = textOf(global.config) ?? environment.config;
    const storeUrl = textOf(global.store) ?? environment.databaseUrl;
    const context: CliContext = {
      root: options.root,
      terminal,
      log,
      environment,
      storeUrl,
      json: global.json === true,
      now: options.now,
      newId: options.newId,
      signal: interrupted.signal,
      entries: options.entries,
      config() {
        config ??= readKeptConfig(resolve(namedConfig ?? join(options.root, 'config/nutgraf.yaml')), options.root);
        return config;
      },
      newsroom() {
        newsroom ??= open();
        return newsroom;
      },
    };
    const open = async () => {
      // One that was named is checked whatever is asked; the one at its usual place when something needs it.
      if (namedConfig !== null) await context.config();
      return await options.openNewsroom({
        store: storeUrl,
        create: makesStore.includes(parsed.name) || addsSource(parsed),
        rereads: parsed.name === 'serve',
        frugal: runsLong.includes(parsed.name),
        config: () => context.config(),
        warn: (words) => terminal.err(`${harmless(words)}\n`),
      });
    };
    const code = await loaded.run(parsed.given, context);
    return interrupted.signal.aborted ? 130 : code;
  } catch (error) {
    if (interrupted.signal.aborted && !(error instanceof NutgrafError)) return 130;
    return report(error, terminal.err, log);
  } finally {
    await close(newsroom);
    interrupted.stop();
  }
}

/** Commands that ask many sources, and leave memory to others. */
const runsLong = ['poll', 'serve'];

/** Commands that put something into a store: others must not leave an empty one behind where a path is mistyped. */
const makesStore = ['ingest', 'import', 'poll', 'serve'];

const addsSource = ({ name, given }: Parsed): boolean =>
  name === 'sources' && [given.action, (given.address as readonly string[] | undefined)?.[0]].includes('add');

type Loaded = {
  readonly described: readonly Described[];
  /** The options of the command that runs. */
  readonly options: readonly Option[];
  run(given: Readonly<Record<string, unknown>>, context: CliContext): Promise<number>;
};

/** Loads the one command that runs (for `help x`, is explained); all others are only listed. */
async function load(name: string | null, { argv, entries }: CliOptions): Promise<Loaded> {
  const wanted = name === 'help' ? findCommandName(argv.slice(argv.indexOf('help') + 1)) : name;
  const chat = entries.find((entry) => entry.name === wanted && wanted !== 'help');
  const operator = operating.find((entry) => entry.name === wanted);
  const described: Described[] = [...entries.filter((entry) => entry.name !== 'help'), ...operating].map((entry) => ({
    name: entry.name,
    summary: entry.summary,
  }));
  const explain = (detail: NonNullable<Described['detail']>) =>
    described.map((entry) => (entry.name === wanted ? { ...entry, detail } : entry));
  if (chat !== undefined) {
    const { describeChatCommand, runChatCommand } = await import('./chat-command.ts');
    const command = (await chat.load()).default;
    const detail = describeChatCommand(command);
    return {
      described: explain(detail),
      options: detail.options,
      run: (given, context) => runChatCommand(command, given, context),
    };
  }
  if (operator === undefined) return { described, options: [], run: async () => 0 };
  const command: OperatorCommand = (await operator.load()).default;
  return {
    described: explain(command),
    options: command.options,
    run: (given, context) => command.run(given, context),
  };
}

/** One sentence on standard error, and the exit code that goes with it. */
function report(error: unknown, err: (text: string) => void, log: Log | null): number {
  if (error instanceof NutgrafError && error.code !== 'internal') {
    err(`${harmless(error.message)}\n`);
    return error.code === 'interrupted' ? 130 : 2;
  }
  err(
    `Something went wrong on our side: ${harmless(hideUserInfo(String((error as Error)?.message ?? error)))}. NUTGRAF_LOG=debug tells more.\n`,
  );
  log?.debug('failed', { error: String((error as Error)?.stack ?? error) });
  return 1;
}

/** The first Ctrl-C asks the work in hand to stop; a second one, or work that does not stop in time, ends the process. */
function watchInterrupts(process: NodeJS.Process): { signal: AbortSignal; stop: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    // Longer than serve gives itself to finish what is running.
    setTimeout(() => process.exit(130), 9500).unref();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    stop: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}

async function close(newsroom: Promise<Newsroom> | null): Promise<void> {
  try {
    await (await newsroom)?.close();
  } catch {
    // Opening failed and was reported, or the process ends anyway: every write is a transaction of its own.
  }
}

function levelOf(given: unknown): LogLevel | null {
  if (given === undefined) return null;
  const level = logLevels.find((one) => one === given);
  if (level === undefined)
    throw new NutgrafError('bad-input', `The log level is "${given}". Use one of ${logLevels.join(', ')}.`);
  return level;
}

function textOf(given: unknown): string | null {
  return typeof given === 'string' ? given : null;
}

function versionOf(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}
