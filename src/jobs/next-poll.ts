import type { FeedRhythm } from '../feeds/feed-rhythm.ts';
import type { SourceHealth } from '../model.ts';

/** How one poll of a source ended. `why` is a whole sentence for a person. */
export type PollOutcome =
  | {
      readonly kind: 'read';
      /** New or changed articles it brought. */
      readonly fresh: number;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** How long the server says its answer holds; null when it does not say. */
      readonly maxAgeSeconds: number | null;
      readonly rhythm: FeedRhythm;
      /** Something worth knowing that is no failure, such as an empty feed. */
      readonly remark: string | null;
    }
  /** A conditional request said that nothing changed (RFC 9110 section 15.4.5): a success. */
  | { readonly kind: 'unchanged' }
  /** 410: the publisher says that it is gone for good (RFC 9110 section 15.5.11). */
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string; readonly retryAfterSeconds: number | null };

export type NextPollOptions = {
  readonly now: Date;
  /** Seconds between polls as a person wished; it goes before everything a server says but a refusal. */
  readonly everySeconds: number | null;
  /** 0 to 1, spreads polls that would come together. */
  readonly random: number;
};

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
/** Seconds between polls: at first, at least and at most. */
const firstSeconds = 30 * minute;
const leastSeconds = 5 * minute;
const mostSeconds = day;
/** The scheduler wakes once a minute, so nothing is polled more often. */
const leastWishedSeconds = minute;
const goneSeconds = 7 * day;
/** A server that asks for more than this is not taken at its word: a mistyped date must not end a source. */
const mostRetryAfterSeconds = 7 * day;
/** So many failures in a row over so long make a source dead. */
const deadFailures = 5;
const deadSeconds = 3 * day;

/**
 * What is known of a source after a poll, with the time of the next one. Pure.
 *
 * The interval halves when a poll brought something and grows by half when it did not, between five minutes and a day
 * (additive news, multiplicative change: a feed of one item an hour settles near half an hour). It is never shorter
 * than what the server and the feed ask for (Cache-Control: max-age, RFC 9111 section 5.2.2.1; ttl, skipHours,
 * skipDays, sy:updatePeriod), up to a day. Failures double the wait from five minutes to a day, and half of it at
 * random on top ("Exponential Backoff And Jitter", AWS Architecture Blog); Retry-After is a floor (RFC 9110 section
 * 10.2.3). Validators are kept over a failure: the next answer may still be "not modified".
 */
export function afterPoll(before: SourceHealth, outcome: PollOutcome, options: NextPollOptions): SourceHealth {
  const now = options.now.toISOString();
  if (outcome.kind === 'failed' || outcome.kind === 'gone') {
    const failures = before.failures + 1;
    const failed = { ...before, lastPoll: now, failures, failingSince: before.failingSince ?? now, why: outcome.why };
    return { ...failed, nextPoll: later(options.now, waitAfterFailure(failures, outcome, options)) };
  }
  const fresh = outcome.kind === 'read' ? outcome.fresh : 0;
  const settled = before.intervalSeconds ?? firstSeconds;
  const rhythm = between(leastSeconds, fresh > 0 ? settled / 2 : settled * 1.5, mostSeconds);
  const intervalSeconds = Math.max(rhythm, Math.min(askedFor(outcome), mostSeconds));
  return {
    ...before,
    ...(outcome.kind === 'read' ? { etag: outcome.etag, lastModified: outcome.lastModified } : {}),
    lastPoll: now,
    lastSuccess: now,
    lastNew: fresh > 0 ? now : before.lastNew,
    intervalSeconds: Math.round(intervalSeconds),
    nextPoll: nextAfterSuccess(intervalSeconds, outcome, options),
    failures: 0,
    failingSince: null,
    why: outcome.kind === 'read' ? outcome.remark : before.failures > 0 ? null : before.why,
    told: false,
    articles: before.articles + fresh,
  };
}

/**
 * Whether a source is to be called dead: its publisher says so, or it has failed at least five times over three days
 * or more. It is still asked, weekly or daily: the dead come back.
 */
export function isDead(health: SourceHealth, outcome: PollOutcome, now: Date): boolean {
  if (outcome.kind === 'gone') return true;
  if (outcome.kind !== 'failed' || health.failingSince === null) return false;
  return health.failures >= deadFailures && now.getTime() - Date.parse(health.failingSince) >= deadSeconds * 1000;
}

/** Whether people are to be told that a source brings nothing because it fails: one hiccup is none, three are. */
export function isFailing(health: SourceHealth): boolean {
  return health.failures >= 3 || (health.failures > 0 && health.lastSuccess === null);
}

function waitAfterFailure(
  failures: number,
  outcome: Extract<PollOutcome, { kind: 'failed' | 'gone' }>,
  { everySeconds, random }: NextPollOptions,
): number {
  if (outcome.kind === 'gone') return goneSeconds;
  const asked = Math.min(outcome.retryAfterSeconds ?? 0, mostRetryAfterSeconds);
  const doubled = Math.min(leastSeconds * 2 ** Math.min(failures - 1, 20), mostSeconds);
  // Whoever wished for an hour does not mean five minutes because it failed.
  const floor = Math.max(doubled, Math.min(everySeconds ?? 0, mostSeconds));
  return Math.max(asked, floor) + random * (doubled / 2);
}

function nextAfterSuccess(
  intervalSeconds: number,
  outcome: Extract<PollOutcome, { kind: 'read' | 'unchanged' }>,
  { now, everySeconds, random }: NextPollOptions,
): string {
  if (everySeconds !== null) return later(now, Math.max(everySeconds, leastWishedSeconds));
  const next = new Date(now.getTime() + intervalSeconds * (1 + random / 10) * 1000);
  return (outcome.kind === 'unchanged' ? next : outOfSkipped(next, outcome.rhythm)).toISOString();
}

/** The least seconds that server and feed ask for; 0 when they ask for nothing. */
function askedFor(outcome: Extract<PollOutcome, { kind: 'read' | 'unchanged' }>): number {
  if (outcome.kind === 'unchanged') return 0;
  return Math.max(outcome.maxAgeSeconds ?? 0, outcome.rhythm.leastSeconds ?? 0);
}

/** The instant itself, or the beginning of the first hour after it that the feed does not ask to be left alone in. */
function outOfSkipped(instant: Date, { skipHours, skipDays }: FeedRhythm): Date {
  let at = instant;
  for (let tries = 0; tries < 24 * 7; tries++) {
    if (!skipHours.includes(at.getUTCHours()) && !skipDays.includes(at.getUTCDay())) return at;
    at = new Date(Math.floor(at.getTime() / (hour * 1000) + 1) * hour * 1000);
  }
  return instant;
}

const later = (now: Date, seconds: number): string =>
  new Date(now.getTime() + Math.round(seconds * 1000)).toISOString();

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));
