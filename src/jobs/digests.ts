import { type Digests, destinationOf, type ListedSubscription } from '../bot/digests.ts';
import type { Place } from '../bot/place.ts';
import type { Wish } from '../bot/schedule.ts';
import { badInput } from '../errors.ts';
import type { Destination, Length, Subscription, Weekday } from '../model.ts';
import type { Ledger } from '../store/ledger.ts';
import type { createComposer } from './compose.ts';
import { placeKey } from './deliver.ts';
import { nextSlot } from './due.ts';

export type DigestsOptions = {
  readonly ledger: Ledger;
  readonly compose: ReturnType<typeof createComposer>;
  readonly now: () => Date;
  /** A short id nobody else has. */
  readonly newId: () => string;
  /** The person's own zone as the platform knows it; null where it does not (Discord never tells). */
  readonly zoneOf: (place: Place) => Promise<string | null>;
  /** Why a digest could not be posted there, in a sentence; null when it could. */
  readonly refusal: (to: Destination) => Promise<string | null>;
};

const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Keeps the subscriptions people make in chat. */
export function createDigests(options: DigestsOptions): Digests {
  const { ledger, compose, now } = options;

  async function own(id: string, place: Place): Promise<Subscription> {
    const here = await inPlace(place);
    const found = here.find((each) => each.id === id.trim().toLowerCase());
    if (found) return found;
    const ids = here.map((each) => each.id).join(', ');
    throw badInput(
      `No digest here is called "${id.trim()}". ${ids ? `There is: ${ids}.` : 'There is none yet: make one with /digest add.'}`,
    );
  }

  async function inPlace(place: Place): Promise<Subscription[]> {
    const key = placeKey(destinationOf(place));
    const channel = placeKey({ platform: place.platform, workspace: place.workspace, channel: place.channel });
    const all = await ledger.subscriptions();
    return all.filter(
      ({ to }) => [key, channel].includes(placeKey(to)) || placeKey({ ...to, workspace: place.workspace }) === channel,
    );
  }

  async function listed(subscription: Subscription): Promise<ListedSubscription> {
    const instant = Temporal.Instant.fromEpochMilliseconds(now().getTime());
    const last = (await ledger.deliveries(subscription.id, 10)).find(
      ({ state }) => state !== 'quiet' && state !== 'folded',
    );
    return {
      subscription,
      next: subscription.paused ? null : nextSlot(subscription, instant).slot,
      last: last
        ? `${last.state === 'failed' ? `failed: ${last.why ?? 'no reason known'}` : 'delivered'} (${last.slot.replace('T', ' ')})`
        : null,
    };
  }

  async function zoneFor(wish: Wish, place: Place): Promise<string> {
    const zone = wish.zone ?? (await options.zoneOf(place));
    if (zone) return zone;
    // Asked once: a person's earlier wish tells where they live.
    const before = (await ledger.subscriptions()).find((each) => each.by === place.user);
    if (before) return before.zone;
    throw badInput('Which time zone do you mean? Add it once, such as: in Europe/Dublin.');
  }

  return {
    async add(wish, place) {
      if (wish.topics.length === 0)
        throw badInput(
          'What should the digest be about? Try: /digest add northkorea at 08:00 on weekdays in Europe/Dublin.',
        );
      const to = destinationOf(place);
      const zone = await zoneFor(wish, place);
      const refused = await options.refusal(to);
      if (refused) throw badInput(refused);
      const subscription: Subscription = {
        id: options.newId(),
        topics: wish.topics,
        to,
        at: wish.at ?? '08:00',
        days: wish.days ?? everyDay,
        zone,
        length: wish.length ?? 'short',
        quiet: wish.quiet ?? 'silent',
        paused: false,
        by: place.user,
        since: now().toISOString(),
      };
      const same = (await inPlace(place)).find((each) => isSame(each, subscription));
      if (same) throw badInput(`That digest is here already: ${same.id}.`);
      await ledger.saveSubscription(subscription);
      return listed(subscription);
    },

    async list(place) {
      return Promise.all((await inPlace(place)).map(listed));
    },

    async pause(id, paused, place) {
      const subscription = await own(id, place);
      if (subscription.by === null)
        throw badInput(`"${subscription.id}" stands in the configuration file; change it there.`);
      // A resumed digest starts afresh: what was missed while it was paused was not wished for.
      const changed = { ...subscription, paused, ...(paused ? {} : { since: now().toISOString() }) };
      await ledger.saveSubscription(changed);
      return listed(changed);
    },

    async remove(id, place) {
      const subscription = await own(id, place);
      if (subscription.by === null)
        throw badInput(`"${subscription.id}" stands in the configuration file; remove it there.`);
      await ledger.removeSubscription(subscription.id);
      return subscription;
    },

    async preview(what, place) {
      const subscription = 'id' in what ? await own(what.id, place) : draft(what.topics, place, now());
      const { reply } = await compose({
        subscription: { ...subscription, quiet: 'line' },
        slot: null,
        folded: [],
        late: false,
      });
      return { ...(reply ?? { parts: [], actions: [] }), audience: 'you' };
    },

    async now(id, place) {
      const subscription = await own(id, place);
      const { reply, told } = await compose({
        subscription: { ...subscription, quiet: 'line' },
        slot: null,
        folded: [],
        late: false,
      });
      // Not one of the schedule's slots: the slot of today is still delivered, with what comes in until then.
      await ledger.remember(placeKey(subscription.to), told, now().toISOString());
      return { ...(reply ?? { parts: [], actions: [] }), audience: 'everyone' };
    },
  };
}

/** A digest as `digests:` of the configuration has it. */
export type ConfiguredDigest = {
  readonly topic: string;
  /** console, slack:CHANNEL or discord:CHANNEL. */
  readonly to: string;
  readonly at: string;
  readonly days: readonly Weekday[];
  readonly zone: string;
  readonly length: Length;
};

/**
 * Makes the ledger hold exactly the digests of the configuration, beside those people made. One that is unchanged keeps
 * its id, and with it the memory of what was delivered; a new one starts from now.
 */
export async function keepConfiguredDigests(
  digests: readonly ConfiguredDigest[],
  { ledger, now }: { ledger: Ledger; now: Date },
): Promise<void> {
  const before = (await ledger.subscriptions()).filter(({ by }) => by === null);
  const wanted = digests.map((digest) => configured(digest, now));
  for (const { id } of before) if (!wanted.some((each) => each.id === id)) await ledger.removeSubscription(id);
  for (const each of wanted) {
    const known = before.find(({ id }) => id === each.id);
    await ledger.saveSubscription(known ? { ...each, since: known.since } : each);
  }
}

function configured(digest: ConfiguredDigest, now: Date): Subscription {
  const [platform, channel] = digest.to === 'console' ? ['console', 'console'] : digest.to.split(/:(.*)/s);
  return {
    // What makes it another digest is its subject and place; a new time for the same one is a change, not a new digest.
    id: `config:${digest.topic}:${digest.to}`.toLowerCase(),
    topics: [digest.topic],
    to: {
      platform: platform as Destination['platform'],
      workspace: platform === 'console' ? 'console' : '',
      channel: channel ?? '',
    },
    at: digest.at,
    days: digest.days,
    zone: digest.zone,
    length: digest.length,
    quiet: 'silent',
    paused: false,
    by: null,
    since: now.toISOString(),
  };
}

function draft(topics: readonly string[], place: Place, now: Date): Subscription {
  const to = destinationOf(place);
  return {
    id: 'preview',
    topics,
    to,
    at: '08:00',
    days: everyDay,
    zone: 'UTC',
    length: 'short',
    quiet: 'line',
    paused: false,
    by: null,
    since: now.toISOString(),
  };
}

function isSame(a: Subscription, b: Subscription): boolean {
  return (
    placeKey(a.to) === placeKey(b.to) &&
    a.at === b.at &&
    a.zone === b.zone &&
    a.topics.join() === b.topics.join() &&
    a.days.join() === b.days.join()
  );
}
