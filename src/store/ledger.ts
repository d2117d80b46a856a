import type { Delivery, Subscription, Told } from '../model.ts';

/**
 * The book of subscriptions and deliveries. (subscription, slot) is unique, so that of several processes and restarts
 * exactly one delivers a slot; every step is one transaction. No method reads a clock: instants are arguments, ISO.
 */
export interface Ledger {
  subscriptions(): Promise<Subscription[]>;
  /** Adds a subscription or replaces the one with its id. */
  saveSubscription(subscription: Subscription): Promise<void>;
  /** Removes a subscription and its deliveries; false when there was none. */
  removeSubscription(id: string): Promise<boolean>;

  /** The newest slot of each subscription that has a delivery in any state, by subscription id. */
  lastSlots(): Promise<Map<string, string>>;
  /**
   * Claims a slot until `leaseUntil`: the delivery, or null when another process holds it, it is done, or its next try
   * is later than `now`. Claims again what a dead process left behind. `folded` slots are settled in the same step.
   */
  claim(wish: {
    subscription: string;
    slot: string;
    folded: readonly string[];
    now: string;
    leaseUntil: string;
  }): Promise<Delivery | null>;
  /** Deliveries to take up again: failed ones whose next try has come, claimed or posted ones whose lease has ended. */
  unfinished(now: string): Promise<Delivery[]>;
  /** Writes down what will be posted, before it is. */
  compose(delivery: DeliveryKey, composed: string): Promise<void>;
  /** It stands in the channel. */
  posted(delivery: DeliveryKey, message: string): Promise<void>;
  /** What it told is remembered for its channel, and the delivery is done. */
  record(delivery: DeliveryKey, place: string, told: readonly Told[], at: string): Promise<void>;
  settle(delivery: DeliveryKey, state: 'quiet' | 'folded'): Promise<void>;
  /** `nextTry` null gives up. */
  fail(delivery: DeliveryKey, why: string, nextTry: string | null): Promise<void>;
  deliveries(subscription: string, limit: number): Promise<Delivery[]>;
  /** How many deliveries are in each state, over all subscriptions. */
  deliveryCounts(): Promise<Record<string, number>>;

  /** Remembers what a place was told outside any slot. */
  remember(place: string, told: readonly Told[], at: string): Promise<void>;
  /** What a place was told since an instant, newest first. `place` is platform:workspace:channel[:thread]. */
  told(place: string, since: string): Promise<Told[]>;
}

export type DeliveryKey = { readonly subscription: string; readonly slot: string };
