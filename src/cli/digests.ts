import { renderReply } from '../adapters/console/render.ts';
import type { Adapter } from '../bot/adapter.ts';
import type { Core } from '../bot/core.ts';
import type { Digests } from '../bot/digests.ts';
import { workspaceOf } from '../bot/place.ts';
import type { Reply } from '../bot/reply.ts';
import { parseDays } from '../bot/schedule.ts';
import { createComposer } from '../jobs/compose.ts';
import type { Post } from '../jobs/deliver.ts';
import { createDeliveries } from '../jobs/deliver.ts';
import { createDigests, keepConfiguredDigests } from '../jobs/digests.ts';
import { failingSources } from '../jobs/failing-sources.ts';
import type { Subscription } from '../model.ts';
import type { CliContext } from './context.ts';
import type { Newsroom } from './newsroom.ts';

/** The subscriptions of a running bot, and the schedule that delivers them. */
export type DigestDesk = {
  readonly digests: Digests;
  /** Brings the configured digests into the ledger and delivers what is due, every minute from now on. */
  start(): Promise<{ stop(): Promise<void> }>;
};

/** Joins the schedule to the platforms it posts on. `adapters` is asked late: the platforms' bot needs the digests first. */
export async function openDigests(context: CliContext, adapters: () => readonly Adapter[]): Promise<DigestDesk> {
  const [{ digests: configured }, newsroom] = await Promise.all([context.config(), context.newsroom()]);
  const { now, log, newId, terminal } = context;
  const { ledger, sources } = newsroom.store;
  const adapterFor = (platform: string): Adapter | undefined => adapters().find(({ name }) => name === platform);
  /** The configuration names a channel alone; whose it is the platform knows. */
  const workspaceFor = async ({ to, by }: Pick<Subscription, 'to' | 'by'>): Promise<string | null> => {
    const workspace = to.workspace || ((await adapterFor(to.platform)?.workspaceOf?.(to.channel)) ?? '');
    return workspaceOf({ ...to, workspace, user: by ?? '' });
  };
  const failing = async (topic: string, subscription: Subscription) =>
    await failingSources(sources, { topic, workspace: await workspaceFor(subscription) });
  const compose = createComposer({ coreFor: tellerFrom(newsroom, workspaceFor), ledger, now, failing });
  const digests = createDigests({
    ledger,
    compose,
    now,
    newId: () => newId().slice(0, 4),
    zoneOf: async (place) => (await adapterFor(place.platform)?.zoneOf?.(place.user)) ?? null,
    refusal: async (to) => (await adapterFor(to.platform)?.refusal?.(to.channel)) ?? null,
  });

  const print = (reply: Reply): void =>
    terminal.out(`${renderReply(reply, { columns: terminal.columns, colour: terminal.colour, actions: false })}\n`);

  const post: Post = async ({ to, reply, key, again }) => {
    if (to.platform === 'console') {
      // The terminal forgets nothing it was told: after a crash the same words may stand there twice.
      print(reply);
      return { kind: 'posted', message: key };
    }
    const adapter = adapterFor(to.platform);
    if (!adapter) return { kind: 'retry', afterMs: 60_000, why: `${to.platform} is not connected` };
    return adapter.post({
      to: to.channel,
      ...(to.thread === undefined ? {} : { thread: to.thread }),
      reply,
      key,
      again,
    });
  };

  const tellSubscriber = async (subscription: Subscription, why: string): Promise<void> => {
    const words = `The digest on ${subscription.topics.join(', ')} could not be delivered: ${why}.`;
    log.warn('a digest was given up', { subscription: subscription.id, why });
    const adapter = adapterFor(subscription.to.platform);
    if (subscription.by === null || adapter?.tell === undefined) return;
    await adapter.tell(subscription.by, notice(words));
  };

  return {
    digests,
    async start() {
      await keepConfiguredDigests(
        configured.map((digest) => ({ ...digest, days: parseDays(digest.days) })),
        { ledger, now: now() },
      );
      const { startSchedule } = await import('../jobs/schedule.ts');
      const { tick } = createDeliveries({
        ledger,
        compose,
        post,
        tellSubscriber,
        now,
        random: Math.random,
        say: (line) => log.warn(line),
      });
      return startSchedule({ tick, say: (line) => log.info(line) });
    },
  };
}

/** What the place of a subscription is told from; whoever has no articles of their own shares what everybody sees. */
export function tellerFrom(
  { coreFor, store }: Pick<Newsroom, 'coreFor' | 'store'>,
  workspaceFor: (subscription: Pick<Subscription, 'to' | 'by'>) => Promise<string | null>,
) {
  return async (subscription: Pick<Subscription, 'to' | 'by'>): Promise<Core> => {
    const workspace = await workspaceFor(subscription);
    return coreFor(workspace === null || (await store.sources.serve(workspace)) ? workspace : '');
  };
}

function notice(words: string): Reply {
  return { audience: 'you', parts: [{ kind: 'notice', tone: 'warning', line: [words] }], actions: [] };
}
