import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import { NutgrafError } from '../errors.ts';
import type { CliContext, OperatorCommand } from './context.ts';

type Check = { readonly name: string; readonly ok: boolean; readonly says: string };

/** Checks what running depends on, a line each. Exit code 2 when anything is not in order. */
export default {
  name: 'doctor',
  summary: 'Check that everything is in order',
  arguments: [],
  options: [],
  examples: ['doctor'],
  async run(_given, context) {
    const checks: Check[] = [];
    const check = async (name: string, look: () => Promise<string>) => {
      try {
        checks.push({ name, ok: true, says: await look() });
      } catch (error) {
        if (!(error instanceof NutgrafError)) throw error;
        checks.push({ name, ok: false, says: error.message });
      }
    };
    await check('node', async () => process.version);
    await check('config', async () => describeConfig(context));
    await check('store', async () => describeStore(context));
    await check('seeds', async () =>
      existsSync(join(context.root, 'seeds', 'index.yaml')) ? 'there' : 'not there; only the first start uses them',
    );
    await check('slack', async () => describeTokens(context, ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']));
    await check('discord', async () => describeTokens(context, ['DISCORD_TOKEN']));
    const { terminal } = context;
    if (context.json) terminal.out(`${harmlessJson({ checks })}\n`);
    else
      for (const { name, ok, says } of checks)
        terminal.out(`${ok ? 'ok ' : 'BAD'} ${name.padEnd(8)} ${harmless(says)}\n`);
    return checks.every(({ ok }) => ok) ? 0 : 2;
  },
} satisfies OperatorCommand;

async function describeConfig(context: CliContext): Promise<string> {
  const { path, topics, sources, digests } = await context.config();
  return `${path}: ${topics.length} topics, ${sources.length} sources, ${digests.length} digests`;
}

async function describeStore(context: CliContext): Promise<string> {
  const { store, location } = await context.newsroom();
  const { articles, schema } = await store.status();
  return `${location}: ${articles} articles, schema ${schema}`;
}

// Never the token itself, nor a part of it.
function describeTokens(
  { environment }: CliContext,
  names: readonly (keyof CliContext['environment']['tokens'])[],
): string {
  const missing = names.filter((name) => environment.tokens[name] === null);
  return missing.length === 0 ? 'configured' : `not configured (${missing.join(', ')} not set)`;
}
