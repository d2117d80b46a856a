import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from '../bot/reply.ts';
import type { Delivery, Destination, Subscription, Told } from '../model.ts';
import type { DeliveryKey, Ledger } from '../store/ledger.ts';
import { type DueSlot, due } from './due.ts';

/** What is to be said for one slot. `reply` null: nothing is new and the subscription wants silence then. */
export type Composed = {
  readonly reply: Reply | null;
  /** What is posted below the message, in its thread. */
  readonly details: Reply | null;
  readonly told: readonly Told[];
};

/** How a post ended. `gone`: the channel or the right to post there is lost, so trying again is of no use. */
export type PostResult =
  | { readonly kind: 'posted'; readonly message: string }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly why: string }
  | { readonly kind: 'gone'; readonly why: string };

/**
 * Posts to a chat platform. `key` names the delivery on the platform; with `again` an earlier attempt may have got
 * through, so it is looked for by its key before anything is posted.
 */
export type Post = (message: { to: Destination; reply: Reply; key: string; again: boolean }) => Promise<PostResult>;

export type DeliveryOptions = {
  readonly ledger: Ledger;
  readonly compose: (slot: {
    subscription: Subscription;
    folded: readonly string[];
    late: boolean;
    slot: string;
  }) => Promise<Composed>;
  readonly post: Post;
  /** Tells the one who subscribed, privately, that a digest could not be delivered. */
  readonly tellSubscriber: (subscription: Subscription, why: string) => Promise<void>;
  readonly now: () => Date;
  /** 0 to 1, spreads retries. */
  readonly random: () => number;
  readonly say?: (line: string) => void;
  readonly catchUpHours?: number;
  readonly lateAfterMinutes?: number;
  readonly leaseMinutes?: number;
  readonly giveUpHours?: number;
  /** Waits between two posts to one channel; Slack lets one a second through (docs.slack.dev/apis/web-api/rate-limits). */
  readonly pause?: (ms: number) => Promise<void>;
  /** How many channels are posted to at the same time. */
  readonly atOnce?: number;
};

export type TickReport = {
  readonly posted: number;
  readonly quiet: number;
  readonly failed: number;
  readonly gaveUp: number;
};

type Work = {
  readonly subscription: Subscription;
  readonly slot: string;
  readonly folded: readonly string[];
  readonly late: boolean;
  readonly instant: Date;
};

const minuteMs = 60_000;
const betweenPostsMs = 1100;
/** Fewer failed tries than this are no reason to give up, however late it is. */
const fewestTries = 5;

/**
 * Delivers what is due. One `tick` looks at the ledger and does all there is to do; ticks may overlap in time and in
 * number of processes, because each slot is claimed in the ledger first.
 *
 * Between posting and recording a crash may fall. So what will be posted is written down before, the post carries the
 * delivery's key, and whoever takes the delivery up again posts the same words under the same key.
 */
export function createDeliveries(options: DeliveryOptions) {
  const { ledger, now } = options;
  const pause = options.pause ?? ((ms) => delay(ms, undefined, { ref: false }));
  const leaseMs = (options.leaseMinutes ?? 10) * minuteMs;
  const giveUpMs = (options.giveUpHours ?? 6) * 60 * minuteMs;
  const lateAfterMinutes = options.lateAfterMinutes ?? 15;

  async function tick(): Promise<TickReport> {
    const subscriptions = await ledger.subscriptions();
    const report = { posted: 0, quiet: 0, failed: 0, gaveUp: 0 };
    const work = [...(await takenUp(subscriptions)), ...(await newlyDue(subscriptions))];
    const lanes = Map.groupBy(work, (each) => placeKey(each.subscription.to));
    await inParallel([...lanes.values()], options.atOnce ?? 8, async (lane) => {
      for (const [at, each] of lane.entries()) {
        if (at > 0) await pause(betweenPostsMs);
        await attempt(each, report);
      }
    });
    return report;
  }

  async function newlyDue(subscriptions: readonly Subscription[]): Promise<Work[]> {
    const slots = due(subscriptions, {
      now: Temporal.Instant.fromEpochMilliseconds(now().getTime()),
      settled: await ledger.lastSlots(),
      catchUpHours: options.catchUpHours ?? 12,
      lateAfterMinutes,
    });
    return slots.map((slot: DueSlot) => ({ ...slot, instant: new Date(slot.instant.epochMilliseconds) }));
  }

  async function takenUp(subscriptions: readonly Subscription[]): Promise<Work[]> {
    const byId = new Map(subscriptions.map((each) => [each.id, each]));
    const unfinished = await ledger.unfinished(now().toISOString());
    return unfinished.flatMap((delivery) => {
      const subscription = byId.get(delivery.subscription);
      if (!subscription) return [];
      const instant = slotDate(delivery.slot, subscription.zone);
      const late = now().getTime() - instant.getTime() > lateAfterMinutes * minuteMs;
      return [{ subscription, slot: delivery.slot, folded: [], late, instant }];
    });
  }

  async function attempt(work: Work, report: { -readonly [Name in keyof TickReport]: number }): Promise<void> {
    const key = { subscription: work.subscription.id, slot: work.slot };
    const delivery = await ledger.claim({
      ...key,
      folded: work.folded,
      now: now().toISOString(),
      leaseUntil: new Date(now().getTime() + leaseMs).toISOString(),
    });
    if (!delivery) return;
    try {
      const outcome = await deliver(work, delivery);
      if (outcome.kind === 'done') report[outcome.what]++;
      else report[await putOff(work, delivery, outcome)]++;
    } catch (error) {
      // One failing channel, topic or digest stops nobody else: it is tried again like a platform's failure.
      const why = error instanceof Error ? error.message : String(error);
      options.say?.(`digest ${keyName(key)}: ${why}`);
      report[await putOff(work, delivery, { kind: 'retry', afterMs: 0, why })]++;
    }
  }

  async function deliver(
    work: Work,
    delivery: Delivery,
  ): Promise<{ kind: 'done'; what: 'posted' | 'quiet' } | Exclude<PostResult, { kind: 'posted' }>> {
    const key = { subscription: work.subscription.id, slot: work.slot };
    const composed =
      delivery.composed === null ? await options.compose(work) : (JSON.parse(delivery.composed) as Composed);
    if (composed.reply === null) {
      await ledger.settle(key, 'quiet');
      return { kind: 'done', what: 'quiet' };
    }
    if (delivery.composed === null) await ledger.compose(key, JSON.stringify(composed));
    let message = delivery.message;
    const again = delivery.attempts > 1;
    if (message === null) {
      const posted = await options.post({ to: work.subscription.to, reply: composed.reply, key: keyName(key), again });
      if (posted.kind !== 'posted') return posted;
      message = posted.message;
      await ledger.posted(key, message);
    }
    if (composed.details !== null) {
      // The digest stands; that its details cannot be posted must not bring it a second time.
      const below = { ...work.subscription.to, thread: work.subscription.to.thread ?? message };
      const posted = await options.post({ to: below, reply: composed.details, key: `${keyName(key)}#details`, again });
      if (posted.kind !== 'posted') options.say?.(`details of ${keyName(key)}: ${posted.why}`);
    }
    await ledger.record(key, placeKey(work.subscription.to), composed.told, now().toISOString());
    return { kind: 'done', what: 'posted' };
  }

  async function putOff(
    work: Work,
    delivery: Delivery,
    failure: Exclude<PostResult, { kind: 'posted' }>,
  ): Promise<'failed' | 'gaveUp'> {
    const key = { subscription: work.subscription.id, slot: work.slot };
    const waitMs =
      failure.kind === 'gone'
        ? Number.POSITIVE_INFINITY
        : backOffMs(delivery.attempts, failure.afterMs, options.random());
    const next = now().getTime() + waitMs;
    // An outage of this process may use up the time: the platform is still given its tries.
    const outOfTime = next > work.instant.getTime() + giveUpMs && delivery.attempts >= fewestTries;
    const givesUp = failure.kind === 'gone' || outOfTime;
    await ledger.fail(key, failure.why, givesUp ? null : new Date(next).toISOString());
    if (givesUp) await options.tellSubscriber(work.subscription, failure.why);
    return givesUp ? 'gaveUp' : 'failed';
  }

  return { tick };
}

/**
 * How long to wait before try `attempts + 1`: what the platform asked for, or half a minute doubled each time up to
 * half an hour, with up to half as much again at random so that failures do not come back together ("full jitter" of
 * AWS Architecture Blog, "Exponential Backoff And Jitter", kept above a floor).
 */
export function backOffMs(attempts: number, askedMs: number, random: number): number {
  const doubled = Math.min(30_000 * 2 ** Math.max(0, attempts - 1), 30 * minuteMs);
  return Math.max(askedMs, doubled) + random * (doubled / 2);
}

/** The name of a destination under which what it was told is remembered. */
export function placeKey(to: Destination): string {
  return [to.platform, to.workspace, to.channel, ...(to.thread === undefined ? [] : [to.thread])].join(':');
}

/** The key a delivery's message carries on the platform. */
export function keyName(key: DeliveryKey): string {
  return `${key.subscription}@${key.slot}`;
}

function slotDate(slot: string, zone: string): Date {
  const zoned = Temporal.PlainDateTime.from(slot).toZonedDateTime(zone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** Runs `task` for each item, at most `atOnce` at a time, in order of the list. */
async function inParallel<Item>(
  items: readonly Item[],
  atOnce: number,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await task(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
