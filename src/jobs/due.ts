import type { Subscription } from '../model.ts';

/** The local date and time a digest stands for, "2026-03-29T08:00". Together with the subscription it names a delivery. */
export type Slot = string;

export type DueSlot = {
  readonly subscription: Subscription;
  readonly slot: Slot;
  /** The instant the slot stands for. */
  readonly instant: Temporal.Instant;
  /** True when the slot is delivered more than `lateAfterMinutes` after its time. */
  readonly late: boolean;
  /** Older slots that were missed; their news goes into this digest. */
  readonly folded: readonly Slot[];
};

export type DueOptions = {
  readonly now: Temporal.Instant;
  /** The newest slot of each subscription that is settled (delivered, given up or folded), by subscription id. */
  readonly settled: ReadonlyMap<string, Slot>;
  /** A slot missed by more than this is not delivered by itself but folded into the next one. */
  readonly catchUpHours: number;
  readonly lateAfterMinutes: number;
};

/**
 * Which digests are to be delivered now: at most one per subscription, the newest slot that has come and is not
 * settled. Pure: the same arguments always give the same answer.
 *
 * A slot is a local date and time, so each local date gives exactly one digest: a time that the clocks skip is
 * delivered as much later as they jump (02:30 becomes 03:30), one that comes twice is delivered the first time
 * (`disambiguation: 'compatible'`, as RFC 5545 section 3.3.5 has it).
 */
export function due(subscriptions: readonly Subscription[], options: DueOptions): DueSlot[] {
  const found: DueSlot[] = [];
  for (const subscription of subscriptions) {
    if (subscription.paused) continue;
    const next = dueSlot(subscription, options);
    if (next) found.push(next);
  }
  return found;
}

/** The next slot after `after`, and its instant: what `/digest list` shows. */
export function nextSlot(
  subscription: Subscription,
  after: Temporal.Instant,
): { slot: Slot; instant: Temporal.Instant } {
  let date = after.toZonedDateTimeISO(subscription.zone).toPlainDate();
  for (;;) {
    const instant = slotInstant(subscription, date);
    if (instant && Temporal.Instant.compare(instant, after) > 0) return { slot: slotName(subscription, date), instant };
    date = date.add({ days: 1 });
  }
}

function dueSlot(subscription: Subscription, options: DueOptions): DueSlot | null {
  const { now, settled, catchUpHours, lateAfterMinutes } = options;
  const since = Temporal.Instant.from(subscription.since);
  const oldest =
    Temporal.Instant.compare(since, now.subtract({ hours: catchUpHours })) > 0
      ? since
      : now.subtract({ hours: catchUpHours });
  const last = settled.get(subscription.id);
  const missed = pendingSlots(subscription, { now, since, last });
  const newest = missed.at(-1);
  if (!newest || Temporal.Instant.compare(newest.instant, oldest) < 0) return null;
  return {
    subscription,
    slot: newest.slot,
    instant: newest.instant,
    late: Temporal.Instant.compare(now, newest.instant.add({ minutes: lateAfterMinutes })) > 0,
    folded: missed.slice(0, -1).map((each) => each.slot),
  };
}

/** More missed slots than this are not named one by one: the digest after a year's sleep need not list 365 of them. */
const mostFolded = 31;

function pendingSlots(
  subscription: Subscription,
  range: { now: Temporal.Instant; since: Temporal.Instant; last: Slot | undefined },
): { slot: Slot; instant: Temporal.Instant }[] {
  // A day is looked at on either side because the slot of a local date can fall on another date after a zone-rule change.
  let date = range.now.toZonedDateTimeISO(subscription.zone).toPlainDate().add({ days: 1 });
  const pending: { slot: Slot; instant: Temporal.Instant }[] = [];
  for (
    let looked = 0;
    looked <= mostFolded * 7 && pending.length <= mostFolded;
    looked++, date = date.subtract({ days: 1 })
  ) {
    const slot = slotName(subscription, date);
    // Slots are compared by name, never by instant: when a zone's rules change, a settled date must stay settled.
    if (range.last !== undefined && slot.slice(0, 10) <= range.last.slice(0, 10)) break;
    const instant = slotInstant(subscription, date);
    if (!instant || Temporal.Instant.compare(instant, range.now) > 0) continue;
    if (Temporal.Instant.compare(instant, range.since) < 0) break;
    pending.unshift({ slot, instant });
  }
  return pending;
}

function slotName(subscription: Subscription, date: Temporal.PlainDate): Slot {
  return `${date.toString()}T${subscription.at}`;
}

/** Null when the subscription does not want that weekday. */
function slotInstant(subscription: Subscription, date: Temporal.PlainDate): Temporal.Instant | null {
  if (!subscription.days.some((day) => day === date.dayOfWeek)) return null;
  const time = Temporal.PlainTime.from(subscription.at);
  return date.toPlainDateTime(time).toZonedDateTime(subscription.zone, { disambiguation: 'compatible' }).toInstant();
}
