import type { Store } from '../store/store.ts';

/** Stands where a person's id stood: a digest that nobody asked for would count as one of the configuration. */
const NOBODY = 'forgotten';

/** What was kept of a person. */
export type Forgotten = { readonly ratings: number; readonly digests: number; readonly sources: number };

/**
 * Deletes what is kept of a person by chat id: the ratings they gave, and their name on the digests and sources they
 * added, which are their channel's and stay. Answers are not kept, and the subject of a conversation goes by itself.
 */
export async function forgetPerson(person: string, { ledger, ratings, sources }: Store): Promise<Forgotten> {
  const digests = (await ledger.subscriptions()).filter(({ by }) => by === person);
  for (const digest of digests) await ledger.saveSubscription({ ...digest, by: NOBODY });
  const added = (await sources.list()).filter(({ by }) => by === person);
  for (const source of added) await sources.save({ ...source, by: NOBODY });
  return { ratings: await ratings.forget(person), digests: digests.length, sources: added.length };
}
