import type { Adapter } from '../bot/adapter.ts';
import { createConversation } from '../bot/conversation.ts';
import { type Place, workspaceOf } from '../bot/place.ts';
import { createRouter } from '../bot/router.ts';
import { badInput } from '../errors.ts';
import type { OperatorCommand } from './context.ts';
import { openDigests } from './digests.ts';
import { botOf, openAdapters, platformsOf } from './platforms.ts';
import { openPolling, type PollingDesk } from './polling.ts';
import { startRereading } from './rereading.ts';
import { openSources } from './sources.ts';

const howToConnect = `No chat platform is configured, so this is the console.
Slack: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN. Discord: set DISCORD_TOKEN. A .env file beside package.json is read.
`;
/** The process is ended 9.5 s after it was asked to stop; what runs has to be finished before. */
const stopMs = 8500;

/** Runs the bot on whatever is configured; with no chat token, in the terminal. */
export default {
  name: 'serve',
  summary: 'Run the bot on what is configured',
  arguments: [],
  options: [],
  examples: ['serve'],
  async run(_given, context) {
    const { terminal, now, log, newId, entries } = context;
    if (platformsOf(context).length === 0) {
      if (!terminal.isTerminal.in) {
        throw badInput(
          'No chat platform is configured and there is no terminal to talk in. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN.',
        );
      }
      terminal.out(howToConnect);
      const [{ default: chat }, desk] = await Promise.all([import('./chat.ts'), openDigests(context, () => [])]);
      const [schedule, polling] = [await desk.start(), await openPolling(context, () => [])];
      await polling.start();
      const rereading = startRereading(context);
      return await chat
        .run({}, context)
        .finally(() => Promise.all([schedule.stop(), polling.stop(), rereading.stop()]));
    }
    const [{ limits }, { core, coreFor, store }] = await Promise.all([context.config(), context.newsroom()]);
    const conversation = createConversation({ now, expand: (previous, words) => core.followUp(previous, words) });
    let adapters: readonly Adapter[] = [];
    const desk = await openDigests(context, () => adapters);
    let polling: PollingDesk | null = null;
    const sources = await openSources(context, { polling: () => polling });
    const seenFrom = (place: Place) => coreFor(workspaceOf(place));
    const router = createRouter({
      entries,
      coreFor: seenFrom,
      digests: desk.digests,
      sources,
      conversation,
      now,
      log,
      newId,
    });
    const bot = botOf(context, router, {
      topics: async () => (await core.topics()).map(({ slug }) => slug),
      names: (part, place) => seenFrom(place).names(part, 25),
      sources: async (place) => (await sources.list(place)).map(({ source }) => source.id),
      rate: (rating) => store.ratings.rate(rating),
    });
    adapters = await openAdapters(context, bot, limits);
    // One platform's trouble is not the other's: each starts, or says why not, by itself.
    const started = await Promise.all(
      adapters.map(async (adapter) => {
        const result = await adapter.start();
        if (result.kind === 'up') terminal.err(`${adapter.name}: up as ${result.as}\n`);
        else terminal.err(`${adapter.name}: ${result.why}\n`);
        return result;
      }),
    );
    if (started.every(({ kind }) => kind === 'refused')) return 2;
    const [schedule, opened] = [await desk.start(), await openPolling(context, () => adapters)];
    polling = opened;
    await opened.start();
    const rereading = startRereading(context);
    await new Promise<void>((resolve) => {
      if (context.signal.aborted) resolve();
      else context.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    terminal.err('Finishing what is running…\n');
    await Promise.all([
      schedule.stop(),
      opened.stop(),
      rereading.stop(),
      ...adapters.map((adapter) => adapter.stop(stopMs)),
    ]);
    return 0;
  },
} satisfies OperatorCommand;
