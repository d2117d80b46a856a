import type { Reply } from '../src/bot/reply.ts';
import { createDeliveries, keyName, type Post } from '../src/jobs/deliver.ts';
import type { Subscription, Weekday } from '../src/model.ts';
import type { Ledger } from '../src/store/ledger.ts';
import { openStore } from '../src/store/open.ts';
import { seeded } from './corpus.ts';

/** Zones from all over, those with half-hour and 45-minute offsets and every manner of summer time among them. */
const zones =
  `Europe/Dublin Europe/London Europe/Berlin Europe/Oslo Europe/Istanbul Europe/Moscow America/New_York America/Chicago
  America/Denver America/Los_Angeles America/St_Johns America/Sao_Paulo America/Santiago America/Asuncion America/Havana
  America/Caracas America/Halifax America/Phoenix America/Nuuk Africa/Cairo Africa/Casablanca Africa/Lagos
  Africa/Johannesburg Asia/Kathmandu Asia/Kolkata Asia/Tehran Asia/Kabul Asia/Yangon Asia/Jerusalem Asia/Beirut
  Asia/Tokyo Asia/Shanghai Australia/Sydney Australia/Adelaide Australia/Lord_Howe Australia/Eucla Pacific/Auckland
  Pacific/Chatham Pacific/Apia Pacific/Honolulu`.split(/\s+/);

// Half past one and half past two are the times that clock changes skip or repeat.
const times = ['08:00', '01:30', '02:30', '00:00', '23:59', '18:30', '07:15', '02:15'];
const weeks: readonly (readonly Weekday[])[] = [
  [1, 2, 3, 4, 5, 6, 7],
  [1, 2, 3, 4, 5],
  [6, 7],
  [1, 3, 5],
];

const hour = 3_600_000;
const reply: Reply = { audience: 'everyone', parts: [{ kind: 'heading', text: 'Digest' }], actions: [] };

/**
 * A year on a fake clock: 40 subscriptions in 40 zones, two processes on one store, ticks at uneven times, processes
 * that die at a random step of the ledger, outages of both and of one, posts that fail before or after they took
 * effect. What should have come is worked out apart from the product, date by date.
 */
export async function simulateYear({ days, seed }: { days: number; seed: number }) {
  const random = seeded(seed);
  const store = await openStore('memory:');
  const begin = Date.UTC(2026, 0, 1);
  const end = begin + days * 24 * hour;
  let clock = begin;
  const wishes = zones.map((zone, at) =>
    wish(`s${at}`, zone, times[at % times.length]!, weeks[at % weeks.length]!, begin),
  );
  for (const each of wishes) await store.ledger.saveSubscription(each);

  const posts: { key: string; at: number; late: boolean }[] = [];
  const composed = new Map<string, boolean>();
  let crashes = 0;
  let faults = 0;

  const post: Post = async ({ key, again }) => {
    const before = again ? posts.find((each) => each.key === key) : undefined;
    if (before) return { kind: 'posted', message: key };
    if (random() < 0.03) {
      faults++;
      return { kind: 'retry', afterMs: random() < 0.5 ? 0 : Math.floor(random() * 10) * 60_000, why: 'a fault' };
    }
    posts.push({ key, at: clock, late: composed.get(key) === true });
    if (random() < 0.02) {
      // It took effect, but the answer was lost on the way.
      faults++;
      return { kind: 'retry', afterMs: 0, why: 'no answer' };
    }
    return { kind: 'posted', message: key };
  };

  /** A ledger whose process dies at a random later call, now and then. */
  const mortal = (): Ledger => {
    let left = random() < 0.003 ? 1 + Math.floor(random() * 8) : Number.POSITIVE_INFINITY;
    return new Proxy(store.ledger, {
      get(ledger, name: keyof Ledger) {
        if (--left > 0) return ledger[name].bind(ledger);
        if (left === 0) crashes++;
        return () => new Promise(() => {});
      },
    });
  };

  const tickOf = (ledger: Ledger) =>
    createDeliveries({
      ledger,
      compose: async ({ subscription, slot, late }) => {
        composed.set(keyName({ subscription: subscription.id, slot: slot ?? '' }), late);
        return { reply, details: null, told: [] };
      },
      post,
      tellSubscriber: async () => {},
      now: () => new Date(clock),
      random,
    }).tick();

  while (clock < end + 24 * hour) {
    // Two processes at once, of which one may be down; a tick of a dead process never ends and is not waited for.
    const ticks = [mortal(), mortal()].filter(() => random() < 0.9).map(tickOf);
    for (let turn = 0; turn < 400 && ticks.length > 0; turn++) await Promise.resolve();
    const outage = random() < 0.0005;
    clock += outage ? Math.floor(random() * 10) * hour : (1 + Math.floor(random() * 9)) * 60_000;
  }

  const result = await judge({ wishes, posts, begin, end, ledgerOf: store.ledger });
  await store.close();
  return { days, crashes, faults, ...result };
}

async function judge({
  wishes,
  posts,
  begin,
  end,
  ledgerOf,
}: {
  wishes: readonly Subscription[];
  posts: readonly { key: string; at: number; late: boolean }[];
  begin: number;
  end: number;
  ledgerOf: Ledger;
}) {
  const errors: string[] = [];
  const count = { slots: 0, lost: 0, double: 0, early: 0, late: 0, unlabelled: 0 };
  const byKey = Map.groupBy(posts, ({ key }) => key);
  for (const wished of wishes) {
    const states = new Map((await ledgerOf.deliveries(wished.id, 100_000)).map((each) => [each.slot, each.state]));
    for (const { slot, instant } of expected(wished, begin, end)) {
      count.slots++;
      const key = keyName({ subscription: wished.id, slot });
      const found = byKey.get(key) ?? [];
      if (found.length > 1) count.double++;
      // A slot missed by more than the catch-up window is folded into the next digest: its news is not lost.
      if (found.length === 0 && states.get(slot) !== 'folded') {
        count.lost++;
        errors.push(`lost ${wished.zone} ${key}: ${states.get(slot) ?? 'never claimed'}`);
      }
      const first = found[0];
      if (!first) continue;
      if (first.at < instant) count.early++;
      const lateBy = first.at - instant;
      if (first.late) count.late++;
      // Composed in time but posted after retries is not labelled; composed late must be.
      if (lateBy > 3 * hour && !first.late) {
        count.unlabelled++;
        errors.push(`unlabelled ${key}: ${Math.round(lateBy / 60_000)} minutes late`);
      }
    }
  }
  return { ...count, errors };
}

/** The slots of a subscription, worked out from the calendar: one for each wished local date. */
function expected(wished: Subscription, begin: number, end: number): { slot: string; instant: number }[] {
  const slots: { slot: string; instant: number }[] = [];
  let date = Temporal.Instant.fromEpochMilliseconds(begin).toZonedDateTimeISO(wished.zone).toPlainDate();
  for (;;) {
    const instant = date.toZonedDateTime({ timeZone: wished.zone, plainTime: wished.at }).epochMilliseconds;
    if (instant > end) return slots;
    if (instant >= begin && wished.days.some((day) => day === date.dayOfWeek))
      slots.push({ slot: `${date}T${wished.at}`, instant });
    date = date.add({ days: 1 });
  }
}

function wish(id: string, zone: string, at: string, days: readonly Weekday[], begin: number): Subscription {
  const to = { platform: 'slack', workspace: 'T1', channel: id } as const;
  return {
    id,
    topics: ['t'],
    to,
    at,
    days,
    zone,
    length: 'short',
    quiet: 'line',
    paused: false,
    by: 'U1',
    since: new Date(begin).toISOString(),
  };
}
