import { setTimeout as delay } from 'node:timers/promises';
import { putOnce } from '../briefing/put-once.ts';
import type { PoliteFetcher } from '../feeds/polite.ts';
import type { Reader } from '../feeds/reader.ts';
import type { Workers } from '../feeds/workers.ts';
import type { Source, SourceHealth } from '../model.ts';
import type { Store } from '../store/store.ts';
import { afterPoll, isDead, type PollOutcome } from './next-poll.ts';
import { pollFolder } from './poll-folder.ts';
import { nothingTaken, type Polled, type PollOptions, pollSource } from './poll-source.ts';
import { createPutTogether } from './put-together.ts';
import { createStoryKeeper } from './story-keeper.ts';

export type PollingOptions = {
  readonly store: Store;
  readonly fetcher: PoliteFetcher;
  readonly workers: Workers;
  /** Puts new and changed articles into stories. */
  readonly assign: (articles: readonly string[]) => Promise<void>;
  /** Says, once, that a source is dead: to whoever added it, or in the log. `why` is a sentence. */
  readonly tellDead: (source: Source, why: string) => Promise<void>;
  readonly now: () => Date;
  /** 0 to 1, spreads polls. */
  readonly random: () => number;
  readonly say: (line: string) => void;
  /** Sources polled at the same time, each on a host of its own. */
  readonly atOnce?: number;
  /** After this long a poll fetches no further page; what it left comes with the next. */
  readonly enoughMs?: number;
};

export type PollReport = {
  readonly polled: number;
  readonly failed: number;
  /** New and changed articles. */
  readonly articles: number;
};

/** What is known of a source before it is polled: what was fetched of it a moment ago, and who waits for it. */
export type Fresh = Pick<PollOptions, 'answer' | 'onArticle'>;

type Claim = { readonly source: Source; readonly health: SourceHealth; readonly until: number };

const minuteMs = 60_000;
/** Longer than a poll takes at most, the wait for its turn included. */
const leaseMs = 20 * minuteMs;
const lookAgainMs = 20_000;

/**
 * Polls what is due. One `tick` claims sources in the store and goes on until none is due; several processes may tick
 * on one store. One source's fault is written into its health and stops no other.
 */
export function createPolling(options: PollingOptions) {
  const { store, now } = options;
  const { sources } = store;
  const atOnce = options.atOnce ?? 32;
  const enoughMs = options.enoughMs ?? 5 * minuteMs;
  const memory = { missedPages: new Map<string, number>(), lastBodies: new Map<string, string>() };
  const put = createPutTogether({ store: { put: (batch) => putOnce(batch, { store, workspace: null }) } });
  const stopping = new AbortController();

  async function tick(): Promise<PollReport> {
    const report = { polled: 0, failed: 0, articles: 0 };
    const stories = createStoryKeeper(options.assign, options.say);
    const waiting: Claim[] = [];
    const busy = new Map<string, Promise<void>>();
    let exhausted = false;
    let [alarm, alarmAt] = [lookAgain(), now().getTime() + lookAgainMs];

    while (!stopping.signal.aborted) {
      if (!exhausted && waiting.length < atOnce) exhausted = !(await claim(waiting, atOnce * 4));
      const at = busy.size < atOnce ? waiting.findIndex(({ source }) => !busy.has(laneOf(source))) : -1;
      if (at >= 0) {
        const [next] = waiting.splice(at, 1);
        const lane = laneOf(next!.source);
        busy.set(
          lane,
          poll(next!, stories.add)
            .then((polled) => count(polled, report))
            .finally(() => busy.delete(lane)),
        );
      } else if (busy.size > 0) {
        // While one takes long, others become due.
        await Promise.race([...busy.values(), alarm]);
        if (now().getTime() >= alarmAt) [alarm, alarmAt] = [lookAgain(), now().getTime() + lookAgainMs];
        exhausted = false;
      } else if (exhausted) break;
    }
    await Promise.all(busy.values());
    for (const { source, health } of waiting) await record({ ...health, source: source.id });
    await stories.finish();
    return report;
  }

  /** False when none was due. */
  async function claim(waiting: Claim[], limit: number, id?: string): Promise<boolean> {
    const until = now().getTime() + leaseMs;
    const claimed = await sources.claimDue({
      now: now().toISOString(),
      leaseUntil: new Date(until).toISOString(),
      limit,
      ...(id === undefined ? {} : { id }),
    });
    waiting.push(...claimed.map((each) => ({ ...each, until })));
    return claimed.length > 0;
  }

  /** Polls one source now, if it is due; null when it is not, when another process has it, and when it was stopped. */
  async function ask(id: string, fresh: Fresh = {}): Promise<Polled | null> {
    const claimed: Claim[] = [];
    if (stopping.signal.aborted || !(await claim(claimed, 1, id))) return null;
    const stories = createStoryKeeper(options.assign, options.say);
    const polled = await poll(claimed[0]!, stories.add, fresh);
    await stories.finish();
    return polled;
  }

  async function poll(
    { source, health, until }: Claim,
    keep: (articles: readonly string[]) => void,
    fresh: Fresh = {},
  ): Promise<Polled | null> {
    // It waited so long for its host that another process may have taken it.
    if (now().getTime() > until - 2 * enoughMs) return null;
    let polled: Polled;
    try {
      polled = await pollOnce(source, health, fresh);
    } catch (error) {
      if (stopping.signal.aborted) {
        await record(health);
        return null;
      }
      options.say(`source ${source.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      polled = { outcome: faultOf(source), source, ...nothingTaken };
    }
    keep(polled.ids);
    try {
      if (changed(source, polled.source)) await follow(source, polled.source);
      await settle(polled.source, health, polled.outcome);
    } catch (error) {
      // The store may be busy or away; the lease ends by itself and the source is polled again.
      options.say(`source ${source.id}: ${error instanceof Error ? error.message : String(error)}`);
    }
    return polled;
  }

  /** Keeps what a poll found out of a source; who removed it or changed it meanwhile goes before. */
  async function follow(before: Source, after: Source): Promise<void> {
    const there = await sources.find(before.id);
    if (there === null || there.workspace !== before.workspace || changed(there, before)) return;
    await sources.save({ ...there, kind: after.kind, url: after.url, title: after.title });
  }

  async function pollOnce(source: Source, health: SourceHealth, fresh: Fresh): Promise<Polled> {
    const stop = stopping.signal;
    if (source.kind === 'folder') {
      const reader = { read: readWith(options.workers), close: async () => {} };
      return await pollFolder(source, health, { store, reader, now, stop, onArticle: fresh.onArticle });
    }
    // Ended with the poll: a signal that times out by itself would hold what hangs on it for minutes more.
    const enough = new AbortController();
    const timer = setTimeout(() => enough.abort(), enoughMs);
    try {
      return await pollSource(source, health, { ...options, ...memory, ...fresh, put, stop, enough: enough.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  async function settle(source: Source, before: SourceHealth, outcome: PollOutcome): Promise<void> {
    const at = now();
    const after = afterPoll(before, outcome, { now: at, everySeconds: source.everySeconds, random: options.random() });
    const dies = isDead(after, outcome, at) && !after.told;
    // Written down first: told twice is worse than told in the log alone.
    await record(dies ? { ...after, told: true } : after);
    if (after.failures > 0) options.say(`source ${source.id}: ${after.why}`);
    if (dies) await options.tellDead(source, after.why ?? '');
  }

  const record = (health: SourceHealth): Promise<void> => sources.record(health);

  return {
    tick,
    ask,
    /** Ends what runs: requests are broken off, what is being stored is finished. */
    stop(): void {
      stopping.abort(new Error('polling was stopped'));
    },
  };
}

function count(polled: Polled | null, report: { -readonly [Name in keyof PollReport]: number }): void {
  if (polled === null) return;
  report.polled++;
  report.articles += polled.ids.length;
  if (polled.outcome.kind === 'failed' || polled.outcome.kind === 'gone') report.failed++;
}

const lookAgain = (): Promise<unknown> => delay(lookAgainMs, undefined, { ref: false });

/** Sources of one host wait for each other, so that they do not take the places of others. */
function laneOf({ kind, url, id }: Source): string {
  return (kind === 'folder' ? null : URL.parse(url)?.hostname) ?? `source ${id}`;
}

function changed(before: Source, after: Source): boolean {
  return before.url !== after.url || before.kind !== after.kind || before.title !== after.title;
}

function faultOf({ url }: Source): PollOutcome {
  const why = `${URL.parse(url)?.host ?? url} could not be read: a fault of ours, told in the log.`;
  return { kind: 'failed', why, retryAfterSeconds: null };
}

const readWith = (workers: Workers): Reader['read'] => {
  return (articles) => workers.run({ kind: 'articles', articles });
};
