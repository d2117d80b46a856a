import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { badInput } from './errors.ts';
import { type LogLevel, logLevels } from './log.ts';

/** What the environment says. Tokens are kept apart from the rest so that nothing prints them by accident. */
export type Environment = {
  readonly databaseUrl: string | null;
  readonly logLevel: LogLevel | null;
  /** Another config file than the usual one. */
  readonly config: string | null;
  readonly bench: string | null;
  readonly tokens: Readonly<Record<(typeof tokenNames)[number], string | null>>;
  readonly slackApiUrl: string | null;
  readonly discordApiUrl: string | null;
  readonly port: number | null;
};

const tokenNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'DISCORD_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_PUBLIC_KEY',
] as const;

/** The process's environment over what a `.env` file in `root` adds. An unreadable file is an error, a missing one is not. */
export function readEnvironmentFile(root: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const path = join(root, '.env');
  if (!existsSync(path)) return env;
  try {
    return { ...parseEnv(readFileSync(path, 'utf8')), ...env };
  } catch (cause) {
    throw badInput(`Cannot read ${path}: ${(cause as Error).message}. Make it readable, or remove it.`, cause);
  }
}

/** Reads the environment's settings. Throws for a value that cannot be meant. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const text = (name: string) => env[name]?.trim() || null;
  const level = text('NUTGRAF_LOG');
  if (level !== null && !(logLevels as readonly string[]).includes(level)) {
    throw badInput(`NUTGRAF_LOG is "${level}". Use one of ${logLevels.join(', ')}.`);
  }
  const port = text('PORT');
  if (port !== null && !/^\d{1,5}$/.test(port)) throw badInput(`PORT is "${port}". Use a number such as 3000.`);
  return {
    databaseUrl: text('DATABASE_URL'),
    logLevel: level as LogLevel | null,
    config: text('NUTGRAF_CONFIG'),
    bench: text('NUTGRAF_BENCH'),
    tokens: Object.fromEntries(tokenNames.map((name) => [name, text(name)])) as Environment['tokens'],
    slackApiUrl: text('SLACK_API_URL'),
    discordApiUrl: text('DISCORD_API_URL'),
    port: port === null ? null : Number(port),
  };
}
