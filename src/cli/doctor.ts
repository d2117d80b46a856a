import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { harmless, harmlessJson } from '../adapters/console/harmless.ts';
import type { Bot } from '../bot/adapter.ts';
import { NutgrafError } from '../errors.ts';
import type { CliContext, OperatorCommand } from './context.ts';
import { openAdapters, platformsOf } from './platforms.ts';
import { sourcesIn } from './status.ts';

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
    await check('sources', async () => describeSources(context));
    await check('seeds', async () =>
      existsSync(join(context.root, 'seeds', 'index.yaml')) ? 'there' : 'not there; only the first start uses them',
    );
    checks.push(...(await platforms(context)));
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

/** Which sources fail, and why. They are the publishers' trouble, not ours: nothing here is out of order for it. */
async function describeSources(context: CliContext): Promise<string> {
  const { store } = await context.newsroom();
  const { failingSources, sourceCounts } = await import('../jobs/failing-sources.ts');
  const counts = sourcesIn(await sourceCounts(store.sources));
  return [counts, ...(await failingSources(store.sources, null))].join('; ');
}

/** A line for each platform, and one more for each thing that is not in order. Tokens are never shown. */
async function platforms(context: CliContext): Promise<Check[]> {
  const named = platformsOf(context);
  const absent = (['slack', 'discord'] as const)
    .filter((name) => !named.includes(name))
    .map((name) => ({ name, ok: true, says: `not configured (${variables[name]} not set)` }));
  const mute: Bot = {
    handle: () => Promise.reject(new Error('doctor answers nobody')),
    entries: context.entries,
    complete: async () => [],
    feedback: async () => {},
  };
  const { limits } = await context.config();
  const adapters = await openAdapters(context, mute, limits);
  const found = await Promise.all(
    adapters.map(async (adapter) =>
      (await adapter.check()).map(({ ok, what }) => ({ name: adapter.name, ok, says: what })),
    ),
  );
  return [...found.flat(), ...absent];
}

const variables = { slack: 'SLACK_BOT_TOKEN, SLACK_APP_TOKEN', discord: 'DISCORD_TOKEN' };
