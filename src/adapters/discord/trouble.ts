import { setTimeout as pause } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Posted } from '../../bot/adapter.ts';

/** Discord's codes after which a place can never be written to (Opcodes and Status Codes, JSON error codes). */
const hopeless = new Map<number | string, string>([
  [10_003, 'the channel was deleted'],
  [10_004, 'the bot is not on that server'],
  [50_001, 'the bot may not see the channel'],
  [50_007, 'this person takes no messages'],
  [50_013, 'the bot may not write in the channel'],
  [50_035, 'Discord did not take the message'],
  [50_083, 'the thread is archived'],
]);

/** Codes that say an interaction is over: unknown, its token too old, or its webhook gone. */
const over = new Set<number | string>([10_062, 10_015, 50_027, 10_008]);
/** Acknowledged before: the earlier attempt got through. */
const acknowledged = 40_060;

/** What a failed call means for whoever wanted to post. */
export function failure(error: unknown): Exclude<Posted, { kind: 'posted' }> {
  if (error instanceof RateLimitError) return { kind: 'retry', afterMs: error.retryAfter, why: 'Discord asks to wait' };
  if (error instanceof DiscordAPIError) {
    const why = hopeless.get(error.code);
    if (why !== undefined) return { kind: 'gone', why };
    if (error.status === 401) return { kind: 'gone', why: 'Discord refuses the token' };
  }
  const why = error instanceof Error ? error.message : String(error);
  return { kind: 'retry', afterMs: 2000, why };
}

/** Whether an interaction can no longer be answered. */
export function isOver(error: unknown): boolean {
  return error instanceof DiscordAPIError && (over.has(error.code) || error.status === 401);
}

export function isAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === acknowledged;
}

/**
 * Does again what failed on the way there or back. Only for what may happen twice without harm: edits,
 * acknowledgements, and sends with an enforced nonce.
 */
export async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await work();
    } catch (error) {
      const transient = !(error instanceof DiscordAPIError) || error instanceof HTTPError || error.status >= 500;
      if (!transient || tried >= 4) throw error;
      await pause(200 * 2 ** tried);
    }
  }
}
