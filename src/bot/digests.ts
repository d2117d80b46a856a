import type { Destination, Subscription } from '../model.ts';
import type { Place } from './place.ts';
import type { Reply } from './reply.ts';
import type { Wish } from './schedule.ts';

/** A subscription as people are shown it. */
export type ListedSubscription = {
  readonly subscription: Subscription;
  /** The next slot, local date and time; null while paused. */
  readonly next: string | null;
  /** The last delivery that is not quiet, in words ("failed: the channel was deleted"); null when there was none. */
  readonly last: string | null;
};

/**
 * Subscriptions as the bot needs them; the room that keeps the schedule fulfils it. Everything throws bad input with
 * one sentence for a wish that cannot be kept or an id that is not of this place.
 */
export interface Digests {
  add(wish: Wish, place: Place): Promise<ListedSubscription>;
  /** Those of this channel, the ones from the configuration too. */
  list(place: Place): Promise<readonly ListedSubscription[]>;
  pause(id: string, paused: boolean, place: Place): Promise<ListedSubscription>;
  remove(id: string, place: Place): Promise<Subscription>;
  /** What the next digest would say now; nothing is remembered as told. */
  preview(what: { id: string } | { topics: readonly string[] }, place: Place): Promise<Reply>;
  /** Delivers now, besides the schedule, and remembers what was told. */
  now(id: string, place: Place): Promise<Reply>;
}

/** The place as a destination of digests. */
export function destinationOf(place: Place): Destination {
  const { platform, workspace, channel, thread } = place;
  return { platform, workspace, channel, ...(thread === undefined ? {} : { thread }) };
}
