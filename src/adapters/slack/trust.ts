import type { webApi } from '@slack/bolt';
import type { Changers, Typed } from '../../bot/adapter.ts';
import { createRecent } from '../../bot/recent.ts';

/** How long an answer about somebody's rights is believed. */
const believeMs = 5 * 60_000;

/**
 * Who may change sources, topics and digests: by default workspace admins and owners, and whoever created the channel;
 * in a direct message everybody may have a digest sent to themselves.
 */
export function createTrust(client: webApi.WebClient, changers: Changers, now: () => Date) {
  const known = createRecent<{ trusted: boolean; at: number }>(500);

  return async ({ place, command }: Typed): Promise<boolean> => {
    if (changers === 'everyone') return true;
    if (changers !== 'admins') return changers.includes(place.user);
    if (place.channel.startsWith('D') && command === 'digest') return true;
    const key = `${place.channel} ${place.user}`;
    const before = known.get(key);
    if (before && now().getTime() - before.at < believeMs) return before.trusted;
    const trusted = (await isAdmin(place.user)) || (await created(place.channel, place.user));
    known.set(key, { trusted, at: now().getTime() });
    return trusted;
  };

  // A right that cannot be looked up is not had.
  async function isAdmin(user: string): Promise<boolean> {
    const found = await client.users.info({ user }).catch(() => null);
    return found?.user?.is_admin === true || found?.user?.is_owner === true;
  }

  async function created(channel: string, user: string): Promise<boolean> {
    const found = await client.conversations.info({ channel }).catch(() => null);
    return found?.channel?.creator === user;
  }
}
